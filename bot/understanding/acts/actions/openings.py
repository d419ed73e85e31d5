"""Owners whom a sentence begins with: 'Val to ring them', 'can Val ring them', 'ask Val to ring them'."""

from bot.understanding.acts.actions import at_once, connections, handing, interposed, leads
from bot.understanding.acts.actions.owners import Slot, alone, either, run
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
    owners = run(words, at, speaker)
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
    begun, kept = interposed.read(words, owners.end)
    if begun:
        return Slot(owners, kept.then(words.rest(begun)), plainly=True)
    if (other := run(words, owners.end, speaker)).named and words[owners.end] not in ("'s",):
        begun = connections.after(words, other.end)
        if begun and owners.by_token:
            return Slot(either(owners, other), words.rest(begun), plainly=True)
    return None
