"""What a member is told in person before a meeting, and when that joins what else they are told."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from scheduler import recaps as rules
from scheduler.meetings import LATE
from storage import events_seen, meetings, outbox, recaps
from storage.database import Session
from storage.recaps import Found, InPerson
from storage.records import Ahead, Kind, Meeting, NewMessage, Reader, subjects

MEETINGS_BACK = 3
NEAR = timedelta(days=12)
"""Before a meeting that is further off there is another morning to tell somebody."""


def key(meeting_id: int | str, user: str | None = None) -> str:
    """Return the key of a meeting's recap, the group's or a person's: one each, even if it is moved."""
    return f"recap:{meeting_id}" + (f":{user}" if user else "")


async def to_tell(
    session: Session,
    ahead: Ahead,
    reader: Reader,
    now: datetime,
    *,
    most: int = rules.MOST_SHOWN,
    without: Sequence[int] = (),
) -> Found:
    """Return what a member is told in person before a meeting: what they missed, and what has changed.

    What changed after their recap was due is left out: they have just seen it in the channel.
    """
    team, channel = ahead.meeting.team, ahead.meeting.channel
    begun = await _begun(session, team, channel, now)
    in_person = InPerson(rules.reach(reader, next(iter(begun), None)), rules.person_due(ahead, reader))
    return await recaps.missing(
        *(session, team, channel, reader.user),
        touched_since=rules.window(begun, MEETINGS_BACK),
        in_person=in_person,
        told=False,
        most=most,
        without=without,
    )


async def unread(
    session: Session, ahead: Ahead, reader: Reader, now: datetime, *, most: int, without: Sequence[int]
) -> Found:
    """Return what a member was told of, as it stands now, and has not marked as read."""
    team, channel = ahead.meeting.team, ahead.meeting.channel
    since = rules.window(await _begun(session, team, channel, now), MEETINGS_BACK)
    return await recaps.missing(
        session, team, channel, reader.user, touched_since=since, told=True, most=most, without=without
    )


async def _begun(session: Session, team: str, channel: str, now: datetime) -> list[datetime]:
    """Return when the last few meetings began, the latest first."""
    return await recaps.last_begun(session, team, channel, now, MEETINGS_BACK)


async def last_meeting(session: Session, team: str, channel: str, now: datetime) -> datetime | None:
    """Return when the group's last meeting began, None before its first."""
    return next(iter(await recaps.last_begun(session, team, channel, now, 1)), None)


async def join(session: Session, team: str, user: str, now: datetime) -> None:
    """Tell somebody, in the message they get this morning, what they missed in groups that meet soon."""
    near = await recaps.ahead_of(session, team, user, key(""), since=now, until=now + NEAR)
    for ahead in rules.with_recaps(near):
        reader = await recaps.reader(session, team, ahead.meeting.channel, user)
        if reader is None or not rules.joins(ahead, reader, now):
            continue
        if await still_pressing(session, ahead.meeting, now) is None:
            await put(session, ahead, reader, now)


async def put(session: Session, ahead: Ahead, reader: Reader, now: datetime) -> bool:
    """Put what a member missed among what they are told next; tell whether there is anything."""
    if not (await to_tell(session, ahead, reader, now, most=1)).count:
        return False
    meeting = ahead.meeting
    await note(session, meeting, reader.user, now)
    await outbox.put(
        session,
        NewMessage.of(
            meeting,
            key=key(meeting.id, reader.user),
            kind=Kind.PERSON_RECAP,
            recipient=reader.user,
            about=subjects.PersonRecap(meeting=meeting.id),
            at=now,
            expires_at=meeting.starts_at,
        ),
    )
    return True


async def note(session: Session, meeting: Meeting, user: str, now: datetime) -> None:
    """Note that a member was dealt with before a meeting, told or not."""
    await events_seen.first_time(session, meeting.team, key(meeting.id, user), at=now)


async def still_pressing(session: Session, meeting: Meeting, now: datetime) -> datetime | None:
    """Return until when people may say that they are at the meeting before this one, None if that is past.

    Until then nobody is told that they missed something there.
    """
    last = await meetings.last_begun(session, meeting.team, meeting.channel, now)
    until = last.ends_at + LATE if last is not None and last.id != meeting.id else now
    return until if until > now else None
