"""Somebody named at one place of a text: by name, by token, by 'me'."""

from dataclasses import dataclass

from bot.understanding.acts.actions import called
from bot.understanding.acts.actions.words import Words, phrases
from bot.understanding.people import How, Spot
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


def _spotted(words: Words, spot: Spot, end: int) -> One:
    if spot.how is How.USER_GROUP:
        label = words.plain.text[spot.start : spot.end].removeprefix("@")
        return One((Assignee(OwnerKind.USER_GROUP, spot.who[0], label),), end, token=True)
    if spot.how is How.NOBODY_KNOWN:
        typed = words.plain.text[spot.start : spot.end].removeprefix("@")
        alike = tuple(map(person, words.near(typed)))
        return One((*alike, outside(typed)), end, token=True, doubtful=bool(alike))
    who, end = _narrowed(words, spot, end)
    token = spot.how is How.TOKEN or words.plain.text[spot.start] == "@"
    return One(tuple(map(person, who)), end, token=token)


def _standing_for(words: Words, spot: Spot, end: int) -> int:
    """Return the place after what somebody stands for, which they do: 'Ade (as chair)'."""
    opened = end + (words[end] in ("(", ","))
    place = words.says(opened, _STANDING) or opened
    body, after = words.spots.get(place, (None, end))
    if place == end or body is None or body.how not in (How.ORGANISATION, How.OFFICE):
        return end
    if len(spot.who) != 1 or spot.who[0] not in body.who or (opened > end and words[after] not in (")", ",")):
        return end
    return after + (opened > end)


def _narrowed(words: Words, spot: Spot, end: int) -> tuple[tuple[str, ...], int]:
    """Return who is meant where an organisation or an office is named beside them: 'Sam (Police)'."""
    if found := _from_body(words, spot, end):
        return found
    if (standing := _standing_for(words, spot, end)) > end:
        return spot.who, standing
    if spot.how not in (How.ORGANISATION, How.OFFICE):
        return spot.who, end
    opened = words[end] == "("
    somebody, after = words.spots.get(end + opened, (None, end))
    if somebody is None or (opened and words[after] != ")") or (not opened and somebody.how is not How.NAME):
        return spot.who, end
    own = tuple(user for user in spot.who if user in somebody.who)  # 'Police Sam', 'the Police (Sam)'
    return (own, after + opened) if own else (spot.who, end)


def _from_body(words: Words, spot: Spot, end: int) -> tuple[tuple[str, ...], int] | None:
    """Return who is of the organisation behind a name."""
    body, after = words.spots.get(end + 1, (None, end))
    if words[end] not in called.FROM or body is None or body.how is not How.ORGANISATION:
        return None
    own = tuple(user for user in spot.who if user in body.who)
    closed = words[end] != "(" or words[after] == ")"
    if own and closed and (words[end] != "," or len(spot.who) > 1):
        return own, after + (words[end] == "(")
    return None
