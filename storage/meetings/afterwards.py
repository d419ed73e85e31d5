"""What there is of a meeting once it is over: its end, and what was recorded while it ran."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, or_, select, update

from storage import rows, unreadable_rows
from storage.database import Session
from storage.meetings import there
from storage.records import Action, Decision, Meeting, MeetingStatus
from storage.tables import UNENDED, actions, decisions, meetings

BATCH = 100
"""So few that people who write meanwhile do not notice the wait."""

_KEY = (meetings.c.team, meetings.c.id)
_UNENDED = select(meetings).where(UNENDED, meetings.c.status == MeetingStatus.PLANNED)
_TO_END = (
    _UNENDED.where(meetings.c.ends_at <= bindparam("at"), meetings.c.ends_at >= bindparam("since"))
    .where(or_(meetings.c.ends_at > bindparam("since"), meetings.c.id > bindparam("after")))
    .order_by(meetings.c.ends_at, meetings.c.id)
    .limit(BATCH)
)
_NEXT_END = select(func.min(meetings.c.ends_at)).where(
    UNENDED, meetings.c.status == MeetingStatus.PLANNED, meetings.c.ends_at > bindparam("at")
)
_END = (
    update(meetings)
    .where(meetings.c.team == bindparam("of_team"), meetings.c.id == bindparam("of_id"))
    .where(meetings.c.ended_at.is_(None))
    .values(ended_at=bindparam("at"))
)
_LOCK = (
    select(meetings)
    .where(meetings.c.team == bindparam("of_team"), meetings.c.id == bindparam("of_id"))
    .with_for_update()
)
_DECIDED = (
    select(decisions)
    .select_from(decisions.join(meetings, there.made_at(decisions, meetings)))
    .where(decisions.c.team == bindparam("team"), decisions.c.channel == bindparam("channel"))
    .where(decisions.c.decided_at >= bindparam("begins"), decisions.c.decided_at < bindparam("ends"))
    .where(decisions.c.undone_at.is_(None), meetings.c.id == bindparam("meeting_id"))
    .order_by(decisions.c.number)
)
_SETTLED = (
    select(decisions)
    .select_from(decisions.join(meetings, there.settled_at(decisions, meetings)))
    .where(decisions.c.team == bindparam("team"), decisions.c.channel == bindparam("channel"))
    .where(decisions.c.settled_at >= bindparam("begins"), decisions.c.settled_at < bindparam("ends"))
    .where(decisions.c.undone_at.is_(None), meetings.c.id == bindparam("meeting_id"))
    .order_by(decisions.c.number)
)
_GIVEN = (
    select(actions)
    .where(actions.c.team == bindparam("team"), actions.c.channel == bindparam("channel"))
    .where(actions.c.created_at >= bindparam("begins"), actions.c.created_at < bindparam("ends"))
    .where(actions.c.undone_at.is_(None))
    .order_by(actions.c.number)
)


async def to_end(
    session: Session, at: datetime, since: datetime, *, after: Meeting | None = None
) -> list[Meeting]:
    """Return some of the meetings, in all workspaces, that ended from `since` to `at` and were not seen to.

    The earliest come first, starting behind `after`.
    """
    values: dict[str, Any] = {"at": at, "since": since, "after": 0}
    if after is not None:
        values |= {"since": after.ends_at, "after": after.id}
    return await unreadable_rows.every(session, _TO_END, values, rows.reader(Meeting), _KEY)


async def next_end(session: Session, at: datetime) -> datetime | None:
    """Return when the next meeting that has begun, of any group, ends after a time."""
    return (await session.execute(_NEXT_END, {"at": at})).scalar_one_or_none()


async def end(session: Session, meeting: Meeting, *, at: datetime) -> bool:
    """Note that the end of a meeting was seen to; False when it already was."""
    ended = await session.execute(_END, {"of_team": meeting.team, "of_id": meeting.id, "at": at})
    return ended.rowcount == 1


async def lock(session: Session, team: str, meeting_id: int) -> Meeting | None:
    """Return a meeting, locked until the transaction ends; None when there is none."""
    return rows.first(await session.execute(_LOCK, {"of_team": team, "of_id": meeting_id}), Meeting)


async def decided_at(session: Session, meeting: Meeting) -> list[Decision]:
    """Return what was decided while a meeting ran and was not undone, in order."""
    values = _span(meeting) | {"meeting_id": meeting.id}
    return rows.every(await session.execute(_DECIDED, values), Decision)


async def settled_at(session: Session, meeting: Meeting) -> list[Decision]:
    """Return the decisions, not undone, whose own status last changed while a meeting ran, in order."""
    values = _span(meeting) | {"meeting_id": meeting.id}
    return rows.every(await session.execute(_SETTLED, values), Decision)


async def given_at(session: Session, meeting: Meeting) -> list[Action]:
    """Return the actions that were recorded while a meeting ran and not undone, in order."""
    return rows.every(await session.execute(_GIVEN, _span(meeting)), Action)


def _span(meeting: Meeting) -> dict[str, Any]:
    key = {"team": meeting.team, "channel": meeting.channel}
    return key | {"begins": meeting.starts_at, "ends": meeting.ends_at}
