"""Weeks, months, quarters and years of the calendar, and days by their names."""

from datetime import date, timedelta

from bot.language.dates import days
from bot.language.dates.answers import MONTHS, WEEKDAYS

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
SHORT = {month[:3]: number for number, month in enumerate(MONTHS, 1)} | {"sept": 9}
"""The number of each month by the first letters of its name."""


def unit(which: str, unit: str, today: date) -> tuple[date, date]:
    """Return the first and the last day of this, the last or the next week, month, quarter or year."""
    step = {"this": 0, "last": -1, "next": 1}[which]
    if unit == "week":
        monday = days.in_week(today, step, 0)
        return monday, monday + 6 * DAY
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    this = date(today.year, (today.month - 1) // months * months + 1, 1)
    first = days.add_months(this, step * months)
    return first, days.month_end(days.add_months(first, months - 1))


def weekday(name: str, today: date, *, ahead: bool = False) -> date:
    """Return the last day of that name, not counting today; `ahead`, the next one."""
    return days.coming(today + DAY if ahead else today - WEEK, WEEKDAYS.index(name))


def month(name: str, year: str | None, today: date, *, ahead: bool = False) -> tuple[date, date]:
    """Return a month: of the year that is named, or the last one that has begun; `ahead`, the next to end."""
    number = SHORT[name[:3]]
    nearest = today.year + (number < today.month) if ahead else today.year - (number > today.month)
    wanted = int(year) if year else nearest
    first = date(wanted, number, 1)
    return first, days.month_end(first)
