"""Several owners one after the other: 'Val, Lena and me', 'JS/KT', 'Val or Mal', 'all', 'somebody'."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.understanding.acts.actions import called, named, outsiders
from bot.understanding.acts.actions.named import One
from bot.understanding.acts.actions.words import Words
from bot.understanding.plain import Plain
from storage.records import Assignee, OwnerKind

MOST_READINGS = 5
_ROLE = re.compile(
    r"\s?\((?:lead|leads|leading|support|deputy|chair|owner|main|first|backup|ongoing|c/f|continued|cont)\)\s?"
)
"""What somebody's part in it is: 'Priya (lead), Val'."""
MOST = 60
"""Owners of one action, at most."""
_APART, _MOST_MADE = 6, 40
"""So many names may each mean several people, and so many sets of them are looked at."""


@dataclass(frozen=True)
class Owners:
    """Who is to do it: each of `readings` is one set of people that may be meant, the likeliest first.

    `everybody` and `we` are to be asked about, `nobody` says that it is still open; `end` is the place of the
    word after them. `doubtful` are readings of which none is to be taken without a question.
    """

    readings: tuple[tuple[Assignee, ...], ...] = ()
    everybody: bool = False
    we: bool = False
    nobody: bool = False
    end: int = 0
    told: bool = False
    """Whether they are told in the same breath that they are to do it: 'I'll'."""
    doubtful: bool = False
    by_token: bool = False

    @property
    def named(self) -> bool:
        """Whether anything is said of who does it."""
        return bool(self.readings or self.everybody or self.we or self.nobody)

    @property
    def strangers(self) -> tuple[str, ...]:
        """The names of those who are not in the group, as typed."""
        return tuple(
            one.name or "" for reading in self.readings for one in reading if one.kind is OwnerKind.OUTSIDE
        )


@dataclass(frozen=True)
class Slot:
    """The owners of a sentence, and the `rest` of it; `asked` says that they are to be asked: 'ask Val to'.

    `plainly` says that they are told to do it, so that this is an action at any door; `hinted`, that it may
    be said of them as well: 'Val: the keys', '@val the keys'.
    """

    owners: Owners
    rest: Plain
    asked: bool = False
    plainly: bool = False
    hinted: bool = False
    labelled: bool = False
    reported: bool = False
    """Whether somebody says of themselves, or of others, what they are doing or will do."""
    stated: bool = False
    """Whether it is said that they do it: 'Val orders the vests'."""


def run(words: Words, at: int, speaker: str, *, strangers: bool = False) -> Owners:
    """Return who is named from a word on, joined by 'and' and the like; nobody where nobody is.

    `strangers` count as well, where the place alone tells that somebody is named.
    """
    special = _special(words, at) or _one_of(words, at) or _namesakes(words, at)
    if special is not None:
        return special
    every, either = list[One](), False
    both = words[at] == "both" and (at + 1 in words.spots)
    end, place = at, words.says(at, called.OR) or at + both
    while one := (
        named.find(words, place, speaker)
        or (outsiders.find(words, place) if strangers else None)
        or (outsiders.joined(words, place) if every else None)
    ):
        every.append(one)
        # 'Val (or Mal)' is closed behind him.
        end = one.end + (words[end] == "(" and place > end and words[one.end] == ")")
        end = words.through(end, _ROLE) or end
        joined, by_or = _join(words, end, one)
        if not joined or one.told or len(every) == MOST:
            break
        if others := words.says(joined, called.OTHERS) or words.says(joined, called.NOBODY):
            return Owners(_readings(every, either=False), nobody=True, end=others)
        either, place = either or by_or, joined
    if not every:
        return Owners()
    return Owners(
        _readings(every, either=either),
        end=end,
        told=every[-1].told,
        doubtful=any(one.doubtful for one in every),
        by_token=every[-1].token,
    )


def alone(words: Words, at: int) -> Owners:
    """Return the stranger whom all words of a name make: 'Priya Niar' may be Priya Nair, or nobody here."""
    one = outsiders.find(words, at)
    if one is None or ")" in words.lower[at : one.end]:
        return Owners()
    return Owners(tuple((option,) for option in one.options), end=one.end, doubtful=one.doubtful)


def _special(words: Words, at: int) -> Owners | None:
    if (end := words.says(at, called.ALL)) and words[end] not in ("the", "of", "our"):
        return Owners(everybody=True, end=end)
    if end := words.says(at, called.NOBODY):
        while (joined := _join(words, end, None)[0]) and (more := words.says(joined, called.NOBODY)):
            end = more
        return Owners(nobody=True, end=end)
    if end := words.says(at, called.WE_DO):
        return Owners(we=True, end=end, told=True)
    return None


def _one_of(words: Words, at: int) -> Owners | None:
    """Return each of those who go by one name, of whom one is meant: 'one of the Sams'."""
    if (words[at], words[at + 1]) not in (("one", "of"), ("either", "of")):
        return None
    found = _namesakes(words, at + 2)
    if found is None:
        return None
    return Owners(tuple((one,) for one in found.readings[0]), end=found.end)


def _namesakes(words: Words, at: int) -> Owners | None:
    """Return all who go by one name: 'both Sams', 'the two Sams'."""
    place = at + (words[at] in ("both", "the", "all", "our"))
    place += 2 * ((words[place], words[place + 1]) == ("of", "the"))
    count = called.COUNTS.get(words[place])
    place += count is not None
    count = count or called.COUNTS.get(words[at])
    name = words[place]
    if place == at or not name.endswith("s"):
        return None
    people = words.directory.called(name.removesuffix("s"))
    if len(people) < 2 or (count and count != len(people)):
        return None
    return Owners((tuple(map(named.person, people)),), end=place + 1)


def _join(words: Words, at: int, one: One | None) -> tuple[int, bool]:
    """Return the place after what joins another owner, 0 where nothing does, and whether it says 'or'."""
    if end := words.says(at + (words[at] == "("), called.OR):
        return end, True
    place = at
    while words[place] in called.AND and place < at + 3:
        place += 1
    if end := words.says(place, called.OR):
        return end, True
    next_to = one is not None and one.token and words.typed(at)[:1] == "@"
    return (place if place > at or next_to else 0), False


def _readings(every: Iterable[One], *, either: bool) -> tuple[tuple[Assignee, ...], ...]:
    members = list(every)
    if either:
        single = [(option,) for one in members for option in one.options]
        both = tuple(dict.fromkeys(one.options[0] for one in members))
        return tuple(dict.fromkeys((*single, both)))
    made: list[tuple[Assignee, ...]] = [()]
    for one in members[:_APART]:
        made = _extended(made, one.options[: MOST_READINGS + 1])
    rest = [option for one in members[_APART:] for option in one.options]
    made = [tuple(dict.fromkeys((*reading, *rest))) for reading in made[: MOST_READINGS + 1]]
    # 'Sam and Sam' are two people.
    most = max(map(len, made))
    return tuple(reading for reading in made if len(reading) == most)


def _extended(
    made: Sequence[tuple[Assignee, ...]], options: Sequence[Assignee]
) -> list[tuple[Assignee, ...]]:
    """Return readings each with one more of its options that it lacks, or as it is where it has them all."""
    found: dict[frozenset[Assignee], tuple[Assignee, ...]] = {}
    for reading in made:
        others = [option for option in options if option not in reading]
        for longer in [(*reading, option) for option in others] or [reading]:
            found.setdefault(frozenset(longer), longer)
    return list(found.values())[:_MOST_MADE]


def either(one: Owners, other: Owners) -> Owners:
    """Return the owners where two are given: the one, the other, or both of them."""
    both = tuple(dict.fromkeys((*next(iter(one.readings), ()), *next(iter(other.readings), ()))))
    readings = tuple(dict.fromkeys((*one.readings, *other.readings, both)))
    return Owners(readings, end=other.end, doubtful=True)
