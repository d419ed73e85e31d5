"""What tells in other words than 'done' that work is over, or takes that back."""

import re

from bot.language.bounds import Budget
from bot.language.wording import word_set
from bot.understanding.acts.answers import (
    deeds,
    dues,
    signs,
)
from bot.understanding.acts.answers.clauses import clauses
from bot.understanding.acts.answers.heard import Heard, Saying
from bot.understanding.meaning import Says

HAVE = (("i", "have"), ("i", "did"), ("we", "have"), ("it", "is"), ("it", "has"), ("they", "have", "been"))
"""What somebody answers who was asked whether it is done, or will be."""
_IS_WITH = re.compile(r" (?:is|are|now|finally|all|'s) with @(\d{1,4}) (?:now |already )?$")
_TICKED = word_set("pressed clicked hit said tapped put open")
_GIVEN = re.compile(
    r" (?:gave|handed|given|passed) (?:it|them|these|this|those|all) (?:over |on )?to"
    r" @(\d{1,4})(?= )"
)
_HAS = re.compile(r" @(\d{1,4}) (?:has|'s got|has got|got|has had) (?:them|these|those|all)(?= )")


def has_it(heard: Heard) -> bool:
    """Tell whether whoever asked for the work has it: 'I gave them to Val', 'Val's got them now'."""
    askers = {(action.asked_by,) for action in heard.actions}
    line = heard.line
    told = [found for pattern in (_GIVEN, _HAS) for found in pattern.finditer(line.flat)]
    return not line.asks and any(line.spots[int(found[1])].who in askers for found in told)


def has_done(heard: Heard) -> Saying | None:
    """Return that somebody did what they were asked about, with more said of it: 'I have, on Monday'."""
    parts = clauses(heard.line)
    return Saying(Says.DONE, unsure=True) if len(parts) > 1 and parts[0].words in HAVE else None


def mistaken(heard: Heard) -> Saying | None:
    """Return that something was only by mistake said to be done: 'I ticked this by mistake'."""
    line = heard.line
    said = _TICKED | heard.pasts | deeds.MARKS
    if line.asks or not line.has(signs.MISTAKES) or said.isdisjoint(line.words) or " @" in line.flat:
        return None
    return Saying(Says.NOT_DONE, taken_back=True)


def slip(heard: Heard) -> Saying | None:
    """Return that what was said before is taken back, be there more to do or not."""
    line = heard.line
    if line.asks or not line.has(signs.SLIPS):
        return None
    due = dues.find(line, heard.known, heard.actions, Budget())
    return None if due is not None and due.sure else Saying(Says.NOT_DONE, taken_back=True)


def closed(heard: Heard) -> Saying | None:
    """Return that work may be closed, which may mean that it is done, or that it is not needed."""
    line = heard.line
    if (
        line.asks
        or not line.has(deeds.CLOSES)
        or not signs.NOT.isdisjoint(deeds.CLOSES.sub("", line.flat).split())
    ):
        return None
    return Saying(Says.DONE, closes=True, unsure=True)


def _is_with_asker(heard: Heard) -> bool:
    """Tell whether a clause ends by saying that work is with whoever asked for it: 'they're with Val now'."""
    askers = {(action.asked_by,) for action in heard.actions}
    return any(
        heard.line.spots[int(found[1])].who in askers
        for part in clauses(heard.line)
        for found in _IS_WITH.finditer(part.flat)
    )


_READY = (("ready",), ("all", "ready"), ("ready", "now"))


def handed_in(heard: Heard) -> Saying | None:
    """Return that work is where it was to go: 'in your inbox'."""
    line = heard.line
    doubts = deeds.DOUBTS | {"draft", "half", "only"}
    there = line.has(deeds.THERE) or _is_with_asker(heard) or line.words in _READY
    if line.asks or not there or not doubts.isdisjoint(line.words):
        return None
    return Saying(Says.DONE, unsure=not line.has(deeds.SURELY_THERE), plain=True)
