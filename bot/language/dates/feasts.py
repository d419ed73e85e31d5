"""Feasts and public holidays: 'by Christmas', 'before Easter', 'Boxing Day', 'the August bank holiday'.

Where a feast is a holiday of the group's nation, nobody works on it, so that what is due by Christmas is due
on the last working day before. Days with a date of their own, such as Christmas Day, are that day.
"""

import re
from datetime import date, timedelta

from dateutil.easter import easter

from bot.language.dates import days
from bot.language.dates.answers import MONTHS, Calendar, Reading, Rule, rule
from bot.language.dates.normalise import MONTH

DATED = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year day": (1, 1),
    "new year eve": (12, 31),
    "saint david day": (3, 1),
    "saint patrick day": (3, 17),
    "saint george day": (4, 23),
    "saint andrew day": (11, 30),
    "valentine day": (2, 14),
    "halloween": (10, 31),
    "bonfire night": (11, 5),
}
MOVING = {
    "shrove tuesday": -47,
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter sunday": 0,
    "easter monday": 1,
    "ascension day": 39,
    "whit sunday": 49,
    "pentecost": 49,
    "whit monday": 50,
}
WHICH = "Which day exactly is {phrase}?"
AHEAD = 400
"""Days in which every public holiday comes round."""


def _dated(match: re.Match[str], calendar: Calendar) -> Reading:
    return Reading((_yearly(*DATED[match["feast"]], calendar),))


def _moving(match: re.Match[str], calendar: Calendar) -> Reading:
    return Reading((_easter(calendar, MOVING[match["feast"]]),))


def _yearly(month: int, day: int, calendar: Calendar) -> date:
    found = date(calendar.today.year, month, day)
    return found if found >= calendar.today else found.replace(year=found.year + 1)


def _easter(calendar: Calendar, offset: int = 0) -> date:
    """Return the coming Easter Sunday, or the day that lies so many days after it."""
    year, apart = calendar.today.year, timedelta(days=offset)
    found = easter(year) + apart
    return found if found >= calendar.today else easter(year + 1) + apart


def _christmas(match: re.Match[str], calendar: Calendar) -> Reading:
    return _season(_yearly(12, 25, calendar), _yearly(12, 25, calendar), calendar)


def _easter_time(match: re.Match[str], calendar: Calendar) -> Reading:
    sunday = _easter(calendar)
    friday = sunday - timedelta(days=2)
    # Where the nation is unknown, Good Friday is taken for a holiday, as it mostly is.
    off = calendar.country is None or not calendar.working.is_working_day(friday)
    return _season(friday if off else sunday, sunday, calendar)


def _season(first: date, feast: date, calendar: Calendar) -> Reading:
    """Return the last working day before what is off, or the feast where that is not known to be off."""
    ends = days.add_working(first, -1, calendar.working)
    if calendar.country is None or calendar.working.is_working_day(first) or ends < calendar.today:
        return Reading((feast,), opens=first, itself=feast)
    return Reading((ends,), opens=first, itself=feast)


def _new_year(match: re.Match[str], calendar: Calendar) -> Reading:
    """Ask: 'in the new year' is any time in January, 'by the new year' is rather before it."""
    first = date(calendar.today.year + 1, 1, 1)
    return Reading((first - timedelta(days=1), first, first + timedelta(days=30)), WHICH, opens=first)


def _early_in_new_year(match: re.Match[str], calendar: Calendar) -> Reading:
    first = date(calendar.today.year + 1, 1, 1)
    return Reading(tuple(first + timedelta(days=n) for n in (7, 14, 30)), WHICH)


def _bank_holiday(match: re.Match[str], calendar: Calendar) -> Reading:
    """Return the coming weekday, perhaps of one month, that is a holiday; ask if there are several."""
    coming = (calendar.today + timedelta(days=n) for n in range(AHEAD))
    off = [
        day for day in coming if day.weekday() < days.SATURDAY and not calendar.working.is_working_day(day)
    ]
    if match["month"]:
        off = [day for day in off if day.month == MONTHS.index(match["month"]) + 1]
        off = [day for day in off if day.year == off[0].year]
        return Reading(tuple(off), "" if len(off) == 1 else WHICH)
    return Reading(tuple(off[:1]), "" if off else WHICH)


RULES: tuple[Rule, ...] = (
    rule(rf"(?P<feast>{'|'.join(DATED)})", _dated),
    rule(rf"(?P<feast>{'|'.join(MOVING)})", _moving),
    rule(r"christmas(?: (?:break|holiday|time|hence))?", _christmas),
    rule(r"easter(?: (?:break|holiday|weekend|time|hence))?", _easter_time),
    rule(r"new year", _new_year),
    rule(r"early (?:in )?new year", _early_in_new_year),
    rule(rf"(?:(?:next|coming) )?(?:(?P<month>{MONTH}) )?(?:bank|public) holiday", _bank_holiday),
)
