"""Which of a group's earlier decisions is about the same thing as a new one, by their words alone.

In English: the words that carry no meaning, and the endings that are taken off, are English ones. In another
language common words count like any other, and 'décidé' and 'décident' are two words, so that groups who
write in it are asked less often, and sometimes about decisions that share no more than such words. A stemmer
for each language (snowballstemmer has no Welsh) would not help without lists of their common words.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile
from math import sqrt

from bot.language.bounds import READ, Budget

LEAST = 0.28
"""How alike two texts must be, from 0 to 1, to be worth a question."""
LEAST_SHARED = 2
MOST_WORDS = 300
COMMONPLACE = 6
"""Of so many decisions or more, a word that a third of them hold does not tell which one is meant."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_STOP = frozenset(
    # A list of so many words is read more easily as text.
    """
    a about above after again against agree agreed agrees ahead all also am an and any are as ask asked
    asks at away back be because been before being below between both bring but by can change changed
    come could day days decide decided decides decision decisions did do does doing done down during
    each end every few first for from further get give go going group had has have having he hear her
    here hers him his hold how i if in instead into is it its itself just keep kept last later less let
    let's lets like look made make makes making may me meet meeting meetings member members month months
    more most must my need needs new next no not now of off on once one only or other our ours out over
    own people per place plan propose proposed put replace replaced report same see send set shall she
    should so some start still such take team than that the their theirs them then there these they this
    those three through time to together too two under until up us use used very want was we week weeks
    well were what when where whether which while who whom whose why will with within without work would
    write year years yet you your yours monday tuesday wednesday thursday friday saturday sunday january
    february march april june july august september october november december today tomorrow
    """.split()  # noqa: SIM905
)
_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ers",
    "er",
    "ies",
    "ied",
    "ed",
    "es",
    "s",
    "y",
    "e",
)
_SHORTEST_STEM = 3


def closest(text: str, others: Sequence[str], budget: Budget | None = None) -> int | None:
    """Return which of `others`, newest first, is most likely about what `text` is about; None for none.

    Two texts are alike by the words they share, out of those that carry meaning; a word that many of the
    others hold carries none. When the time is over, the oldest are not looked at.
    """
    budget = budget or Budget()
    new = words(text)
    stems = [words(other) for other in takewhile(lambda _: not budget.over, others)]
    held = Counter(stem for each in stems for stem in each)
    common = {stem for stem, times in held.items() if len(stems) >= COMMONPLACE and times * 3 > len(stems)}
    best, found = 0.0, None
    for index, each in enumerate(stems):
        score = _score(new - common, each - common)
        if score > best:
            best, found = score, index
    return found


@lru_cache(maxsize=2048)
def words(text: str) -> frozenset[str]:
    """Return the stems of the words that carry meaning, of the first few hundred."""
    plain = _WORD.findall(text[:READ].lower())[:MOST_WORDS]
    return frozenset(_stem(word) for word in (each.replace("’", "'") for each in plain) if _counts(word))


def _counts(word: str) -> bool:
    return word not in _STOP and (len(word) > 2 or word.isdigit()) and word.removesuffix("'s") not in _STOP


def _score(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    if shared < min(LEAST_SHARED, len(one), len(other)) or not shared:
        return 0.0
    score = shared / sqrt(len(one) * len(other))
    return score if score >= LEAST else 0.0


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    """Return a word without its ending, roughly: 'pilots', 'piloted' and 'piloting' are all 'pilot'."""
    bare = word.removesuffix("'s").replace("'", "")
    for ending in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= _SHORTEST_STEM:
            return bare.removesuffix(ending)
    return bare
