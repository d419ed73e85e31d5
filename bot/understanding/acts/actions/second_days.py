"""Another day behind the first: 'by 4 December, 11 December at the latest'."""

import re
from datetime import date

from bot.language import dates
from bot.language.dates import Understood
from bot.language.wording import phrase_list
from bot.understanding.known import Known

_LED = re.compile(
    r"[\s,;(–—-](?:at the latest|at the very latest|latest|at worst|failing that|extended to|extended until"
    r"|otherwise|or else|if not|no later than|or|then|revised to|moved to|now|but)[\s,:]"
)
_LATEST = re.compile(r"\s(?:at the (?:very )?latest|latest|at worst|at most|at the outside)[).!\s]*$")
_BEFORE = phrase_list(
    "or else, or, and, but, otherwise, failing that, if not, at the latest, then, by the, by, on,"
    " no later than, not later than, latest, until"
)
_HANGING = phrase_list(
    "ideally please, ideally, preferably, hopefully, if possible, if poss, at a push, otherwise, or,"
    " or else, failing that, if not, at the latest, latest, at the very latest, but, certainly,"
    " definitely, and, then, if she can, if he can, if they can, where possible"
)
"""What is left of a sentence that gave two days."""
_MARKS = " \t\n,;:(–—-.)"
_LONGEST = 60
_MOST_WORDS = 5


def find(text: str, known: Known, begun: int) -> tuple[int, date] | None:
    """Return where a second day begins that ends a text, and the day; it stands behind `begun`."""
    start = max(begun, len(text) - _LONGEST)
    if latest := _LATEST.search(text.lower(), start):
        return _ending(text, start, latest.start(), known)
    led = list(_LED.finditer(text.lower(), start))
    for found in led:
        if day := _day(text[found.end() :], known):
            return found.start(), day
    return None


def without_latest(text: str) -> str:
    """Return a text without the 'at the latest' that followed its one day."""
    found = _LATEST.search(text, max(0, len(text) - _LONGEST))
    return text[: found.start()].rstrip(_MARKS) if found else text


def without_leads(text: str) -> str:
    """Return a text without the words at its end that only led up to its days: 'ring them, ideally'."""
    kept = text.rstrip(_MARKS)
    for _ in range(_MOST_WORDS):
        last = next((words for words in _HANGING if kept.lower().endswith(f" {words}")), "")
        if not last:
            return kept if kept != text.rstrip(_MARKS) else text
        kept = kept[: -len(last)].rstrip(_MARKS)
    return kept


def _ending(text: str, start: int, end: int, known: Known) -> tuple[int, date] | None:
    """Return the longest day that ends at a place."""
    words = [match.start() for match in re.finditer(r"\S+", text[start:end])][-_MOST_WORDS:]
    for begins in words:
        if day := _day(text[start + begins : end], known):
            return start + begins, day
    return None


def _day(phrase: str, known: Known) -> date | None:
    phrase = phrase.strip(_MARKS + "!")
    for lead in _BEFORE:
        if phrase.lower().startswith(f"{lead} "):
            phrase = phrase[len(lead) :].strip()
    answer = dates.read(phrase, known.calendar) if phrase else None
    return answer.day if isinstance(answer, Understood) else None
