"""What is said of a meeting at length, in the few words that a command would have.

'we are going to have to postpone the next one'      'postpone the next one'
'the 10th will have to be put off to the 17th'       what is moved, and to when
'the December meeting has had to be called off'      what is called off
"""

import re
from dataclasses import dataclass

from bot.language.wording import word_set

_VERBS = (
    r"(?:move|moving|reschedule|rescheduling|postpone|postponing|shift|push|put|delay|defer|bring|change|swap"
    r"|cancel|cancelling|call|scrap|skip|drop|abandon|pull|hold over|rearrange)"
)
_FRONT = re.compile(
    r"(?:(?:let's|wish|wishes|we|i|we'll|i'll|we're|i'm|we've|i've|we'd|i'd|have|had|need|to|going|got"
    r"|must|will"
    r"|shall|should"
    r"|might|want|like|would|may|probably|now|both|all|be|able|decided|agreed|that|think|it|looks|seems|as"
    r"|though|better|having|are|am|sadly|regrettably|reluctantly|unfortunately|afraid|please|note|advised"
    rf"|the|chair|has|asked|us|me|wants|would) ){{1,12}}(?={_VERBS}\b)"
)
_COULD_IT = re.compile(
    r"^(?:could|can|should|might|would) (?=(?:the|our|next|this|january|december"
    r"|\d{1,2}(?:st|nd|rd|th))\b.{1,60} be )"
)
_WE_MAKE = re.compile(r"^(?:we|i)(?:'ll| will)? make ")
_AUXILIARIES = word_set(
    "is are was were has have had having will would must should needs need to be been being got gets get",
    "going now may might can could shall likely due probably all both also it'll just sadly regrettably",
    "therefore unfortunately is's accordingly hereby thus also",
)
_FINITE = word_set("is are was were has have had will would must should needs can can't won't isn't")
_NOT = word_set("not never won't isn't wasn't hasn't aren't can't doesn't didn't")
_MOVED = {
    "moved": "move",
    "moving": "move",
    "moves": "move",
    "shifted": "shift",
    "shifting": "shift",
    "shifts": "shift",
    "switched": "move",
    "swapped": "move",
    "changed": "change",
    "changing": "change",
    "rescheduled": "reschedule",
    "rescheduling": "reschedule",
    "rearranged": "reschedule",
    "rearranging": "reschedule",
    "re-arranged": "reschedule",
    "postponed": "postpone",
    "postponing": "postpone",
    "deferred": "postpone",
    "delayed": "delay",
    "delaying": "delay",
    "pushed": "push",
    "pushing": "push",
    "put off": "postpone",
    "put back": "postpone",
    "putting back": "postpone",
    "putting off": "postpone",
    "held over": "postpone",
    "carried over": "postpone",
    "put": "put",
    "brought": "bring",
    "bringing": "bring",
}
_OFF = word_set("cancelled canceled scrapped abandoned dropped pulled binned axed cancelling off")
_OFF_TOO = {("called", "off"), ("no", "more"), ("off", "now"), ("fallen", "through"), ("stood", "down")}
_HAPPENS = (
    ("take", "place"),
    ("taking", "place"),
    ("going", "ahead"),
    ("go", "ahead"),
    ("happening",),
    ("happen",),
    ("held",),
    ("proceed",),
    ("proceeding",),
    ("needed",),
    ("required",),
    ("necessary",),
    ("on",),
)
MOST_WORDS = 16


@dataclass(frozen=True)
class Passive:
    """What becomes of `which` meeting: it is done to it by a `verb`, with the `rest` behind that."""

    which: str
    verb: str
    rest: str


def plainly(said: str) -> str:
    """Return a text without who has to do it, and how certain that is."""
    for other in (" in place of ", " in lieu of ", " as opposed to ", " in preference to "):
        said = said.replace(other, " instead of ")
    said = said.replace(" more early", " earlier").replace(" more late", " later")
    said = _COULD_IT.sub("", said)
    said = _WE_MAKE.sub("make ", said)
    found = _FRONT.match(said)
    return said[found.end() :] if found else said


def moved(said: str) -> Passive | None:
    """Return what is moved by a sentence in the passive; None where it says that it is not."""
    words = said.split()[:MOST_WORDS]
    for at in range(1, len(words)):
        for count in (2, 1):
            verb = _MOVED.get(" ".join(words[at : at + count]))
            if verb is not None and len(words) >= at + count:
                start = _begins(words, at)
                return _passive(said, words, start, at + count, verb) if start else None
    return None


def _subject(words: list[str], start: int) -> int:
    """Return where the first verb of a sentence begins: what stands before it is the meeting."""
    return next((at for at in range(1, start) if words[at] in _FINITE), start)


def called_off(said: str) -> Passive | None:
    """Return what is called off by a sentence that says so of a meeting: 'the 10th will not take place'."""
    words = said.split()[:MOST_WORDS]
    for at in range(1, len(words)):
        if _NOT & {words[at]}:
            end = next((end for end in range(at + 1, len(words)) if words[end] not in _AUXILIARIES), at + 1)
            happens = next((each for each in _HAPPENS if tuple(words[end : end + len(each)]) == each), None)
            start = _begins(words, at)
            if happens == ("on",) and end + 1 < len(words):
                # 'Not on Zoom' says where it is not.
                return None
            if happens and start:
                return _passive(said, words, start, end + len(happens), "cancel")
            continue
        pair = tuple(word.strip(",;.:") for word in words[at : at + 2])
        count = 2 if pair in _OFF_TOO else 1 if pair[:1] and pair[0] in _OFF else 0
        if count and words[at - 1] not in ("put", "call", "days", "day", "week"):
            start = _begins(words, at)
            start = _subject(words, start) if start else 0
            return _passive(said, words, start, at + count, "cancel") if start and start < at else None
    return None


def _begins(words: list[str], at: int) -> int:
    """Return where the verbs before a participle begin; 0 where they say that it is not so."""
    start = at
    while start and (words[start - 1] in _AUXILIARIES or words[start - 1] in _NOT):
        start -= 1
        if words[start] in _NOT:
            return 0
    return start


def _passive(said: str, words: list[str], start: int, end: int, verb: str) -> Passive:
    which = " ".join(words[:start]).strip(" ,;:-").removesuffix("'ll")
    return Passive(which, verb, " ".join(said.split()[end:]))
