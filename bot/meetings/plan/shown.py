"""What a plan comes to, and what its form holds when it is opened, from what is stored of the group."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.language import nations, telling
from bot.language.recurrence import saying
from bot.meetings.plan import proposals
from bot.meetings.plan.proposals import PlanProposal
from bot.meetings.plan.views import PlanPreview
from bot.meetings.plan.views.form import MeetingPrefill
from bot.understanding import deliverables
from scheduler import calendar, places
from scheduler import meetings as rules
from scheduler.meetings import DaysOff
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
    group = await groups.find(session, team, plan.channel)
    off = rules.DaysOff(plan.left_out, plan.holiday_shift, places.hours_of(group, plan.zone))
    own = [calendar.local_day(at, plan.zone) for at in _starts(plan, now)]
    held = sorted({day for each in own if (day := off.held_on(each)) is not None})
    starts = [calendar.instant(datetime.combine(day, plan.start.time()), plan.zone) for day in held]
    present = await meetings.series_of(session, team, plan.channel) if plan.rrule else None
    replaced = await meetings.between(session, team, plan.channel, now, now + rules.AHEAD) if present else []
    return PlanPreview(
        words=proposals.describe(plan),
        zone=plan.zone.key if known else None,
        days=held[:SHOWN],
        lasting=plan.lasting if plan.minutes is None else None,
        left=await _left(session, plan, group, starts, now),
        deliverable=group.deliverable if group else None,
        due=group.deliverable_due if group else None,
        replaces=proposals.describe_series(present) if present else None,
        place=plan.place,
        holiday=_holiday(plan, group, held),
        holidays=None if plan.holiday_shift is None else _holidays(own, off),
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
        holidays=nations.code(group.country, group.subdivision),
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
    with telling.to(None):
        when = saying.describe(
            series.rrule,
            start,
            None,
            zone,
            left_out=_still_left_out(series, now, zone),
            holiday_shift=series.holiday_shift,
            starting=True,
        )
    return when, saying.length(series.minutes)


def _still_left_out(series: Series, now: datetime, zone: ZoneInfo) -> list[date]:
    return [day for day in series.left_out if day >= calendar.local_day(now, zone)]


def _holiday(plan: PlanProposal, group: Group | None, days: Sequence[date]) -> date | None:
    """Return the first of a plan's days, if it is a public holiday where the group is."""
    if group is None or not days:
        return None
    hours = places.hours_of(group, plan.zone)
    return days[0] if days[0].weekday() in calendar.WEEKDAYS and hours.is_public_holiday(days[0]) else None


def _holidays(own: Sequence[date], off: DaysOff) -> list[tuple[date, date | None]]:
    """Return the days of a plan that are public holidays, each with the day on which it meets instead."""
    hours = off.hours
    return [(day, off.held_on(day)) for day in own if hours is not None and hours.is_public_holiday(day)]


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
