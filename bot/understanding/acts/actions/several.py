"""Several actions in one paste: lines, a list, a table, or one after the other in a sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.language.wording import word_set
from bot.understanding.acts.actions import drafts, frames, parts
from bot.understanding.acts.actions.drafts import Draft, Reader
from bot.understanding.acts.actions.frames import Framed
from bot.understanding.plain import Plain

_LONGEST_HEADING = 80

_BULLET = re.compile(
    r"\s*(?:[-*•◦‣▪·–—>☐☑✓✔□■►▶➢●○]\s*(?=\S)|\d{1,2}\.\d{1,2}\.?\s+(?=\S)"
    r"|\(?\d{1,3}[.)]\s+(?=\S)|\(?[a-z][.)]\s+(?=\S)|\[[ x]?\]\s*)"
)
_OF_HEADINGS = word_set(
    "new the agreed following our today's outstanding key points point items item list log arising today",
    "what who when owner owners lead by whom due date deadline responsible status no number ref action",
    "actions task tasks to-do to-dos todo todos next steps what's needed required last meeting from and to",
)
_FIELDS = re.compile(r"(?:action|task|what|to-do|todo)(?: (?:point|item))?(?: \d{1,3})?\s?[:=-]\s")
"""What each action of a paste begins with whose fields stand on lines of their own."""
_HEADS = word_set("action actions task tasks to-do to-dos todo todos steps owner owners who what")
_WORD = re.compile(r"[\w'-]+")


@dataclass(frozen=True)
class _Part:
    plain: Plain
    listed: bool = False


def read(framed: Framed, reader: Reader) -> tuple[Draft, ...]:
    """Return the actions of a text, each with its own owner and day; nothing where it holds one at most."""
    plain = framed.plain
    lines = list(_lines(plain))
    if lines and framed.listed:
        lines[0] = replace(lines[0], listed=True)
    found = _of_lines(lines, reader, named=framed.asked) if len(lines) > 1 else ()
    return found or parts.in_a_line(plain, reader)


def _lines(plain: Plain) -> Iterator[_Part]:
    start = 0
    for line in plain.text.split("\n"):
        part = plain.cut(start, start + len(line))
        start += len(line) + 1
        bullet = _BULLET.match(part.folded)
        if part.text.strip("-=|:+ "):
            yield _Part(part.cut(bullet.end() if bullet else 0, len(part.text)), bullet is not None)


def _of_lines(lines: Sequence[_Part], reader: Reader, *, named: bool) -> tuple[Draft, ...]:
    """Return the actions of some lines; a line that is none by itself goes on with the one before it.

    `named` says that the first is called an action in its frame.
    """
    over: Draft | None = None
    if _is_heading(lines[0].plain) or (over := _over(lines, reader)) is not None:
        lines = lines[1:]
    if len(lines) < 2:
        return ()
    listed = sum(part.listed for part in lines) > 1
    labelled = [
        (index == 0 and named) or bool(_FIELDS.match(part.plain.folded)) for index, part in enumerate(lines)
    ]
    begins = (
        labelled
        if sum(labelled) > 1
        else [
            part.listed if listed else parts.stands(part.plain, reader) for part in lines[: parts.MOST_PARTS]
        ]
    )
    if sum(begins) < 2:
        return ()
    items: list[Plain] = []
    for part, new in zip(lines, (*begins, *([False] * len(lines))), strict=False):
        if new or not items:
            items.append(part.plain)
        else:
            items[-1] = items[-1].then(part.plain)
    read_one = [parts.one(item, reader) for item in parts.few(items)]
    return tuple(_under(over, one) for one in read_one) if over else tuple(read_one)


def _is_heading(plain: Plain) -> bool:
    """Tell whether a line only says that actions follow, or heads the columns of a table."""
    words = _WORD.findall(plain.folded[:_LONGEST_HEADING])
    return (
        bool(words) and all(word in _OF_HEADINGS for word in words) and any(word in _HEADS for word in words)
    )


def _over(lines: Sequence[_Part], reader: Reader) -> Draft | None:
    """Return a heading and what it says of all the lines below it: 'Val to:', 'Actions by 11 December:'."""
    text = lines[0].plain.text.rstrip()
    below = all(line.listed for line in lines[1:])
    if lines[0].listed or not text.endswith((":", "-", "–")) or len(text) > _LONGEST_HEADING:
        return None
    kept = frames.without(lines[0].plain, commanded=True).plain
    kept = kept.cut(0, len(kept.text.rstrip(" :–-")))
    for ending in (" to", " will", " please"):
        if kept.folded.endswith(ending):
            kept = kept.cut(0, len(kept.text) - len(ending))
    heading = drafts.read(kept, reader)
    return heading if below or not heading.text else None


def _under(heading: Draft, one: Draft) -> Draft:
    """Return an action with the owners and the day of the heading above it, where it has none."""
    if heading.owners.named and not one.owners.named:
        one = replace(one, owners=heading.owners)
    if heading.due.said and not one.due.said:
        one = replace(one, due=heading.due)
    return one
