"""Owners whom a sentence begins with: 'Val to ring them', 'can Val ring them', 'ask Val to ring them'."""

import re

from bot.understanding.acts.actions import at_once, connections, handing, interposed, leads, telling, verbs
from bot.understanding.acts.actions.owners import Owners, Slot, alone, either, run
from bot.understanding.acts.actions.words import Words, phrases

_ASKS = phrases(
    "ask|get|tell|remind|have|chase|nudge",
)
_OF_THE_BOT = phrases(
    "can you|could you|would you|will you|please can you|please could you|please would you|can you please",
    "could you please|would you please|will you please|would you mind|can you pls|can u|could u|pls can you",
)
"""Whoever says this to the bot before 'ask Val' has asked for it to be done."""
_ASKING = phrases("ask|get|tell|remind|chase|nudge|asking|getting|telling|reminding|chasing|nudging")

_NO_SORRY = re.compile(
    r"(?:\s?[,.–—-])?\s?(?:no,? (?:sorry|wait|i mean|make that)|sorry|i mean|or rather|correction|make that"
    r"|scratch that)[,.]?\s"
)
"""Behind a name this says that somebody else is meant: 'Kate, no sorry, Lena to write to them'."""
_SHE = re.compile(r"\s?,\s(?:we|she|he|they|you|i)(?P<will>'ll|'re to|'s to)?\s")
"""'Kate and me, we prepare the food': those who are named are named once more."""


def find(words: Words, speaker: str) -> Slot | None:
    """Return the owners that a sentence begins with, who are told or mentioned; None where nobody is."""
    of_bot = words.says(0, _OF_THE_BOT)
    if of_bot and (asks := words.says(of_bot, _ASKING)) and (named := told(words, asks, speaker)):
        return Slot(named.owners, named.rest, plainly=True)
    if handed := handing.find(words, speaker):
        return handed
    for at in leads.begins(words):
        if (asks := words.says(at, _ASKS)) and (named := told(words, asks, speaker)):
            myself = words[asks] in ("me", "us")
            return Slot(named.owners, named.rest, asked=not myself, plainly=True)
        found = (
            told(words, at, speaker)
            or at_once.wished(words, at, speaker)
            or at_once.find(words, at, speaker)
            or at_once.stated(words, at, speaker)
        )
        if found is not None:
            return found
    return _stranger(words, speaker)


def _stranger(words: Words, speaker: str) -> Slot | None:
    """Return a stranger who is told to do something at the beginning of a sentence."""
    for at in leads.begins(words):
        for stranger in (run(words, at, speaker, strangers=True), alone(words, at)):
            begun = connections.after(words, stranger.end) if stranger.readings else 0
            if begun and words[begun - 1] not in connections.MARKS and begun not in words.spots:
                return Slot(stranger, words.rest(begun), plainly=True)
    return None


def told(words: Words, at: int, speaker: str) -> Slot | None:
    """Return who is named at a place and told to do something."""
    owners = _corrected(words, run(words, at, speaker), speaker)
    if not owners.named:
        return None
    if owners.told:
        if words[owners.end] in ("not", "never"):
            return None
        plainly = not connections.says_what_happens(words, owners.end)
        return Slot(owners, words.rest(owners.end), plainly=plainly)
    begun = connections.after(words, owners.end)
    if begun and not (owners.everybody and words[begun - 2].startswith("agree")):
        marked = words[begun - 1] in connections.MARKS
        return Slot(owners, words.rest(begun), plainly=not marked, hinted=marked)
    return _named_again(words, owners) or _further_on(words, owners, speaker)


def _further_on(words: Words, owners: Owners, speaker: str) -> Slot | None:
    """Return who is named at a place and told something behind what is put in between, or another name."""
    begun, kept = interposed.read(words, owners.end)
    if begun:
        return Slot(owners, kept.then(words.rest(begun)), plainly=True)
    if (other := run(words, owners.end, speaker)).named and words[owners.end] not in ("'s",):
        begun = connections.after(words, other.end)
        if begun and owners.by_token:
            return Slot(either(owners, other), words.rest(begun), plainly=True)
    return None


def _corrected(words: Words, owners: Owners, speaker: str) -> Owners:
    """Return those who are named instead of others that were a slip of the tongue."""
    again = words.through(owners.end, _NO_SORRY) if owners.readings else 0
    others = run(words, again, speaker) if again else Owners()
    return others if others.readings else owners


def _named_again(words: Words, owners: Owners) -> Slot | None:
    """Read 'Kate and me, we prepare the food'."""
    begun = words.through(owners.end, _SHE)
    if not begun:
        return None
    if told := telling.end(words, begun):
        return Slot(owners, words.rest(told), plainly=told < len(words))
    will = words[begun - 1].endswith(("'ll", "'re", "'s"))
    if will or (words[begun] in verbs.USUAL and connections.follows_at_once(words, begun)):
        return Slot(owners, words.rest(begun), hinted=True)
    return None
