"""Dates in figures: '3/12', '12/3/2027', '2027-02-13'.

The locale says whether the day or the month comes first. Where it does not, or where only the other order
makes a date, the person is asked.
"""

import re
from dataclasses import replace

from bot.language.dates import days
from bot.language.dates.answers import WEEKDAYS, Calendar, Reading, Rule, rule
from bot.language.dates.months import dated, full_year
from bot.language.dates.normalise import WEEKDAY

# English is written both ways, so without a region it says nothing; the others write the year first, and
# differ about the rest.
UNDECIDED = frozenset({"en", "en-CA", "en-PH", "en-ZA"})
YEAR_FIRST = frozenset({"ja", "zh", "ko", "hu", "lt", "mn"})
DOTTED = frozenset(
    {"de", "pl", "cs", "sk", "ru", "uk", "fi", "nb", "nn", "no", "da", "tr", "ro", "bg", "et", "lv"}
)
SWAPPED = "Does {phrase} mean this day, with day and month swapped?"
LANGUAGE_TAG = re.compile(r"[-_]")


def language(locale: str | None) -> str:
    """Return the language of a locale such as 'en-GB'; 'en' when unknown."""
    return LANGUAGE_TAG.split(locale)[0].lower() if locale else "en"


def order(locale: str | None) -> str | None:
    """Return 'DMY' or 'MDY' as people of that locale write figures; None when it does not say."""
    if not locale or locale.replace("_", "-") in UNDECIDED or language(locale) in YEAR_FIRST:
        return None
    return "MDY" if locale.replace("_", "-") == "en-US" else "DMY"


def _year_first(match: re.Match[str], calendar: Calendar) -> Reading:
    year, month, day = (int(match[part]) for part in ("year", "month", "day"))
    if month > 12 and day <= 12:
        flipped = dated(calendar, month, day, year)
        return Reading(flipped.days, flipped.asks or SWAPPED)
    return replace(dated(calendar, day, month, year, _weekday(match)), deliberate=True)


def _day_and_month(match: re.Match[str], calendar: Calendar) -> Reading:
    first, second, year = int(match["first"]), int(match["second"]), full_year(match["year"])
    readings = {
        "DMY": dated(calendar, first, second, year, _weekday(match)),
        "MDY": dated(calendar, second, first, year, _weekday(match)),
    }
    reading = _chosen(readings, first, second, order(calendar.locale))
    if reading.asks or match["year"] or _clearly_a_date(match, calendar):
        return reading
    return Reading(reading.days, "Does {phrase} mean this day?")


def _chosen(readings: dict[str, Reading], first: int, second: int, wanted: str | None) -> Reading:
    if wanted is None:
        return _either(readings["DMY"], readings["MDY"], first, second)
    month, day = (second, first) if wanted == "DMY" else (first, second)
    if month > 12 >= day:
        other = readings["MDY" if wanted == "DMY" else "DMY"]
        return Reading(other.days, other.asks or SWAPPED)
    return readings[wanted]


def _either(day_first: Reading, month_first: Reading, first: int, second: int) -> Reading:
    if first == second or first > 12 or second > 12:
        return day_first if second <= 12 else month_first
    days_meant = day_first.days + month_first.days
    return Reading(days_meant, "{phrase} can be read with the day or the month first: which day is it?")


def _clearly_a_date(match: re.Match[str], calendar: Calendar) -> bool:
    """Tell whether '3/12', '3.12' or '3-12' is a date rather than an hour, a version or a range."""
    separator = match["separator"]
    return separator == "/" or (separator == "." and language(calendar.locale) in DOTTED)


def _compact(match: re.Match[str], calendar: Calendar) -> Reading | None:
    found = days.exact(int(match["year"]), int(match["month"]), int(match["day"]))
    return dated(calendar, found.day, found.month, found.year) if found else None


def _weekday(match: re.Match[str]) -> int | None:
    name = match["before"] or match["after"]
    return WEEKDAYS.index(name) if name else None


BEFORE, AFTER = rf"(?:(?P<before>{WEEKDAY}) )?", rf"(?: (?P<after>{WEEKDAY}))?"

RULES: tuple[Rule, ...] = (
    rule(rf"{BEFORE}(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){AFTER}", _year_first),
    rule(r"(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)", _compact),
    rule(
        rf"{BEFORE}(?P<first>\d{{1,2}})(?P<separator>[-/.])(?P<second>\d{{1,2}})"
        rf"(?:(?P=separator)(?P<year>\d{{4}}|\d\d))?{AFTER}",
        _day_and_month,
    ),
)
