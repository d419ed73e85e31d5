"""When an owner is nudged about an action: rules over plain values. No clock, Slack or SQL.

The ladder is the days of `calendar.nudge_days`; a step is an index into it. A nudge that falls due at night,
at a weekend or on a holiday waits for the owner's next working morning, and for one on which they may be
written to: see `scheduler.mornings`.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from scheduler import calendar, places
from scheduler.calendar import Working
from scheduler.mornings import Mornings
from storage.records import LADDER_ENDED, Assignment, HowOften, OwnerKind

APART = timedelta(hours=20)
"""The least time between two nudges about one action."""
BROUGHT_FORWARD = timedelta(days=8)
"""From how far ahead nudges are said that would come too late on the next morning: see `joins`."""
TO_CATCH_UP = 3
"""How many working days somebody has after leave before anybody is told that something of theirs is late."""


def working(assignment: Assignment) -> Working:
    """Return the office hours of the person who is nudged, where they are."""
    return places.own(office(assignment, assignment.zone), assignment.preference)


def office(assignment: Assignment, zone: str | None) -> Working:
    """Return the office hours in the `zone` of somebody in the group of an assignment."""
    return places.office(
        zone,
        assignment.group_zone,
        assignment.workspace_zone,
        assignment.country,
        assignment.subdivision,
    )


def mornings(assignment: Assignment) -> Mornings:
    """Return the mornings on which the person may be nudged about it."""
    return Mornings(working(assignment), assignment.preference, assignment.meetings, assignment.taken)


@dataclass(frozen=True)
class Ladder:
    """The days on which an owner is to be nudged about something `due`: see `calendar.nudge_days`.

    One nudge at most comes before it is late: on the first of its two days if there is time, else on the
    other.
    """

    due: date
    days: tuple[date, ...]

    @classmethod
    def of(cls, due: date, hours: Working) -> "Ladder":
        """Return the ladder of something due."""
        return cls(due, calendar.nudge_days(due, hours))

    def useful_by(self, step: int) -> date | None:
        """Return by when the nudge of a step is of use: those before it is late, by the due day."""
        return self.due if step < LATE else None

    def has(self, step: int) -> bool:
        """Tell whether a step is one of the ladder's."""
        return 0 <= step < len(self.days)


LATE = 2
"""The first step of a ladder that comes once the work is late."""


def ladder(assignment: Assignment) -> Ladder | None:
    """Return the ladder of an assignment; None while the action has no due day."""
    due = assignment.owner.nudged_from or assignment.action.due
    return Ladder.of(due, working(assignment)) if due is not None else None


def nudged_from(assignment: Assignment, since: datetime) -> date | None:
    """Return the day that counts as due for somebody's nudges; None for the day on which it is due.

    Whoever is given, or takes on, what is late by then has a week for it before they are asked.
    """
    due, today = assignment.action.due, calendar.local_day(since, working(assignment).zone)
    return today + calendar.WEEK if due is not None and due < today else None


def counted_anew(assignment: Assignment, now: datetime) -> Assignment:
    """Return an assignment whose next nudges are counted from now where leave has swallowed earlier ones.

    So the first nudge after leave is no more than the one that was next, and the weekly ones follow it.
    """
    owner, steps, by = assignment.owner, ladder(assignment), mornings(assignment)
    today, back = calendar.local_day(now, by.hours.zone), by.back
    if steps is None or back is None or not steps.has(owner.nudge_step):
        return assignment
    if not steps.days[owner.nudge_step] < back <= today:
        return assignment
    counted = today
    if owner.nudge_step >= LATE:
        weeks = owner.nudge_step - LATE
        counted = by.hours.working_days_before(today - weeks * calendar.WEEK, 1)
    return replace(assignment, owner=replace(owner, nudged_from=counted))


def first_step(ladder: Ladder, hours: Working, now: datetime) -> int:
    """Return the first step on a later day than today: people asked today are not nudged as well.

    For work of a week at most that is the due day.
    """
    today = calendar.local_day(now, hours.zone)
    begin = 0 if ladder.due - today > calendar.WEEK else 1
    ahead = (step for step, day in enumerate(ladder.days) if step >= begin and day > today)
    return next(ahead, LADDER_ENDED)


def step_after(ladder: Ladder, step: int, hours: Working, now: datetime) -> int:
    """Return the step that follows a nudge sent now, which also covers any steps that were missed."""
    if step == LADDER_ENDED:
        return LADDER_ENDED
    later = first_step(ladder, hours, now)
    return later if later == LADDER_ENDED else max(later, step, LATE)


def step_time(
    ladder: Ladder,
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
    if snoozed_until is not None:
        day = mornings.on_or_after(hours.on_or_after(snoozed_until))
    elif not ladder.has(step):
        return None
    else:
        day = mornings.planned(ladder.days[step], today, by=ladder.useful_by(step))
    opening = _opening(mornings, day)
    if opening is not None and nudged_at is not None and opening < nudged_at + APART:
        apart = hours.next_opening(nudged_at + APART)
        opening = _opening(mornings, mornings.on_or_after(calendar.local_day(apart, hours.zone)))
    return opening


def _opening(mornings: Mornings, day: date | None) -> datetime | None:
    return mornings.hours.next_opening(mornings.hours.opens(day)) if day is not None else None


def next_nudge(assignment: Assignment, now: datetime) -> datetime | None:
    """Return when an assignment's next nudge is due: see `step_time`."""
    owner, steps = assignment.owner, ladder(assignment)
    if steps is None or not assignment.live:
        return None
    by = mornings(assignment)
    return step_time(
        steps,
        owner.nudge_step,
        by,
        today=calendar.local_day(now, by.hours.zone),
        nudged_at=owner.nudged_at,
        snoozed_until=owner.snoozed_until,
    )


def is_handed_on(assignment: Assignment) -> bool:
    """Tell whether whoever would be nudged has gone, and what they leave is handed on to others."""
    own = assignment.owner.kind is OwnerKind.PERSON or assignment.owner.waits
    return assignment.gone and own


def is_away(assignment: Assignment, now: datetime) -> bool:
    """Tell whether the person who would be nudged is on leave, and so is neither nudged nor told on."""
    today = calendar.local_day(now, working(assignment).zone)
    return assignment.preference.is_away(today) and not assignment.gone


def is_due(assignment: Assignment, now: datetime) -> bool:
    """Tell whether somebody is to be nudged about an assignment now, within their office hours."""
    when = next_nudge(assignment, now)
    if when is None or when > now or assignment.gone or is_away(assignment, now):
        return False
    return working(assignment).is_open(now)


def joins(assignment: Assignment, now: datetime) -> bool:
    """Tell whether a nudge is said to somebody who is written to this morning in any case.

    It is if it is due, or would come too late on the next morning on which they may be written to.
    """
    if is_due(assignment, now):
        return True
    steps, step, by = ladder(assignment), assignment.owner.nudge_step, mornings(assignment)
    if steps is None or not assignment.live or not steps.has(step) or is_away(assignment, now):
        return False
    today, useful_by = calendar.local_day(now, by.hours.zone), steps.useful_by(step)
    following, asked = by.after(today), calendar.local_day(assignment.action.created_at, by.hours.zone)
    if useful_by is None or following is None or asked == today or assignment.owner.snoozed_until is not None:
        return False
    return useful_by < following and working(assignment).is_open(now)


def is_over(assignment: Assignment, now: datetime) -> bool:
    """Tell whether the days on which somebody would have been nudged are past, and none is to come.

    So it is in the end for those who want no nudges, or only before meetings where there are none.
    """
    owner, steps = assignment.owner, ladder(assignment)
    if steps is None or not assignment.live or owner.nudge_step == LADDER_ENDED:
        return False
    hours = working(assignment)
    return next_nudge(assignment, now) is None and over_at(steps, hours, owner.snoozed_until) <= now


def over_at(ladder: Ladder, hours: Working, snoozed_until: date | None = None) -> datetime:
    """Return the morning after the last day on which somebody might be nudged."""
    last = ladder.days[-1]
    return hours.opens(hours.next_working_day(max(last, snoozed_until or last)))


def next_try(assignment: Assignment, now: datetime) -> datetime | None:
    """Return when to look again at an assignment that is not due for a nudge now."""
    steps, when, by = ladder(assignment), next_nudge(assignment, now), mornings(assignment)
    if when is not None and when <= now:
        return _opening(by, by.back) if is_away(assignment, now) else by.hours.next_open(now)
    if steps is None or not assignment.live:
        return when
    owner = assignment.owner
    return look_at(steps, owner.nudge_step, by, when, now, snoozed_until=owner.snoozed_until)


def look_at(
    ladder: Ladder,
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
    return when if when is not None else over_at(ladder, mornings.hours, snoozed_until)


def told_at(assignment: Assignment, now: datetime) -> datetime:
    """Return when another is told that an owner gets no more nudges: tomorrow, or well after their leave."""
    by = mornings(assignment)
    following = by.hours.next_working_day(calendar.local_day(now, by.hours.zone))
    if by.back is not None:
        following = max(following, by.hours.working_days_after(by.back, TO_CATCH_UP))
    return by.hours.opens(following)


def closes(hours: Working, now: datetime) -> datetime:
    """Return when today's office hours end, in UTC."""
    return hours.closes(calendar.local_day(now, hours.zone))


def tomorrow(hours: Working, now: datetime) -> datetime:
    """Return the first opening on a later day than today, in UTC."""
    return hours.opens(hours.next_working_day(calendar.local_day(now, hours.zone)))


def is_last(assignment: Assignment, now: datetime) -> bool:
    """Tell whether a nudge sent at `now`, which may be long past, is the last one of an assignment."""
    steps = ladder(counted_anew(assignment, now))
    return steps is not None and first_step(steps, working(assignment), now) == LADDER_ENDED


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
