"""Puts recaps in the outbox: a meeting's for the group, and one for each member who missed something."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

from scheduler import recaps as rules
from scheduler.meetings import LATE
from storage import events_seen, meetings, outbox, recaps
from storage.database import Session
from storage.recaps import Found, InPerson
from storage.records import Ahead, Kind, Meeting, NewMessage, Reader, subjects

NOTICED = timedelta(days=30)
"""How long after its start a meeting still gets its recaps put or noted, if the bot was down."""
LATELY = timedelta(days=2)
"""How long after its start the people of a meeting with a recap are looked at again."""
COMPANIONS = timedelta(days=8)
"""Meetings with one recap day are at most a long weekend apart; the first of them has the recap."""
LOOK_BACK = NOTICED + COMPANIONS
LOOK_AHEAD = timedelta(days=9)
"""Longer than any weekend with public holidays, which the lead in working days comes on top of."""
MEETINGS_BACK = 3
STRIDE = timedelta(days=6)
"""How much of a full calendar is read in one statement; it doubles while there is little to read."""
FEW = 50
"""With fewer meetings than this in one statement, the next stride is longer."""


async def put(session: Session, now: datetime) -> None:
    """Put the recaps that are due in the outbox, and note each person dealt with, told or not."""
    for ahead in await _ahead(session, now - LOOK_BACK, now + await _reach(session)):
        await session.step()
        if rules.earliest(ahead) > now or _is_over(ahead, now):
            continue
        if ahead.put or await _has_matter(session, ahead):
            await _put_group(session, ahead, now)
            await _put_people(session, ahead, now)


async def next_due(session: Session, now: datetime) -> datetime | None:
    """Return when the next recap is due after `now`, or the earliest time to look for one."""
    reach = await _reach(session)
    times: list[datetime | None] = []
    for ahead in await _ahead(session, now - COMPANIONS, now + reach):
        begins = rules.earliest(ahead)
        if begins > now:
            times.append(begins)
        elif ahead.meeting.starts_at > now:
            times += await _times(session, ahead, now)
    beyond = await meetings.next_start(session, now + reach)
    times.append(beyond - reach if beyond is not None else None)
    return min((time for time in times if time is not None and time > now), default=None)


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
    in_person = InPerson(rules.reach(reader, next(iter(begun), None)), rules.person_due(ahead, reader.zone))
    return await recaps.missing(
        *(session, team, channel, reader.user),
        touched_since=rules.window(begun, MEETINGS_BACK),
        in_person=in_person,
        told=False,
        most=most,
        without=without,
    )


async def unconfirmed(
    session: Session, ahead: Ahead, reader: Reader, now: datetime, *, most: int, without: Sequence[int]
) -> Found:
    """Return what a member was told of, as it stands now, and has not confirmed."""
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


async def _reach(session: Session) -> timedelta:
    """Return how long before a meeting its recap can be due, in any group.

    A second is added, so that a meeting exactly that far off is included.
    """
    return LOOK_AHEAD + await recaps.longest_lead(session) * timedelta(days=2) + timedelta(seconds=1)


async def _ahead(session: Session, since: datetime, until: datetime) -> list[Ahead]:
    """Return the meetings in a window that have a recap, read in strides so that other tasks can run."""
    found: list[Ahead] = []
    stride = STRIDE
    while since < until:
        after, since = since, min(since + stride, until)
        read = await recaps.ahead(session, key(""), since=after, until=since)
        stride = 2 * stride if len(read) < FEW else STRIDE
        found += read
        await asyncio.sleep(0)
    return rules.with_recaps(found)


def _is_over(ahead: Ahead, now: datetime) -> bool:
    """Tell whether a meeting is too long ago for anything about its recap."""
    starts_at = ahead.meeting.starts_at
    return starts_at <= now - NOTICED or (ahead.put and starts_at <= now - LATELY)


async def _has_matter(session: Session, ahead: Ahead) -> bool:
    """Tell whether a meeting is to have a recap: only if something was recorded by the time it was due.

    For a meeting planned after that time, only if something was recorded by when it was planned.
    """
    meeting, due = ahead.meeting, rules.group_due(ahead)
    by = max(due, await meetings.arranged_at(session, meeting) or due)
    return await recaps.on_record(session, meeting.team, meeting.channel, by)


async def _times(session: Session, ahead: Ahead, now: datetime) -> list[datetime | None]:
    meeting = ahead.meeting
    unsettled = await recaps.unsettled(session, meeting, f"{key(meeting.id)}:")
    until = await _still_pressing(session, meeting, now) or now
    people = [rules.person_time(ahead, reader.zone, until) for reader in unsettled]
    return [rules.group_time(ahead, now), *people]


async def _still_pressing(session: Session, meeting: Meeting, now: datetime) -> datetime | None:
    """Return until when people may say that they are at the meeting before this one, None if that is past.

    Until then nobody is told that they missed something there.
    """
    last = await meetings.last_begun(session, meeting.team, meeting.channel, now)
    until = last.ends_at + LATE if last is not None and last.id != meeting.id else now
    return until if until > now else None


async def _put_group(session: Session, ahead: Ahead, now: datetime) -> None:
    meeting = ahead.meeting
    if ahead.put or rules.group_time(ahead, now) > now:
        return
    await outbox.put(
        session,
        NewMessage.of(
            meeting,
            key=key(meeting.id),
            kind=Kind.GROUP_RECAP,
            about=subjects.OfMeeting(meeting=meeting.id),
            at=now,
        ),
    )


async def _put_people(session: Session, ahead: Ahead, now: datetime) -> None:
    """Put the recaps of the people for whom one is due, and note each of them as dealt with."""
    meeting = ahead.meeting
    if meeting.starts_at > now and await _still_pressing(session, meeting, now) is not None:
        return
    unsettled = await recaps.unsettled(session, meeting, f"{key(meeting.id)}:")
    due = [reader for reader in unsettled if _is_due(ahead, reader, now)]
    for reader in due:
        await session.step()
        await events_seen.first_time(session, meeting.team, key(meeting.id, reader.user), at=now)
        if (await to_tell(session, ahead, reader, now, most=1)).count:
            await _put_person(session, ahead, reader, now)


def _is_due(ahead: Ahead, reader: Reader, now: datetime) -> bool:
    """Tell whether a member's recap is due now; once the meeting has begun, all that waited are."""
    if ahead.meeting.starts_at <= now:
        return reader.joined_at < ahead.meeting.starts_at
    when = rules.person_time(ahead, reader.zone, now)
    return when is not None and when <= now


async def _put_person(session: Session, ahead: Ahead, reader: Reader, now: datetime) -> None:
    meeting = ahead.meeting
    await outbox.put(
        session,
        NewMessage.of(
            meeting,
            key=key(meeting.id, reader.user),
            kind=Kind.PERSON_RECAP,
            recipient=reader.user,
            about=subjects.PersonRecap(meeting=meeting.id),
            at=now,
        ),
    )
