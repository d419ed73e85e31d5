"""Steps from one day to another: weeks run from Monday to Sunday, and end on their last working day."""

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from scheduler.calendar import Working

FRIDAY = 4
SATURDAY = 5


def coming(today: date, weekday: int) -> date:
    """Return the first such weekday from today on, today included (Monday is 0)."""
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def in_week(today: date, weeks: int, weekday: int) -> date:
    """Return that weekday of the calendar week that lies `weeks` after this one."""
    return today + timedelta(days=weekday - today.weekday() + 7 * weeks)


def month_end(day: date) -> date:
    """Return the last day of the month that `day` is in."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def add_months(day: date, months: int) -> date:
    """Return the same day so many months on, or that month's last day when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_working(day: date, count: int, working: Working) -> date:
    """Return the day that lies `count` working days on; negative counts go back."""
    moved = working.working_days_after if count > 0 else working.working_days_before
    return moved(day, abs(count))


def week_end(monday: date, working: Working) -> date:
    """Return the last working day of the week that starts then; its Friday where all of it is a holiday."""
    friday = monday + timedelta(days=FRIDAY)
    last = working.on_or_before(friday)
    return last if last >= monday else friday


def nth_in_month(first: date, fits: Callable[[date], bool], nth: int) -> date | None:
    """Return the nth day that fits in the month that starts at `first`, -1 for the last."""
    last = calendar.monthrange(first.year, first.month)[1]
    matching = [day for n in range(1, last + 1) if fits(day := first.replace(day=n))]
    index = nth - 1 if nth > 0 else nth
    return matching[index] if -len(matching) <= index < len(matching) else None


def exact(year: int, month: int, day: int) -> date | None:
    """Return that date, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
