"""What a plan comes to, and what its form holds when it is opened, from what is stored of the group."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.language.recurrence import saying
from bot.meetings.plan import proposals
from bot.meetings.plan.proposals import PlanProposal
from bot.meetings.plan.views import PlanPreview, holidays
from bot.meetings.plan.views.form import MeetingPrefill
from bot.understanding import deliverables
from scheduler import calendar, places
from scheduler import meetings as rules
from storage import groups, meetings
from storage.database import Session
from storage.records import Group, Series

SHOWN = 3
FORESEEN = 100
"""More meetings than anybody counts before a deliverable."""


async def understood(
    session: Session, team: str, plan: PlanProposal, *, known: bool, now: datetime
) -> PlanPreview:
    """Return what a plan comes to: its next dates, what it replaces, how many meetings are left.

    `known` tells whether the plan's zone is known to be the group's.
    """
    starts = [at for at in _starts(plan, now) if calendar.local_day(at, plan.zone) not in plan.left_out]
    group = await groups.find(session, team, plan.channel)
    present = await meetings.series_of(session, team, plan.channel) if plan.rrule else None
    replaced = await meetings.between(session, team, plan.channel, now, now + rules.AHEAD) if present else []
    return PlanPreview(
        words=proposals.describe(plan),
        zone=plan.zone.key if known else None,
        days=tuple(calendar.local_day(at, plan.zone) for at in starts[:SHOWN]),
        lasting=plan.lasting if plan.minutes is None else None,
        left=await _left(session, plan, group, starts, now),
        deliverable=group.deliverable if group else None,
        due=group.deliverable_due if group else None,
        replaces=proposals.describe_series(present) if present else None,
        place=plan.place,
        holiday=_holiday(plan, group, starts),
        cancelled=sum(present is not None and one.series_id == present.id for one in replaced),
    )


async def prefill(session: Session, group: Group, now: datetime) -> MeetingPrefill:
    """Return the form as the group's meetings stand."""
    when, length = await _present(session, group, now)
    return MeetingPrefill(
        group.channel,
        when=when,
        length=length,
        purpose=group.purpose or "",
        deliverable=deliverables.line(group.deliverable, group.deliverable_due),
        recap=group.recap_lead,
        holidays=holidays.code(group.country, group.subdivision),
        was=(when, length),
    )


async def _present(session: Session, group: Group, now: datetime) -> tuple[str, str]:
    """Return the group's series in words, from its next meeting on, and its length."""
    series = await meetings.series_of(session, group.team, group.channel)
    zone = places.named(series.zone) if series is not None else None
    if series is None or zone is None:
        return "", ""
    coming = calendar.occurrences(series.rrule, series.starts, zone, after=now, limit=1)
    if not coming:
        return "", ""
    start = coming[0].astimezone(zone).replace(tzinfo=None)
    when = saying.describe(
        series.rrule, start, None, zone, left_out=_still_left_out(series, now, zone), starting=True
    )
    return when, saying.length(series.minutes)


def _still_left_out(series: Series, now: datetime, zone: ZoneInfo) -> list[date]:
    return [day for day in series.left_out if day >= calendar.local_day(now, zone)]


def _holiday(plan: PlanProposal, group: Group | None, starts: list[datetime]) -> date | None:
    """Return the first of a plan's days, if it is a public holiday where the group is."""
    if group is None or not starts:
        return None
    country, subdivision = group.country, group.subdivision
    if country is None:
        country, subdivision = places.country_of(plan.zone.key)
    day = calendar.local_day(starts[0], plan.zone)
    open_ = calendar.is_working_day(day, country, subdivision)
    return day if calendar.is_working_day(day) and not open_ else None


def _starts(plan: PlanProposal, now: datetime) -> list[datetime]:
    if plan.rrule is None:
        return [calendar.instant(plan.start, plan.zone)]
    return calendar.occurrences(plan.rrule, plan.start, plan.zone, after=now, limit=FORESEEN)


async def _left(
    session: Session, plan: PlanProposal, group: Group | None, starts: list[datetime], now: datetime
) -> int | None:
    """Return how many meetings are left before the group's deliverable once the plan is confirmed."""
    if group is None or group.deliverable_due is None:
        return None
    due = group.deliverable_due
    ahead = {at for at in starts if calendar.local_day(at, plan.zone) < due}
    for meeting in await meetings.between(session, group.team, group.channel, now, now + rules.AHEAD):
        if meeting.day < due and (meeting.series_id is None or plan.rrule is None):
            ahead.add(meeting.starts_at)
    return len(ahead)
