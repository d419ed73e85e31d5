"""Ends a group's meetings once that is confirmed: its series, and what was planned beside it, from a day on.

Nothing of it is deleted: what falls away is cancelled, and stays in the record like all that was before.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.language import dates
from bot.language.refusal import Refusal
from bot.meetings import calendars, due_dates
from bot.meetings import deliveries as meeting_deliveries
from bot.meetings.agenda import service as agenda_service
from bot.meetings.endings import deliveries
from bot.meetings.endings.proposals import EndingProposal
from bot.meetings.outcomes import Became, Outcome
from bot.meetings.plan import proposals
from bot.understanding.meaning import MeetingAct, MeetingDoes
from scheduler import calendar
from scheduler import meetings as rules
from storage import events_seen, meetings
from storage.database import Session
from storage.records import Meeting, Series

MOST = 200
"""More meetings than are written down of a series, with those planned beside it."""
NO_SERIES = "This group has no series of meetings that could end."
NONE_PLANNED = "No meeting is planned, so there is nothing to end."


async def propose(
    session: Session,
    team: str,
    channel: str,
    act: MeetingAct,
    zone: ZoneInfo,
    *,
    key: str,
    by: str,
    at: datetime,
) -> EndingProposal:
    """Return the end of a group's meetings, for its Confirm; Refusal where no meeting falls away."""
    present = await meetings.series_of(session, team, channel)
    if act.does is MeetingDoes.END_SERIES and present is None:
        raise Refusal(NO_SERIES)
    since = act.day if act.day is not None and act.day > calendar.local_day(at, zone) else None
    last = rules.last_before(since, zone) if since is not None else at
    later = await _later(session, team, channel, last, at)
    series = present if present is not None and _goes_on(present, last) else None
    beside = [one.id for one in later if present is None or one.series_id != present.id]
    alone = tuple(beside) if act.does is MeetingDoes.END else ()
    if series is None and not alone:
        raise Refusal(f"No meeting is planned from {dates.echo(since)} on." if since else NONE_PLANNED)
    return EndingProposal(key, channel, by, since, series.id if series else None, alone)


async def falling(session: Session, team: str, ending: EndingProposal, at: datetime) -> list[Meeting]:
    """Return the planned meetings that fall away by an end, the next first."""
    last = await _last_moment(session, team, ending, at)
    later = await _later(session, team, ending.channel, last, at)
    return [one for one in later if _falls(one, ending)]


async def obstacle(session: Session, team: str, ending: EndingProposal, at: datetime) -> Outcome | None:
    """Return what has changed since an end was shown; None while it can be made."""
    present = await meetings.series_of(session, team, ending.channel)
    if ending.series is not None and present is None:
        return Outcome(Became.PLAN_ENDED)
    if ending.series is not None and present is not None and present.id != ending.series:
        return Outcome(Became.REPLANNED, proposals.describe_series(present))
    last = await _last_moment(session, team, ending, at)
    goes_on = ending.series is not None and present is not None and _goes_on(present, last)
    return None if goes_on or await falling(session, team, ending, at) else Outcome(Became.NONE_LEFT)


async def make(session: Session, team: str, ending: EndingProposal, *, by: str, at: datetime) -> Outcome:
    """End the meetings that `by` has confirmed to end, once, and have the channel and the owners told."""
    if not await events_seen.first_time(session, team, ending.once, at=at):
        return Outcome(Became.ALREADY)
    gone = await falling(session, team, ending, at)
    series = await meetings.series_by_id(session, team, ending.series) if ending.series else None
    if series is not None:
        await _end(session, series, ending, by, at)
    for meeting in gone:
        if meeting.id in ending.alone:
            await meetings.cancel(session, meeting, actor=by, at=at)
        if meeting.post_ts is not None:
            await meeting_deliveries.refresh_attendance(session, meeting, at=at)
    await deliveries.tell_channel(session, team, ending, gone, by=by, at=at)
    await due_dates.follow(session, team, ending.channel, changed=gone, by=by, at=at)
    await agenda_service.carry_over(session, team, ending.channel, at=at)
    return Outcome(Became.ENDED, _described(series, ending.since))


async def _end(session: Session, series: Series, ending: EndingProposal, by: str, at: datetime) -> None:
    """End a series at once, or let it go on until the day from which there are no meetings."""
    last = await _last_moment(session, series.team, ending, at)
    shorter = rules.ending_at(series.rrule, last) if _goes_on(series, at, before=last) else None
    await meetings.end_series(session, series, after=last, rrule=shorter, actor=by, at=at)


def _described(series: Series | None, since: date | None) -> str:
    what = proposals.describe_series(series) if series is not None else "the meetings that were planned"
    return f"{what}, from {dates.echo(since)} on" if since is not None else what


async def _last_moment(session: Session, team: str, ending: EndingProposal, at: datetime) -> datetime:
    """Return the time after which there are no meetings."""
    zone = await calendars.find_zone(session, team, ending.channel)
    return rules.last_before(ending.since, zone) if ending.since is not None else at


def _goes_on(series: Series, after: datetime, *, before: datetime | None = None) -> bool:
    """Tell whether a series has a meeting after a time, written down or not."""
    zone = ZoneInfo(series.zone)
    return bool(calendar.occurrences(series.rrule, series.starts, zone, after=after, before=before, limit=1))


def _falls(meeting: Meeting, ending: EndingProposal) -> bool:
    return meeting.id in ending.alone or (
        meeting.series_id is not None and meeting.series_id == ending.series
    )


async def _later(session: Session, team: str, channel: str, after: datetime, at: datetime) -> list[Meeting]:
    coming = await meetings.coming(session, team, channel, at, MOST)
    return [one for one in coming if one.starts_at > after]
