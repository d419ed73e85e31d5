"""The words of a message and the pieces of them, by which the learned weights know it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

READ = 600
"""Characters of a message that are looked at; the rest of a longer one says little about its kind."""
PERSON, ADDRESS, NUMBER = "@", "http", "0"
_TOKEN = re.compile(
    r"<(?P<kind>[@#!]?)[^<>]{1,300}>|https?://\S+|:[a-z0-9_+-]{1,40}:|[+-][01]\b|\d+"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)?|\.\.+|[?!…/:;,.👍✅👎]"
)
_YES = frozenset(
    {":+1:", ":thumbsup:", ":white_check_mark:", ":heavy_check_mark:", ":ok_hand:", ":100:", "👍", "✅"}
)
_NO = frozenset({":-1:", ":thumbsdown:", ":x:", "👎"})
_PART_OF_NAME = re.compile(r"[^\W\d_]{3,}")
_SHORTEST, _LONGEST = 3, 5
_LETTERS = 20


def names_in(names: Iterable[str]) -> frozenset[str]:
    """Return the words by which people are called: each part of a name that is no mere initial."""
    return frozenset(part for name in names for part in _PART_OF_NAME.findall(name.casefold()))


def tokens(text: str, names: frozenset[str]) -> list[str]:
    """Return the words and marks of a message: people, numbers and addresses by what they are."""
    return [_token(match, names) for match in _TOKEN.finditer(text[:READ].casefold())]


def _token(match: re.Match[str], names: frozenset[str]) -> str:
    word, kind = match[0], match["kind"]
    if kind == "@" or word in names:
        return PERSON
    if kind is not None or word.startswith("http"):
        return ADDRESS
    if word[0].isdigit():
        return NUMBER
    if word in _YES:
        return "+1"
    return "-1" if word in _NO else word.replace("’", "'")


def phrases(words: Sequence[str]) -> set[str]:
    """Return single words and two together; the edges of the message count as words."""
    edged = ["^", *words, "$"]
    return {*words, *map(" ".join, pairwise(edged))}


@lru_cache(maxsize=20_000)
def pieces(word: str) -> tuple[str, ...]:
    """Return the runs of three to five letters in a word between its edges."""
    return tuple(dict.fromkeys(_pieces(f"_{word[:_LETTERS]}_")))


def _pieces(edged: str) -> Iterator[str]:
    for length in range(_SHORTEST, _LONGEST + 1):
        for start in range(len(edged) - length + 1):
            yield edged[start : start + length]
