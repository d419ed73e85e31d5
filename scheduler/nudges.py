"""When an owner is nudged about an action: rules over plain values. No clock, Slack or SQL.

The ladder is the days of `calendar.nudge_days`; a step is an index into it. A nudge that falls due at night,
at a weekend or on a holiday waits for the owner's next working morning, and for one on which they want to
be nudged: see `scheduler.mornings`.
"""

from datetime import date, datetime, timedelta

from scheduler import calendar, places
from scheduler.calendar import Working
from scheduler.mornings import Mornings
from storage.records import LADDER_ENDED, Assignment, HowOften

APART = timedelta(hours=20)
"""The least time between two nudges about one action."""
TO_CATCH_UP = 3
"""How many working days somebody has after leave before anybody is told that something of theirs is late."""


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


def mornings(assignment: Assignment) -> Mornings:
    """Return the mornings on which the person may be nudged about it."""
    return Mornings(working(assignment), assignment.preference, assignment.meetings)


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
    mornings: Mornings,
    *,
    today: date,
    nudged_at: datetime | None = None,
    snoozed_until: date | None = None,
) -> datetime | None:
    """Return when the nudge of a step is due, in UTC; None when there are no more, or no morning is known.

    A snooze puts the next nudge on its day, whichever step that is, and never brings two close together.
    """
    hours = mornings.hours
    days = calendar.nudge_days(due, hours)
    if snoozed_until is not None:
        day = mornings.on_or_after(hours.on_or_after(snoozed_until))
    elif step == LADDER_ENDED or step >= len(days):
        return None
    else:
        day = mornings.planned(days[step], today)
    opening = _opening(mornings, day)
    if opening is not None and nudged_at is not None and opening < nudged_at + APART:
        apart = hours.next_opening(nudged_at + APART)
        opening = _opening(mornings, mornings.on_or_after(calendar.local_day(apart, hours.zone)))
    return opening


def _opening(mornings: Mornings, day: date | None) -> datetime | None:
    return mornings.hours.next_opening(mornings.hours.opens(day)) if day is not None else None


def next_nudge(assignment: Assignment, now: datetime) -> datetime | None:
    """Return when an assignment's next nudge is due: see `step_time`."""
    owner, due = assignment.owner, assignment.action.due
    if due is None or not assignment.live:
        return None
    by = mornings(assignment)
    return step_time(
        due,
        owner.nudge_step,
        by,
        today=calendar.local_day(now, by.hours.zone),
        nudged_at=owner.nudged_at,
        snoozed_until=owner.snoozed_until,
    )


def is_away(assignment: Assignment, now: datetime) -> bool:
    """Tell whether the person who would be nudged is on leave, and so is neither nudged nor told on."""
    today = calendar.local_day(now, working(assignment).zone)
    return assignment.preference.is_away(today) and not assignment.gone


def is_due(assignment: Assignment, now: datetime) -> bool:
    """Tell whether somebody is to be nudged about an assignment now, within their office hours."""
    when = next_nudge(assignment, now)
    if when is None or when > now or is_away(assignment, now):
        return False
    return working(assignment).is_open(now)


def is_over(assignment: Assignment, now: datetime) -> bool:
    """Tell whether the days on which somebody would have been nudged are past, and none is to come.

    So it is in the end for those who want no nudges, or only before meetings where there are none.
    """
    owner, due = assignment.owner, assignment.action.due
    if due is None or not assignment.live or owner.nudge_step == LADDER_ENDED:
        return False
    hours = working(assignment)
    return next_nudge(assignment, now) is None and over_at(due, hours, owner.snoozed_until) <= now


def over_at(due: date, hours: Working, snoozed_until: date | None = None) -> datetime:
    """Return the morning after the last day on which somebody might be nudged."""
    last = calendar.nudge_days(due, hours)[-1]
    return hours.opens(hours.next_working_day(max(last, snoozed_until or last)))


def next_try(assignment: Assignment, now: datetime) -> datetime | None:
    """Return when to look again at an assignment that is not due for a nudge now."""
    due, when, by = assignment.action.due, next_nudge(assignment, now), mornings(assignment)
    if when is not None and when <= now:
        return _opening(by, by.back) if is_away(assignment, now) else by.hours.next_open(now)
    if due is None or not assignment.live:
        return when
    owner = assignment.owner
    return look_at(due, owner.nudge_step, by, when, now, snoozed_until=owner.snoozed_until)


def look_at(
    due: date,
    step: int,
    mornings: Mornings,
    when: datetime | None,
    now: datetime,
    *,
    snoozed_until: date | None = None,
) -> datetime | None:
    """Return when to look again at somebody whose next nudge comes at `when`; None when none ever does."""
    if when is None and step == LADDER_ENDED and snoozed_until is None:
        return None
    if mornings.preference.often is HowOften.BEFORE_MEETINGS:
        # Meetings may be planned, moved or cancelled meanwhile.
        again = tomorrow(mornings.hours, now)
        return min(again, when) if when is not None else again
    return when if when is not None else over_at(due, mornings.hours, snoozed_until)


def next_morning(assignment: Assignment, now: datetime) -> datetime:
    """Return the next opening on a later day than today on which the person may be nudged."""
    by = mornings(assignment)
    following = by.hours.next_working_day(calendar.local_day(now, by.hours.zone))
    return by.hours.next_opening(by.hours.opens(by.on_or_after(following) or following))


def told_at(assignment: Assignment, now: datetime) -> datetime:
    """Return when another is told that an owner gets no more nudges: tomorrow, or well after their leave."""
    by = mornings(assignment)
    following = by.hours.next_working_day(calendar.local_day(now, by.hours.zone))
    if by.back is not None:
        following = max(following, by.hours.working_days_after(by.back, TO_CATCH_UP))
    return by.hours.opens(following)


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
