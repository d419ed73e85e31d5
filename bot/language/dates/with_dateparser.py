"""dateparser, for languages and phrases that our own rules do not know, where it can not have guessed.

Left to itself it reads '1700' as a year, 'may' as a day and goes back in time; so figures alone never reach
it, every number of the phrase must turn up in its answer, and an answer wider than a day is asked about.
"""

import re
import warnings
from datetime import date, datetime, time, timedelta
from functools import cache

from bot.language.dates import normalise, numeric
from bot.language.dates.answers import Calendar, Reading

OURS = frozenset({"en", "cy", "fr", "de", "es"})
SLACKS = frozenset({"it", "pt", "ja", "ko", "zh"})  # in which Slack can be set, beside ours
FIGURES = re.compile(r"\d+")
LETTERS = re.compile(r"[^\W\d_]{3}|[^\W\d_a-z]")
MOST_FIGURES = 4
CONFIRM = "Is this the day that {phrase} means?"
NOON = time(12)  # far enough from midnight that no clock change moves it to another day
# Months that are words or names, and the Welsh for both Tuesday and March: never a day by themselves.
UNDECIDED = frozenset({"mawrth", "march", "mars", "may", "mai", "mar", "sun", "sat", "second"})


def languages(locale: str | None) -> list[str]:
    """Return the languages to read in, as dateparser names them: the locale's first, then English."""
    # dateparser is imported late: it would be a tenth of what it takes to import the bot.
    from dateparser.data.languages_info import language_order  # type: ignore[import-untyped]

    language = numeric.language(locale)
    return [language, "en"] if language != "en" and language in language_order else ["en"]


@cache
def warm() -> None:
    """Load what dateparser loads on first use, for each language of Slack and ours (about 0.5 s in all)."""
    for language in sorted(OURS | SLACKS):
        _parse("12 xyzzy 2001", [language, "en"], None, datetime.combine(date(2000, 1, 1), NOON))


def ask(text: str, calendar: Calendar) -> Reading | None:
    """Return what dateparser makes of text of at most 100 characters, or None when it can not be sure."""
    figures = FIGURES.findall(text)
    if len(text) > normalise.MOST_LETTERS or len(figures) > MOST_FIGURES or not LETTERS.search(text):
        return None
    if not UNDECIDED.isdisjoint(text.split()):
        return None
    base = datetime.combine(calendar.today, NOON)
    if not figures and numeric.language(calendar.locale) not in OURS and len(text.split()) <= 2:
        return _weekday(text, calendar, base)
    answer = _parse(text, languages(calendar.locale), numeric.order(calendar.locale), base)
    if answer is None:
        return None
    found, period = answer
    day = found.date()
    accounted = {
        day.day,
        day.month,
        day.year,
        day.year % 100,
        found.hour,
        found.minute,
        (day - base.date()).days,
    }
    if period != "day" or not accounted.issuperset(map(int, figures)) or day == base.date():
        return Reading((day,), CONFIRM)
    return Reading((day,))


def _weekday(text: str, calendar: Calendar, base: datetime) -> Reading | None:
    """Return a day that is called by its name, such as 'vrijdag' or 'domani'."""
    answer = _parse(text, languages(calendar.locale), None, base, parts=())
    if answer is None:
        return None
    day, certain = answer[0].date(), answer[1] == "day"
    soon = timedelta(0) < day - calendar.today <= timedelta(days=7)
    return Reading((day,), "" if certain and soon else CONFIRM)


def _parse(
    text: str,
    languages_read: list[str],
    order: str | None,
    base: datetime,
    parts: tuple[str, ...] = ("day", "month"),
) -> tuple[datetime, str] | None:
    settings = {
        "RELATIVE_BASE": base,
        "PREFER_DATES_FROM": "future",
        "PARSERS": ["relative-time", "absolute-time"],
        "REQUIRE_PARTS": list(parts),
        "RETURN_AS_TIMEZONE_AWARE": False,
        **({"DATE_ORDER": order} if order else {}),
    }
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        answer = DateDataParser(languages=languages_read, settings=settings).get_date_data(text)
    return (answer.date_obj, answer.period) if answer.date_obj else None
