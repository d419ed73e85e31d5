"""When an owner is nudged about an action: rules over plain values. No clock, Slack or SQL.

The ladder is the days of `calendar.nudge_days`; a step is an index into it. A nudge that falls due at night,
at a weekend or on a holiday waits for the owner's next working morning.
"""

from datetime import date, datetime, timedelta

from scheduler import calendar, places
from scheduler.calendar import Working
from storage.records import LADDER_ENDED, Assignment

APART = timedelta(hours=20)
"""The least time between two nudges about one action."""


def working(assignment: Assignment) -> Working:
    """Return the office hours of the person who is nudged: in their own zone, with the group's holidays.

    A group that has not set a country has the holidays of the country that its zone lies in.
    """
    known = (assignment.group_zone, assignment.workspace_zone)
    zone = places.first_known(assignment.zone, *known)
    country, subdivision = assignment.country, assignment.subdivision
    if country is None:
        country, subdivision = places.country_of(places.first_known(*known, assignment.zone).key)
    return Working(zone, country, subdivision)


def first_step(due: date, hours: Working, now: datetime) -> int:
    """Return the first step on a later day than today: people asked today are not nudged as well."""
    today = calendar.local_day(now, hours.zone)
    days = calendar.nudge_days(due, hours)
    return next((step for step, day in enumerate(days) if day > today), LADDER_ENDED)


def step_after(due: date, step: int, hours: Working, now: datetime) -> int:
    """Return the step that follows a nudge sent now, which also covers any steps that were missed."""
    if step == LADDER_ENDED:
        return LADDER_ENDED
    later = first_step(due, hours, now)
    return later if later == LADDER_ENDED else max(later, step)


def step_time(
    due: date,
    step: int,
    hours: Working,
    *,
    nudged_at: datetime | None = None,
    snoozed_until: date | None = None,
) -> datetime | None:
    """Return when the nudge of a step is due, in UTC; None when there are no more.

    A snooze puts the next nudge on its day, whichever step that is, and never brings two close together.
    """
    days = calendar.nudge_days(due, hours)
    if snoozed_until is not None:
        day = hours.on_or_after(snoozed_until)
    elif step == LADDER_ENDED or step >= len(days):
        return None
    else:
        day = days[step]
    opening = hours.next_opening(hours.opens(day))
    if nudged_at is not None and opening < nudged_at + APART:
        opening = hours.next_opening(nudged_at + APART)
    return opening


def next_nudge(assignment: Assignment) -> datetime | None:
    """Return when an assignment's next nudge is due: see `step_time`."""
    owner, due = assignment.owner, assignment.action.due
    if due is None or not assignment.live:
        return None
    hours = working(assignment)
    return step_time(
        due, owner.nudge_step, hours, nudged_at=owner.nudged_at, snoozed_until=owner.snoozed_until
    )


def is_due(assignment: Assignment, now: datetime) -> bool:
    """Tell whether somebody is to be nudged about an assignment now, within their office hours."""
    when = next_nudge(assignment)
    return when is not None and when <= now and working(assignment).is_open(now)


def next_try(assignment: Assignment, now: datetime) -> datetime | None:
    """Return when to look again at an assignment that is not due for a nudge now."""
    when = next_nudge(assignment)
    if when is None or when > now:
        return when
    return working(assignment).next_open(now)


def closes(hours: Working, now: datetime) -> datetime:
    """Return when today's office hours end, in UTC."""
    day = calendar.local_day(now, hours.zone)
    return calendar.instant(datetime.combine(day, calendar.CLOSES), hours.zone)


def tomorrow(hours: Working, now: datetime) -> datetime:
    """Return the first opening on a later day than today, in UTC."""
    return hours.opens(hours.next_working_day(calendar.local_day(now, hours.zone)))


def snooze_days(today: date, hours: Working, meeting: date | None) -> dict[str, date]:
    """Return the days until which somebody may want to snooze, by what people call them.

    `meeting` is the group's next one. Each day is a working day after today.
    """
    tomorrow_ = today + timedelta(days=1)
    days = {"Tomorrow": tomorrow_} if hours.is_working_day(tomorrow_) else {}
    days["Monday"] = hours.on_or_after(today + timedelta(days=7 - today.weekday()))
    if meeting is not None and (before := hours.working_days_before(meeting, 1)) > today:
        days["The day before the meeting"] = before
    return days


def is_last(assignment: Assignment, now: datetime) -> bool:
    """Tell whether a nudge sent at `now`, which may be long past, is the last one of an assignment."""
    due = assignment.action.due
    return due is not None and first_step(due, working(assignment), now) == LADDER_ENDED


def next_in_line(assignment: Assignment, after: str | None = None) -> str | None:
    """Return who is to be told, `after` somebody who could not be, that an owner gets no more nudges.

    None when nobody is left. If `after` has left the line, because the chair has changed, it starts again.
    """
    line = assignment.line
    rest = line[line.index(after) + 1 :] if after in line else line
    return next(iter(rest), None)


def working_days_until(due: date, today: date, hours: Working) -> int:
    """Return the number of working days until `due`; negative when it has passed."""
    step = 1 if due >= today else -1
    days = range(1, abs((due - today).days) + 1)
    ahead = (today + timedelta(days=step * day) if step > 0 else due + timedelta(days=day) for day in days)
    return step * sum(hours.is_working_day(day) for day in ahead)
