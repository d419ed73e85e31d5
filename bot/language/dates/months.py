"""A day of a month: 'the 3rd', '3 December', 'Friday 4th', 'first Monday of December'.

Without a year it is the next such day; one that passed within the last three months is asked about, for then
a slip of the pen is likelier than a deadline most of a year away.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from bot.language.dates import checks, days
from bot.language.dates.answers import MONTHS, WEEKDAYS, Calendar, Reading, Rule, echo, rule
from bot.language.dates.normalise import MONTH, WEEKDAY

JUST_PASSED = timedelta(days=92)
YEAR = r"(?P<year>\d{4}|\d\d)"
DAY = r"w?(?P<day>\d{1,2})(?:th)?"

IN_MONTH = r"(?: (?:in )?(?:(?P<which>this|next) )?month)"


def dated(calendar: Calendar, day: int, month: int, year: int | None, weekday: int | None = None) -> Reading:
    """Return what a day and month mean, with or without year; no days where there is no such month."""
    if not 1 <= month <= 12 or day < 1 or (year is not None and not 1900 <= year < 3000):
        return Reading((), "There is no such date as {phrase}: which day is it due?")
    reading = _yearless(calendar, day, month) if year is None else _yearful(calendar, day, month, year)
    if weekday is None or reading.asks:
        return reading
    if reading.days[0].weekday() == weekday:
        return replace(reading, deliberate=True)
    return _mismatched(reading.days[0], weekday)


def full_year(text: str | None) -> int | None:
    """Return the year that '2027', '27' or 'yy27' stands for; None for none."""
    digits = (text or "").removeprefix("yy")
    return int(digits) + (2000 if len(digits) == 2 else 0) if digits else None


def _yearless(calendar: Calendar, day: int, month: int) -> Reading:
    today = calendar.today
    this_year = days.exact(today.year, month, day)
    gone = this_year < today if this_year else days.month_end(date(today.year, month, 1)) < today
    year = today.year + gone
    found = days.exact(year, month, day)
    if not found:
        return _impossible(calendar, day, date(year, month, 1))
    previous = days.exact(year - 1, month, day)
    if previous and today - JUST_PASSED <= previous < today:
        return Reading((found,), f"{echo(previous)} has passed: which day is it due?")
    return Reading((found,))


def _yearful(calendar: Calendar, day: int, month: int, year: int) -> Reading:
    found = days.exact(year, month, day)
    if not found:
        return _impossible(calendar, day, date(year, month, 1))
    nearer = _yearless(calendar, day, month).days
    if found < calendar.today:
        return Reading(nearer, f"{echo(found)} has passed: which day is it due?")
    if found > checks.limit(calendar.today):
        asks = f"{echo(found)} is more than two years away: is that right?"
        return Reading((*nearer[:1], found), asks)
    return Reading((found,))


def _impossible(calendar: Calendar, day: int, first: date) -> Reading:
    last = days.month_end(first)
    nearest = [last, last + timedelta(days=1)]
    if (first.month, day) == (2, 29):
        leap = next(year for year in range(first.year, first.year + 9) if days.exact(year, 2, 29))
        nearest += [date(leap, 2, 29)] if date(leap, 2, 29) <= checks.limit(calendar.today) else []
    name = f"{MONTHS[first.month - 1].title()} {first.year}"
    return Reading(tuple(nearest), f"{name} has no day {day}: which day is it due?")


def _mismatched(day: date, weekday: int) -> Reading:
    nearest = min((day + timedelta(days=n) for n in range(-3, 4)), key=lambda near: near.weekday() != weekday)
    asks = f"{echo(day)} is not a {WEEKDAYS[weekday].title()}: which of the two is it due?"
    return Reading((day, nearest), asks)


def _named(match: re.Match[str], calendar: Calendar) -> Reading | None:
    year = full_year(match["year"])
    if match["year"] and len(match["year"]) == 2 and not 0 <= (year or 0) - calendar.today.year <= 2:
        return None  # '3 December 40' is as likely forty of something
    weekday = WEEKDAYS.index(match["weekday"]) if match["weekday"] else None
    reading = dated(calendar, int(match["day"]), MONTHS.index(match["month"]) + 1, year, weekday)
    return replace(reading, deliberate=reading.deliberate or len(match["year"] or "") == 4)


def _numbered(match: re.Match[str], calendar: Calendar) -> Reading | None:
    day, today = int(match["day"]), calendar.today
    if not 1 <= day <= 31:
        return Reading((), f"No month has a day {day}: which day is it due?")
    first = today.replace(day=1)
    if match["which"] == "next" or (match["which"] is None and day < today.day):
        first = days.add_months(first, 1)
    found = days.exact(first.year, first.month, day)
    if not found:
        return Reading((days.month_end(first), days.add_months(first, 1).replace(day=day)))
    weekday = WEEKDAYS.index(match["weekday"]) if match["weekday"] else found.weekday()
    if found.weekday() != weekday:
        return _mismatched(found, weekday)
    return Reading((found,), deliberate=bool(match["weekday"]))


def _nth(match: re.Match[str], calendar: Calendar) -> Reading | None:
    first = _first_of(match, calendar)
    nth = -1 if match["nth"] == "last" else int(match["number"])
    fits = _kinds(match["kind"], calendar)
    found = days.nth_in_month(first, fits, nth)
    if found is None:
        return None
    if found >= calendar.today or match["year"] or not match["month"]:
        return Reading((found,))
    asks = f"{echo(found)} has passed: which day is it due?" if calendar.today - found <= JUST_PASSED else ""
    later = days.nth_in_month(first.replace(year=first.year + 1), fits, nth)
    return Reading((later,) if later else (), asks)


def _kinds(kind: str, calendar: Calendar) -> Callable[[date], bool]:
    if kind == "working day":
        return calendar.working.is_working_day
    return lambda day: kind == "day" or day.weekday() == WEEKDAYS.index(kind)


def _first_of(match: re.Match[str], calendar: Calendar) -> date:
    today = calendar.today
    if match["month"]:
        year = full_year(match["year"])
        month = MONTHS.index(match["month"]) + 1
        return date(year or today.year + (month < today.month), month, 1)
    return days.add_months(today.replace(day=1), 1 if match["which"] == "next" else 0)


def _two_days(match: re.Match[str], calendar: Calendar) -> Reading:
    """Ask which: '4 or 11 December', 'between 4 and 6 December'."""
    month, year = MONTHS.index(match["month"]) + 1, full_year(match["year"])
    both = (dated(calendar, int(match[name]), month, year).days for name in ("one", "other"))
    return Reading(tuple(day for found in both for day in found), "Which of the days is {phrase}?")


RULES: tuple[Rule, ...] = (
    rule(
        rf"(?:(?:{WEEKDAY}) )?(?P<one>\d{{1,2}})(?:th)? (?:or|to|and|until|/) (?:(?:{WEEKDAY}) )?"
        rf"(?P<other>\d{{1,2}})(?:th)? (?P<month>{MONTH})(?: {YEAR})?",
        _two_days,
    ),
    rule(
        rf"(?:(?P<weekday>{WEEKDAY}) )?(?:on )?{DAY} (?:in )?(?P<month>{MONTH})(?: (?:in )?{YEAR})?", _named
    ),
    rule(rf"(?:(?P<weekday>{WEEKDAY}) )?(?P<month>{MONTH}) {DAY}(?: {YEAR})?", _named),
    rule(
        rf"(?:(?P<weekday>{WEEKDAY}) )?(?:on )?(?P<day>\d{{1,2}})th{IN_MONTH}?",
        _numbered,
    ),
    rule(rf"(?P<weekday>(?!))?w(?P<day>\d{{1,2}})th{IN_MONTH}", _numbered),
    rule(
        rf"(?P<nth>last|w?(?P<number>[1-9]|1\d|2\d)th) (?P<kind>{WEEKDAY}|working day|day) (?:in |on )?"
        rf"(?:(?:(?P<which>this|next) )?month|(?P<month>{MONTH})(?: (?P<year>20\d\d))?)",
        _nth,
    ),
)
