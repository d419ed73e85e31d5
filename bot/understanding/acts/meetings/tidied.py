"""A plan as it was typed, without what says nothing of it: 'same time as usual', '1400' for 14:00."""

import re

from bot.language.recurrence import words

_AS_USUAL = re.compile(
    r",? ?\b(?:at )?(?:the |our )?(?:same|usual|normal) (?:time|place"
    r"|slot)(?: and place)?(?: as (?:usual|ever|normal"
    r"|always|before|last time))?\b|,? ?\b(?:time )?as (?:usual|normal)\b",
    re.IGNORECASE,
)
_PLEASE = re.compile(r",? ?\b(?:please|pls|plz)\b", re.IGNORECASE)
_FOUR_DIGITS = re.compile(r"(?<![\w:/.-])(?P<hour>0[6-9]|1\d)(?P<minute>[0-5][05])(?:hrs?|h)?(?![\w:/.-])")
"""'1400', and not the year 2026; nobody plans for years that are gone."""
_FROM_TO = re.compile(
    r"(?<![\w:/.-])(?P<first>(?:0[6-9]|1\d)[0-5][05]) ?(?:-|–|to) ?(?P<last>(?:0[6-9]|1\d"
    r"|2[0-3])[0-5][05])(?![\w:/.-])"
)
_HOURS = re.compile(
    rf"(?<![\w:/.-])(?P<first>\d{{1,2}}) ?[-–] ?(?P<last>\d{{1,2}})(?![\w:/.-]| ?(?:{words.MONTH}|of ))",
    re.IGNORECASE,
)
_TIME = (
    rf"{words.DAY}|{words.MONTH}|{'|'.join(words.ORDINALS)}|{'|'.join(words.NUMBERS)}|half|hour|hours|quarter"
    r"|couple|twenty|thirty|minutes|holidays?|day|days|week|weeks|month|months|year|morning|afternoon|evening|rest|next"
    r"|last|noon|midday"
)
_WHAT_FOR = re.compile(
    r",? (?:in order |so as )?to (?!(?:be|take|last|run|start|begin|finish|end|meet|convene|sit|every|each"
    rf"|weekly|fortnightly|monthly|quarterly|alternate|the|our|{_TIME})\b)[a-z]{{2,}} .*"
    r"|,? (?:about|regarding|re|on the subject of) (?!\d).*",
    re.IGNORECASE | re.DOTALL,
)


_ISH = re.compile(r"\b(?P<hour>\d{1,2}(?:[.:]\d\d)?)(?:-?ish)\b", re.IGNORECASE)
_LASTS = re.compile(
    r"\b(?:duration|length|lasting|lasts|to last)(?: of|:)? (?=\d|an? |half|one|two|three)", re.IGNORECASE
)
_WITH_WHOM = re.compile(
    r" with (?:the )?[a-z][a-z' ]{1,30}?(?= (?:on|for|at|next|this|tomorrow) )", re.IGNORECASE
)
_ROOM = re.compile(r"\brm\b", re.IGNORECASE)
_WITH_EFFECT = re.compile(
    r"\b(?:with effect from|w\.?e\.?f\.?|as from|as of|effective(?: from)?|commencing(?: from| on)?)(?= )",
    re.IGNORECASE,
)
_IT_MEETS = re.compile(
    r"(?:,)? (?:the |our )?(?:board|group|committee|we|meetings?)(?: is| are| will"
    r"| shall)?(?: to)? (?:convene|meet|be held|be"
    r"|take place|sit|gather)s?(?: on)? ",
    re.IGNORECASE,
)
_BEGINS_FIRST = re.compile(
    rf"(?:from|starting|beginning) (?P<begin>(?:\d{{1,2}}(?:st|nd|rd"
    rf"|th)? )?(?:{words.MONTH})(?: 20\d\d)?),? (?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
_HALF_HOUR = re.compile(r"\b(?:a )?half(?:[ -]hour|[ -]hr|-?hr| an hr)\b", re.IGNORECASE)
_FOR_WHAT = re.compile(r",? for (?:the|our|a|an|some) (?P<what>[a-z' -]{3,60})$", re.IGNORECASE)
_OF_TIME = re.compile(rf"\b(?:{_TIME})\b", re.IGNORECASE)


def _without_purpose(typed: str) -> str:
    """Return a plan without what the meeting is for, which comes last: '… at 4pm for the budget'."""
    found = _FOR_WHAT.search(typed)
    return typed[: found.start()] if found and not _OF_TIME.search(found["what"]) else typed


def without_whom(typed: str) -> str:
    """Return a plan without whom the group meets: 'with the council'."""
    return _WITH_WHOM.sub(" ", typed)


def plan(typed: str) -> str:
    """Return the words that plan something; those for the usual time are left out."""
    typed = _LASTS.sub("for ", typed)
    typed = _ROOM.sub("room", typed)
    typed = _WITH_EFFECT.sub("from", typed)
    typed = _IT_MEETS.sub(" ", typed)
    if first := _BEGINS_FIRST.fullmatch(typed.strip()):
        typed = f"{first['rest']} from {first['begin']}"
    typed = _ISH.sub(r"\g<hour>", typed)
    typed = _HALF_HOUR.sub("half an hour", typed)
    typed = _without_purpose(_WHAT_FOR.sub("", typed))
    typed = _FROM_TO.sub(_clocks, typed)
    typed = _HOURS.sub(r"from \g<first> to \g<last>", typed)
    bare = _PLEASE.sub("", _AS_USUAL.sub(" ", typed))
    return _FOUR_DIGITS.sub(r"\g<hour>:\g<minute>", bare).strip(" ,")


def _clocks(found: re.Match[str]) -> str:
    return "-".join(f"{each[:2]}:{each[2:]}" for each in found.groups())
