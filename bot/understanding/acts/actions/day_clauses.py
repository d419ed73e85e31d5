"""A clause of its own that says by when: '… for the bonfire? Need it by Monday', '…, it is for Friday'."""

import re
from datetime import date

from bot.language import dates
from bot.language.dates import Understood
from bot.language.wording import word_set
from bot.understanding.known import Known

_NEEDS = word_set(
    "could can need needs needed want wants wanted is it's must should due required deadline has for ready"
)
_BESIDE = word_set(
    "and which that so i we they she he it this it's that's we'll i'll they'll she'll he'll i'd we'd they'd",
    "will would are was to be being have done in sent finished complete completed back sorted out them",
    "these please really like ideally preferably date by due action task job copy reply response all",
    "everything",
)
_OF_NEED = _NEEDS | _BESIDE
_MARK = re.compile(r"[,;.!?(]\s|\s[–—-]+\s")
_MOST_WORDS = 9
_LONGEST = 80


def without(before: str) -> str:
    """Return what stands before a day without the clause that only led up to it: 'ring them. Need it'."""
    marks = list(_MARK.finditer(f"{before} ", max(0, len(before) - _LONGEST)))
    if not marks:
        return before
    words = before[marks[-1].end() :].lower().split()
    led = 0 < len(words) <= _MOST_WORDS and all(word in _OF_NEED for word in words)
    return before[: marks[-1].start()] if led and not _NEEDS.isdisjoint(words) else before


def find(text: str, known: Known) -> tuple[int, str, date] | None:
    """Return where a clause begins that ends a text and says for which day it is, its words and the day."""
    marks = list(_MARK.finditer(text, max(0, len(text) - _LONGEST)))
    if not marks:
        return None
    words = text[marks[-1].end() :].split()
    lower = [word.lower() for word in words]
    if "for" not in lower[:_MOST_WORDS]:
        return None
    at = lower.index("for")
    led = at > 0 and all(word in _OF_NEED for word in lower[:at])
    answer = dates.read(" ".join(words[at + 1 :]).strip(" .!)"), known.calendar) if led else None
    if not isinstance(answer, Understood):
        return None
    return marks[-1].start(), " ".join(words), answer.day
