"""Quarters and financial years: 'Q1 2027', 'end of Q4', 'FY 2026/27', 'end of the financial year'.

'Q1 2027' is of the calendar year. A quarter without a year may be one of the financial year as well, so both
are offered where they differ. A financial year ends on 31 March unless the group's nation has another one.
"""

import re
from datetime import date, timedelta

from bot.language.dates import days
from bot.language.dates.answers import Calendar, Reading, Rule, rule
from bot.language.dates.months import full_year

# The month in which public bodies begin their year; where no country is known, the British one.
BEGINS = {None: 4, "GB": 4, "IN": 4, "JP": 4, "CA": 4, "NZ": 4, "ZA": 4, "HK": 4, "SG": 4, "AU": 7}
CALENDAR_YEAR = 1
WHICH = "Which day exactly is {phrase}?"

PART = r"(?:(?P<part>end|start|mid|early|late) (?:in )?)?"
SPAN = r"(?P<span>(?:20)?\d\d[/-](?:20)?\d\d)"
YEAR = r"(?P<year>20\d\d|yy\d\d|\d\d)"
NAMED = (
    rf"(?: (?:{SPAN}(?: fy)?|(?P<fy>fy )(?:{SPAN.replace('span', 'spanned')}|(?P<in>20\d\d|\d\d))|{YEAR}"
    r"|(?P<which>this|next) year))?"
)
QUARTER = r"(?:(?:q|quarter) (?P<q>[1-4])|w?(?P<nth>[1-4])th quarter)"


def _begins(calendar: Calendar) -> int:
    return BEGINS.get(calendar.country, CALENDAR_YEAR)


def _quarter(match: re.Match[str], calendar: Calendar) -> Reading:
    number = int(match["q"] or match["nth"])
    return _reading(match["part"], _quarters(match, number, calendar), 3)


def _quarters(match: re.Match[str], number: int, calendar: Calendar) -> tuple[date, ...]:
    """Return the first days of the quarters that may be meant."""
    span, closing = match["span"] or match["spanned"], match["in"]
    begins = _begins(calendar)
    if span or closing:
        year = _span(span) if span else (full_year(closing) or 0) - (begins > 1)
        return (days.add_months(date(year, begins, 1), 3 * (number - 1)),)
    if match["which"]:
        return (date(calendar.today.year + (match["which"] == "next"), 3 * number - 2, 1),)
    if match["year"]:
        return (date(full_year(match["year"]) or 0, 3 * number - 2, 1),)
    return tuple(sorted({_coming(month, number, calendar) for month in (CALENDAR_YEAR, begins)}))


def _coming(begins: int, number: int, calendar: Calendar) -> date:
    """Return the first day of the next such quarter that is not over, of years that begin in that month."""
    first = days.add_months(date(calendar.today.year - 1, begins, 1), 3 * (number - 1))
    while _last(first, 3) < calendar.today:
        first = days.add_months(first, 12)
    return first


def _span(text: str) -> int:
    """Return the year in which '2026/27' or '26-27' begins."""
    return full_year(re.split("[/-]", text)[0]) or 0


def _year(match: re.Match[str], calendar: Calendar) -> Reading:
    """Return the end of a financial year, or another part that is named; 'FY27' is the one ending in 2027."""
    begins = _begins(calendar)
    if begins == CALENDAR_YEAR and calendar.country not in BEGINS:
        return Reading(_ends(calendar), WHICH)
    span, closing, today = match["span"] or match["after"], match["year"], calendar.today
    if span:
        first = date(_span(span), begins, 1)
    elif closing:
        first = date((full_year(closing) or 0) - 1, begins, 1)
    else:
        this_year = today.year - (today.month < begins)
        # Nobody plans for the start of what has begun: that of the new one is meant.
        later = match["which"] in ("next", "new") or match["part"] == "start"
        first = date(this_year + later, begins, 1)
    if match["which"] in ("next", "new") and not match["part"]:
        return Reading((first, _last(first, 12)), WHICH, opens=first)
    reading = _reading(match["part"], (first,), 12)
    taxed = calendar.country == "GB" and reading.closes
    return Reading(
        (reading.days[0] + timedelta(days=5),) if taxed and match["kind"] == "taxyear" else reading.days,
        reading.asks,
        closes=reading.closes,
        opens=reading.opens,
        others=(reading.days[0] + timedelta(days=5),) if taxed and match["kind"] == "fy" else (),
    )


def _year_end(match: re.Match[str], calendar: Calendar) -> Reading:
    """Return the year's last day, and that of the financial year where it is another: both are called so."""
    today, begins = calendar.today, _begins(calendar)
    coming = (
        date(today.year + (today.month >= begins), begins, 1) - timedelta(days=1),
        date(today.year, 12, 31),
    )
    ends = tuple(sorted({coming[1], coming[0]} if begins != CALENDAR_YEAR else {coming[1]}))
    return Reading(
        ends, "Is {phrase} that of the calendar or of the financial year?" * (len(ends) > 1), closes=True
    )


def _ends(calendar: Calendar) -> tuple[date, ...]:
    """Return when the financial years of the world end next."""
    today = calendar.today
    ends = (date(today.year + more, month, 30) for more in (0, 1) for month in (3, 6, 9, 12))
    return tuple(sorted(days.month_end(day) for day in ends if day >= today))[:4]


def _last(first: date, months: int) -> date:
    return days.add_months(first, months) - timedelta(days=1)


def _reading(part: str | None, firsts: tuple[date, ...], months: int) -> Reading:
    """Return a part of each period of so many months; asked about where there are several."""
    asks = WHICH if len(firsts) > 1 or part in ("early", "late") else ""
    lasts = tuple(_last(first, months) for first in firsts)
    if part == "start":
        return Reading(firsts, asks)
    if part == "early":
        return Reading(tuple(days.month_end(first) for first in firsts), asks)
    if part == "late":
        return Reading((*(last.replace(day=1) for last in lasts), *lasts), asks)
    if part == "mid":
        return Reading(tuple(days.add_months(first, months // 2).replace(day=15) for first in firsts), asks)
    opens = firsts[0] if part is None and len(firsts) == 1 else None
    return Reading(lasts, asks, closes=True, opens=opens)


RULES: tuple[Rule, ...] = (
    rule(PART + QUARTER + NAMED, _quarter),
    rule(r"(?:(?:this|end) )?yearend", _year_end),
    rule(
        rf"{PART}(?:(?P<which>this|next|new) )?(?:{SPAN} )?(?P<kind>fy|taxyear)"
        rf"(?: (?:{SPAN.replace('span', 'after')}|{YEAR}))?",
        _year,
    ),
)
