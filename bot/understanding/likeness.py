"""Which of some actions a text names by its words: 'minutes are out' is 'Circulate the minutes'."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice

from bot.language.wording import word_set
from bot.understanding.known import KnownAction

_WORD = re.compile(r"\w[\w']{0,60}")
_EMPTY = word_set(
    "a about after all an and any are as at be been before by can could did do does done due for from"
    " get got had has have he her him his how i if in into is it its just me mine my need next no not"
    " of off on one or our out over own part please re she so some still than that the their them then"
    " there these they this those time to too under up us was we were what when which who will with"
    " work would you your action task item job today tomorrow yesterday week weeks month day days now"
    " more until send sent write new old agreed make"
)
_IRREGULAR = {
    **{"write": "wrote written", "send": "sent", "do": "did done", "make": "made", "find": "found"},
    **{"get": "got", "take": "took taken", "speak": "spoke spoken", "tell": "told", "buy": "bought"},
    **{
        "bring": "brought",
        "meet": "met",
        "give": "gave given",
        "hold": "held",
        "pay": "paid",
        "draw": "drew drawn",
    },
    **{
        "ring": "rang rung",
        "choose": "chose chosen",
        "run": "ran run",
        "let": "let",
        "put": "put",
        "set": "set",
    },
    **{"submit": "submitted", "build": "built", "go": "went gone", "see": "saw seen", "read": "read"},
    **{
        "tell": "told",
        "keep": "kept",
        "seek": "sought",
        "begin": "begun",
        "think": "thought",
        "plan": "planned",
    },
    **{"circulate": "circulated out", "book": "booked", "publish": "published out"},
}
_MADE = {"write": ("letter",), "book": ("booking",), "invite": ("invitation",)}
"""What comes of work, though its wording does not name it."""
_CLOSE = 0.84
_MOST_READ = 60
"""Words of a text that may name an action: whoever writes more does not name it by its words."""


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of an action's wording that may name it."""
    found = _WORD.findall(text.lower())
    kept = [word for word in found if word not in _EMPTY and len(word) > 1]
    return (*kept, *_MADE.get(found[0], ())) if found else ()


def nouns_of(text: str) -> tuple[str, ...]:
    """Return the words of an action's wording without the verb that it begins with."""
    first = next(iter(_WORD.findall(text.lower())), "")
    return tuple(word for word in words_of(text) if word != first)


def past_of(text: str) -> frozenset[str]:
    """Return how people say that an action is done: 'wrote' and 'written' for 'Write to the group'."""
    first = next(iter(_WORD.findall(text.lower())), "")
    if first in _IRREGULAR:
        return frozenset(_IRREGULAR[first].split())
    if len(first) < 3:
        return frozenset()
    y = first.endswith("y") and first[-2:-1] not in "aeiou"
    return frozenset({first + "d" if first.endswith("e") else first[:-1] + "ied" if y else first + "ed"})


def score(words: Iterable[str], action: KnownAction) -> int:
    """Return how many words of an action's wording stand in a text."""
    said = [word for word in islice(words, _MOST_READ) if word not in _EMPTY and len(word) > 1]
    return sum(any(alike(word, each) for word in said) for each in words_of(action.text))


def named(words: Sequence[str], actions: Iterable[KnownAction]) -> tuple[KnownAction, ...]:
    """Return the actions that most words of a text fit: none, one, or several that fit as well."""
    scored = [(score(words, action), action) for action in actions]
    best = max((each for each, _ in scored), default=0)
    return tuple(action for each, action in scored if each == best) if best else ()


@lru_cache(maxsize=4096)
def alike(typed: str, word: str) -> bool:
    """Tell whether one word is the other: in another form, cut short, or spelled a little wrong."""
    if typed == word:
        return True
    if len(typed) < 3 or typed[0] != word[0]:
        return False
    short = min(len(typed), len(word))
    if short >= 4 and typed[: short - 1] == word[: short - 1] and abs(len(typed) - len(word)) <= 3:
        return True
    if len(typed) < len(word) and len(typed) <= 5 and _cuts(typed, word):
        return True
    return short >= 5 and SequenceMatcher(None, typed[:40], word[:40]).ratio() >= _CLOSE


def _cuts(typed: str, word: str) -> bool:
    """Tell whether a word is another without some of its letters: 'grp' for 'group'."""
    letters = iter(word)
    consonants = sum(letter not in "aeiou" for letter in typed)
    return typed[-1] == word[-1] and consonants >= 3 and all(letter in letters for letter in typed)
