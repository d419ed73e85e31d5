"""The words of a question, each by itself: contractions are spread, and it is kept where each stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.understanding.acts.lookups import words
from bot.understanding.plain import Plain

_SPREAD = {"can't": ("can", "not"), "won't": ("will", "not"), "cant": ("can", "not"), "wont": ("will", "not")}
_NEGATED = ("is", "are", "was", "were", "do", "does", "did", "have", "has", "had")
_SPREAD |= {f"{verb}{ending}": (verb, "not") for verb in _NEGATED for ending in ("n't", "nt")}
_ENDINGS = {"'ve": "have", "'re": "are", "'ll": "will", "'d": "would", "'m": "am"}


@dataclass(frozen=True)
class Token:
    """A word in small letters, and from where to where of the text it stands, whole as it was typed."""

    text: str
    start: int
    end: int


def read(text: Plain, taken: Sequence[tuple[int, int]] = ()) -> tuple[Token, ...]:
    """Return the words of a text, but for those of the places that are `taken`."""
    found = (
        match
        for match in words.WORD.finditer(text.folded)
        if not any(start <= match.start() < end for start, end in taken)
    )
    return tuple(Token(each, match.start(), match.end()) for match in found for each in spread(match[0]))


def spread(word: str) -> Iterator[str]:
    """Yield the words that a contraction stands for; 'what's' is one word, and 'val's' is 'val'."""
    if word in _SPREAD:
        yield from _SPREAD[word]
        return
    for ending, second in _ENDINGS.items():
        if word.endswith(ending):
            yield word.removesuffix(ending)
            yield second
            return
    yield bare(word)


def bare(word: str) -> str:
    """Return a word without its 's, where that is not 'is'."""
    return word.removesuffix("'s") if word not in words.ASKS else word
