"""'Park the logo until January', 'put the bids off to the next meeting': something that is put off."""

import re
from dataclasses import dataclass

from bot.understanding.acts.decisions.draft import Found
from bot.understanding.plain import Plain
from storage.records import DecisionStatus

_VERB = re.compile(
    r"(?:let's |we (?:will |should |'ll )?|to )?(?P<sure>park(?:ed)?|defer(?:red)?"
    r"|adjourn(?:ed)?|shelved?|hold over|held over|table)(?: on)?\s|(?:let's |we (?:will |should |'ll )?"
    r"|to )?(?P<verb>postpone|put off|hold off"
    r"|put back|leave|delay|move|bring back|put|carry over|carry forward)\s"
)
_ESCALATE = re.compile(r"escalate\s(?!to\b)")
_LATER = re.compile(
    r"(?:to |let's |we(?:'ll| will| can| should| shall)? )?(?:(?P<sure>decide (?:on|about)|come back to"
    r"|return to|revisit)|discuss|consider|look at|talk about|think about|decide)\s"
)
_NEXT = re.compile(
    r" (?:(?:again )?(?:at|in|on)\s(?=the next|our next|next|the \w{3,9} meeting)|in (?=(?:january"
    r"|february|march|april|may|june"
    r"|july|august|september|october|november|december)\b)|(?=next (?:time|week"
    r"|month|meeting)))"
)
_UNTIL = re.compile(r"(?: off| over| back)? (?:until|till|til|to|for|on to|over to)\s")
_OFF = re.compile(r" (?:off|over|back)(?=\s|$)")
_MATTER = re.compile(
    r"\b(?:decision|question|item|matter|paper|discussion|vote|proposal|motion|report|choice|issue|debate"
    r"|review of)\b"
)
_THE = re.compile(r"(?:the|this|that|our|it|any|all|a|an|item|\w{1,20}'s)\b")
_MEETING = re.compile(r"\b(?:meeting|agm|board)\b")
_VEHICLES = re.compile(
    r"(?:the |our |all |your |a |two )?(?:\w{1,12} )?(?:cars?|vans?|bus|buses|minibus|bikes?|vehicles?"
    r"|ambulances?|trailers?|lorr(?:y|ies)|on|in|behind|at|outside)\b"
)


@dataclass(frozen=True)
class PutOff:
    """What is put off, and to when; `sure` unless an event may be meant: 'postpone the fair until May'."""

    wording: Plain
    found: Found
    sure: bool


def read(text: Plain) -> PutOff | None:
    """Return what a text puts off, or hands up: 'Park the logo until May', 'Escalate the beds to them'."""
    if "\n" in text.text:
        return None
    if (up := _ESCALATE.match(text.folded)) is not None:
        to = text.folded.rfind(" to ", up.end())
        wording = text.cut(up.end(), to)
        if to < 0:
            return None
        return PutOff(wording, Found(status=DecisionStatus.ESCALATED), sure=True)
    if (later := _LATER.match(text.folded)) is not None:
        return _decided_later(text, later)
    verb = _VERB.match(text.folded)
    return _put_off(text, verb) if verb else None


def _put_off(text: Plain, verb: re.Match[str]) -> PutOff | None:
    """Read 'Park the logo until January'."""
    ends = list(_UNTIL.finditer(text.folded, verb.end()))
    off = _OFF.search(text.folded, verb.end())
    sure = verb["sure"] is not None
    word = verb["verb"] or verb["sure"]
    if word in ("put", "move", "bring back") and (off is None or not ends):
        return None
    if sure and _VEHICLES.match(text.folded, verb.end()):
        return None
    if not ends:
        if word not in ("park", "defer", "parked", "deferred") or not _THE.match(text.folded, verb.end()):
            return None
        return PutOff(text.cut(verb.end(), len(text.text)), Found(status=DecisionStatus.PARKED), sure=True)
    last = ends[-1]
    day = text.folded[last.end() :].strip(" .")
    wording = text.cut(verb.end(), off.start() if off and off.start() < last.start() else last.start())
    if word == "leave" and not _MEETING.search(day):
        return None
    if word == "move" and not _MATTER.search(wording.folded):
        return None
    sure = (sure and _THE.match(text.folded, verb.end()) is not None) or bool(
        _MATTER.search(wording.folded) or _MEETING.search(day)
    )
    return PutOff(wording, Found(status=DecisionStatus.PARKED, back=day), sure)


def _decided_later(text: Plain, later: re.Match[str]) -> PutOff | None:
    """Read 'We will decide on the van at the next meeting'."""
    day = _NEXT.search(text.folded, later.end())
    if day is None:
        return None
    wording = text.cut(later.end(), day.start())
    back = text.folded[day.end() :].strip(" .")
    sure = later["sure"] is not None and not day[0].endswith("in ")
    return PutOff(wording, Found(status=DecisionStatus.PARKED, back=back), sure)
