"""Whom a word means that is nearly a name: 'priyah', 'vall'."""

from rapidfuzz.distance import DamerauLevenshtein

from bot.understanding.known import Known
from bot.understanding.people import How, Spot

LEAST = 4
"""Letters of a word that may be a misspelt name."""
MOST_WORDS = 2


def person(folded: str, known: Known) -> Spot | None:
    """Return whom a text of a word or two means, in lower case; None for words of the records."""
    said = folded.strip(" .!?").removesuffix("'s").split()
    if not 0 < len(said) <= MOST_WORDS or not all(word.isalpha() and len(word) >= LEAST for word in said):
        return None
    texts = [one.text for one in known.actions] + [one.text for one in known.decisions]
    spoken = {word for text in texts for word in text.casefold().split()}
    if not spoken.isdisjoint(said):
        return None
    who = tuple(one.user for one in known.people if all(_is_nearly(word, one.name) for word in said))
    return Spot(0, len(folded), How.NAME, who) if who else None


def _is_nearly(word: str, name: str) -> bool:
    return any(
        DamerauLevenshtein.distance(word, part) <= 1 and word[0] == part[0]
        for part in name.casefold().split()
        if len(part) >= LEAST
    )
