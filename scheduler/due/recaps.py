"""Puts recaps in the outbox: a meeting's for the group, and one for each member who missed something."""

import asyncio
from datetime import datetime, timedelta

from scheduler import recaps as rules
from scheduler.calendar import WEEK
from scheduler.due import missed, mornings
from storage import meetings, outbox, recaps
from storage.database import Session
from storage.records import Ahead, Kind, NewMessage, Reader, subjects

NOTICED = timedelta(days=30)
"""How long after its start a meeting still gets its recaps put or noted, if the bot was down."""
LATELY = timedelta(days=2)
"""How long after its start the people of a meeting with a recap are looked at again."""
COMPANIONS = timedelta(days=8)
"""Meetings with one recap day are at most a long weekend apart; the first of them has the recap."""
LOOK_BACK = NOTICED + COMPANIONS
LOOK_AHEAD = timedelta(days=9)
"""Longer than any weekend with public holidays, which the lead in working days comes on top of."""
STRIDE = timedelta(days=6)
"""How much of a full calendar is read in one statement; it doubles while there is little to read."""
FEW = 50
"""With fewer meetings than this in one statement, the next stride is longer."""


async def put(session: Session, now: datetime) -> None:
    """Put the recaps that are due in the outbox, and note each person dealt with, told or not."""
    for ahead in await _ahead(session, now - LOOK_BACK, now + await _reach(session)):
        await session.step()
        begins = rules.earliest(ahead)
        if begins - WEEK > now or _is_over(ahead, now):
            continue
        if ahead.put or await _has_matter(session, ahead):
            if begins <= now:
                await _put_group(session, ahead, now)
            await _put_people(session, ahead, now, early=begins > now)


async def next_due(session: Session, now: datetime) -> datetime | None:
    """Return when the next recap is due after `now`, or the earliest time to look for one."""
    reach = await _reach(session)
    times: list[datetime | None] = []
    for ahead in await _ahead(session, now - COMPANIONS, now + reach):
        begins = rules.earliest(ahead)
        if begins > now:
            times += [begins - WEEK, begins]
        if begins - WEEK <= now and ahead.meeting.starts_at > now:
            times += await _times(session, ahead, now)
    beyond = await meetings.next_start(session, now + reach)
    times.append(beyond - reach if beyond is not None else None)
    return min((time for time in times if time is not None and time > now), default=None)


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
        read = await recaps.ahead(session, missed.key(""), since=after, until=since)
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
    meeting, early = ahead.meeting, rules.earliest(ahead) > now
    unsettled = await recaps.unsettled(session, meeting, f"{missed.key(meeting.id)}:", wishing=early)
    until = await missed.still_pressing(session, meeting, now) or now
    people = [rules.person_time(ahead, reader, until) for reader in unsettled]
    return [rules.group_time(ahead, now), *people]


async def _put_group(session: Session, ahead: Ahead, now: datetime) -> None:
    meeting = ahead.meeting
    if ahead.put or rules.group_time(ahead, now) > now:
        return
    await outbox.put(
        session,
        NewMessage.of(
            meeting,
            key=missed.key(meeting.id),
            kind=Kind.GROUP_RECAP,
            about=subjects.OfMeeting(meeting=meeting.id),
            at=now,
        ),
    )


async def _put_people(session: Session, ahead: Ahead, now: datetime, *, early: bool) -> None:
    """Have the people written to for whom a recap is due, and note each of them as dealt with.

    When it is `early`, it is due only to people who wish to be written to on few mornings.
    """
    meeting = ahead.meeting
    if meeting.starts_at > now and await missed.still_pressing(session, meeting, now) is not None:
        return
    unsettled = await recaps.unsettled(session, meeting, f"{missed.key(meeting.id)}:", wishing=early)
    due = [reader for reader in unsettled if _is_due(ahead, reader, now)]
    for reader in due:
        await session.step()
        await _put_person(session, ahead, reader, now)


async def _put_person(session: Session, ahead: Ahead, reader: Reader, now: datetime) -> None:
    meeting = ahead.meeting
    if meeting.starts_at > now and await missed.put(session, ahead, reader, now):
        await mornings.take(session, meeting.team, reader.user, rules.mornings(ahead, reader), now)
    else:
        await missed.note(session, meeting, reader.user, now)


def _is_due(ahead: Ahead, reader: Reader, now: datetime) -> bool:
    """Tell whether a member's recap is due now; once the meeting has begun, all that waited are."""
    if ahead.meeting.starts_at <= now:
        return reader.joined_at < ahead.meeting.starts_at
    when = rules.person_time(ahead, reader, now)
    return when is not None and when <= now
