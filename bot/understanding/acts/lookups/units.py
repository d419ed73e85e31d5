"""Weeks, months, quarters and years of the calendar, and days by their names."""

from datetime import date, timedelta

from bot.language.dates.answers import MONTHS, WEEKDAYS

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
SHORT = {month[:3]: number for number, month in enumerate(MONTHS, 1)} | {"sept": 9}
"""The number of each month by the first letters of its name."""


def unit(which: str, unit: str, today: date) -> tuple[date, date]:
    """Return the first and the last day of this, the last or the next week, month, quarter or year."""
    step = {"this": 0, "last": -1, "next": 1}[which]
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + step * WEEK
        return monday, monday + 6 * DAY
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    index = (today.year * 12 + today.month - 1) // months * months + step * months
    return _first(index), _first(index + months) - DAY


def _first(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)


def weekday(name: str, today: date, *, ahead: bool = False) -> date:
    """Return the last day of that name, not counting today; `ahead`, the next one."""
    if ahead:
        return today + ((WEEKDAYS.index(name) - today.weekday() - 1) % 7 + 1) * DAY
    back = (today.weekday() - WEEKDAYS.index(name) - 1) % 7 + 1
    return today - back * DAY


def month(name: str, year: str | None, today: date, *, ahead: bool = False) -> tuple[date, date]:
    """Return a month: of the year that is named, or the last one that has begun; `ahead`, the next to end."""
    number = SHORT[name[:3]]
    nearest = today.year + (number < today.month) if ahead else today.year - (number > today.month)
    wanted = int(year) if year else nearest
    index = wanted * 12 + number - 1
    return _first(index), _first(index + 1) - DAY
