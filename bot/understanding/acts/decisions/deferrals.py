"""'Park the logo until January', 'put the bids off to the next meeting': something that is put off."""

import re

from bot.understanding.acts.decisions import days, deferred
from bot.understanding.acts.decisions.deferred import MATTER, MEETING, UNTIL, PutOff
from bot.understanding.acts.decisions.draft import Found
from bot.understanding.known import Known
from bot.understanding.plain import Plain
from storage.records import DecisionStatus

_WE = r"(?:let's |we(?: will| should|'ll|'ve| have| agreed to| decided to)? |to )?"
_VERB = re.compile(
    rf"{_WE}(?:(?P<sure>park(?:ed|ing(?= the| this| our))?|defer(?:red|ring)?|adjourn(?:ed|ing)?|shelv(?:e"
    rf"|ed|ing)"
    r"|hold over|holding over|held over|hold off(?=(?: on)? (?!\w{2,15}ing\b))|holding off|table)(?: on)?"
    r"|(?P<verb>postpone|put off|hold off(?: on)?|put back|leave|delay|move|bring back|put|carry over"
    r"|carry forward|roll over|push back|push|kick|bump|hold|pause))\s"
)
_FIGURATIVE = ("park", "parking", "shelve", "shelving", "hold over", "held over", "hold off", "holding off")
"""These put something off whatever it is, unless it is a vehicle."""
_BOTH_PARTS = ("put", "move", "bring back", "push", "kick")
"""These put something off only with 'off', 'back' or the like: 'push it back to May'."""
_ESCALATE = re.compile(
    r"(?:let's |we (?:will |should |have )?|to )?(?:(?P<sure>escalat(?:e|ed|ing))|(?P<refer>refer(?:red"
    r"|ring)?|hand(?:ed|ing)? up|pass(?:ed|ing)? up"
    r"|send up|sent up|sending up|pass|send|hand|take|took))\s(?!to\b)"
)
_UP = re.compile(
    r"\b(?:board|partnership|council|cabinet|committee|trust|executive|government|minister|trustees|panel"
    r"|region)\b"
)
_PEOPLE = re.compile(
    r"\b(?:patients?|clients?|people|famil(?:y|ies)|tenants?|residents?|referrals|members|cases|complaints"
    r"|children|users)\b"
)
"""Of these a rule tells where they are sent: 'refer patients to the council'."""
_LATER = re.compile(
    r"(?:to |let's |we(?:'ll| will| can| should| shall)? )?(?:(?P<sure>decide (?:on|about)|come back to"
    r"|return to|revisit)|discuss|consider|look at|talk about|think about|decide)\s"
)
_NEXT = re.compile(
    r" (?:(?:again )?(?:at|in|on)\s(?=the next|our next|next|the \w{3,9} meeting)|in (?=(?:january"
    r"|february|march|april|may|june"
    r"|july|august|september|october|november|december)\b|the (?:new year|spring|summer|autumn|winter)\b)"
    r"|(?=next (?:time|week"
    r"|month|meeting)))"
)
_OFF = re.compile(r" (?:off|over|back|down the road|on hold|on ice|into the long grass)(?=\s|$)")
_THE = re.compile(r"(?:the|this|that|our|it|any|all|a|an|item|\w{1,20}'s)\b")
_VEHICLES = re.compile(
    r"(?:(?:the |our |all |your |a |two )?(?:\w{1,12} )?(?:cars?|vans?|bus|buses|minibus|bikes?|vehicles?"
    r"|ambulances?|trailers?|lorr(?:y|ies))|on|in|behind|at|outside)(?=$|[,.;]| (?:until|till|til|to|for"
    r"|on|in|at|behind|outside|by|near|under|overnight|off|here|there|round|around|along|away)\b)"
)


def read(text: Plain, known: Known) -> PutOff | None:
    """Return what a text puts off, or hands up: 'Park the logo until May', 'Escalate the beds to them'."""
    if "\n" in text.text:
        return None
    if (up := _ESCALATE.match(text.folded)) is not None:
        return _handed_up(text, up)
    if (later := _LATER.match(text.folded)) is not None:
        return _decided_later(text, later)
    verb = _VERB.match(text.folded)
    off = _put_off(text, verb, known) if verb else None
    return off or deferred.read(text, known)


def _handed_up(text: Plain, up: re.Match[str]) -> PutOff | None:
    """Read 'Escalate the beds to the council', 'Refer the gap in night cover to the Regional Board'."""
    to = text.folded.rfind(" to ", up.end())
    wording = text.cut(up.end(), to)
    if to < 0:
        return None
    if not up["sure"]:
        above = wording.folded.endswith(" up") or " up" in up[0] or up["refer"].startswith("refer")
        matter = _THE.match(wording.folded) and not _PEOPLE.search(wording.folded)
        if not (above and matter and _UP.search(text.folded, to)):
            return None
        wording = wording.cut(0, len(wording.text.removesuffix(" up")))
    return PutOff(wording, Found(status=DecisionStatus.ESCALATED), sure=True)


def _put_off(text: Plain, verb: re.Match[str], known: Known) -> PutOff | None:
    """Read 'Park the logo until January'."""
    ends = list(UNTIL.finditer(text.folded, verb.end()))
    off = _OFF.search(text.folded, verb.end())
    word = verb["verb"] or verb["sure"]
    article = _THE.match(text.folded, verb.end()) is not None
    vehicle = _VEHICLES.match(text.folded, verb.end())
    if (word in _BOTH_PARTS and (off is None or not ends)) or (verb["sure"] and vehicle and not ends):
        return None
    if not ends:
        if word not in ("park", "defer", "parked", "deferred") or not article:
            return None
        return PutOff(text.cut(verb.end(), len(text.text)), Found(status=DecisionStatus.PARKED), sure=True)
    last = ends[-1]
    if verb["sure"] and vehicle and vehicle.end() < last.start():
        return None  # 'park the van on the road until May'
    day = text.folded[last.end() :].strip(" .")
    wording = text.cut(verb.end(), off.start() if off and off.start() < last.start() else last.start())
    dated = days.back(day, known) is not None
    if not (dated or MEETING.search(day) or (verb["sure"] and (article or word != "table"))):
        return None
    if word == "leave" and not MEETING.search(day):
        return None
    if word in ("move", "hold", "pause", "bump") and not (MATTER.search(wording.folded) and dated):
        return None
    figurative = word in _FIGURATIVE and (article or dated)
    sure = verb["sure"] is not None and (article or figurative) and not vehicle
    sure = sure or bool(MATTER.search(wording.folded) or MEETING.search(day))
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
