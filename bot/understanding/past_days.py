"""Times that have passed, in plain words: the day from which each counts."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.language.dates import days, languages, normalise
from bot.language.dates.answers import MONTHS, WEEKDAYS

MOST_LETTERS = 100
EARLIEST_YEAR = 2000
WEEK = timedelta(days=7)

_MONTH = "|".join(MONTHS)
_WEEKDAY = "|".join(WEEKDAYS)
_LEAD = re.compile(r"^(?:from|for|over|in|after)? ?")


def read(phrase: str, *, today: date, locale: str | None) -> date | None:
    """Return the day in the past from which a phrase counts: 'March', 'last Tuesday'; None for none."""
    canonical = normalise.canonical(normalise.plain(phrase[:MOST_LETTERS]), languages(locale)[0])
    since = _since(_LEAD.sub("", canonical, count=1), today, month_first=locale == "en-US")
    return since if since is not None and since.year >= EARLIEST_YEAR and since <= today else None


def _since(phrase: str, today: date, *, month_first: bool) -> date | None:
    """Return the day that a phrase means, None when it means none."""
    for pattern, meaning in _RULES:
        if match := pattern.fullmatch(phrase):
            try:
                return meaning(match, today)
            except (ValueError, OverflowError):
                return None
    if match := _NUMERIC.fullmatch(phrase):
        day, month = (match[2], match[1]) if month_first else (match[1], match[2])
        return _of_year(int(day), int(month), match[3], today)
    return None


def _of_year(day: int, month: int, year: str | None, today: date) -> date | None:
    """Return a day of a year, or the last one that has passed; None for one that no calendar has."""
    try:
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        years = range(today.year, today.year - 9, -1)
        # Only 29 February is in some years and not in others; another day is in none.
        found = (days.exact(each, month, day) for each in years)
        return next(each for each in found if each is not None and each <= today)
    except (ValueError, StopIteration):
        return None


def _back(match: re.Match[str], today: date) -> date:
    count = int(match[1] or 1)
    lengths = {"day": 1, "week": 7, "fortnight": 14}
    if match[2] in lengths:
        return today - timedelta(days=count * lengths[match[2]])
    return days.add_months(today, -count * (12 if match[2] == "year" else 1))


def _weekday(match: re.Match[str], today: date) -> date:
    back = (today.weekday() - WEEKDAYS.index(match[1])) % 7
    return today - timedelta(days=back or 7)


def _month(match: re.Match[str], today: date) -> date | None:
    return _of_year(1, MONTHS.index(match[1]) + 1, match[2], today)


def _day_month(match: re.Match[str], today: date) -> date | None:
    return _of_year(int(match["day"]), MONTHS.index(match["month"]) + 1, match["year"], today)


def _day_of_month(match: re.Match[str], today: date) -> date:
    this = today.replace(day=int(match[1]))
    return this if this <= today else days.add_months(today, -1).replace(day=this.day)


def _first_of_last_month(match: re.Match[str], today: date) -> date:
    return days.add_months(today.replace(day=1), -1)


_Meaning = Callable[[re.Match[str], date], date | None]
_RULES: tuple[tuple[re.Pattern[str], _Meaning], ...] = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (r"today", lambda match, today: today),
        (r"yesterday|last night", lambda match, today: today - timedelta(days=1)),
        (r"(?:start )?this week", lambda match, today: today - timedelta(days=today.weekday())),
        (r"(?:start )?last week", lambda match, today: today - timedelta(days=today.weekday()) - WEEK),
        (r"(?:start )?this month", lambda match, today: today.replace(day=1)),
        (r"(?:start )?last month", _first_of_last_month),
        (r"(?:start )?this year", lambda match, today: date(today.year, 1, 1)),
        (r"(?:start )?last year", lambda match, today: date(today.year - 1, 1, 1)),
        (r"(?:start )?(20\d\d)", lambda match, today: date(int(match[1]), 1, 1)),
        (rf"(?:last )?({_WEEKDAY})", _weekday),
        (rf"(?:start |last )?({_MONTH})(?: (20\d\d))?", _month),
        (rf"(?P<day>\d{{1,2}})(?:th)? (?P<month>{_MONTH})(?: (?P<year>20\d\d))?", _day_month),
        (rf"(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:th)?(?: (?P<year>20\d\d))?", _day_month),
        (r"(\d{1,2})th", _day_of_month),
        (
            r"(\d{4})-(\d\d)-(\d\d)",
            lambda match, today: date(int(match[1]), int(match[2]), int(match[3])),
        ),
        (r"(?:last )?(\d{1,3})? ?(day|week|fortnight|month|year)(?: ago)?", _back),
    )
)
_NUMERIC = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d\d))?")
