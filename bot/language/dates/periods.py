"""Ends, starts and middles of weeks, months, quarters and years; seasons.

A week ends on its Friday, because a due day is a working day; a month, quarter or year on its last date.
'This week' and 'next week' mean by the end of it. What is wider than a week, or only 'early' or 'late' in
it, is asked about.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from bot.language.dates import checks, days
from bot.language.dates.answers import MONTHS, Calendar, Reading, Rule, rule
from bot.language.dates.months import dated, full_year
from bot.language.dates.normalise import MONTH

MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}
UNIT = r"(?:(?:(?P<which>this|next) )?(?P<unit>week|month|quarter|year)(?P<later> after next| next)?)"
NAMED = rf"(?P<month>{MONTH})(?: (?P<year>20\d\d|yy\d\d))?"
PERIOD = rf"(?:{UNIT}|{NAMED})"
WHICH = "Which day exactly is {phrase}?"


def _bounds(match: re.Match[str], calendar: Calendar) -> tuple[date, date]:
    """Return the first and last date of the period that was named; a week's last is its Friday."""
    today = calendar.today
    if match["month"]:
        month, year = MONTHS.index(match["month"]) + 1, full_year(match["year"])
        first = date(year or today.year + (month < today.month), month, 1)
        return first, days.month_end(first)
    unit, step = match["unit"], _step(match)
    if unit == "week":
        monday = days.in_week(today, step, 0)
        return monday, days.week_end(monday, calendar.working)
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
    return _left((last - timedelta(days=1 if match["unit"] == "week" else 7), last), calendar)


def _whole(match: re.Match[str], calendar: Calendar) -> Reading | None:
    if not (match["month"] or match["which"] or match["later"]):
        return None  # 'month' alone says nothing
    first, last = _bounds(match, calendar)
    if (match["year"] or "").startswith("yy"):
        return _of_year(match, first, last, calendar)
    if match["unit"] == "week":
        return replace(_end(match, calendar), closes=False, opens=first)
    if first < calendar.today <= last:
        friday = days.week_end(days.in_week(calendar.today, 0, 0), calendar.working)
        return replace(_left((min(friday, last), last), calendar), opens=first)
    return Reading((first, last), WHICH, opens=first)


def _left(offered: tuple[date, ...], calendar: Calendar) -> Reading:
    """Return which days are left; the last one is plain where there is no other."""
    left = tuple(sorted({day for day in offered if day >= calendar.today}))
    return Reading(left) if len(left) == 1 else Reading(left or offered, WHICH)


def _of_year(match: re.Match[str], first: date, last: date, calendar: Calendar) -> Reading:
    """Return the end of 'Mar-27', as registers write it; the day, where the year would be over: 'Dec-15'."""
    day = dated(calendar, int(match["year"].removeprefix("yy")), first.month, None)
    if first.year < calendar.today.year:
        return day
    if last > checks.limit(calendar.today):
        return Reading((*day.days, last), WHICH)
    return Reading((last,), closes=True, opens=first)


def _weekend(match: re.Match[str], calendar: Calendar) -> Reading:
    friday = days.in_week(calendar.today, int(match["which"] == "next"), days.FRIDAY)
    return Reading(
        (friday, friday + timedelta(days=2), friday + timedelta(days=3)),
        WHICH,
        opens=friday + timedelta(days=1),
    )


def _weeks_of(match: re.Match[str], calendar: Calendar) -> Reading:
    """Ask which day of 'the last two weeks of May': its first, its Fridays, or its last."""
    opens, closes = _bounds(match, calendar)
    length = timedelta(days=7 * int(match["count"] or 1) - 1)
    first, last = (closes - length, closes) if match["nth"] == "last" else (opens, opens + length)
    friday = days.coming(first, days.FRIDAY)
    fridays = (friday + timedelta(days=7 * n) for n in range(int(match["count"] or 1)))
    return Reading((first, *fridays, last), WHICH, opens=first)


def _week_of_month(match: re.Match[str], calendar: Calendar) -> Reading:
    """Ask: the second week of a month is the one of its 8th day, or that of its second Monday."""
    first = _bounds(match, calendar)[0]
    start = first + timedelta(days=7 * (int(match["nth"]) - 1))
    mondays = (days.in_week(start, 0, 0), days.coming(start, 0))
    return Reading(tuple(days.week_end(monday, calendar.working) for monday in mondays), WHICH)


def _in_figures(match: re.Match[str], calendar: Calendar) -> Reading | None:
    first = days.exact(int(match["year"]), int(match["number"]), 1)
    return Reading((first, days.month_end(first)), WHICH, opens=first) if first else None


RULES: tuple[Rule, ...] = (
    rule(rf"end {PERIOD}", _end),
    rule(rf"start {PERIOD}", _start),
    rule(rf"mid {PERIOD}", _middle),
    rule(rf"early (?:in )?{PERIOD}", _early),
    rule(rf"late (?:in )?{PERIOD}", _late),
    rule(PERIOD, _whole),
    rule(r"(?:(?P<which>this|next) )?weekend", _weekend),
    rule(rf"(?P<nth>last|w1th) (?:(?P<count>\d) )?week (?:in )?{NAMED}", _weeks_of),
    rule(rf"w?(?P<nth>[1-5])th week (?:in )?{NAMED}", _week_of_month),
    rule(r"(?P<number>\d{1,2})[/.-](?P<year>20\d\d)", _in_figures),
)
