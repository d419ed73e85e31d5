"""What a part of a message says that was decided, proposed, put off or turned down."""

import re
from dataclasses import replace

from bot.understanding.acts import decisions
from bot.understanding.acts.capture.heard import Heard
from bot.understanding.acts.capture.offering import offered
from bot.understanding.known import Door, Known, Said
from bot.understanding.meaning import Missing, NewDecision, OpenForm, Record
from bot.understanding.plain import Plain
from storage.records import DecisionStatus

_AGREED_THEN = re.compile(r"(?:agreed|decided|settled)( then)(?=[,: ])")
_FOR_WHOM = re.compile(r"(?:agreed|approved|decided|resolved)( on behalf of [^:]{2,60}):\s")
_STANDS = re.compile(
    r"(?:(?:that|this|it|we|the (?:motion|proposal|vote|idea)|motion|proposal|all)(?:'s| is| was|'re| are)?"
    r" (?:all |now |both )?)?(?:agreed|settled|decided|carried|approved|passed|adopted|resolved)"
    r"(?: by (?:all|everyone|the (?:board|group|committee|meeting)))?(?: then| now| everyone| all)?[.!]*"
)
_VOICE = frozenset({"agreed", "approved", "decided", "settled"})
"""Alone, these are one voice, and not yet the group's word."""
_NO_WORDING = frozenset({"moving on", "next", "next item", "instead of", "that", "it", "this", "so", "then"})


def decided(words: Plain, known: Known) -> Heard:
    """Return the decisions in a part, or how a matter said before stands; nothing for one voice alone."""
    said, behalf = _for_whom(_without_then(words))
    if _STANDS.fullmatch(said.folded.strip()):
        voice = said.folded.strip(" .!") in _VOICE and words.folded.strip(" .!") in _VOICE
        return Heard() if voice else Heard(stands=NewDecision(""))
    meaning = decisions.read_new(Said(Door.THREAD_MENTION, said), known)
    if isinstance(meaning, OpenForm) and Missing.TEXT in meaning.missing:
        one = next(iter(meaning.records), None)
        return Heard(stands=one if isinstance(one, NewDecision) else None)
    if said.folded.startswith("deferred to ") and ":" not in said.text:
        # To a meeting of which nobody knows the day: what was said before is put off all the same.
        return Heard(stands=NewDecision("", status=DecisionStatus.PARKED))
    records = tuple(
        replace(one, on_behalf_of=behalf) if behalf and isinstance(one, NewDecision) else one
        for one in offered(meaning)
        if one.text.casefold().strip(" .!") not in _NO_WORDING
    )
    return Heard(records, whole=not isinstance(meaning, Record) and len(records) == 1)


def _without_then(words: Plain) -> Plain:
    """Return words without the 'then' of 'agreed then, …', which is no part of what was agreed."""
    then = _AGREED_THEN.match(words.folded)
    return words.without(*then.span(1)) if then and words.folded[then.end() :].strip(" ,:.") else words


def _for_whom(words: Plain) -> tuple[Plain, str | None]:
    """Take 'on behalf of the Housing Trust' out of what stands before a colon."""
    match = _FOR_WHOM.match(words.folded)
    if match is None:
        return words, None
    body = words.text[match.start(1) + len(" on behalf of ") : match.end(1)].strip()
    return words.without(*match.span(1)), body.removeprefix("the ")
