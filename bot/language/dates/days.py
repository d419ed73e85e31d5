"""Steps from one day to another: weeks run from Monday to Sunday, working days from Monday to Friday."""

import calendar
from datetime import date, timedelta

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


def add_working(day: date, count: int) -> date:
    """Return the day that lies `count` working days on; negative counts go back. Public holidays count."""
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.weekday() >= SATURDAY:
            day += step
    return day


def nth_in_month(first: date, weekdays: tuple[int, ...], nth: int) -> date | None:
    """Return the nth of these weekdays in the month that starts at `first`, -1 for the last."""
    last = calendar.monthrange(first.year, first.month)[1]
    matching = [day for n in range(1, last + 1) if (day := first.replace(day=n)).weekday() in weekdays]
    index = nth - 1 if nth > 0 else nth
    return matching[index] if -len(matching) <= index < len(matching) else None


def exact(year: int, month: int, day: int) -> date | None:
    """Return that date, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
