"""Where in a sentence its owners stand: first, behind a label, before a 'to', or last."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.language.wording import word_set
from bot.understanding.acts.actions import connections, endings
from bot.understanding.acts.actions.owners import Owners, run
from bot.understanding.acts.actions.words import Words, phrases
from bot.understanding.people import How
from bot.understanding.plain import Plain

_LEADS = phrases(
    *(
        "can",
        "could",
        "would",
        "will",
        "please",
        "pls",
        "we need",
        "i need",
        "i'd like",
        "i would like",
        "need",
    ),
    *(
        "i want",
        "we want",
        "we'd like",
        "we would like",
        "let's get",
        "let's ask",
        "can we get",
        "could we get",
    ),
    *(
        "can we ask",
        "could we ask",
        "shall we ask",
        "can we have",
        "we agreed that",
        "for",
        "action for",
        "on",
    ),
    *(
        "action on",
        "action by",
        "it is for",
        "it's for",
        "please can",
        "please could",
        "please would",
        "should",
    ),
    *("i think", "so", "then", "we asked", "we have asked", "i have asked", "i've asked", "that"),
)
_ASKS = phrases("ask", "get", "tell", "remind", "have", "chase", "nudge", "can you ask", "can you get")
_GOVERNS = word_set(
    "to for with from of about by between than as like and or the a an help allow invite enable want",
    "let let's on at in into see meet ring call email phone thank tell ask get remind chase if",
    "whether that when & / because before after until while since unless",
)
_IS_WORD = word_set(
    "will may mark grant bill rob sue pat chase frank art dean page grace hope faith joy rose june",
    "april august summer dawn eve guy jack josh max miles nick ray skip sandy wade drew carol penny",
    "ruby dale glen heath rich bob gene jay lane victor ward read price cook baker page",
)
"""Names that are words, too: who is named by one stands where nothing else can stand."""
_MODAL = frozenset({"can", "could", "would", "will", "should"})
_MERELY = frozenset({"lead", "do", "action", "progress", "organise", "follow up", "pick up", "take forward"})


@dataclass(frozen=True)
class Slot:
    """The owners of a sentence, and the `rest` of it; `asked` says that they are to be asked: 'ask Val to'.

    `plainly` says that they are told to do it, so that this is an action at any door.
    """

    owners: Owners
    rest: Plain
    asked: bool = False
    plainly: bool = False
    labelled: bool = False


def find(words: Words, speaker: str) -> Slot:
    """Return who is to do what a sentence says, wherever they stand in it; all of it where nobody does."""
    return (
        opening(words, speaker)
        or endings.labelled(words, speaker, lambda owners, rest: Slot(owners, rest, labelled=True))
        or _before_to(words, speaker)
        or endings.last(words, speaker, lambda owners, rest: Slot(owners, rest, asked=owners.doubtful))
        or Slot(Owners(), words.plain)
    )


def _begins(words: Words) -> Iterator[int]:
    """Yield the places where owners may begin who are named first: at once, or behind 'can' or 'for'."""
    at = 0
    yield at
    while lead := words.says(at, _LEADS):
        at = lead
        yield at


def opening(words: Words, speaker: str) -> Slot | None:
    """Return the owners that a sentence begins with, who are told or mentioned; None where nobody is."""
    for at in _begins(words):
        if (asks := words.says(at, _ASKS)) and (told := _told(words, asks, speaker)):
            return Slot(told.owners, told.rest, asked=True, plainly=True)
        found = _told(words, at, speaker) or _at_once(words, at, speaker, asked=words[at - 1] in _MODAL)
        if found is not None:
            return found
    stranger = run(words, 0, speaker, strangers=True)
    begun = connections.after(words, stranger.end) if stranger.readings else 0
    if begun and words[begun - 1] not in (":", "-", "–", "—"):
        return Slot(stranger, _from(words, begun), plainly=True)
    return None


def _told(words: Words, at: int, speaker: str) -> Slot | None:
    """Return who is named at a place and told to do something."""
    owners = run(words, at, speaker)
    if not owners.named:
        return None
    if owners.told:
        if words[owners.end] in ("not", "never"):
            return None
        plainly = not connections.says_what_happens(words, owners.end)
        return Slot(owners, _from(words, owners.end), plainly=plainly)
    begun = connections.after(words, owners.end)
    if begun:
        return Slot(owners, _from(words, begun), plainly=True)
    if (other := run(words, owners.end, speaker)).named and words[owners.end] not in ("'s",):
        begun = connections.after(words, other.end)
        if begun and owners.by_token:
            return Slot(_either(owners, other), _from(words, begun), plainly=True)
    return None


def _either(one: Owners, other: Owners) -> Owners:
    """Return the owners where one is mentioned, and another named: one of them, or both."""
    both = tuple(dict.fromkeys((*(one.readings[0] if one.readings else ()), *(other.readings or ((),))[0])))
    return Owners(tuple(dict.fromkeys((*one.readings, *other.readings, both))), end=other.end, doubtful=True)


def _at_once(words: Words, at: int, speaker: str, *, asked: bool) -> Slot | None:
    """Return who is named first, and not told by any word that they are to do it: '@priya draft it'.

    `asked` says that 'can' or 'could' stands before them.
    """
    owners = run(words, at, speaker)
    end = owners.end
    if not owners.named or connections.happens(words, end):
        return None
    if end == len(words):
        return Slot(owners, Plain(""))
    rest = _from(words, end + (words[end] in (",", ";")))
    if owners.by_token or (owners.nobody and words[end] == ","):
        return Slot(owners, rest)
    if asked and connections.follows_at_once(words, end) and words[end] not in ("be", "attend", "come"):
        return Slot(owners, rest, plainly=True)
    spot, _ = words.spots.get(at, (None, 0))
    comma = words[end] == ","
    if owners.nobody or owners.everybody or (spot and spot.how in (How.OFFICE, How.ORGANISATION)):
        return None
    if not comma and (words[at] in _IS_WORD or not (words.capital(at) or words[at] in ("me", "myself"))):
        return None
    return Slot(owners, rest) if connections.follows_at_once(words, end + comma) else None


def _before_to(words: Words, speaker: str) -> Slot | None:
    """Return who is told something within a sentence: 'at the fair, Kate to run the stall'."""
    for at in range(1, len(words)):
        before = words[at - 1]
        if before in _GOVERNS:
            continue
        owners = run(words, at, speaker)
        if not owners.named or owners.end >= len(words):
            continue
        begun = owners.end if owners.told else connections.after(words, owners.end)
        marked = begun and words[begun - 1] in (":", "-", "–", "—", "→")
        if not begun or (marked and before.isalnum()) or begun >= len(words):
            continue
        rest = _joined(words, at, begun)
        return Slot(owners, rest, plainly=rest is not words.plain)
    return None


def _joined(words: Words, at: int, begun: int) -> Plain:
    """Return what stands before the owners, with their work; everything where that makes no sentence."""
    before, work = words.plain.cut(0, words.start(at)), _from(words, begun)
    if work.folded.strip(" .") in _MERELY:
        return before
    if before.text[-1:].isalnum():
        return words.plain
    if before.text[-1:] in "-–—;(":
        before = before.cut(0, len(before.text) - 1)
    return before.then(work)


def _from(words: Words, at: int) -> Plain:
    return words.plain.cut(words.start(at), len(words.plain.text))
