"""Puts recaps in the outbox: a meeting's for the group, and one for each member who missed something."""

from datetime import datetime, timedelta

from scheduler import recaps as rules
from scheduler.meetings import LATE
from storage import events_seen, meetings, outbox, recaps
from storage.database import Session
from storage.records import Account, Ahead, Meeting, Reader

NOTICED = timedelta(days=30)
"""How long after its start it is still put on record that a meeting had no recap, when nobody was there."""
LATELY = timedelta(days=2)
"""How long after its start what belongs to a meeting's recap is put again; a repeat changes nothing."""
LOOK_BACK = NOTICED + timedelta(days=8)
"""Meetings with one recap day are at most a long weekend apart; the first of them has the recap."""
LOOK_AHEAD = timedelta(days=9)
"""Longer than any weekend with its public holidays, for what a group's lead in working days adds to."""
MEETINGS_BACK = 3


async def put(session: Session, now: datetime) -> None:
    """Put in the outbox the recaps that are due, and remember who has been seen to, told or not."""
    for ahead in await _ahead(session, now, await _reach(session)):
        if rules.earliest(ahead) > now or await _is_over(session, ahead.meeting, now):
            continue
        if await _has_matter(session, ahead, now):
            await _put_group(session, ahead, now)
            await _put_people(session, ahead, now)


async def next_due(session: Session, now: datetime) -> datetime | None:
    """Return when the next recap is due after `now`, or when to look for one at the earliest."""
    reach = await _reach(session)
    times: list[datetime | None] = []
    for ahead in await _ahead(session, now, reach):
        begins = rules.earliest(ahead)
        if begins > now:
            times.append(begins)
        elif ahead.meeting.starts_at > now:
            times += await _times(session, ahead, now)
    beyond = await meetings.next_start(session, now + reach)
    times.append(beyond - reach if beyond is not None else None)
    return min((time for time in times if time is not None and time > now), default=None)


def key(meeting_id: int, user: str | None = None) -> str:
    """Return the key of a meeting's recap, the group's or a person's: one each, even if it is moved."""
    return f"recap:{meeting_id}" + (f":{user}" if user else "")


async def look_through(session: Session, team: str, channel: str, now: datetime) -> list[Account]:
    """Return the decisions that members may not have been told of yet: those of the last few meetings."""
    begun = await recaps.last_begun(session, team, channel, now, MEETINGS_BACK)
    since = rules.window(begun, MEETINGS_BACK)
    return await recaps.accounts(session, team, channel, since=since, settled=True)


async def last_meeting(session: Session, team: str, channel: str, now: datetime) -> datetime | None:
    """Return when the group's last meeting began, None before its first."""
    return next(iter(await recaps.last_begun(session, team, channel, now, 1)), None)


async def _reach(session: Session) -> timedelta:
    """Return how long before a meeting its recap can be due, in any group."""
    return LOOK_AHEAD + await recaps.longest_lead(session) * timedelta(days=2)


async def _ahead(session: Session, now: datetime, reach: timedelta) -> list[Ahead]:
    # A moment more than the reach, so that what comes within it at this very time is seen.
    until = now + reach + timedelta(seconds=1)
    return rules.with_recaps(await recaps.ahead(session, since=now - LOOK_BACK, until=until))


async def _is_over(session: Session, meeting: Meeting, now: datetime) -> bool:
    """Tell whether nothing is to be put on record of a meeting any more."""
    if meeting.starts_at <= now - NOTICED:
        return True
    settled = meeting.starts_at <= now - LATELY
    return settled and await outbox.find(session, meeting.team, key(meeting.id)) is not None


async def _has_matter(session: Session, ahead: Ahead, now: datetime) -> bool:
    """Tell whether a meeting is to have a recap: not when nothing was recorded by the time it was due.

    Of a meeting that was planned later than that, not when nothing was recorded until then.
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
    """Return until when people may say that they are at the meeting before this one; None when that is past.

    Until then nobody is told that they missed it.
    """
    last = await meetings.last_begun(session, meeting.team, meeting.channel, now)
    until = last.ends_at + LATE if last is not None and last.id != meeting.id else now
    return until if until > now else None


async def _put_group(session: Session, ahead: Ahead, now: datetime) -> None:
    meeting = ahead.meeting
    if rules.group_time(ahead, now) > now:
        return
    await outbox.put(
        session,
        key(meeting.id),
        "recap",
        team=meeting.team,
        channel=meeting.channel,
        about={"meeting": meeting.id},
        at=now,
    )


async def _put_people(session: Session, ahead: Ahead, now: datetime) -> None:
    meeting = ahead.meeting
    if meeting.starts_at > now and await _still_pressing(session, meeting, now) is not None:
        return
    unsettled = await recaps.unsettled(session, meeting, f"{key(meeting.id)}:")
    due = [reader for reader in unsettled if _is_due(ahead, reader, now)]
    if not due:
        return
    accounts = await look_through(session, meeting.team, meeting.channel, now)
    last = await last_meeting(session, meeting.team, meeting.channel, now)
    for reader in due:
        await events_seen.first_time(session, meeting.team, key(meeting.id, reader.user), at=now)
        if rules.to_tell(accounts, reader, last, ahead):
            await _put_person(session, ahead, reader, now)


def _is_due(ahead: Ahead, reader: Reader, now: datetime) -> bool:
    """Tell whether a member's recap is due now; once the meeting has begun, of all who waited for it."""
    if ahead.meeting.starts_at <= now:
        return reader.joined_at < ahead.meeting.starts_at
    when = rules.person_time(ahead, reader.zone, now)
    return when is not None and when <= now


async def _put_person(session: Session, ahead: Ahead, reader: Reader, now: datetime) -> None:
    meeting = ahead.meeting
    await outbox.put(
        session,
        key(meeting.id, reader.user),
        "recap for a person",
        team=meeting.team,
        channel=meeting.channel,
        recipient=reader.user,
        about={"meeting": meeting.id},
        at=now,
    )
