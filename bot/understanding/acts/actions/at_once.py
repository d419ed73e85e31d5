"""Whoever is named first, with their work at once behind them: '@priya draft it', 'Val getting quotes'."""

from bot.language.dates import spans
from bot.language.wording import word_set
from bot.understanding import people
from bot.understanding.acts.actions import connections, telling, verbs
from bot.understanding.acts.actions.owners import Owners, Slot, run
from bot.understanding.acts.actions.words import Words
from bot.understanding.people import How
from bot.understanding.plain import Plain

_IS_WORD = people.ALSO_WORDS | word_set(
    "baker bob carol cook dale eve faith gene glen grant heath jay josh lane nick price read ruby"
    " sandy skip summer victor wade ward"
)
"""Names that are words, too: who is named by one stands where nothing else can stand."""
_SO = frozenset({"say", "sure", "that", "ensure", "agreed", "it"})
"""What stands before somebody who is to do what is said of them: 'let's say Val rings them'."""
_NOT_DONE_TO = word_set(
    "on at from in with for by down off away back until next this today tomorrow to as leave holiday house",
    "part time",
)
"""What follows what somebody is doing that is done to nothing: 'starting on Monday', 'taking leave'."""
_PARTING = frozenset({"see", "meet", "have", "keep", "speak", "talk"})
"""What is said to somebody, and gives them no work: 'Val, see you on Friday'."""
_WISHING = frozenset({"if", "whether", "chance", "maybe", "perhaps", "possibly", "think"})
_FEW_WORDS = 4
_MODAL = frozenset({"can", "could", "would", "will", "should", "have"})


def find(words: Words, at: int, speaker: str) -> Slot | None:
    """Return who is named first, and not told by any word that they are to do it: '@priya draft it'."""
    owners = run(words, at, speaker)
    if not owners.named:
        return None
    asked = words[at - 1] in _MODAL
    if asked and words[owners.end] == "mind" and words[owners.end + 1].endswith("ing"):
        return Slot(owners, words.rest(owners.end + 1), plainly=True)
    if doing := _doing(words, at, owners):
        return doing
    if connections.happens(words, owners.end) and (words[owners.end], words[owners.end + 1]) != ("have", "a"):
        return None
    if words[owners.end] == "(" or words[owners.end - 1].endswith("'s"):
        return None
    if owners.end == len(words):
        return Slot(owners, Plain(""))
    if owners.nobody or owners.everybody:
        return _of_anybody(words, at, owners)
    return _of_somebody(words, at, owners, asked=asked)


def _doing(words: Words, at: int, owners: Owners) -> Slot | None:
    """Return of whom it is said what they are doing: 'Val is getting quotes'."""
    spot, _ = words.spots.get(at, (None, 0))
    body = spot is not None and spot.how is How.ORGANISATION
    doing = telling.hint(words, owners.end) if owners.readings and not body else 0
    if not doing:
        return None
    said = words[owners.end] != words[doing] and _is_work(words, doing)
    return Slot(owners, words.rest(doing), hinted=said, reported=True)


def _is_work(words: Words, at: int) -> bool:
    """Tell whether what somebody is doing is done to something: 'getting quotes', and not 'moving house'."""
    stem = words[at].removesuffix("ing")
    if stem == words[at]:
        return True
    bases = {stem, stem + "e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem}
    return not verbs.USUAL.isdisjoint(bases) and words[at + 1] not in _NOT_DONE_TO


def _of_anybody(words: Words, at: int, owners: Owners) -> Slot | None:
    """Return everybody, or nobody yet, with the work that follows at once: 'everyone bring a plate'."""
    end = owners.end
    if owners.nobody and words[end] == ",":
        return Slot(owners, words.rest(end + 1))
    asked = words[at - 1] in _MODAL or (owners.everybody and words[at - 1] == "we")
    if words[end] not in verbs.USUAL and not (asked and connections.follows_at_once(words, end)):
        return None
    return Slot(owners, words.rest(end), plainly=asked)


def _of_somebody(words: Words, at: int, owners: Owners, *, asked: bool) -> Slot | None:
    """Return somebody with the work that follows at once; `asked` says that 'can' or 'could' precedes."""
    end = owners.end
    comma = words[end] == ","
    rest = words.rest(end + (words[end] in (",", ";")))
    if owners.by_token:
        return Slot(owners, rest, hinted=True)
    if asked and connections.follows_at_once(words, end) and words[end] not in ("be", "attend", "come"):
        return Slot(owners, rest, plainly=True)
    spot, _ = words.spots.get(at, (None, 0))
    if spot and spot.how in (How.OFFICE, How.ORGANISATION) and not _is_told(words, at, end):
        return None
    small = not words.capital(at) and words[at] not in ("me", "myself")
    if not comma and (words[at] in _IS_WORD or (small and words[end] not in verbs.USUAL)):
        return _perhaps_of(words, at, owners)
    if not (connections.follows_at_once(words, end + comma) or (comma and _day_apart(words, end + 1))):
        return None
    called = comma and words[end + 1] in verbs.USUAL - _PARTING
    return Slot(owners, rest, hinted=called, stated=not called and _goes_on_with_others(words, end))


def _day_apart(words: Words, at: int) -> bool:
    """Tell whether a day stands at a place, with a mark behind it: 'Me, Friday, the ward list'."""
    return spans.is_promising(words[at]) and any(words[n] in (",", "-", "–") for n in range(at + 1, at + 4))


def _perhaps_of(words: Words, at: int, owners: Owners) -> Slot | None:
    """Return somebody who is named first in small letters, before words that are no verb: 'rosa mins out'."""
    spot, _ = words.spots.get(at, (None, 0))
    end = owners.end
    if (
        at
        or spot is None
        or spot.how is not How.NAME
        or words[at] in _IS_WORD
        or len(words) - end > _FEW_WORDS
    ):
        return None
    # 'sam leaving card' is a card for Sam.
    plain = words[end].isalpha() and not words[end].endswith("ing") and not connections.happens(words, end)
    return Slot(owners, words.rest(end), stated=True) if plain else None


def _goes_on_with_others(words: Words, end: int) -> bool:
    """Tell whether others follow with work of their own: 'Kate coach, Rosa slips'."""
    others = (at for at in words.spots if at > end and words[at - 1] in (",", ";", "/"))
    return any(words[words.spots[at][1]].isalpha() and words[words.spots[at][1]] != "and" for at in others)


def _is_told(words: Words, at: int, end: int) -> bool:
    """Tell whether an office or a body is told what it is to do: 'that the Secretary write to the bank'."""
    return words[at] in ("the", "our") and words[end] in verbs.USUAL


def wished(words: Words, at: int, speaker: str) -> Slot | None:
    """Return whom it is wished of that they do something: 'grateful if Val could send it'."""
    if words[at - 1] not in _WISHING:
        return None
    owners = run(words, at, speaker)
    if not owners.readings or words[owners.end] not in ("could", "can", "would", "might"):
        return None
    return Slot(owners, words.rest(owners.end + 1), plainly=True) if words[owners.end + 1] != "be" else None


def stated(words: Words, at: int, speaker: str) -> Slot | None:
    """Return of whom it is said that they do something: 'make sure that Val orders the vests'."""
    owners = run(words, at, speaker)
    does = words[owners.end]
    theirs = words[owners.end - 1].endswith("'s") or not words[owners.end + 1]
    if not owners.readings or theirs or words.capital(owners.end) or words[owners.end + 1] == "to":
        return None
    bare = (does.removesuffix("s"), does.removesuffix("es"), does.removesuffix("ies") + "y")
    if not does.endswith("s") or not any(word in verbs.USUAL for word in bare if word != does):
        return None
    return Slot(owners, words.rest(owners.end), stated=words[at - 1] not in _SO)
