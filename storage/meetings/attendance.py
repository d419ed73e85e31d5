"""Who is at a meeting: what people or the chair say, and hints that somebody was there."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, or_, select

from storage import history, rows
from storage.database import Session
from storage.dialects import insert_once, upsert
from storage.records import Attendance, Meeting, Member, Presence, Substitute
from storage.tables import attendances, members, suggestions

_SAY = upsert(attendances, key=("team", "meeting_id", "user"))
_OF = (
    select(attendances)
    .where(attendances.c.team == bindparam("team"), attendances.c.meeting_id == bindparam("meeting_id"))
    .order_by(attendances.c.at, attendances.c.id)
)
_ONE = select(attendances).where(
    attendances.c.team == bindparam("team"),
    attendances.c.meeting_id == bindparam("meeting_id"),
    attendances.c.user == bindparam("user"),
)
_UNSAY = delete(attendances).where(
    attendances.c.team == bindparam("of_team"),
    attendances.c.meeting_id == bindparam("of_meeting_id"),
    attendances.c.user == bindparam("of_user"),
)
_EXPECTED = (
    select(members)
    .where(members.c.team == bindparam("team"), members.c.channel == bindparam("channel"))
    .where(members.c.joined_at <= bindparam("at"))
    .where(or_(members.c.left_at.is_(None), members.c.left_at > bindparam("at")))
    .order_by(members.c.joined_at, members.c.user)
)
_SUGGEST = insert_once(suggestions)
_SUGGESTED = (
    select(suggestions.c.user)
    .where(suggestions.c.team == bindparam("team"), suggestions.c.meeting_id == bindparam("meeting_id"))
    .order_by(suggestions.c.at, suggestions.c.user)
)
_SAID = ("presence", "substitute", "substitute_name", "substitute_organisation")
NO_SUBSTITUTE = Substitute()


async def attend(
    session: Session,
    meeting: Meeting,
    user: str,
    presence: Presence,
    *,
    by: str,
    at: datetime,
    substitute: Substitute = NO_SUBSTITUTE,
) -> bool:
    """Note what `by` says of a person at a meeting, replacing what was said; tell whether that is new."""
    said: dict[str, Any] = {
        "presence": presence,
        "substitute": substitute.user,
        "substitute_name": substitute.name,
        "substitute_organisation": substitute.organisation,
    }
    key = {"team": meeting.team, "meeting_id": meeting.id, "user": user}
    before = rows.first(await session.execute(_ONE, key), Attendance)
    if before is not None and all(getattr(before, field) == said[field] for field in _SAID):
        return False
    await session.execute(_SAY, key | said | {"by": by, "at": at})
    was = None if before is None else {"user": user} | history.fields_of(before, _SAID)
    await history.write(
        session, meeting, "attendance", actor=by, at=at, before=was, after={"user": user} | said
    )
    return True


async def retract(session: Session, meeting: Meeting, user: str, *, by: str, at: datetime) -> bool:
    """Take back what was said of a person at a meeting; tell whether anything was."""
    key = {"team": meeting.team, "meeting_id": meeting.id, "user": user}
    before = rows.first(await session.execute(_ONE, key), Attendance)
    if before is None:
        return False
    await session.execute(_UNSAY, {f"of_{name}": value for name, value in key.items()})
    was = {"user": user} | history.fields_of(before, _SAID)
    await history.write(session, meeting, "attendance", actor=by, at=at, before=was, after={"user": user})
    return True


async def attendances_of(session: Session, meeting: Meeting) -> list[Attendance]:
    """Return what was said of people at a meeting, in the order in which it was said."""
    key = {"team": meeting.team, "meeting_id": meeting.id}
    return rows.every(await session.execute(_OF, key), Attendance)


async def expected_at(session: Session, meeting: Meeting) -> list[Member]:
    """Return who was in the group when a meeting began; people who joined later are not expected."""
    key = {"team": meeting.team, "channel": meeting.channel, "at": meeting.starts_at}
    return rows.every(await session.execute(_EXPECTED, key), Member)


async def presences(session: Session, meeting: Meeting) -> dict[str, Presence]:
    """Return everybody's attendance at a meeting: a member who was expected and said nothing is absent.

    A substitute is present, unless it was said otherwise.
    """
    known = dict.fromkeys((member.user for member in await expected_at(session, meeting)), Presence.ABSENT)
    said = await attendances_of(session, meeting)
    known |= {
        one.substitute: Presence.PRESENT
        for one in said
        if one.presence is Presence.SUBSTITUTE and one.substitute is not None
    }
    return known | {one.user: one.presence for one in said}


async def note_speaker(session: Session, meeting: Meeting, user: str, *, at: datetime) -> None:
    """Note that somebody wrote in the channel during a meeting: only a hint that they were there."""
    values = {"team": meeting.team, "meeting_id": meeting.id, "user": user, "at": at}
    await session.execute(_SUGGEST, values)


async def speakers_at(session: Session, meeting: Meeting) -> list[str]:
    """Return who wrote in the channel while a meeting ran, earliest first."""
    found = await session.execute(_SUGGESTED, {"team": meeting.team, "meeting_id": meeting.id})
    return [str(row.user) for row in found]
