"""Somebody named at one place of a text: by name, by token, by 'me'; or a stranger."""

from dataclasses import dataclass

from bot.understanding.acts.actions import called, connections
from bot.understanding.acts.actions.words import DETERMINERS, Words, phrases
from bot.understanding.people import MOST_WORDS, How, Spot
from storage.records import Assignee, OwnerKind

_STANDING = phrases("as|as our|for|on behalf of|representing|from|of|at")


@dataclass(frozen=True)
class One:
    """Somebody named: each of the `options` may be meant; `end` is the place behind.

    `told` says that they are told in the same breath: 'I will'.
    """

    options: tuple[Assignee, ...]
    end: int
    token: bool = False
    told: bool = False
    doubtful: bool = False


def person(user: str) -> Assignee:
    """Return somebody in Slack as an owner."""
    return Assignee(OwnerKind.PERSON, user)


def outside(name: str) -> Assignee:
    """Return somebody whom nobody here knows as an owner."""
    return Assignee(OwnerKind.OUTSIDE, name=name.removeprefix("@"))


def find(words: Words, at: int, speaker: str) -> One | None:
    """Return who is named at a place, if anybody in the group is."""
    if end := words.through(at, called.I_DO) or words.through(at, called.I_AM_DOING):
        return One((person(speaker),), end, told=True)
    if words[at] == "i" and words[at + 1] in called.I_DO_TOO:
        return One((person(speaker),), at + 1)
    spot, end = words.spots.get(at, (None, at))
    if words[at] in called.ME:
        others = spot.who if spot is not None and words.typed(at).isupper() else ()
        options = (*map(person, others), person(speaker))
        return One(tuple(dict.fromkeys(options)), at + 1, doubtful=len(options) > 1)
    return None if spot is None else _spotted(words, spot, end)


def near(words: Words, typed: str) -> tuple[str, ...]:
    """Return who goes by a name that is misspelt; nobody for a word that is one by itself."""
    return () if typed.casefold() in called.LIKE_NAMES else words.directory.near(typed)


def stranger(words: Words, at: int) -> One | None:
    """Return somebody whom nobody here knows, or who is a little misspelt: words with a large letter."""
    if words[at] in ("the", "our") and (end := _body(words, at + 1)):
        return One((outside(words.typed(at, end)),), end)
    first, end = at, at
    if words[at] == "the" and (words.capital(at + 1) or words[at + 1] in called.NO_OFFICE_HERE):
        first = end = at + 1
    if words[first] in called.NO_OFFICE_HERE:
        end = first + 1
    elif words[first] not in called.NOT_A_NAME and words[first] not in called.THINGS:
        while end < first + MOST_WORDS and _may_be_a_name(words, end):
            end += 1
    if words[first].isalpha() and 1 in (len(words[first]), len(words[first + 1])):
        end = max(end, _with_a_letter(words, first))
    if end > first:
        typed = words.typed(first, end)
        like = tuple(map(person, near(words, typed)))
        end = _from_where(words, end)
        return One((*like, outside(words.typed(at, end))), end, doubtful=bool(like))
    alike = near(words, words[at]) or words.directory.initials(words[at])
    if not alike or not words[at].isalpha():
        return None
    return One((*map(person, alike), outside(words.typed(at))), at + 1, doubtful=True)


def _with_a_letter(words: Words, at: int) -> int:
    """Return the place after a name of which one part is a letter, in small letters: 't baker', 'tom b'."""
    letter, name = sorted((words[at], words[at + 1]), key=len)
    named = letter.isalpha() and letter not in ("a", "i") and name.isalpha() and len(name) > 2
    return at + 2 if named and connections.after(words, at + 2) else 0


def _from_where(words: Words, end: int) -> int:
    """Return the place after what tells whence a stranger is: 'Tilly from the youth club'."""
    if words[end] == "(":
        closed = next(
            (at for at in range(end + 2, min(end + 2 + MOST_WORDS, len(words))) if words[at] == ")"), 0
        )
        return closed + 1 if closed and connections.after(words, closed + 1) else end
    if words[end] not in ("from", "at", "of"):
        return end
    for after in range(end + 2, min(end + 2 + MOST_WORDS, len(words))):
        if connections.after(words, after):
            return after
    return end


def _body(words: Words, at: int) -> int:
    """Return the place after a body that goes by no name: 'fire service'; 0 where none is named."""
    for end in range(at + 1, min(at + MOST_WORDS, len(words)) + 1):
        word = words[end - 1]
        if word in called.BODIES and (end > at + 1 or word not in called.OURSELVES):
            return end if words[end] not in called.BODIES and words[end] not in ("'s", "'") else 0
        if not word.isalpha() or word in called.THINGS or words.capital(end - 1) or end - 1 in words.spots:
            return 0
        if word in called.NOT_A_NAME or word in DETERMINERS or word in called.WHOLE:
            return 0
    return 0


def _spotted(words: Words, spot: Spot, end: int) -> One:
    if spot.how is How.USER_GROUP:
        label = words.plain.text[spot.start : spot.end].removeprefix("@")
        return One((Assignee(OwnerKind.USER_GROUP, spot.who[0], label),), end, token=True)
    if spot.how is How.NOBODY_KNOWN:
        typed = words.plain.text[spot.start : spot.end].removeprefix("@")
        alike = tuple(map(person, near(words, typed)))
        return One((*alike, outside(typed)), end, token=True, doubtful=bool(alike))
    who, end = _narrowed(words, spot, end)
    token = spot.how is How.TOKEN or words.plain.text[spot.start] == "@"
    return One(tuple(map(person, who)), end, token=token)


def _may_be_a_name(words: Words, at: int) -> bool:
    word = words[at]
    return words.capital(at) and word not in DETERMINERS and not word.endswith(("'s", "’s"))


def _standing_for(words: Words, spot: Spot, end: int) -> int:
    """Return the place after what somebody stands for, which they do: 'Ade (as chair)', 'Val for Mind Cymru'."""
    opened = end + (words[end] in ("(", ","))
    place = words.says(opened, _STANDING) or opened
    body, after = words.spots.get(place, (None, end))
    if place == end or body is None or body.how not in (How.ORGANISATION, How.OFFICE):
        return end
    if len(spot.who) != 1 or spot.who[0] not in body.who or (opened > end and words[after] not in (")", ",")):
        return end
    return after + (opened > end)


def _narrowed(words: Words, spot: Spot, end: int) -> tuple[tuple[str, ...], int]:
    """Return who is meant where an organisation is named behind the name: 'Sam from the Police'."""
    if words[end] in called.FROM:
        body, after = words.spots.get(end + 1, (None, end))
        if body is not None and body.how is How.ORGANISATION:
            own = tuple(user for user in spot.who if user in body.who)
            closed = words[end] != "(" or words[after] == ")"
            if own and closed and (words[end] != "," or len(spot.who) > 1):
                return own, after + (words[end] == "(")
    if (standing := _standing_for(words, spot, end)) > end:
        return spot.who, standing
    if spot.how is How.ORGANISATION and (end in words.spots):
        somebody, after = words.spots[end]
        own = tuple(user for user in spot.who if user in somebody.who)
        if own and somebody.how is How.NAME:
            return own, after  # 'Police Sam'
    if spot.how in (How.ORGANISATION, How.OFFICE) and words[end] == "(":
        somebody, after = words.spots.get(end + 1, (None, end))
        if somebody is not None and words[after] == ")":
            own = tuple(user for user in spot.who if user in somebody.who)
            return (own, after + 1) if own else (spot.who, end)
    return spot.who, end
