"""Ends, starts and middles of weeks, months, quarters and years, and feasts.

A week ends on its Friday, because a due day is a working day; a month, quarter or year on its last date.
'This week' and 'next week' mean by the end of it. What is wider than a week, or only 'early' or 'late' in
it, is asked about.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from dateutil.easter import easter

from bot.language.dates import days
from bot.language.dates.answers import MONTHS, Calendar, Reading, Rule, rule
from bot.language.dates.months import dated, full_year
from bot.language.dates.normalise import MONTH

MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}
UNIT = r"(?:(?:(?P<which>this|next) )?(?P<unit>week|month|quarter|year)(?P<later> after next| next)?)"
NAMED = rf"(?P<month>{MONTH})(?: (?P<year>20\d\d))?"
PERIOD = rf"(?:{UNIT}|{NAMED})"
WHICH = "Which day exactly is {phrase}?"


def _bounds(match: re.Match[str], calendar: Calendar) -> tuple[date, date]:
    """Return the first and last date of the period that was named; a week's last is its Friday."""
    today, unit = calendar.today, match["unit"]
    step = _step(match)
    if match["month"]:
        month, year = MONTHS.index(match["month"]) + 1, full_year(match["year"])
        first = date(year or today.year + (month < today.month), month, 1)
        return first, days.month_end(first)
    if unit == "week":
        return days.in_week(today, step, 0), days.in_week(today, step, days.FRIDAY)
    length = MONTHS_IN[unit]
    start = today.replace(month=(today.month - 1) // length * length + 1, day=1)
    first = days.add_months(start, step * length)
    return first, days.month_end(days.add_months(first, length - 1))


def _step(match: re.Match[str]) -> int:
    """Return how many periods on: 'next week' and 'week next' are 1, 'week after next' is 2."""
    if match["later"] == " after next":
        return 2
    return int(match["which"] == "next" or match["later"] == " next")


def _end(match: re.Match[str], calendar: Calendar) -> Reading:
    last = _bounds(match, calendar)[1]
    if match["unit"] == "week" and last < calendar.today:  # said at a weekend
        return Reading(
            (calendar.today, last + timedelta(days=7)), "This working week is over: " + WHICH.lower()
        )
    return Reading((last,), closes=True)


def _start(match: re.Match[str], calendar: Calendar) -> Reading:
    if match["month"] and not match["year"]:
        return dated(calendar, 1, MONTHS.index(match["month"]) + 1, None)
    return Reading((_bounds(match, calendar)[0],))


def _middle(match: re.Match[str], calendar: Calendar) -> Reading | None:
    if match["month"] and not match["year"]:
        return dated(calendar, 15, MONTHS.index(match["month"]) + 1, None)
    first = _bounds(match, calendar)[0]
    if match["unit"] == "week":
        return Reading((first + timedelta(days=2),))
    return Reading((first.replace(day=15),)) if match["unit"] == "month" or match["month"] else None


def _early(match: re.Match[str], calendar: Calendar) -> Reading:
    first, last = _bounds(match, calendar)
    if match["unit"] == "week":
        return Reading((first, first + timedelta(days=1)), WHICH)
    return Reading((first, min(last, first + timedelta(days=6)), min(last, first + timedelta(days=9))), WHICH)


def _late(match: re.Match[str], calendar: Calendar) -> Reading:
    last = _bounds(match, calendar)[1]
    return Reading((last - timedelta(days=1 if match["unit"] == "week" else 7), last), WHICH)


def _whole(match: re.Match[str], calendar: Calendar) -> Reading | None:
    if not (match["month"] or match["which"] or match["later"]):
        return None  # 'month' alone says nothing
    first, last = _bounds(match, calendar)
    if match["unit"] == "week":
        return replace(_end(match, calendar), closes=False, opens=first)
    return Reading((first, last), WHICH, opens=first)


def _weekend(match: re.Match[str], calendar: Calendar) -> Reading:
    friday = days.in_week(calendar.today, int(match["which"] == "next"), days.FRIDAY)
    return Reading(
        (friday, friday + timedelta(days=2), friday + timedelta(days=3)),
        WHICH,
        opens=friday + timedelta(days=1),
    )


FEASTS = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year day": (1, 1),
    "new year eve": (12, 31),
}
EASTER = {"easter": 0, "easter sunday": 0, "good friday": -2, "easter monday": 1}


def _feast(match: re.Match[str], calendar: Calendar) -> Reading:
    month, day = FEASTS[match["feast"]]
    found = date(calendar.today.year, month, day)
    return Reading((found if found >= calendar.today else found.replace(year=found.year + 1),))


def _new_year(match: re.Match[str], calendar: Calendar) -> Reading:
    """Ask: 'in the new year' is any time in January, 'by the new year' is rather before it."""
    first = date(calendar.today.year + 1, 1, 1)
    return Reading((first - timedelta(days=1), first, first + timedelta(days=30)), WHICH, opens=first)


def _easter(match: re.Match[str], calendar: Calendar) -> Reading:
    year, offset = calendar.today.year, timedelta(days=EASTER[match["feast"]])
    found = easter(year) + offset
    return Reading((found if found >= calendar.today else easter(year + 1) + offset,))


RULES: tuple[Rule, ...] = (
    rule(rf"end {PERIOD}", _end),
    rule(rf"start {PERIOD}", _start),
    rule(rf"mid {PERIOD}", _middle),
    rule(rf"early (?:in )?{PERIOD}", _early),
    rule(rf"late (?:in )?{PERIOD}", _late),
    rule(PERIOD, _whole),
    rule(r"(?:(?P<which>this|next) )?weekend", _weekend),
    rule(rf"(?P<feast>{'|'.join(FEASTS)})", _feast),
    rule(rf"(?P<feast>{'|'.join(EASTER)})", _easter),
    rule(r"new year", _new_year),
)
