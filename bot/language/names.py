"""Names that people type and that Slack has not replaced by tokens: '@sam', '@Sam Okafor'."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot.language import bounds
from storage.records import Person

MOST_WORDS = 4

_AT = re.compile(r"(?<![\w<@|])@(?=\w)")
_NAME = re.compile(rf"[\w.'’-]+(?: [\w.'’-]+){{0,{MOST_WORDS - 1}}}")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class TypedName:
    """One '@name' in a text, from `start` to `end`, and who goes by it; nobody, if that is empty."""

    start: int
    end: int
    name: str
    people: tuple[Person, ...]


class Directory:
    """People by the first word of their names, so that many names are looked up as fast as one."""

    def __init__(self, known: Sequence[Person]) -> None:
        self._by_first: dict[str, list[tuple[list[str], Person]]] = {}
        for person in known:
            if words := _words(person.name):
                self._by_first.setdefault(words[0], []).append((words, person))

    def fitting(self, name: str) -> list[Person]:
        """Return who goes by a name, or by one that begins so: 'sam' fits 'Sam' and 'Sam Okafor'."""
        wanted = _words(name)
        alike = self._by_first.get(wanted[0], []) if wanted else []
        return [person for words, person in alike if words[: len(wanted)] == wanted]


def are_in(words: str) -> bool:
    """Tell whether a text, as Slack sends it, has an '@name' in it that is no token."""
    return _AT.search(words) is not None


def typed_in(words: str, known: Sequence[Person]) -> list[TypedName]:
    """Return each '@name' of a text, with as many of the words after the sign as make somebody's name."""
    directory = Directory(known)
    begun, _ = bounds.beginning(words)
    return [_named(begun, match.end(), directory) for match in _AT.finditer(begun)]


def _named(words: str, start: int, directory: Directory) -> TypedName:
    typed = _NAME.match(words, start)
    found = typed[0].split(" ") if typed else []
    for count in range(len(found), 0, -1):
        name = " ".join(found[:count])
        if people := directory.fitting(name):
            return TypedName(start - 1, start + len(name), name, tuple(people))
    name = found[0] if found else ""
    return TypedName(start - 1, start + len(name), name, ())


def _words(name: str) -> list[str]:
    bare = unicodedata.normalize("NFKD", name.casefold())
    return _WORD.findall("".join(letter for letter in bare if not unicodedata.combining(letter)))
