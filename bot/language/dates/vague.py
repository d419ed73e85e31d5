"""Words for a time that is no day: 'ASAP', 'soon', 'ongoing', 'TBC', 'when you can'. They are asked about.

The days that are offered are those on which such things mostly come to be due.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.language.dates import checks, days
from bot.language.dates.answers import Calendar, Reading, Rule, rule

URGENT = (
    r"asap|ONE s ONE p|as (?:soon|quickly|early) as (?:possible|practicable|(?:you|we|they|he|she) can)"
    r"|urgent|urgently|immediately|immediate|straight away|straightaway|right away|without delay"
    r"|(?:very )?(?:soon|shortly)|promptly|(?:as a )?matter urgency|imminently|earliest convenience"
    r"|at (?:your|their|his|her) earliest convenience|soonest|early opportunity|earliest opportunity"
)
OPEN = (
    r"ongoing|continuous|continuing|rolling|tbc|tba|tbd|t b c|t b a"
    r"|(?:to|2) be (?:confirmed|agreed|decided|advised|arranged|determined)|not known|unknown|open ended"
    r"|(?:when|whenever|as) (?:possible|convenient|practicable|time allows|hence allows)"
    r"|(?:when|whenever|as) (?:you|we|they|he|she|I|i) (?:can|could|has hence|have hence"
    r"|(?:gets?|has|have|finds?) ONE (?:chance|minute|moment|second))"
    r"|sometime|some hence|at some point|some point|near future|not too distant future"
    r"|eventually|as and when|meantime|mean hence|medium term|short term|long term"
)


def _urgent(match: re.Match[str], calendar: Calendar) -> Reading:
    tomorrow = calendar.working.next_working_day(calendar.today)
    return Reading(tuple(sorted({tomorrow, *_week_ends(calendar)})), _which(calendar))


def _open(match: re.Match[str], calendar: Calendar) -> Reading:
    return Reading(likely(calendar), _which(calendar))


def _which(calendar: Calendar) -> str:
    return f"Which day is {{phrase}}: {checks.example(calendar)}?"


def _week_ends(calendar: Calendar) -> tuple[date, ...]:
    monday = days.in_week(calendar.today, 0, 0)
    ends = (days.week_end(monday + timedelta(days=7 * n), calendar.working) for n in (0, 1, 2))
    return tuple(day for day in ends if day > calendar.today)[:2]


def likely(calendar: Calendar) -> tuple[date, ...]:
    """Return up to four days on which something is likely to be due: ends of weeks and months, a meeting."""
    month_end = days.month_end(calendar.today)
    if month_end - calendar.today < timedelta(days=7):
        month_end = days.month_end(month_end + timedelta(days=1))
    ends = {*_week_ends(calendar), calendar.working.on_or_before(month_end)}
    meetings = [day for day in calendar.coming if day > calendar.today][:1]
    return tuple(sorted(ends | {calendar.working.working_days_before(day, 1) for day in meetings}))


def _matcher(words: str, make: Callable[[re.Match[str], Calendar], Reading]) -> Rule:
    return rule(rf"(?:(?:date|due) )*(?:{words})", make)


RULES: tuple[Rule, ...] = (_matcher(URGENT, _urgent), _matcher(OPEN, _open))
