"""What happens some time, but not on a day that everybody knows: seasons, half term, the AGM, a conference.

They are asked about, with days that are likely. By themselves they are as often what the work is about, so
that they are taken for a time only after 'by', 'before' and the like.
"""

import re
from datetime import date, timedelta

from bot.language.dates import days
from bot.language.dates.answers import MONTHS, Calendar, Reading, Rule, rule
from bot.language.dates.normalise import MONTH
from bot.language.dates.vague import likely

WHICH = "Which day exactly is {phrase}?"
HALF_TERMS = "Half terms differ from place to place: which day is {phrase}?"
WHEN = "When is {phrase}?"
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The month in which each begins."""

OF_MEMBERS = "agm|egm|annual general meeting|extraordinary general meeting|general meeting"
OTHERS = (
    "ramadan|eid|diwali|hanukkah|passover|yom kippur|chinese new year|lent|advent|epiphany"
    "|conference|summit|election|elections|referendum|purdah|audit|inspection|launch|deadline|closing date"
    "|event|festival|fair|workshop|hearing|appeal|trial|consultation|go live|launch day|open day|away day"
    "|publication|approval|receipt|decision|award|budget|handover|completion|kick off|kickoff|review"
)
TERM = r"(?:(?:spring|summer|autumn|winter|school) )?term"
BOUND = r"(?:(?:end|start|mid|early|late|close|completion|finish) )?"


def _season(match: re.Match[str], calendar: Calendar) -> Reading:
    begins, today = SEASONS[match["season"]], calendar.today
    year = int(match["year"] or today.year - (begins == 12 and today.month < 3))
    first = date(year, begins, 1)
    over = days.month_end(days.add_months(first, 2)) < today
    first = days.add_months(first, 12 if (over or match["which"] == "next") and not match["year"] else 0)
    ends = tuple(days.month_end(days.add_months(first, more)) for more in (0, 1, 2))
    meant = {"start": ends[:1], "early": ends[:1], "end": ends[2:], "late": ends[2:]}.get(match["part"], ends)
    return Reading((first, *meant) if len(meant) == 1 else meant, WHICH, opens=first, named=True)


def _half_term(match: re.Match[str], calendar: Calendar) -> Reading:
    """Ask, with the Friday before the week in which schools are mostly off, and the Friday of that week."""
    weeks = sorted(
        monday
        for year in (calendar.today.year, calendar.today.year + 1)
        for monday in _holiday_weeks(year)
        if monday > calendar.today
        and (not match["month"] or (monday + timedelta(days=6)).month == MONTHS.index(match["month"]) + 1)
    )
    offered = tuple(monday + timedelta(days=n) for monday in weeks[:1] for n in (-3, 4))
    return Reading(offered or likely(calendar), HALF_TERMS, closes=True, named=True)


def _holiday_weeks(year: int) -> tuple[date, ...]:
    """Return the Mondays of the weeks in February, May and October in which schools are mostly off."""
    february = days.coming(date(year, 2, 1), 0) + timedelta(days=14)
    may, october = date(year, 5, 31), date(year, 10, 31)
    return february, days.in_week(may, 0, 0), days.in_week(october, 0, 0)


def _members(match: re.Match[str], calendar: Calendar) -> Reading:
    """Ask which of the coming meetings is the one of all members."""
    later = tuple(day for day in calendar.coming if day > calendar.today)[:3]
    return Reading(later or likely(calendar), WHEN, named=True)


def _other(match: re.Match[str], calendar: Calendar) -> Reading:
    return Reading(likely(calendar), WHEN, named=True)


RULES: tuple[Rule, ...] = (
    rule(
        rf"(?:(?P<part>start|early|mid|end|late) (?:in )?)?(?:(?P<which>this|next|coming) )?"
        rf"(?P<season>{'|'.join(SEASONS)})(?: (?P<year>20\d\d))?",
        _season,
    ),
    rule(
        rf"{BOUND}(?:(?:this|next|coming) )?"
        rf"(?:(?:(?P<month>{MONTH})|spring|summer|autumn|winter) )?half term(?: holiday| break)?",
        _half_term,
    ),
    rule(rf"{BOUND}(?:(?:this|next|coming) )?(?:{OF_MEMBERS})", _members),
    rule(rf"{BOUND}(?:(?:this|next|coming|annual) )?(?:{TERM}|{OTHERS})", _other),
)
