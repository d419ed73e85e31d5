"""Writes down the next meetings of each series, and does what follows when a meeting begins and ends."""

from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import structlog

from scheduler import meetings as rules
from scheduler import places
from scheduler.due import attendance
from storage import groups, meetings, outbox
from storage.database import Session
from storage.records import Group, Kind, Meeting, NewMessage, Series, Stretch, subjects

NOTICED = timedelta(days=30)
"""How long after its start a meeting is still begun, if the bot was down at the time."""
LOOK_AGAIN = timedelta(hours=1)
"""How soon to try again with a series that could not be read."""

log = structlog.get_logger()


async def put(session: Session, now: datetime) -> None:
    """Write down the next meetings of each series; put up the post of each that begins; see to each end."""
    await _extend(session, now)
    after: Meeting | None = None
    while to_begin := await meetings.to_begin(session, now, now - NOTICED, after=after):
        after = to_begin[-1]
        for meeting in to_begin:
            await _begin(session, meeting, now)
        await session.step()
    after = None
    while to_end := await meetings.to_end(session, now, now - attendance.STILL_ASKED, after=after):
        after = to_end[-1]
        for meeting in to_end:
            await attendance.put(session, meeting, now)
        await session.step()


async def _extend(session: Session, now: datetime) -> None:
    after: Series | None = None
    while to_extend := await meetings.to_extend(session, now, after=after):
        after = to_extend[-1]
        for series in to_extend:
            group = await groups.find(session, series.team, series.channel)
            await meetings.extend(session, series, _next(series, group, now))
        await session.step()


def _next(series: Series, group: Group | None, now: datetime) -> Stretch:
    """Return the next meetings of a series; none while it can not be read."""
    try:
        zone = ZoneInfo(series.zone)
        return rules.stretch(
            series.rrule,
            series.starts,
            zone,
            series.minutes,
            now=now,
            after=series.until,
            off=rules.DaysOff(series.left_out, series.holiday_shift, places.hours_of(group, zone)),
        )
    except (ValueError, LookupError, OSError, ArithmeticError) as error:
        reason = f"{type(error).__name__}: {error}"
        log.error("series can not be read", team=series.team, series=series.id, reason=reason)
        return Stretch((), series.until, now + LOOK_AGAIN)


async def next_due(session: Session, now: datetime) -> datetime | None:
    """Return when the next meeting begins or ends, or a series needs its next meetings written down."""
    times = [
        await meetings.next_start(session, now),
        await meetings.next_end(session, now),
        await meetings.next_to_extend(session, now),
    ]
    return min((time for time in times if time is not None), default=None)


async def _begin(session: Session, meeting: Meeting, now: datetime) -> None:
    """Put in the outbox a meeting's post, and its last updates."""
    group = await groups.find(session, meeting.team, meeting.channel)
    if group is not None and group.archived_at is not None:
        return
    if not await meetings.begin(session, meeting, at=now):
        return
    which = f"{meeting.id}:{meeting.starts_at.isoformat()}"
    message = partial(
        NewMessage,
        team=meeting.team,
        channel=meeting.channel,
        about=subjects.OfMeeting(meeting=meeting.id, starts_at=meeting.starts_at),
        at=now,
    )
    starts_at, ends_at, over = meeting.starts_at, meeting.ends_at, Kind.MEETING_OVER
    messages = [
        message(key=f"meeting:{which}", kind=Kind.MEETING_POST, due_at=starts_at, expires_at=ends_at),
        message(key=f"meeting ended:{which}", kind=over, due_at=ends_at),
        message(key=f"{over}:{which}", kind=over, due_at=ends_at + rules.LATE),
    ]
    for each in messages:
        await outbox.put(session, each)
