"""A day that ends a text and that nothing leads up to: 'write the plan 11/12'; or one that is misspelt."""

import re
from dataclasses import dataclass
from datetime import date

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.language import dates
from bot.language.dates import Calendar, Question, Understood, triggers
from bot.language.wording import word_set

_FIGURES = re.compile(
    r"(?<!\bof)(?<!\bfrom)(?<!\bsince)(?<!\bdated)(?<!\bfor)(?<!\bon)(?<!\bthe)(?<!\bto)"
    r"(?<!\band)(?<!\bat)\s"
    r"(\d{1,2}[/.]\d{1,2}|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z]{0,6}(?: \d{4})?)\.?\s*$",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_OVER = re.compile(
    rf"\s(?:on )?(yesterday|(?:the day before|day before) yesterday|last (?:night|week|month|{_WEEKDAY})"
    rf"|(?:{_WEEKDAY} )?\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?: 20\d\d)?"
    r"|\d{1,2}/\d{1,2}(?:/\d{2,4})?)[\s.!)]*$"
)
_TOLD = word_set(
    "we i you they he she it who which that whoever what as where when how from of since after until for",
    "about to at dated said sent came made held put set met left went took got gave was were had heard the",
)
"""What is said of a day that is over, and is no work: 'what we heard last week', 'minutes of last week'."""
_BACK = 4
_LAST_WORD = re.compile(r"(?<!\w)(?:by|before|on|until|due)\s+(next |this )?([a-z]{5,10})[.!\s]*$")
_DAYS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday tomorrow christmas easter january february",
    "august september october november december",
)
_SPAN = re.compile(
    rf"(?<!from)(?<!for)(?<!of)\s(\d{{1,2}})(?:st|nd|rd|th)?\s?[–-]\s?(\d{{1,2}})(?:st|nd|rd"
    rf"|th)? ({_MONTH})[\s.!)]*$",
    re.IGNORECASE,
)
_PARTS = frozenset({"2", "3", "4", "5", "8"})
"""What a part may be of: 'half' is 1/2."""
_LONGEST = 70
_APART = tuple(",(–—-|:→;")


@dataclass(frozen=True)
class Last:
    """Where a day begins that ends a text, and its words: a plain `day`, or `readings` to ask about."""

    start: int
    said: str
    day: date | None = None
    asks: str = ""
    readings: tuple[date, ...] = ()


def find(text: str, calendar: Calendar) -> Last | None:
    """Return the day that ends a text; None where it ends with none."""
    return _over(text, calendar) or _figures(text, calendar) or _misspelt(text, calendar)


def _over(text: str, calendar: Calendar) -> Last | None:
    """Return a day that is over and ends a text, to be asked about; none that is part of the work."""
    start = max(0, len(text) - _LONGEST)
    found = _OVER.search(text.lower(), start) if text.isascii() else None
    before = text[: found.start()] if found else ""
    words = before.lower().split()[-_BACK:]
    if not found or not words or not _TOLD.isdisjoint(words[-1:]) or words[-1].endswith(("ed", "en", "'s")):
        return None
    if not (_TOLD - {"the", "to", "for"}).isdisjoint(words) or triggers.stands(before) != triggers.APART:
        return None
    answer = dates.read(found[1], calendar)
    if isinstance(answer, Question) and "passed" in answer.asks:
        return Last(found.start(), found[1], None, answer.asks)
    if found[1].startswith("last "):
        return Last(found.start(), found[1], None, f"'{found[1]}' has passed: which day is it due?")
    return None


def _figures(text: str, calendar: Calendar) -> Last | None:
    span = _SPAN.search(text, max(0, len(text) - _LONGEST))
    if span:
        days = [dates.read(f"{day} {span[3]}", calendar) for day in span.group(1, 2)]
        readings = tuple(one.day for one in days if isinstance(one, Understood))
        return Last(len(text), span[0], None, f"On which of '{span[0].strip()}' is it due?", readings)
    found = _FIGURES.search(text, max(0, len(text) - _LONGEST))
    if found is None or found.start() == 0:
        return None
    answer = dates.read(found[1], calendar)
    if isinstance(answer, Understood):
        if text[: found.start()].rstrip()[-1:] in _APART or not _may_be_no_day(found[1]):
            return Last(found.start(), found[1], answer.day)
        return Last(found.start(), found[1], None, f"Is it due on '{found[1]}'?", (answer.day,))
    return Last(found.start(), found[1], None, answer.asks, answer.readings) if answer.readings else None


def _may_be_no_day(figures: str) -> bool:
    """Tell whether figures may be a year or a part as well: 'the plan 11/12', 'a 3/4 inch pipe'."""
    first, slash, second = figures.partition("/")
    if not slash:
        return True
    return int(second) == int(first) + 1 or (int(first) < int(second) and second in _PARTS)


def _misspelt(text: str, calendar: Calendar) -> Last | None:
    start = max(0, len(text) - _LONGEST)
    found = _LAST_WORD.search(text.lower(), start) if text.isascii() else None
    if found is None or found[2].removesuffix("s") in _DAYS:
        return None
    best = process.extractOne(found[2], _DAYS, scorer=DamerauLevenshtein.distance, score_cutoff=1)
    if not best:
        return None
    answer = dates.read(f"{found[1] or ''}{best[0]}", calendar)
    days = (answer.day,) if isinstance(answer, Understood) else answer.readings
    return Last(found.start(), found[0], None, f"Which day is '{found[2]}'?", days) if days else None
