"""'Park the logo until January', 'put the bids off to the next meeting': something that is put off."""

import re
from dataclasses import dataclass

from bot.understanding.acts.decisions.draft import Found
from bot.understanding.plain import Plain
from storage.records import DecisionStatus

_VERB = re.compile(
    r"(?:let's |we (?:will |should |'ll )?|to )?(?P<sure>park|defer|adjourn|shelve|hold over|table)(?: on)?\s"
    r"|(?:let's |we (?:will |should |'ll )?|to )?(?P<verb>postpone|put off|hold off|put back|leave|delay|move|bring back|put"
    r"|carry over|carry forward)\s"
)
_ESCALATE = re.compile(r"escalate\s(?!to\b)")
_UNTIL = re.compile(r"(?: off| over| back)? (?:until|till|til|to|for|on to|over to)\s")
_OFF = re.compile(r" (?:off|over|back)(?=\s|$)")
_MATTER = re.compile(
    r"\b(?:decision|question|item|matter|paper|discussion|vote|proposal|motion|report|choice|issue|debate|review of)\b"
)
_MEETING = re.compile(r"\b(?:meeting|agm|board)\b")
_VEHICLES = re.compile(
    r"(?:the |our |all |your |a |two )?(?:\w{1,12} )?(?:cars?|vans?|bus|buses|minibus|bikes?|vehicles?|ambulances?|trailers?"
    r"|lorr(?:y|ies)|on|in|behind|at|outside)\b"
)


@dataclass(frozen=True)
class PutOff:
    """What is put off, and to when; `sure` unless an event may be meant: 'postpone the fair until May'."""

    wording: Plain
    found: Found
    sure: bool


def read(text: Plain) -> PutOff | None:
    """Return what a text that begins with such a verb puts off, or hands up: 'Escalate the beds to the trust'."""
    if (up := _ESCALATE.match(text.folded)) is not None:
        to = text.folded.rfind(" to ", up.end())
        wording = text.cut(up.end(), to if to > 0 else len(text.text))
        return PutOff(wording, Found(status=DecisionStatus.ESCALATED), sure=True)
    verb = _VERB.match(text.folded)
    if verb is None or "\n" in text.text:
        return None
    ends = list(_UNTIL.finditer(text.folded, verb.end()))
    off = _OFF.search(text.folded, verb.end())
    sure = verb["sure"] is not None
    word = verb["verb"] or verb["sure"]
    if word in ("put", "move", "bring back") and (off is None or not ends):
        return None
    if sure and _VEHICLES.match(text.folded, verb.end()):
        return None
    if not ends:
        if not sure or word in ("table", "hold over"):
            return None
        return PutOff(text.cut(verb.end(), len(text.text)), Found(status=DecisionStatus.PARKED), sure=True)
    last = ends[-1]
    day = text.folded[last.end() :].strip(" .")
    wording = text.cut(verb.end(), off.start() if off and off.start() < last.start() else last.start())
    if word == "leave" and not _MEETING.search(day):
        return None
    if word == "move" and not _MATTER.search(wording.folded):
        return None
    sure = sure or bool(_MATTER.search(wording.folded) or _MEETING.search(day))
    return PutOff(wording, Found(status=DecisionStatus.PARKED, back=day), sure)
