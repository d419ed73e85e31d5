"""What is said in a channel of work that is named by its words, or that a message above shows."""

from dataclasses import replace

from bot.language.wording import word_set
from bot.understanding import likeness
from bot.understanding.acts.answers import deeds, passing, saying, settling, targets
from bot.understanding.acts.answers.heard import Heard
from bot.understanding.acts.answers.targets import Target
from bot.understanding.known import Known, KnownAction, Said
from bot.understanding.line import Line
from bot.understanding.meaning import (
    About,
    Answer,
    Ask,
    Becomes,
    Change,
    Meaning,
    NewDecision,
    Reading,
    Record,
    Says,
)
from storage.records import OPEN_ACTIONS

_ARTICLES = word_set("the my our a re on as for regarding about those these this that both still")
_FINITE = word_set(
    "is are was were will has have had need needs going can could should may might slipping delayed late"
    " running behind blocked stuck waiting held not taking due by until no now still 's"
)
_NEED = word_set(
    "need needs have more longer extension another extend late wait behind push move delay struggling not"
)
_BEGINS = word_set("i can could may please give need needs we sorry will")
_SAID_OF_OTHERS = (Says.DONE, Says.MORE_TIME, Says.BLOCKED, Says.NOT_DONE)
_MOST = 4


def is_said_of(line: Line, action: KnownAction) -> bool:
    """Tell whether a line speaks of an action that exists, and gives no new work of like words.

    'The minutes will be Monday now', 'I need until Friday for the minutes'; not 'send the minutes by Friday'.
    """
    words = line.words
    nouns = likeness.nouns_of(action.text)
    at = next((n for n, word in enumerate(words) if word not in _ARTICLES), len(words))
    following = words[at + 1 : at + 7]
    if words[at : at + 1] and any(likeness.alike(words[at], noun) for noun in nouns):
        verb = next((n for n, word in enumerate(following) if word in _FINITE or word == "to"), None)
        return verb is not None and following[verb] != "to"
    return words[0] in _BEGINS and not _NEED.isdisjoint(words) and "to" not in words[:3]


def joining(line: Line, target: Target, said: Said, known: Known) -> Meaning | None:
    """Return that somebody helps with what others do, if that is said: 'I'll help Mal with the numbers'."""
    spoken = saying.read(Heard.of(line, target, known))
    joins = spoken is not None and spoken.says is Says.JOIN
    return settling.Settling(said, known).of(target, spoken) if spoken is not None and joins else None


def under(line: Line, said: Said, known: Known) -> Meaning | None:
    """Return what may be meant under an action by words that are not surely an answer."""
    target = targets.find(line, said, known)
    spoken = saying.read(Heard.of(line, target, known)) if target.every else None
    return settling.Settling(said, known).of(target, spoken) if spoken is not None else None


def of_others(line: Line, said: Said, known: Known) -> Meaning | None:
    """Return the question whether somebody's work is done, or what else is said of it."""
    found = targets.of_others(line, known)
    target = Target(every=found, named=True) if found else targets.find(line, said, known)
    if not found and not (target.named and len(target.every) == 1):
        return _of_somebody(line, said, known)
    spoken = saying.read(Heard.of(line, target, known))
    if spoken is None or spoken.says not in _SAID_OF_OTHERS:
        return None
    begins = is_said_of(line, target.every[0]) or spoken.says is Says.DONE
    meant = settling.Settling(said, known).of(target, replace(spoken, unsure=True)) if begins else None
    return None if isinstance(meant, Answer) else meant


def _of_somebody(line: Line, said: Said, known: Known) -> Ask | None:
    """Return the question which of somebody's actions is done, of whom a deed is told."""
    owner = passing.who_did(line, known, deeds.DONE | deeds.SENT)
    theirs = [action for action in known.actions if owner in action.owners and action.status in OPEN_ACTIONS]
    if owner is None or not theirs or not deeds.DOUBTS.isdisjoint(line.words):
        return None
    each = [targets.ref(action, said, known) for action in theirs[:_MOST]]
    readings = [Reading(f"{ref.label} is done", Change(ref, Becomes.DONE)) for ref in each]
    decided = Reading("A decision", Record((NewDecision(said.plain.text),)))
    return Ask(About.READING, (*readings, decided), "Is that one of these?")
