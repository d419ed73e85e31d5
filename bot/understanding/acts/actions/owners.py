"""Several owners one after the other: 'Val, Lena and me', 'JS/KT', 'Val or Mal', 'all', 'somebody'."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from bot.understanding.acts.actions import called
from bot.understanding.acts.actions.words import DETERMINERS, Words
from bot.understanding.people import MOST_WORDS, How, Spot
from storage.records import Assignee, OwnerKind

MOST_READINGS = 5


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
class _One:
    options: tuple[Assignee, ...]
    end: int
    token: bool = False
    told: bool = False
    doubtful: bool = False


def run(words: Words, at: int, speaker: str, *, strangers: bool = False) -> Owners:
    """Return who is named from a word on, joined by 'and' and the like; nobody where nobody is.

    `strangers` count as well, where the place alone tells that somebody is named.
    """
    special = _special(words, at)
    if special is not None:
        return special
    every, either = list[_One](), False
    end, place = at, words.says(at, called.OR) or at
    while one := _one(words, place, speaker) or (_stranger(words, place) if strangers else None):
        every.append(one)
        end = one.end
        joined, by_or = _join(words, end, one)
        if not joined or one.told:
            break
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


def person(user: str) -> Assignee:
    """Return somebody in Slack as an owner."""
    return Assignee(OwnerKind.PERSON, user)


def outside(name: str) -> Assignee:
    """Return somebody whom nobody here knows as an owner."""
    return Assignee(OwnerKind.OUTSIDE, name=name.removeprefix("@"))


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


def _one(words: Words, at: int, speaker: str) -> _One | None:
    if end := words.says(at, called.I_DO):
        return _One((person(speaker),), end, told=True)
    if words[at] == "i" and words[at + 1] in called.I_DO_TOO:
        return _One((person(speaker),), at + 1)
    spot, end = words.spots.get(at, (None, at))
    if words[at] in called.ME:
        others = spot.who if spot is not None and words.typed(at).isupper() else ()
        options = (*map(person, others), person(speaker))
        return _One(tuple(dict.fromkeys(options)), at + 1, doubtful=len(options) > 1)
    return None if spot is None else _spotted(words, spot, end)


def _spotted(words: Words, spot: Spot, end: int) -> _One:
    if spot.how is How.USER_GROUP:
        label = words.plain.text[spot.start : spot.end].removeprefix("@")
        return _One((Assignee(OwnerKind.USER_GROUP, spot.who[0], label),), end, token=True)
    if spot.how is How.NOBODY_KNOWN:
        typed = words.plain.text[spot.start : spot.end].removeprefix("@")
        near = tuple(map(person, words.directory.near(typed)))
        return _One((*near, outside(typed)), end, token=True, doubtful=bool(near))
    who, end = _narrowed(words, spot, end)
    token = spot.how is How.TOKEN or words.plain.text[spot.start] == "@"
    return _One(tuple(map(person, who)), end, token=token)


def _stranger(words: Words, at: int) -> _One | None:
    """Return somebody whom nobody here knows, or who is a little misspelt: words with a large letter."""
    first, end = at, at
    if words[at] == "the" and (words.capital(at + 1) or words[at + 1] in called.NO_OFFICE_HERE):
        first = end = at + 1
    if words[first] in called.NO_OFFICE_HERE:
        end = first + 1
    elif words[first] not in called.NOT_A_NAME:
        while end < first + MOST_WORDS and _may_be_a_name(words, end):
            end += 1
    if end > first:
        typed = words.typed(first, end)
        near = tuple(map(person, words.directory.near(typed)))
        return _One((*near, outside(typed)), end, doubtful=bool(near))
    alike = words.directory.near(words[at]) or words.directory.initials(words[at])
    near = tuple(map(person, alike)) if words[at].isalpha() else ()
    return _One((*near, outside(words.typed(at))), at + 1, doubtful=True) if near else None


def _may_be_a_name(words: Words, at: int) -> bool:
    word = words[at]
    return words.capital(at) and word not in DETERMINERS and not word.endswith(("'s", "’s"))


def _narrowed(words: Words, spot: Spot, end: int) -> tuple[tuple[str, ...], int]:
    """Return who is meant where an organisation is named behind the name: 'Sam from the Police'."""
    if words[end] in called.FROM:
        body, after = words.spots.get(end + 1, (None, end))
        if body is not None and body.how in (How.ORGANISATION, How.OFFICE, How.INITIALS, How.NAME):
            own = tuple(user for user in spot.who if user in body.who)
            closed = words[end] != "(" or words[after] == ")"
            if own and closed and (words[end] != "," or len(spot.who) > 1):
                return own, after + (words[end] == "(")
    return spot.who, end


def _join(words: Words, at: int, one: _One | None) -> tuple[int, bool]:
    """Return the place after what joins another owner, 0 where nothing does, and whether it says 'or'."""
    if end := words.says(at, called.OR):
        return end, True
    place = at
    while words[place] in called.AND and place < at + 3:
        place += 1
    if end := words.says(place, called.OR):
        return end, True
    next_to = one is not None and one.token and words.typed(at)[:1] == "@"
    return (place if place > at or next_to else 0), False


def _readings(every: Iterable[_One], *, either: bool) -> tuple[tuple[Assignee, ...], ...]:
    members = list(every)
    if either:
        single = [(option,) for one in members for option in one.options]
        both = tuple(dict.fromkeys(one.options[0] for one in members))
        return tuple(dict.fromkeys((*single, both)))
    made: dict[tuple[Assignee, ...], None] = {}
    for chosen in product(*(one.options[: MOST_READINGS + 1] for one in members[:6])):
        rest = tuple(option for one in members[6:] for option in one.options)
        reading = tuple(dict.fromkeys((*chosen, *rest)))
        if frozenset(reading) not in map(frozenset, made):
            made[reading] = None
        if len(made) > MOST_READINGS:
            break
    return tuple(made)
