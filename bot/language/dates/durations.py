"""A length of time from now: 'in a fortnight', 'within 10 days', 'in 3 working days', 'next 2 weeks'."""

import re
from datetime import UTC, date, timedelta

from bot.language.dates import days
from bot.language.dates.answers import Calendar, Reading, Rule, rule

UNIT = r"(?:clear )?working day|(?:clear )?day|week|fortnight|month|quarter|year"
LENGTH = rf"(?P<count>\d{{1,4}}) (?:(?P<unit>{UNIT})|day working)"
COUNTED = re.compile(r"\d|week|month|fortnight|quarter|year|day")
IN_DAYS = {"day": 1, "week": 7, "fortnight": 14}
IN_MONTHS = {"month": 1, "quarter": 3, "year": 12}
MOST_DAYS = 4000


def shift(day: date, match: re.Match[str], calendar: Calendar, sign: int = 1) -> date | None:
    """Return the day that lies the matched length away, or None when that is beyond all planning.

    Clear days lie wholly between the two: neither the day of the notice nor that of the meeting counts.
    """
    unit = match["unit"] or "working day"  # 'jours ouvrables' puts the adjective last
    count = int(match["count"] or 1) + unit.startswith("clear ")
    unit = unit.removeprefix("clear ")
    if count * (IN_DAYS.get(unit) or 31 * IN_MONTHS.get(unit, 0) or 2) > MOST_DAYS:
        return None
    if unit == "working day":
        return days.add_working(day, sign * count, calendar.working)
    if unit in IN_DAYS:
        return day + timedelta(days=sign * count * IN_DAYS[unit])
    return days.add_months(day, sign * count * IN_MONTHS[unit])


def _from_today(match: re.Match[str], calendar: Calendar) -> Reading:
    day = shift(calendar.today, match, calendar)
    return (
        Reading((day,)) if day else Reading((), "{phrase} is more than two years away: which day is it due?")
    )


def _fortnight(match: re.Match[str], calendar: Calendar) -> Reading:
    return Reading((calendar.today + timedelta(days=14),))


def _hours(match: re.Match[str], calendar: Calendar) -> Reading:
    # Through UTC, so that 24 hours over a clock change are 24 hours.
    then = calendar.now.astimezone(UTC) + timedelta(hours=int(match["hours"]))
    return Reading((then.astimezone(calendar.zone).date(),))


def _few(match: re.Match[str], calendar: Calendar) -> Reading:
    step = IN_DAYS[match["unit"]]
    offered = tuple(calendar.today + timedelta(days=step * n) for n in (2, 3, 4))
    return Reading(offered, "Which day exactly is {phrase}?")


RULES: tuple[Rule, ...] = (
    rule(rf"(?:in )?(?:next )?{LENGTH}(?: from (?:now|today))?(?: hence)?", _from_today),
    rule(r"(?:in )fortnight(?: hence)?|fortnight", _fortnight),
    rule(r"(?:in )?(?:next )?(?P<hours>\d{1,3}) hour", _hours),
    rule(r"(?:in )?(?:1 |next )?(?:few|several) (?P<unit>day|week)(?: hence)?", _few),
)
