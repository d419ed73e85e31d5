"""A time that is said and is no day: 'ASAP', 'in the spring', 'when he can', 'by half term'."""

import re
from dataclasses import dataclass

_FIXED = (
    *("as soon as possible", "as soon as they can", "as soon as practicable", "as soon as you can", "asap"),
    *("a.s.a.p", "at once", "straight away", "straightaway", "right away", "immediately", "urgently", "soon"),
    *(
        "shortly",
        "before long",
        "in due course",
        "in good time",
        "in the near future",
        "in future",
        "ongoing",
    ),
    *(
        "on an ongoing basis",
        "on-going",
        "at some point",
        "at some stage",
        "some time",
        "sometime",
        "some day",
    ),
    *(
        "when possible",
        "where possible",
        "when convenient",
        "when time allows",
        "when time permits",
        "rolling",
    ),
    *(
        "at the earliest opportunity",
        "at your earliest convenience",
        "at their earliest convenience",
        "later on",
    ),
    *("eventually", "in the meantime", "in the long term", "long term", "long-term", "short term", "no rush"),
    *(
        "no hurry",
        "no deadline",
        "date tbc",
        "date tba",
        "tbc",
        "tba",
        "tbd",
        "date to be confirmed",
        "urgent",
    ),
    *(
        "when ready",
        "in time",
        "as needed",
        "as and when",
        "continuous",
        "continuing",
        "until further notice",
    ),
    *("as required", "in a while", "in a bit", "at leisure", "in the coming weeks", "in the next few weeks"),
    *("over the next few weeks", "in the coming months", "over the coming months", "in the next few months"),
    *(
        "in the new year",
        "early in the new year",
        "in the next few days",
        "this term",
        "next term",
        "one day",
    ),
    *("before each meeting", "before every meeting", "at each meeting", "at every meeting", "each meeting"),
    *("every meeting", "at the next opportunity", "next time", "any time", "whenever", "a.s.a.p.", "pronto"),
    *(
        "top priority",
        "high priority",
        "priority",
        "later",
        "later this year",
        "in a few weeks",
        "in a few days",
    ),
)
_NOT_ALONE = frozenset(
    {"priority", "later", "in time", "soon", "continuous", "rolling", "urgent", "one day", "tbc"}
)
_WHEN_CAN = re.compile(
    r"\b(?:when(?:ever)?|as soon as|once|if) (?:he|she|they|you|we|i|possible|able)(?:'s| is| are|'re)?"
    r"(?: (?:can|able|ready|free|back|has time|have time|gets? (?:the )?(?:time|chance)|gets? a (?:moment|chance)))"
    r"\s*$"
)
_PART = r"(?:early|late|mid|middle of|the middle of|the beginning of|beginning of|the start of|start of|end of|the end of)"
_LEAD = (
    r"(?:by|before|until|till|in|after|during|within|at|for|over|due|around|about|towards?|from|some ?time)"
)
_SEASON = re.compile(
    rf"(?<![\w-])(?:{_LEAD} )?(?:the )?(?:{_PART}[ -])?(?:in )?(?:the )?(?:next |this |coming )?"
    r"(?:spring|summer|autumn|winter|new year|half[- ]term|term|year end|financial year|fy|end of fy"
    r"|q[1-4]|quarter|school holidays|summer holidays|easter holidays|christmas holidays|agm|conference)"
    r"(?: \d{2,4}(?:/\d{2})?)?\s*$"
)
_SURE = re.compile(
    r"(?<![\w/-])(?:by|before|until|till|due(?: by| on)?|no later than|not later than|deadline)(?::|(?=\s))\s*"
)
_TIME_WORD = re.compile(
    r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august"
    r"|september|october|november|december|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)(?:day)?|week|weeks"
    r"|month|months|year|quarter|q[1-4]|fy|days?|fortnight|easter|christmas|xmas|diwali|eid|ramadan|pentecost"
    r"|meeting|term|spring|summer|autumn|winter|weekend|holidays?|today|tomorrow|tonight|noon|midday|midnight"
    r"|morning|afternoon|evening|then|deadline|agm|\d{1,2}(?:st|nd|rd|th)?|\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?)\b"
)
_MONTH_ALONE = re.compile(
    r"(?<![\w-])(?:in|during|(?:early|late|mid|end|beginning of|start of)[ -](?:in )?|sometime in|towards the end of) "
    r"?(?:next )?(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?: \d{4})?\s*$"
)
_MARKS = " .,;:!?)(–—-"
_LONGEST = 60


@dataclass(frozen=True)
class Vague:
    """A place in a text, from `start` to `end`, that says when, but no day."""

    start: int
    end: int


def find(folded: str) -> Vague | None:
    """Return where a text, in lower case, says when without saying which day; None where it does not."""
    end = len(folded.rstrip(_MARKS))
    kept = folded[:end]
    for words in _FIXED:
        if kept.endswith(words) and _stands(kept, end - len(words), words):
            return Vague(_with_lead(kept, end - len(words)), end)
    for words in ("asap", "urgently", "as soon as possible"):
        at = kept.find(words)
        whole = at >= 0 and not kept[at + len(words) : at + len(words) + 1].isalnum()
        if whole and (at == 0 or not kept[at - 1].isalnum()):
            return Vague(_with_lead(kept, at), at + len(words))
    tail = max(0, end - _LONGEST)
    for pattern in (_WHEN_CAN, _MONTH_ALONE, _SEASON):
        if found := pattern.search(kept, tail):
            return Vague(found.start(), end)
    return _unread(kept, end)


def _stands(kept: str, start: int, words: str) -> bool:
    before = kept[:start].rstrip(" ")
    if start and kept[start - 1].isalnum():
        return False
    return words not in _NOT_ALONE or words == "soon" or not before or before[-1] in ",;:(–—-"


def _with_lead(kept: str, start: int) -> int:
    for lead in ("by ", "due ", "deadline ", "due: ", "deadline: ", "when: ", "timescale: "):
        if kept[:start].endswith(lead):
            return start - len(lead)
    return start


def _unread(kept: str, end: int) -> Vague | None:
    """Return a due phrase that nobody could read, at the end: 'by the 3rd Sunday of Advent'."""
    last = None
    for last in _SURE.finditer(kept):
        pass
    if last is None or not (said := _TIME_WORD.search(kept, last.end())):
        return None
    near = said.start() - last.end() < _LONGEST // 2
    return Vague(last.start(), end) if near and end - last.start() < _LONGEST else None
