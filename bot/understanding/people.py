"""Whom a text names, and where: by Slack's token, by name, by initials, by office or by organisation."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from bot.understanding.known import Known, KnownPerson
from bot.understanding.plain import Plain


class How(Enum):
    """How somebody is named, the surest first."""

    TOKEN = auto()
    USER_GROUP = auto()
    FULL_NAME = auto()
    NAME = auto()
    INITIALS = auto()
    OFFICE = auto()
    ORGANISATION = auto()
    NOBODY_KNOWN = auto()
    """An '@name' that nobody in the group goes by."""


@dataclass(frozen=True)
class Spot:
    """A place in a text, from `start` to `end`, that names one of `who`, by id: several when it may be any.

    `who` is empty for an '@name' that nobody goes by; for a user group it is the group's id.
    """

    start: int
    end: int
    how: How
    who: tuple[str, ...]


_WORD = re.compile(r"@?[^\W_](?:[\w'’.-]{0,60}[^\W_])?")
MOST_WORDS = 4


def spot(plain: Plain, known: Known) -> tuple[Spot, ...]:
    """Return everybody whom a text names, in order; nobody stands in two places at once.

    A name that is also a word counts here too: whether it is meant is for the reader to tell.
    """
    names = _names(known.people)
    taken = [(one.start, one.end) for one in plain.named]
    found = [
        Spot(
            one.start,
            one.end,
            How.USER_GROUP if one.mention.user_group else How.TOKEN,
            (one.mention.id,),
        )
        for one in plain.named
    ]
    words = [
        word
        for word in _WORD.finditer(plain.text)
        if not any(start <= word.start() < end for start, end in taken)
    ]
    at = 0
    while at < len(words):
        one, count = _longest(plain, words, at, names)
        if one is not None:
            found.append(one)
        at += count
    return tuple(sorted(found, key=lambda one: one.start))


def bare(name: str) -> str:
    """Return a name without accents, marks and capitals, to compare it with others."""
    spread = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    return " ".join(
        "".join(letter for letter in spread if not unicodedata.combining(letter)).lstrip("@").split()
    )


def _longest(
    plain: Plain,
    words: Sequence[re.Match[str]],
    at: int,
    names: Mapping[str, tuple[How, tuple[str, ...]]],
) -> tuple[Spot | None, int]:
    """Return who is named by the most words from one on, and how many words those are."""
    for count in range(min(MOST_WORDS, len(words) - at), 0, -1):
        start, end = words[at].start(), words[at + count - 1].end()
        typed = plain.text[start:end]
        for ending in ("", "'s", "’s"):
            if ending and not typed.endswith(ending):
                continue
            kept = typed.removesuffix(ending)
            known = names.get(bare(kept))
            if known is not None and _is_written_so(known[0], kept):
                return Spot(start, start + len(kept), *known), count
    start, end = words[at].span()
    if plain.text[start] == "@" and end - start > 1:
        return Spot(start, end, How.NOBODY_KNOWN, ()), 1
    return None, 1


def _is_written_so(how: How, typed: str) -> bool:
    return how is not How.INITIALS or typed.lstrip("@").isupper()


@lru_cache(maxsize=64)
def _names(people: tuple[KnownPerson, ...]) -> dict[str, tuple[How, tuple[str, ...]]]:
    """Return who goes by each name that is used in the group."""
    found: dict[str, dict[How, list[str]]] = defaultdict(lambda: defaultdict(list))
    for person in people:
        for how, name in _of(person):
            if person.user not in found[bare(name)][how]:
                found[bare(name)][how].append(person.user)
    # The surest way to be named counts: who is called 'Al' comes before somebody whose initials they are.
    surest = {name: min(ways, key=lambda how: how.value) for name, ways in found.items() if name}
    return {name: (how, tuple(found[name][how])) for name, how in surest.items()}


def _of(person: KnownPerson) -> Iterator[tuple[How, str]]:
    words = person.name.split()
    yield How.FULL_NAME if len(words) > 1 else How.NAME, person.name
    if len(words) > 1:
        yield How.NAME, words[0]
        yield How.NAME, words[-1]
        yield How.NAME, f"{words[0]} {words[-1][0]}"
        initials = "".join(word[0] for word in words)
        yield How.INITIALS, initials
        yield How.INITIALS, ".".join(initials)
    for office in person.offices:
        yield How.OFFICE, office
        yield How.OFFICE, f"the {office}"
    if person.organisation:
        yield How.ORGANISATION, person.organisation
