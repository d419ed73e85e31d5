"""Today, tomorrow, and the days of the week.

'Friday' and 'this Friday' are the coming one; 'next Friday' is the Friday of the next calendar week, which
runs from Monday to Sunday. People differ about the second, so the answer is read back with its date.
"""

import re
from datetime import timedelta

from bot.language.dates import days
from bot.language.dates.answers import WEEKDAYS, Calendar, Reading, Rule, echo, rule
from bot.language.dates.normalise import WEEKDAY

OFFSETS = {"today": 0, "now": 0, "tomorrow": 1, "overmorrow": 2, "yesterday": -1}
STRETCH = {"week": 7, "fortnight": 14}
WEEKS = {"this": 0, "next": 1, "after next": 2}


def _relative(match: re.Match[str], calendar: Calendar) -> Reading:
    stretch = STRETCH.get(match["stretch"] or "", 0)
    return Reading((calendar.today + timedelta(days=OFFSETS[match["day"]] + stretch),))


def _coming(match: re.Match[str], calendar: Calendar) -> Reading:
    day = days.coming(calendar.today, WEEKDAYS.index(match["weekday"]))
    if day == calendar.today and match["this"] != "this":
        week_later = day + timedelta(days=7)
        return Reading((day, week_later), f"Today is {echo(day)}: is it due today, or in a week?")
    return Reading((day,))


def _next(match: re.Match[str], calendar: Calendar) -> Reading:
    weekday = match["weekday"] or match["before"]
    return Reading((days.in_week(calendar.today, 1, WEEKDAYS.index(weekday)),))


def _after_next(match: re.Match[str], calendar: Calendar) -> Reading:
    weekday = WEEKDAYS.index(match["weekday"])
    second = days.coming(calendar.today + timedelta(days=1), weekday) + timedelta(days=7)
    return Reading(tuple(sorted({second, days.in_week(calendar.today, 2, weekday)})))


def _stretched(match: re.Match[str], calendar: Calendar) -> Reading:
    day = days.coming(calendar.today, WEEKDAYS.index(match["weekday"]))
    if match["count"]:
        return Reading((day + timedelta(days=STRETCH[match["unit"]] * int(match["count"])),))
    return Reading((day + timedelta(days=STRETCH[match["stretch"]]),))


def _in_week(match: re.Match[str], calendar: Calendar) -> Reading:
    weeks = WEEKS[match["which"] or match["first"] or "after next"]
    weekday = match["weekday"] or match["second"] or match["third"]
    return Reading((days.in_week(calendar.today, weeks, WEEKDAYS.index(weekday)),))


def _gone(match: re.Match[str], calendar: Calendar) -> Reading:
    return Reading((), "{phrase} has passed: which day is it due?")


RULES: tuple[Rule, ...] = (
    rule(rf"(?P<day>{'|'.join(OFFSETS)})(?: (?P<stretch>week|fortnight))?", _relative),
    rule(rf"(?:(?P<this>this|coming) )?(?P<weekday>{WEEKDAY})", _coming),
    rule(rf"next (?P<weekday>{WEEKDAY})|(?P<before>{WEEKDAY}) next", _next),
    rule(rf"(?:next )?(?P<weekday>{WEEKDAY}) after next", _after_next),
    rule(
        rf"(?P<weekday>{WEEKDAY}) (?:(?P<stretch>week|fortnight)|in (?P<count>\d) (?P<unit>week|fortnight))",
        _stretched,
    ),
    rule(
        rf"(?P<weekday>{WEEKDAY}) (?:on |in )?(?P<which>this|next) week"
        rf"|(?P<first>this|next) week (?:on )?(?P<second>{WEEKDAY})"
        rf"|(?P<third>{WEEKDAY}) (?:in )?week after next",
        _in_week,
    ),
    rule(rf"last (?:{WEEKDAY}|week|month|year)|(?:{WEEKDAY}|week|month|year) last|\d+ \w+ ago", _gone),
)
