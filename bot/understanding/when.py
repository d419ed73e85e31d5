"""By when work is due that was taken on in a talk, from wherever its people said so.

Whoever takes work on, or asks again, says a day in passing, as in 'Saturday, I have the van' or 'b4 sunday
yeh'. In the sentence that says what is to be done a day may be that of something else: it counts there only
if it is plainly the day by which, or one of the next.
"""

import re
from collections.abc import Sequence
from datetime import date

from bot.language import dates
from bot.language.dates import Calendar, Understood

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|" + (
    "january|february|march|april|june|july|august|september|october|november|december"
)
_WEEKDAY = "(?:mon|tues?|wed|weds|wednes|thu|thurs?|fri|sat|satur|sun)(?:day)?"
_BY = r"(?P<by>by|before|b4|until|till|til|no later than|not later than)"
_SOON = r"today|tonight|tomorrow|tmrw|tmr|tomoz|2moro|2mrw|this (?:morning|afternoon|evening)"
_DAYS = (
    rf"(?P<soon>{_SOON})|(?:this |next |on |first thing )?{_WEEKDAY}"
    rf"(?: (?:am|pm|morning|afternoon|evening|night|lunchtime))?"
    rf"|(?:on )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)(?:(?: of)? (?:{_MONTHS}))?|\d{{1,2}} (?:{_MONTHS})"
    rf"|(?:the )?(?:end|close) of (?:the |this |next )?(?:day|play|week|month|year|{_MONTHS})"
    r"|(?:month|year)[ -]end|(?:next|this) (?:week|month)|in a fortnight"
    r"|in (?:a|one|two|three|\d) (?:days?|weeks?)"
)
_DAY = re.compile(rf"\b(?:{_BY} )?(?P<day>{_DAYS})(?!['’]?\w)", re.IGNORECASE)
_VERB = re.compile(r"(?:\b(?:i|he|she|we|they|and|the|just|who|it)|^) (?=(?:sat|sun|mon)$)", re.IGNORECASE)
_MOST = 6
"""So many days of one message are looked at."""


def due(work: str, said: Sequence[str], calendars: Sequence[Calendar]) -> date | None:
    """Return the day by which work is due, or None where none is said.

    `work` is what is to be done. `said` is what those who asked for it and took it on said of it, the latest
    last; each, and `work` before them, with the calendar as of when it was said.
    """
    for words, calendar in reversed(list(zip(said, calendars[1:], strict=True))):
        if days := _days(words, calendar):
            return days[-1]
    found = dates.find(work, calendars[0])
    if found is not None and isinstance(found.answer, Understood):
        return found.answer.day
    plain = _days(work, calendars[0], plainly=True)
    return plain[-1] if plain else None


def _days(words: str, calendar: Calendar, *, plainly: bool = False) -> list[date]:
    found = []
    for match in list(_DAY.finditer(words))[-_MOST:]:
        if plainly and not (match["by"] or match["soon"]):
            continue
        if _VERB.search(words[max(0, match.start() - 8) : match.end()]):
            continue
        answers = (dates.read(words, calendar) for words in (match[0], match["day"]))
        understood = next((each for each in answers if isinstance(each, Understood)), None)
        if understood is not None:
            found.append(understood.day)
    return found
