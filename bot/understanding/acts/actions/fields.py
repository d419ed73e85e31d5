"""An action as fields with marks between them, in any order: 'Val / gutters / Friday'."""

import re
from dataclasses import dataclass

from bot.understanding.acts.actions import due
from bot.understanding.acts.actions.due import Due
from bot.understanding.acts.actions.owners import Owners, run
from bot.understanding.acts.actions.words import Words
from bot.understanding.known import Known
from bot.understanding.people import Directory
from bot.understanding.plain import Plain

_APART = re.compile(r"\s[/|>–—-]+\s|\s?--\s?|\s?[;|]\s?|\.{2,3}\s?|\.\s+|:(?=[a-z])|\n+")
_LABEL = re.compile(
    r"(?P<who>(?:action )?owners?|lead|who|responsible|resp|assigned to|assignee|by whom)\s?(?:[:=]"
    r"|\s[–—-]\s)\s?"
    r"|(?P<when>due(?: date)?|deadline|when|by when|target date|date|timescale)\s?(?:[:=]|\s[–—-]\s)\s?"
    r"|(?P<what>actions?|task|what|item|description)\s?[:=]\s?"
    r"|(?P<no>status|priority|rag|ref|no\.?|number|progress)\s?[:=]\s?"
)
_MOST = 8
_SHORTEST, _LONGEST_DAY = 3, 40


@dataclass(frozen=True)
class Fields:
    """An action in fields: its `text`, and who is to do it by when."""

    text: Plain
    owners: Owners
    due: Due | None


@dataclass(frozen=True)
class _Field:
    """One field: whose it is, or by when, or else what is to be done; `skipped` where it is none of these."""

    words: Plain
    owners: Owners | None = None
    due: Due | None = None
    skipped: bool = False


def read(plain: Plain, known: Known, directory: Directory) -> Fields | None:
    """Return the fields of an action; None for a text that has no owner in a field of their own."""
    cuts = [found.span() for found in _APART.finditer(plain.folded)]
    if not 0 < len(cuts) < _MOST:
        return None
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(plain.text)]
    text = Plain("")
    found = [_field(plain.cut(*span), known, directory) for span in zip(starts, ends, strict=True)]
    owners = [one.owners for one in found if one.owners]
    days = [one.due for one in found if one.due]
    if len(owners) != 1 or len(days) > 1:
        return None
    for one, start, end in zip(found, starts, ends, strict=True):
        if not (one.owners or one.due or one.skipped):
            text = _joined(text, plain, start, end) if text.text else one.words
    return Fields(text, owners[0], next(iter(days), None)) if len(text.text) >= _SHORTEST else None


def _field(part: Plain, known: Known, directory: Directory) -> _Field:
    label = _LABEL.match(part.folded)
    bare = part.cut(label.end(), len(part.text)) if label else part
    kind = (label.lastgroup if label else None) or ""
    if kind in ("", "who") and (owners := _people(bare, known, directory)):
        return _Field(bare, owners=owners)
    if kind in ("", "when") and (day := _day(bare, known)):
        return _Field(bare, due=day)
    return _Field(bare if kind == "what" else part, skipped=kind == "no" or not bare.text.strip(" .,;"))


def _joined(text: Plain, plain: Plain, start: int, end: int) -> Plain:
    """Return the text with one more part of it, and the mark that stood before that."""
    mark = "." if plain.text[:start].rstrip().endswith(".") else " -"
    return Plain(text.text + mark, text.named, "", text.folded + mark).then(plain.cut(start, end))


def _people(part: Plain, known: Known, directory: Directory) -> Owners | None:
    words = Words(part, directory)
    owners = run(words, 0, known.speaker)
    end = owners.end + (words[owners.end] in (".", ","))
    return owners if owners.readings and not owners.told and end >= len(words) else None


def _day(part: Plain, known: Known) -> Due | None:
    """Return the day that a field is, and nothing else; None for any other field."""
    bare = part.cut(0, len(part.text.rstrip(" .,;")))
    found = due.leading(bare, len(bare.text), known) if 0 < len(bare.text) <= _LONGEST_DAY else None
    return found if found is not None and not found.meeting else None
