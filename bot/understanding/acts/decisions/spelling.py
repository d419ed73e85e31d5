"""Slips of the finger in the words of frames: 'agreeed', 'descided', 'resovled'."""

import re

from bot.language.wording import phrase_list, word_set
from bot.understanding.plain import Plain

_WORD = re.compile(r"[a-z]{4,14}")
_MOST = 10
"""A frame stands among so many words at the beginning."""
_RIGHT = phrase_list(
    "agreed, decided, resolved, approved, decision, proposed, proposal, rejected, deferred,"
    " postponed, unanimously, because, seconded, adjourned, carried, parked, record, minute,"
    " replaces, amends, supersedes, withdraw, withdrawn, scrap"
)
_OTHER_WORDS = word_set(
    "agree agrees decide decides decider resolve resolves approve approves propose proposes proposer",
    "proposers proposals decisions reject rejects minutes minuted records recorded carries seconder",
    "married varied barked marked packed preferred referred degreed greed breed tarried harried curried",
    "scraps scrape strap straps scrapped stands withdraws withdrew replace replaced replacing amend amended",
    "worked disapproved derided revolved dissolved involved evolved divided precision improved disagreed",
)
"""Words of their own that are one letter away."""
_LEAST = 5
"""A shorter word is no slip, but may be an abbreviation."""
_SLIPS = {"agrd": "agreed", "rslvd": "resolved", "apprvd": "approved", "prpsd": "proposed"} | {
    "desicion": "decision",
    "desision": "decision",
    "discision": "decision",
    "descision": "decision",
}


def mended(text: Plain) -> Plain:
    """Return a text with the first such slip at its beginning put right; the text itself without any."""
    for word in list(_WORD.finditer(text.folded, 0, 120))[:_MOST]:
        if right := _right(word[0]):
            return _with(text, word.start(), word.end(), right)
    return text


def _with(text: Plain, start: int, end: int, right: str) -> Plain:
    made = text.text[:start] + right + text.text[end:]
    folded = text.folded[:start] + right + text.folded[end:]
    return Plain(made, (), text.unread, folded)


def _right(word: str) -> str:
    if word in _RIGHT or word in _OTHER_WORDS:
        return ""
    if word in _SLIPS:
        return _SLIPS[word]
    if len(word) < _LEAST:
        return ""
    return next((right for right in _RIGHT if _slips(word, right)), "")


def _slips(word: str, right: str) -> bool:
    """Tell whether a word is another with one letter too many, too few, wrong, or two changed about."""
    if word[0] != right[0] or abs(len(word) - len(right)) > 1:
        return False
    start = next(
        (at for at, (one, other) in enumerate(zip(word, right, strict=False)) if one != other), len(word)
    )
    ours, theirs = word[start:], right[start:]
    if len(word) > len(right):
        return ours[1:] == theirs
    if len(word) < len(right):
        return ours == theirs[1:]
    return ours[1:] == theirs[1:] or (ours[:2] == theirs[:2][::-1] and ours[2:] == theirs[2:])
