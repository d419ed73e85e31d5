"""Where the records stand that somebody wants to see, also when it is spelt a little wrong."""

from collections.abc import Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from storage.records import RecordKind

DECISIONS: Mapping[str, str] = {
    "proposed": "proposed",
    "proposal": "proposed",
    "proposals": "proposed",
    "undecided": "proposed",
    "agreed": "agreed",
    "rejected": "rejected",
    "refused": "rejected",
    "lost": "rejected",
    "withdrawn": "withdrawn",
    "parked": "parked",
    "deferred": "parked",
    "postponed": "parked",
    "escalated": "escalated",
    "amended": "amended",
    "superseded": "superseded",
    "replaced": "superseded",
    "current": "in force",
    "standing": "in force",
}
ACTIONS: Mapping[str, str] = {
    "open": "open",
    "outstanding": "open",
    "pending": "open",
    "unfinished": "open",
    "incomplete": "open",
    "overdue": "overdue",
    "late": "overdue",
    "behind": "overdue",
    "done": "done",
    "finished": "done",
    "completed": "done",
    "complete": "done",
    "dropped": "dropped",
    "closed": "closed",
}
PHRASES: Mapping[RecordKind, Mapping[str, str]] = {
    RecordKind.DECISION: {
        "in force": "in force",
        "not agreed": "rejected",
        "turned down": "rejected",
        "put off": "parked",
        "still stand": "in force",
        "still stands": "in force",
        "long grass": "parked",
        "the table": "proposed",
    },
    RecordKind.ACTION: {
        "past due": "overdue",
        "not done": "open",
        "to do": "open",
        "still open": "open",
        "not finished": "open",
        "running late": "overdue",
    },
}
WORDS: Mapping[RecordKind, Mapping[str, str]] = {RecordKind.DECISION: DECISIONS, RecordKind.ACTION: ACTIONS}
LEAST_ALIKE = 4
"""Letters of a word that may be misspelt."""


def find(words: Sequence[str], kind: RecordKind) -> tuple[str | None, frozenset[int]]:
    """Return the status that some words name, and which of the words do; None where none is named."""
    for at in range(len(words) - 1):
        named = PHRASES[kind].get(f"{words[at]} {words[at + 1]}")
        if named is not None:
            return named, frozenset({at, at + 1})
    for at, word in enumerate(words):
        if (named := WORDS[kind].get(word)) is not None:
            return named, frozenset({at})
    return None, frozenset()


def find_misspelt(words: Sequence[str], kind: RecordKind) -> tuple[str | None, frozenset[int]]:
    """Return the same for a word that is nearly one: 'parkd', 'opne'."""
    for at, word in enumerate(words):
        if len(word) < LEAST_ALIKE:
            continue
        near = process.extractOne(
            word,
            list(WORDS[kind]),
            scorer=DamerauLevenshtein.distance,
            score_cutoff=1 if len(word) < 8 else 2,
        )
        if near is not None and word[0] == near[0][0]:
            return WORDS[kind][near[0]], frozenset({at})
    return None, frozenset()
