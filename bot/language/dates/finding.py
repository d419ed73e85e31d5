"""Finding the due phrase within a sentence, and no dates where there are none.

A due phrase follows 'by', 'before', 'due', 'until' (surely), 'on' or 'at' (if it leaves no doubt), or ends or
begins the sentence ('send it round next week'); what follows 'so that' is the purpose, looked at last. 'We
may revisit this', 'Sun certificates' and 'extend it by two weeks' hold none. What follows 'by' and is plainly
meant as a time, but not understood, is found as a question.
"""

import re
from collections.abc import Iterator

from bot.language import bounds
from bot.language.bounds import Budget
from bot.language.dates import judging, reading, spans, triggers
from bot.language.dates.answers import Calendar, FoundDate
from bot.language.dates.triggers import BOTH, PART, SURE, UNSURE

PURPOSE = re.compile(r"\s(?:so that|because|for D\d+|replaces D\d+|amends D\d+)\b", re.IGNORECASE)
MOST_TRIGGERS = 15
MOST_BACK = 8
"""Words before 'before' that may be a length and what leads up to it."""

LEANING = frozenset({"to", "into", "of", "for", "with", "about"})
"""Words that say nothing without what follows them."""

__all__ = ["SURE", "find"]


def find(text: str, calendar: Calendar, budget: Budget | None = None) -> FoundDate | None:
    """Return the due phrase of a sentence in any of our five languages, or None when it holds none."""
    budget = budget or Budget()
    read, unread = bounds.beginning(text)
    purpose = PURPOSE.search(read)
    if purpose and (found := _within(read[: purpose.start()], calendar, budget)):
        return found
    # Where a long text is cut off is not the end of its sentence.
    return _within(read, calendar, budget, ends=not unread)


def _within(text: str, calendar: Calendar, budget: Budget, *, ends: bool = True) -> FoundDate | None:
    found = (
        _triggered(text, calendar, budget)
        or (_last(text, calendar, budget) if ends else None)
        or _first(text, calendar, budget)
    )
    return found or _not_understood(text, calendar, budget) or _at_once(text, calendar)


def _triggered(text: str, calendar: Calendar, budget: Budget) -> FoundDate | None:
    sure = list(SURE.finditer(text))[-MOST_TRIGGERS:]
    beside = [each for each in list(triggers.BESIDE.finditer(text))[-MOST_TRIGGERS:] if _counts(text, each)]
    for trigger in sorted([*beside, *sure], key=lambda each: each.start(), reverse=True):
        if budget.over:
            return None
        found = _counted(trigger, text, calendar, budget) if trigger.re is triggers.BESIDE else None
        if found or (trigger.re is SURE and (found := _after(trigger, text, calendar, budget))):
            return found
    for trigger in reversed(list(UNSURE.finditer(text))[-MOST_TRIGGERS:]):
        if budget.over:
            return None
        if found := _perhaps(trigger, text, calendar, budget):
            return found
    return None


def _after(trigger: re.Match[str], text: str, calendar: Calendar, budget: Budget) -> FoundDate | None:
    """Return the longest phrase that follows 'by', 'before' and the like and is a date."""
    start = trigger.start() if trigger["before"] else trigger.end()
    unknown: FoundDate | None = None
    if trigger[0][:1].lower() == "w" and triggers.last_word(text[: trigger.start()]) in triggers.ABOUT:
        return None  # 'the rota for w/c 7 December'
    for end in sorted(spans.ends(text, trigger.end(), promising=False), reverse=True):
        phrase = text[start:end]
        meant = None if budget.over else reading.interpret(phrase, calendar)
        if meant is None or judging.breaks_off(text, phrase, end, calendar):
            continue
        # The longest phrase decides: 'on 3 January 2020' has passed, and is not 'on 3 January' of next year.
        versions = trigger[0].lower().startswith(("until", "till"))
        answer = judging.sure(phrase, meant, calendar, versions=versions)
        begin = spans.led(text, start) if trigger["before"] else trigger.start()
        found = FoundDate(begin, end, phrase, answer) if answer else None
        if not meant.unknown:
            return found
        unknown = unknown or found
    return unknown


def _counts(text: str, trigger: re.Match[str]) -> bool:
    """Tell whether a length or a weekday stands before 'before', 'after' and the like."""
    word = spans.previous(text, trigger.start(), 1)
    return bool(word) and judging.is_unit(text[word[0] : trigger.start()])


def _counted(trigger: re.Match[str], text: str, calendar: Calendar, budget: Budget) -> FoundDate | None:
    """Return 'no later than two weeks after the meeting', with as much as belongs to it."""
    unknown: FoundDate | None = None
    for end in sorted(spans.ends(text, trigger.end(), promising=False), reverse=True):
        for start in spans.previous(text, trigger.start(), MOST_BACK):
            phrase = text[start:end]
            meant = None if budget.over else reading.interpret(phrase, calendar)
            if meant is None or judging.is_plain_length(phrase, calendar):
                continue
            answer = judging.sure(phrase, meant, calendar)
            found = FoundDate(start, end, phrase, answer) if answer else None
            if not meant.unknown:
                return found
            unknown = unknown or found
    return unknown


def _perhaps(trigger: re.Match[str], text: str, calendar: Calendar, budget: Budget) -> FoundDate | None:
    """Return the longest clear date that follows 'on' or 'at', or the meeting that something is for."""
    for end in sorted(spans.ends(text, trigger.end()), reverse=True):
        start = trigger.start() if trigger["length"] else trigger.end()
        phrase = text[start:end]
        meant = None if budget.over else reading.interpret(phrase, calendar)
        if meant is None or judging.breaks_off(text, phrase, end, calendar):
            continue
        from_now = judging.is_from_now(phrase, calendar)
        stands = triggers.stands(text[: trigger.start()], from_now=from_now)
        if stands == PART or judging.is_on_a_meeting(trigger[0], meant, calendar):
            return None
        answer = judging.perhaps(phrase, meant, calendar)
        if trigger["towards"] and not _is_ready(trigger, text):
            fixed = triggers.last_word(text[: trigger.start()]) in triggers.FIXED
            if fixed or not judging.is_for_a_meeting(phrase, meant, calendar):
                return None
            answer = answer or judging.sure(phrase, meant, calendar)
        if trigger["length"] and not judging.is_length_apart(text, phrase, end, calendar):
            return None
        leaves = stands != BOTH and (trigger["towards"] or "").lower() not in ("to", "into")
        return FoundDate(trigger.start(), end, phrase, answer, leaves) if answer else None
    return None


def _is_ready(trigger: re.Match[str], text: str) -> bool:
    """Tell whether something is to be ready for a day: 'ready for Friday', not 'the rota for Friday'."""
    return (
        trigger["towards"].lower() == "for" and triggers.last_word(text[: trigger.start()]) in triggers.READY
    )


def _last(text: str, calendar: Calendar, budget: Budget) -> FoundDate | None:
    """Return the longest phrase that ends the text and is clearly a date."""
    for start, end in spans.closing(text):
        phrase = text[start:end]
        if budget.over or not judging.may_end(text[:start], phrase, calendar):
            continue
        if meant := reading.interpret(phrase, calendar):
            stands = triggers.stands(text[:start], from_now=judging.is_from_now(phrase, calendar))
            answer = None if stands == PART else judging.last(text[:start], phrase, meant, calendar)
            leaves = stands != BOTH and triggers.last_word(text[:start]) not in LEANING
            return FoundDate(start, end, phrase, answer, leaves) if answer else None
    return None


def _first(text: str, calendar: Calendar, budget: Budget) -> FoundDate | None:
    """Return the date that stands before the work, and apart from it: 'Dec 15 - print the newsletter'."""
    for start, end in spans.opening(text):
        phrase = text[start:end]
        meant = None if budget.over else reading.interpret(phrase, calendar)
        if meant and (answer := judging.first(phrase, meant, calendar)):
            return FoundDate(start, end, phrase, answer)
    return None


def _not_understood(text: str, calendar: Calendar, budget: Budget) -> FoundDate | None:
    """Return what follows 'by' and is meant as a time, as a question; 'by hand' is not."""
    for trigger in _last_first(text):
        if budget.over:
            return None
        for end in judging.named_first(text, trigger.end(), calendar) or spans.clause(text, trigger.end()):
            phrase = text[trigger.end() : end]
            if judging.is_timely(text[: trigger.start()], trigger[0], phrase, calendar):
                return FoundDate(trigger.start(), end, phrase, reading.read(phrase, calendar))
    return None


def _at_once(text: str, calendar: Calendar) -> FoundDate | None:
    """Return 'ASAP' and the like, which are asked about wherever they stand."""
    word = triggers.AT_ONCE.search(text)
    return FoundDate(*word.span(), word[0], reading.read(word[0], calendar)) if word else None


def _last_first(text: str) -> Iterator[re.Match[str]]:
    return reversed([each for each in SURE.finditer(text) if not each["before"]][-MOST_TRIGGERS:])
