"""Whom a text names, and where: by Slack's token, by name, by initials, by office or by organisation."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.language.wording import word_set
from bot.understanding.known import Known, KnownPerson, KnownUserGroup
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
TITLES = word_set(
    "mr mrs ms miss messrs dr prof professor cllr cllrs councillor councillors sir dame lord lady"
    " rev revd canon father fr sister nurse sgt sergeant pc insp inspector supt ds di dci chief"
    " capt captain maj major col colonel lt"
)
OFFICES = {
    "chair": ("chairman", "chairwoman", "chairperson"),
    "secretary": ("hon secretary", "hon sec", "sec"),
}
"""What the holder of an office is called, too."""
BODIES = frozenset({"council", "trust", "university", "college", "school", "charity", "hospital", "church"})
"""What an organisation may be called by alone, if its name ends so: 'the council'."""
ALSO_WORDS = word_set(
    "april art august bill chase dawn dean drew frank grace guy hope jack joy june mark max may miles"
    " page pat penny ray rich rob rose sue will"
)
"""Names that are words, too."""
LEAST_ALIKE = 4
"""Letters of a name that may be misspelt; a shorter one is too much like many words."""


class Directory:
    """By what names the people of a group go: made once, asked for many texts."""

    def __init__(self, people: Sequence[KnownPerson], user_groups: Sequence[KnownUserGroup] = ()) -> None:
        found: dict[str, dict[How, list[str]]] = defaultdict(lambda: defaultdict(list))
        for person in people:
            for how, name in _of(person):
                if person.user not in found[bare(name)][how]:
                    found[bare(name)][how].append(person.user)
        # The surest way to be named counts: who is called 'Al' comes before somebody whose initials they are.
        surest = {name: min(ways, key=lambda how: how.value) for name, ways in found.items() if name}
        self._names = {name: (how, tuple(found[name][how])) for name, how in surest.items()}
        for group in user_groups:
            for name in _of_user_group(group):
                # Somebody who goes by that name is meant by it.
                self._names.setdefault(name, (How.USER_GROUP, (group.id,)))
        self._begin = {begun[0] for name in self._names if (begun := _WORD.match(name))}
        """With what word any name begins: most words of a text begin none."""
        self._spelt = [
            name
            for name, (how, _) in self._names.items()
            if how in (How.FULL_NAME, How.NAME) and len(name) >= LEAST_ALIKE
        ]

    def spot(self, plain: Plain) -> tuple[Spot, ...]:
        """Return everybody whom a text names, in order; nobody stands in two places at once.

        A name that is also a word counts here too: whether it is meant is for the reader to tell.
        """
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
            one, count = self._longest(plain, words, at)
            if one is not None:
                found.append(one)
            at += count
        return tuple(sorted(found, key=lambda one: one.start))

    def near(self, name: str) -> tuple[str, ...]:
        """Return who goes by a name that is spelt a little otherwise, or is cut short: 'Pryia', 'Kat'."""
        typed = bare(name)
        if len(typed) < LEAST_ALIKE:
            begun = (known for known in self._spelt if len(typed) > 2 and known.startswith(typed))
            return tuple(dict.fromkeys(who for known in begun for who in self._names[known][1]))
        most = 1 if len(typed) < LEAST_ALIKE + 3 else 2
        alike = process.extract(
            typed, self._spelt, scorer=DamerauLevenshtein.distance, score_cutoff=most, limit=3
        )
        closest = min((distance for _, distance, _ in alike), default=0)
        people = (who for known, far, _ in alike if far == closest for who in self._names[known][1])
        return tuple(dict.fromkeys(people))

    def initials(self, letters: str) -> tuple[str, ...]:
        """Return those whose initials some letters are, in whatever size."""
        how, who = self._names.get(bare(letters), (How.NOBODY_KNOWN, ()))
        return who if how is How.INITIALS else ()

    def called(self, name: str) -> tuple[str, ...]:
        """Return all who go by one name, as it is spelt."""
        how, who = self._names.get(bare(name), (How.NOBODY_KNOWN, ()))
        return who if how in (How.NAME, How.FULL_NAME) else ()

    def _longest(self, plain: Plain, words: Sequence[re.Match[str]], at: int) -> tuple[Spot | None, int]:
        """Return who is named by the most words from one on, and how many words those are."""
        if at + 1 < len(words) and bare(words[at][0]).rstrip(".") in TITLES:
            one, count = self._longest(plain, words, at + 1)
            if one is not None and one.how in (How.NAME, How.FULL_NAME):
                return replace(one, start=words[at].start()), count + 1
        most = min(MOST_WORDS, len(words) - at) if self._may_begin(words[at][0]) else 0
        for count in range(most, 0, -1):
            start, end = words[at].start(), words[at + count - 1].end()
            typed = plain.text[start:end]
            for ending in ("", "'s", "’s"):
                if ending and not typed.endswith(ending):
                    continue
                kept = typed.removesuffix(ending)
                known = self._names.get(bare(kept))
                if known is not None and _is_written_so(known[0], kept):
                    # 'Sam P. to ring': the mark is of the letter, not of a sentence.
                    marked = not ending and typed[-2:-1] == " " and plain.text[end : end + 2] == ". "
                    marked = marked and plain.text[end + 2 : end + 3].islower()
                    return Spot(start, start + len(kept) + marked, *known), count
        start, end = words[at].span()
        if plain.text[start] == "@" and end - start > 1:
            return Spot(start, end, How.NOBODY_KNOWN, ()), 1
        return None, 1

    def _may_begin(self, word: str) -> bool:
        first = bare(word)
        return first in self._begin or first.removesuffix("'s") in self._begin


def spot(plain: Plain, known: Known) -> tuple[Spot, ...]:
    """Return everybody whom a text names, in order: see `Directory.spot`."""
    return directory(known.people, known.user_groups).spot(plain)


@lru_cache(maxsize=64)
def directory(people: tuple[KnownPerson, ...], user_groups: tuple[KnownUserGroup, ...] = ()) -> Directory:
    """Return by what names some people go; the same people are not looked through again."""
    return Directory(people, user_groups)


def bare(name: str) -> str:
    """Return a name without accents, marks and capitals, to compare it with others."""
    plain = name.casefold().replace("’", "'")
    if not plain.isascii():
        spread = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return " ".join(plain.lstrip("@").split())


def _is_written_so(how: How, typed: str) -> bool:
    if how is How.USER_GROUP:
        # '@staff' names a user group, and 'staff' is a word; 'finance-team' and 'the finance team' are none.
        return typed.startswith("@") or any(mark in typed for mark in " -_")
    return how is not How.INITIALS or typed.lstrip("@").isupper()


def _of_user_group(group: KnownUserGroup) -> set[str]:
    spoken = {bare(name.replace("-", " ").replace("_", " ")) for name in (group.handle, group.name) if name}
    return {bare(group.handle), *spoken, *(f"the {name}" for name in spoken if " " in name)}


def _of(person: KnownPerson) -> Iterator[tuple[How, str]]:
    words = person.name.split()
    yield How.FULL_NAME if len(words) > 1 else How.NAME, person.name
    if len(words) > 1:
        first, last = words[0], words[-1]
        yield How.NAME, first
        yield How.NAME, last
        yield How.NAME, f"{first} {last[0]}"
        yield How.FULL_NAME, f"{first[0]} {last}"
        yield How.FULL_NAME, f"{first[0]}. {last}"
        for joint in ("", ".", "_", "-"):
            yield How.FULL_NAME, f"{first}{joint}{last}"
        initials = "".join(word[0] for word in words)
        yield How.INITIALS, initials
        yield How.INITIALS, ".".join(initials)
    for office in person.offices:
        for called in (office, *OFFICES.get(office, ())):
            yield How.OFFICE, called
            yield How.OFFICE, f"the {called}"
            yield How.OFFICE, f"our {called}"
    if person.organisation:
        yield How.ORGANISATION, person.organisation
        yield How.ORGANISATION, f"the {person.organisation.removeprefix('The ').removeprefix('the ')}"
        kind = person.organisation.rsplit(None, 1)[-1].casefold()
        if kind in BODIES:
            yield How.ORGANISATION, f"the {kind}"
