"""What was dictated, as it would be typed: marks for 'full stop' and 'new line', and nothing for 'um'.

It is done once, before anybody reads a text, so that every reader finds marks where marks were meant.
"""

import re
from collections.abc import Mapping

from bot.language.wording import word_set

_MARKS: Mapping[str, str] = {
    "full stop": ".",
    "fullstop": ".",
    "comma": ",",
    "question mark": "?",
    "exclamation mark": "!",
    "exclamation point": "!",
    "semicolon": ";",
    "colon": ":",
    "new line": "\n",
    "newline": "\n",
    "new paragraph": "\n",
}
_NAME = re.compile(
    rf"(?<=[^\s,;.:!?-])[ \t\u00a0]+(?P<name>{'|'.join(_MARKS)})(?:(?<=line|raph)[ \t\u00a0]|\.?(?=\s|$))",
    re.IGNORECASE,
)
_SPOKEN_OF = word_set("a an the every any another our my your his its their missing extra of")
"""What stands before a mark that is spoken of: 'put the comma back'."""
_TYPED = re.compile(r"[,;:?!](?=\s)|\.(?=\s\S)|\n")
"""Who types a mark has no need to say it."""
_ALONE = (".", ",")
"""What is said without other marks inside a sentence; 'a budget for new line markings' holds no mark."""
_LABELS = word_set(
    "action agreed approved decided decision deferred due outcome owner parked proposal proposed reason"
    " rejected resolved"
)
"""Behind these a colon is one, though no other mark is said."""
_SOUND = re.compile(
    r"(?:^(?:(?:[Ss]o|[Ww]ell|[Bb]asically),? ){0,3}|(?<=\S)[ \t\u00a0]+)(?:[Uu]m+|[Uu]h+m?|[Ee]rm?|[Hh]m+),?"
    r"(?=[ \t\u00a0]\S)(?![ \t\u00a0](?:\d{1,2}(?:[.:]\d\d)? [Uu]hr|mwyn|bod|gwaethaf|enghraifft)\b)"
)
"""A sound between words, with what leads up to it at the beginning, and neither 'um 10 Uhr' nor 'er mwyn'."""
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven")
_LABEL = re.compile(
    r"(?:^|(?<=[.;!?\n])[ \t\u00a0]?)(?P<label>action|decision)(?: (?P<count>" + "|".join(_COUNTS) + "))?"
    r"(?= (?!(?:about|also|at|by|can|done|finished|for|fraud|from|has|have|in|is|item|items|log|making|needs"
    r"|not|of|on|needed|plan|plans|point|points|required|taken|that|to|was|will|with)\b)[\w<@])",
    re.IGNORECASE,
)
"""What was said before a record: 'decision we close early full stop action Mal to tell them'."""
_LABELLED = re.compile(r"(?:action|decision)\b", re.IGNORECASE)
_GIVEN = re.compile(r" (?:<@\w{1,20}(?:\|[^>]{0,80})?>|\w{1,20}(?: \w{1,20})?) to (?!be\b)")
"""Somebody to do something, behind a label."""
_MOST = 20
_LONGEST_WORD = 20


def written(typed: str) -> str:
    """Return a text with marks in the place of their names, and without the sounds between its words."""
    text = _SOUND.sub("", typed).rstrip()
    made, last = "", 0
    for name in _said(text):
        made += text[last : name.start()] + _mark(name)
        last = name.end()
    return _labelled(made + text[last:])


def _labelled(text: str) -> str:
    """Return a text with a colon behind each 'action' or 'decision' that begins a record of several."""
    found = list(_LABEL.finditer(text))[:_MOST]
    if len(found) < 2 or found[0].start() > 0 or not _differ(found):
        found = [one for one in found if one.start() and _GIVEN.match(text, one.end())]
    made, last = "", 0
    for label in found:
        count = label["count"]
        made += text[last : label.end("label")] + (f" {_COUNTS.index(count.lower()) + 1}:" if count else ":")
        last = label.end()
    return made + text[last:]


def _differ(labels: list[re.Match[str]]) -> bool:
    """Tell whether labels are counted, or not all of one kind: 'Action on leave. Action' says nothing."""
    counted = [label["count"] for label in labels]
    return all(counted) or (not any(counted) and len({label["label"].lower() for label in labels}) > 1)


def _said(text: str) -> list[re.Match[str]]:
    """Return the names of marks in a text that are said for the marks."""
    typed = {mark[0] for mark in _TYPED.finditer(text)}
    names = [name for name in _NAME.finditer(text) if _before(text, name) not in _SPOKEN_OF]
    names = [name for name in names if _is_last(text, name) or _mark(name) not in typed]
    return [name for name in names if len(names) > 1 or _stands_alone(text, name)]


def _stands_alone(text: str, name: re.Match[str]) -> bool:
    mark = _mark(name)
    if mark == "\n" and _LABELLED.match(text, name.end()):
        return True
    return mark in _ALONE or _is_last(text, name) or (mark == ":" and _before(text, name) in _LABELS)


def _mark(name: re.Match[str]) -> str:
    return _MARKS[name["name"].lower()]


def _is_last(text: str, name: re.Match[str]) -> bool:
    return name.end() == len(text)


def _before(text: str, name: re.Match[str]) -> str:
    """Return the word before a mark."""
    return text[max(0, name.start() - _LONGEST_WORD) : name.start()].split()[-1].lower()
