"""Which decision on record a text is about, and the words around it."""

import re
from dataclasses import dataclass

from bot.understanding import records
from bot.understanding.acts.decisions import openings, relations
from bot.understanding.known import Known
from bot.understanding.plain import Plain
from storage.records import RecordKind

_OF_DECISIONS = re.compile(
    r"\b(?:stands?|agree\w{0,2}|carried|reject\w{0,2}|park\w{0,2}|defer\w{0,3}|replac\w{1,3}"
    r"|supersed\w{1,3}|lost)\b"
)
_AT_LAST = (
    r"in the end|after all(?: that)?|at (?:long )?last|eventually|ultimately|on reflection"
    r"|on second thoughts?|as it turns? out|as it happens|when it came to it"
    r"|after (?:a |an |much |some |further |lots of |a lot of ){0,2}(?:long |good |lengthy )?"
    r"(?:discussion|debate|chat|talk|thought)"
)
_FIRST = re.compile(rf"(?:{_AT_LAST}),?\s(?:that )?(?=\w)")
_LAST = re.compile(rf",?\s(?:{_AT_LAST})$")
_LONGEST_AT_LAST = 60


@dataclass(frozen=True)
class Named:
    """The decisions that a text names first, with the words before and behind them."""

    numbers: tuple[int, ...]
    before: str
    after: Plain


def bare(text: Plain) -> Plain | None:
    """Return a text without politeness; None for a question, which is answered elsewhere."""
    folded = text.folded.rstrip()
    asks_us = folded.startswith(("can you", "could you", "please", "would you", "will you"))
    if folded.endswith("?") and not asks_us:
        return None
    start = openings.greeting(text)
    said = openings.read(text.cut(start, len(text.text)), asked=False)
    start += said[1] if said else 0
    end = len(text.text.rstrip("?!. "))
    kept = text.cut(start, end)
    return _without_at_last(openings.without_thanks(kept))


def _without_at_last(text: Plain) -> Plain:
    """Return a text without 'in the end' at its beginning or end, which says nothing of what became of it."""
    if match := _FIRST.match(text.folded):
        text = text.cut(match.end(), len(text.text))
    match = _LAST.search(text.folded, max(len(text.folded) - _LONGEST_AT_LAST, 0))
    return text.cut(0, match.start()) if match else text


def first(text: Plain, known: Known) -> Named | None:
    """Return the decisions that a text names first, if it names any near its beginning."""
    spots = tuple(
        spot
        for spot in records.spot(text, known)
        if any(ref.kind is RecordKind.DECISION for ref in spot.refs)
    )
    if not spots or spots[0].start > 60:
        return None
    either = any(ref.kind is RecordKind.ACTION for ref in spots[0].refs)
    if either and not _OF_DECISIONS.search(text.folded):
        return None  # '#1 is dropped' may as well be the action
    numbers, end = relations.listed(text, spots, spots[0].start)
    before = text.folded[: spots[0].start]
    return Named(numbers, before, text.cut(end, len(text.text))) if numbers else None
