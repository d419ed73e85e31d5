"""A meeting that is moved by two times side by side: 'the 17th, not the 10th', 'the 10th to the 17th'."""

import re

from bot.language.recurrence import times
from bot.language.recurrence.times import EitherTime
from bot.language.refusal import Refusal
from bot.understanding.acts.meetings import moving, which
from bot.understanding.known import Known
from bot.understanding.meaning import Meaning

_THEN = (
    r"[,;. -]+ ?(?:so |and |but |then )?(?:can we |could we |shall we |let's |please |we'll |we )?"
    r"(?:make it|make that|do|have|try|go for|how about|what about|use|meet|move it to|move to|switch to"
    r"|change to|hold it)? ?(?:it )?(?:on )?"
)
_NO_GOOD = (
    r"(?:no good|not good|no use|a problem|bad|out|doesn't work|doesn't suit|isn't convenient"
    r"|isn't possible|not convenient|inconvenient|won't work|isn't working|clashes|impossible"
    r"|not possible|difficult|tricky|no longer works|not going to work|a no go|no longer possible)"
)
_PATTERNS = (
    re.compile(r"not (?P<which>[^,]{1,40}?)(?:,|,? but) (?P<to>.{1,60})"),
    re.compile(r"(?P<to>.{1,60}?),? (?:and )?not (?P<which>.{1,60})"),
    re.compile(r"(?P<which>.{1,60}?),? (?:is |will be )?now (?:on |to be |to |at )?(?P<to>.{1,60})"),
    re.compile(
        rf"(?P<which>.{{1,40}}?) (?:is |are |looks |seems "
        rf"|will be )?{_NO_GOOD}(?: for [^,;.]{{1,30}})?{_THEN}"
        r"(?P<to>.{1,50})"
    ),
    re.compile(
        rf"(?:we |i |people )?(?:can't|won't) (?:do|make"
        rf"|manage) (?P<which>[^,;.]{{1,40}}){_THEN}(?P<to>.{{1,50}})"
    ),
    re.compile(r"(?:can|could) (?P<which>.{1,40}?) be (?:on |at )?(?P<to>.{1,50})"),
    re.compile(
        r"(?:the )?(?:new )?(?:start(?:ing)? )?(?:time|date|day) (?:for|of) (?P<which>.{1,40}?)(?: is"
        r"| will be|:)(?: now)? (?P<to>.{1,50})"
    ),
    re.compile(
        r"(?:new|change of|changed) (?:date|time|day)[:,-]{1,2} (?P<which>.{1,40}?) (?:is "
        r"|will be )?(?:now |on |to )(?P<to>.{1,50})"
    ),
    re.compile(r"(?P<which>.{1,40}?)(?::|,| -) (?:a )?(?P<to>\d[^ ]{0,6}(?: ?[ap]m)?) start"),
    re.compile(r"(?:from )?(?P<which>.{1,50}?) (?:to|becomes|becoming|into) (?P<to>.{1,60})"),
)
_MEETS = re.compile(r"(?:let's |we |we'll |to )?(?:meet|do|move|have it|hold it)? ?(?:on |to )?")
_NOT = _PATTERNS[:2]
_WHICH_AT = re.compile(
    r"(?P<which>.{1,40}?)[:,]? (?:at |from |starts? at |starting at "
    r"|is at )?(?P<to>[^ ]{1,10}(?: ?[ap]m)?)"
)
_BY_TO = _PATTERNS[-1]


def corrected(said: str, known: Known) -> Meaning | None:
    """Return how a meeting is moved by naming the time that it has and the one that it is to have."""
    if said.endswith(" instead") and (made := at(said.removesuffix(" instead"), known)):
        return made
    for pattern in _PATTERNS:
        found = pattern.fullmatch(said)
        held = which.find(moving.bare(found["which"]), known) if found else None
        if found and pattern in _NOT and is_clock(found["which"]) and (made := at(found["to"], known)):
            return made
        if found is None or held is None or not held.named or len(held.days) > 1:
            continue
        if pattern is _BY_TO and (not held.days or _names_a_time(found["which"])):
            # 'Monday 10 to 11.30' is a plan, and so is '3 to 5 December'.
            continue
        meets = _MEETS.match(found["to"])
        to = found["to"][meets.end() if meets else 0 :].removesuffix(" instead")
        if to and (made := moving.move(found["which"], to, known, sure=True)):
            return made
    return None


def at(said: str, known: Known) -> Meaning | None:
    """Read 'the next one at 2', of which it was said that it is not at 10."""
    found = _WHICH_AT.fullmatch(said)
    held = which.find(found["which"], known) if found else None
    if found is None or held is None or not held.days or not is_clock(found["to"]):
        return None
    return moving.move(found["which"], f"at {found['to']}", known, sure=True)


def is_clock(words: str) -> bool:
    """Tell whether words are no more than a time of day."""
    try:
        at, _, rest = times.read(f"at {words.removeprefix('at ')}")
    except EitherTime:
        return True
    except Refusal:
        return False
    return at is not None and not rest.strip(" ;")


def _names_a_time(words: str) -> bool:
    try:
        at, minutes, _ = times.read(words)
    except Refusal:
        return True
    return at is not None or minutes is not None
