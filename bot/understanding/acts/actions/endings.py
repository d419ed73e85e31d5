"""Owners who stand behind a label, or last: 'owner: Val', '(KT)', '→ Mal', 'to be drafted by Priya'."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from bot.language.wording import phrase_list, word_set
from bot.understanding.acts.actions import called
from bot.understanding.acts.actions.owners import Owners, run
from bot.understanding.acts.actions.words import DETERMINERS, Words, phrases
from bot.understanding.people import How
from bot.understanding.plain import Plain

Made = TypeVar("Made")

_LABELS = phrases(
    "owner|owners|action owner|owned by|assigned to|assign to|assignee|responsible",
    "person responsible|responsible person|responsibility|for action by|actioned by",
)
_LABELS_WITH_COLON = phrases(
    "lead|leads|who|by|by whom|action by|for|person|with",
)
_COLON = frozenset({":", "=", "-", "–", "—", "→"})
_OPENS = {"(": ")", "[": "]", "{": "}"}
_MARKS = frozenset({"→", "-", "–", "—", ":", ">", "|", "="})
_DASHES = frozenset({"→", "-", "–", "—", ">"})
_NO_THING = word_set(
    "to for with from of about by between than as like and or on at in into via per & / tell ask ring",
    "call meet email phone thank see remind chase invite visit help support contact brief update",
    "inform join replace mr mrs ms dr re regarding concerning against under over near until off onto",
    "around through versus vs plus without within towards cc behind beside besides since after before",
    "during except if when where that which who said says was were is are has had did",
)
_LABELS_INSIDE = frozenset({"action", "owner", "lead", "by", "for", "who"})
_MOST_OWNERS = 12
_MOST_IN_CLAUSE = 14
_FALLS = frozenset({"down", "up", "over", "falls", "left"})
_BE = frozenset({"be", "being", "get"})
_DONE = phrase_list("ed, en, ne, nt, ought, aught, ut, wn, ade, eld, old, ld, set, it, ung, un, ead, rought")
_CLOSING = word_set(", ; : . - – — ) ( | by due to")


def labelled(words: Words, speaker: str, made: Callable[[Owners, Plain], Made]) -> Made | None:
    """Return the owners behind a label that says so, and the sentence without both."""
    for at in range(len(words)):
        end = words.says(at, _LABELS)
        begun = end
        while begun and words[begun] in _COLON:
            begun += 1
        if not end and (end := words.says(at, _LABELS_WITH_COLON)) and words[end] == ":":
            begun = end + 1
        if not begun:
            continue
        owners = run(words, begun, speaker, strangers=True)
        line_ends = "\n" in words.plain.text[words.end(owners.end - 1) : words.start(owners.end)]
        labels = words[owners.end + 1] == ":"
        if not owners.named or not (line_ends or labels or _closes(words, owners.end)):
            continue
        return made(owners, _without(words, at, owners.end))
    return None


def marked(words: Words, speaker: str, made: Callable[[Owners, Plain], Made]) -> Made | None:
    """Return the owners in brackets, or behind a dash or an arrow, who end a sentence, if anybody does."""
    found = _bracketed(words, speaker, lambda owners, rest: (owners, rest))
    found = found or _at_the_end(words, speaker, lambda owners, rest: (owners, rest), marks=_DASHES)
    return made(*found) if found else None


def last(words: Words, speaker: str, made: Callable[[Owners, Plain], Made]) -> Made | None:
    """Return the owners in brackets, or who end the sentence and are not part of it; None if nobody is."""
    return _bracketed(words, speaker, made) or _at_the_end(words, speaker, made)


def _bracketed(words: Words, speaker: str, made: Callable[[Owners, Plain], Made]) -> Made | None:
    for at in reversed(range(len(words))):
        if words[at] in _OPENS:
            inside = at + 1
            while words[inside] in _LABELS_INSIDE or words[inside] == ":":
                inside += 1
            owners = Owners() if words.says(inside, called.OR) else run(words, inside, speaker)
            begins = at == 0 or words.start(at) == 0 or words[at - 1] != words[at]
            if owners.named and words[owners.end] == _OPENS[words[at]] and begins:
                after = words[at - 1] if at else ""
                # In 'the terms (Val) and the map' she may be who wrote them; at the end she does it.
                if _closes(words, owners.end + 1) or not after:
                    return made(owners, _without(words, at, owners.end + 1))
    return None


def _at_the_end(
    words: Words,
    speaker: str,
    made: Callable[[Owners, Plain], Made],
    marks: frozenset[str] | None = None,
) -> Made | None:
    end = len(words)
    while end and words[end - 1] in ".;,)!":
        end -= 1
    for at in range(max(1, end - _MOST_OWNERS), end):
        owners = run(words, at, speaker) if marks is None or words[at - 1] in marks else Owners()
        if owners.named and not owners.told and owners.end >= end and _may_end(words, at, owners):
            rest = _without(words, at - _led(words, at), len(words))
            unmarked = words[at - 1].isalnum() and not _led(words, at)
            doubtful = unmarked and not (_is_sure(words, at, owners) and _completes_a_thing(words, at))
            return made(replace(owners, doubtful=True) if doubtful else owners, rest)
    return None


def _led(words: Words, at: int) -> int:
    """Return how many words only lead up to who ends a sentence: 'by', or 'is down to'."""
    if words[at - 1] == "to" and words[at - 2] in _FALLS:
        return 2 + (words[at - 3] in ("is", "are", "comes"))
    return int(words[at - 1] == "by")


def _is_sure(words: Words, at: int, owners: Owners) -> bool:
    """Tell whether who ends a sentence, unmarked, is surely its owner: by token or by initials."""
    spot, _ = words.spots.get(at, (None, 0))
    return owners.by_token or (spot is not None and spot.how is How.INITIALS)


def _may_end(words: Words, at: int, owners: Owners) -> bool:
    before = words[at - 1]
    if before in _MARKS:
        return not words[at - 2].isdigit() or before != ":"
    if owners.everybody or owners.nobody or owners.we:
        return False
    if before in (",", ".", ";"):
        return not any(
            place + 1 <= at - 1 <= end for place, (_, end) in words.spots.items() if place < at - 1
        )
    if before == "to" and words[at - 2] in _FALLS:
        return True
    if before == "by":
        return _is_passive(words, at - 1)
    follows = _completes_a_thing(words, at) or (at >= 2 and _may_follow(words, at))
    return follows and (owners.by_token or words.capital(at))


def _is_passive(words: Words, at: int) -> bool:
    for place in range(at - 1, max(0, at - _MOST_IN_CLAUSE), -1):
        if words[place] in _BE and any(
            words[done].endswith(_DONE) for done in (place + 1, place + 2) if done < at
        ):
            return True
    return False


def _may_follow(words: Words, at: int) -> bool:
    return words[at - 1] not in _NO_THING and words[at - 1][:1].isalnum()


def _completes_a_thing(words: Words, at: int) -> bool:
    """Tell whether what stands before somebody's name is a whole thing: 'the landlord', 'a new quote'."""
    if at < 3 or not _may_follow(words, at):
        return False
    near = words.lower[max(0, at - 4) : at - 1]
    for place, word in reversed(list(enumerate(near))):
        if word in DETERMINERS:
            return not any(other in _NO_THING for other in near[place + 1 :])
    return False


def _closes(words: Words, at: int) -> bool:
    return at >= len(words) or words[at] in _CLOSING


def _without(words: Words, at: int, end: int) -> Plain:
    """Return the text without some of its words, and the marks that tied them to the rest."""
    text = words.plain
    start = words.start(at)
    while start and text.text[start - 1] in " ,;–—-→>=|:(":
        start -= 1
    while end < len(words) and words[end] in ",;:–—-)|→=":
        end += 1
    while end < len(words) and words[end] == "." and text.text[:start].endswith("."):
        end += 1
    before, after = text.cut(0, start), text.cut(words.start(end), len(text.text))
    return before.then(after)
