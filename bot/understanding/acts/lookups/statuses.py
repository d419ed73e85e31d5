"""Where the records stand that somebody wants to see, in whatever words, also when they are spelt wrong."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.language.wording import phrase_list, word_set
from storage.records import RecordKind

_DECISIONS: Mapping[str, str] = {
    "proposed": "proposed, proposal, proposals, undecided, pending, awaiting decision,"
    " awaiting a decision, waiting on a decision, waiting for a decision, waiting for a vote,"
    " awaiting a vote, waiting on a vote, put forward, on the table, still on the table, still open,"
    " to be decided, to be agreed, to decide, to agree, up for decision, not been decided,"
    " not been agreed, not yet been decided, not yet decided, not decided, not yet agreed, not settled,"
    " not been settled, yet to be decided, yet to be agreed, yet to decide",
    "agreed": "agreed",
    "rejected": "rejected, rejection, rejections, refused, declined, defeat, defeated, lost, vetoed,"
    " dismissed, not agreed, turn down, turned down, turning down, turn away, turned away, vote down,"
    " voted down, vote against, voted against, vote out, voted out, knock back, knocked back, knock down,"
    " knocked down, throw out, threw out, thrown out, say no to, said no to, decide against,"
    " decided against, not agree to",
    "withdrawn": "withdrawn, retracted, rescinded, revoked, abandoned, take back, took back, taken back,"
    " pulled, drop, dropped, cancelled",
    "parked": "parked, parking lot, deferred, deferral, deferrals, postponed, shelved, adjourned,"
    " put off, put back, put on hold, put on ice, hold over, held over, carry over, carried over,"
    " carry forward, carried forward, leave for later, left for later, on hold, on ice, in abeyance,"
    " long grass, kick into the long grass, kicked into the long grass, come back to, coming back,"
    " coming back to, come back, comes back, due back",
    "escalated": "escalated, refer up, referred up, send up, sent up, pass up, passed up, send upstairs,"
    " sent upstairs, kick upstairs, kicked upstairs",
    "amended": "amended, revised, reworded",
    "superseded": "superseded, replaced, overturned, reversed, repealed",
    "in force": "in force, in effect, current, still current, standing, still stand, still stands,"
    " still apply, still applies, still valid, still standing, still binding",
}
_TO_DO_SO: Mapping[str, str] = {
    "proposed": "propose, proposes, proposing",
    "rejected": "reject, rejects, rejecting, refuse, refusing, decline, lose, veto, dismiss",
    "withdrawn": "withdraw, withdrew, withdrawing, retract, scrap, scrapped, rescind, revoke, abandon, pull",
    "parked": "park, defer, deferring, postpone, shelve, adjourn",
    "escalated": "escalate",
    "amended": "amend, revise, reword",
    "superseded": "supersede, replace, overturn, reverse, repeal",
    "in force": "binding",
}
"""Words that say how some decision stands only beside others: alone they tell to do so."""
_ACTIONS: Mapping[str, str] = {
    "open": "open, outstanding, pending, unfinished, incomplete, ongoing, not done, not been done,"
    " not finished, not been finished, not complete, not completed, not been completed, to do, left to do,"
    " still to do, still open, in progress, in hand, under way, underway, still going, still to be done,"
    " to be done",
    "overdue": "overdue, late, behind, past due, running late, past the deadline, past its deadline,"
    " past their deadline, past its date, past their date, past their due date, past the due date, slipped,"
    " slipping, behind schedule",
    "done": "done, finished, complete, completed, ticked off, wrapped up",
    "dropped": "dropped, cancelled, abandoned, no longer needed",
    "closed": "closed",
}
_NO_LONGER = phrase_list(
    "no longer in force, no longer stand, no longer stands, no longer apply, no longer valid, not in force"
)
"""What is neither in force nor still to be decided."""
_GONE = ("superseded", "withdrawn")
_NOUNS = word_set("proposal proposals rejection rejections deferral deferrals")
"""What names the kind of thing that is asked for, where another word says how it stands."""
_JOINTS = word_set("and or nor plus & + / ones those that are were is was the both either have been which")
IN_NAMES = word_set(
    "current standing open late lost closed complete pending binding behind reverse pull done"
)
"""Words that also begin a name: 'standing orders', 'open day'."""
LEAST_ALIKE = 4
"""Letters of a word that may be misspelt."""
OF_KIND: Mapping[RecordKind, Mapping[str, str]] = {
    RecordKind.DECISION: _DECISIONS,
    RecordKind.ACTION: _ACTIONS,
}


_PARKS = word_set("we i they you to did not or and he she who")
"""Before 'park' these make it a verb."""


@dataclass(frozen=True)
class _Named:
    statuses: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True)
class Standing:
    """How what is asked for stands, in any of these ways; and by which of the words that is said."""

    statuses: tuple[str, ...] = ()
    used: frozenset[int] = frozenset()


def _each_meaning(said: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {phrase: (status,) for status, phrases in said.items() for phrase in phrases.split(", ")}


_OF_ACTIONS = _each_meaning(_ACTIONS)
_OF_DECISIONS = _each_meaning(_DECISIONS)
_MEANT = {
    RecordKind.DECISION: _OF_DECISIONS | _each_meaning(_TO_DO_SO) | dict.fromkeys(_NO_LONGER, _GONE),
    RecordKind.ACTION: _OF_ACTIONS,
}
_PATTERNS = {
    kind: re.compile(" (" + "|".join(sorted(map(re.escape, meant), key=len, reverse=True)) + ")(?= )")
    for kind, meant in _MEANT.items()
}
_SINGLE = {kind: [phrase for phrase in meant if " " not in phrase] for kind, meant in _MEANT.items()}


def is_one(word: str) -> bool:
    """Tell whether a word alone says how some record stands: 'parked'; 'park' tells to do so."""
    return word in _OF_DECISIONS or word in _OF_ACTIONS


def find(words: Sequence[str], kind: RecordKind) -> Standing:
    """Return how records of a kind stand by some words in a row; several ways only where 'or' joins them."""
    found = list(_each(words, kind))
    if len(found) > 1 and any(words[one.start] not in _NOUNS for one in found):
        # 'Proposals that were rejected' are no longer proposed.
        found, nouns = [one for one in found if words[one.start] not in _NOUNS], found
        used = frozenset(at for one in nouns for at in range(one.start, one.end))
    else:
        used = frozenset(at for one in found for at in range(one.start, one.end))
    meant = list[str]()
    for number, one in enumerate(found):
        between = words[found[number - 1].end : one.start] if number else ()
        if not set(between) <= _JOINTS:
            used -= set(range(one.start, one.end))
            continue
        meant += one.statuses
    return Standing(tuple(dict.fromkeys(meant)), used)


def _each(words: Sequence[str], kind: RecordKind) -> Iterator[_Named]:
    flat = f" {' '.join(words)} "
    for match in _PATTERNS[kind].finditer(flat):
        start = flat.count(" ", 0, match.start())
        if match[1] == "park" and words[start - 1 : start] and words[start - 1] not in _PARKS:
            continue  # 'the car park' is a place
        yield _Named(_MEANT[kind][match[1]], start, start + match[1].count(" ") + 1)


def find_misspelt(words: Sequence[str], kind: RecordKind) -> Standing:
    """Return the same for a word that is nearly one: 'parkd', 'opne'."""
    for at, word in enumerate(words):
        if len(word) < LEAST_ALIKE:
            continue
        near = process.extractOne(
            word,
            _SINGLE[kind],
            scorer=DamerauLevenshtein.distance,
            score_cutoff=1 if len(word) < 8 else 2,
        )
        if near is not None and word[0] == near[0][0]:
            return Standing(_MEANT[kind][near[0]], frozenset({at}))
    return Standing()
