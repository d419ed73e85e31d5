"""Several actions in one paste: lines, a list, a table, or one after the other in a sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.language.wording import word_set
from bot.understanding.acts.actions import drafts, frames, parts, verbs
from bot.understanding.acts.actions.drafts import Draft, Reader
from bot.understanding.acts.actions.frames import Framed
from bot.understanding.plain import Plain

_LONGEST_HEADING = 80

_BULLET = re.compile(
    r"\s*(?:[-*•◦‣▪·–—>☐☑✓✔□■►▶➢●○]\s*(?=\S)|\d{1,2}\.\d{1,2}\.?\s+(?=\S)"
    r"|\(?\d{1,3}[.)]\s+(?=\S)|\(?[a-z][.)]\s+(?=\S)|\[[ x]?\]\s*)"
)
_HEADS = word_set("action actions task tasks to-do to-dos todo todos steps owner owners who what")
_OF_HEADINGS = _HEADS | word_set(
    "new the agreed following our today's outstanding key points point items item list log arising today",
    "when lead by whom due date deadline responsible status no number ref next what's needed required last",
    "meeting from and to",
)
_FIELDS = re.compile(r"(?:action|task|what|to-do|todo)(?: (?:point|item))?(?: \d{1,3})?\s?[:=-]\s")
"""What each action of a paste begins with whose fields stand on lines of their own."""
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
    if _is_heading(lines[0].plain, named=named):
        lines = lines[1:]
    listed = sum(part.listed for part in lines) > 1
    begins = _begins(lines, reader, listed=listed, named=named)
    items: list[Plain] = []
    headings: list[Draft | None] = []
    over: Draft | None = None
    for part, new in zip(lines, (*begins, *([False] * len(lines))), strict=False):
        heading = None if new else _heading(part, reader, listed=listed)
        if heading is not None:
            over = heading
        elif new or not items:
            items.append(part.plain)
            headings.append(over)
        else:
            items[-1] = items[-1].then(part.plain)
    if len(items) < 2 or sum(begins) < 2:
        return ()
    found = [parts.one(item, reader) for item in parts.few(items)]
    if over is not None and headings[-1] is not over:  # 'All by Friday' stands below them
        headings = [over if above is None else above for above in headings]
    return tuple(_under(above, one) for above, one in zip(headings, found, strict=False))


def _begins(lines: Sequence[_Part], reader: Reader, *, listed: bool, named: bool) -> list[bool]:
    """Return which of some lines begin an action."""
    fields = [bool(_FIELDS.match(part.plain.folded)) for part in lines]
    fields[:1] = [fields[0] or named] if fields else []
    if sum(fields) > 1:
        return fields
    below = not listed and len(lines) > 1 and _heads(lines[0], reader)
    return [
        part.listed if listed else parts.stands(part.plain, reader) or (below and _is_told(part))
        for part in lines[: parts.MOST_PARTS]
    ]


def _heads(part: _Part, reader: Reader) -> bool:
    """Tell whether a line names whose the lines below it are: 'Val to:'."""
    heading = _heading(part, reader, listed=True) if part.plain.text.rstrip().endswith(":") else None
    return heading is not None and heading.owners.named and not heading.text


def _is_told(part: _Part) -> bool:
    return part.plain.folded.split(" ", 1)[0] in verbs.USUAL


def _is_heading(plain: Plain, *, named: bool) -> bool:
    """Tell whether a line only says that actions follow, or heads the columns of a table.

    `named` says that 'actions' stood before it.
    """
    words = _WORD.findall(plain.folded[:_LONGEST_HEADING])
    return (
        bool(words)
        and all(word in _OF_HEADINGS for word in words)
        and (named or any(word in _HEADS for word in words))
    )


def _heading(part: _Part, reader: Reader, *, listed: bool) -> Draft | None:
    """Return a line that says something of all the lines below it: 'Val to:', 'Actions by 11 December:'."""
    text = part.plain.text.rstrip()
    closed = text.endswith((":", "-", "–"))
    if part.listed or not (closed or listed) or len(text) > _LONGEST_HEADING or reader.budget.over:
        return None
    kept = frames.without(part.plain, commanded=True).plain
    kept = kept.cut(0, len(kept.text.rstrip(" :–-")))
    for ending in (" to", " will", " please"):
        if kept.folded.endswith(ending):
            kept = kept.cut(0, len(kept.text) - len(ending))
    heading = drafts.read(kept, reader)
    return heading if not heading.text or (closed and listed) else None


def _under(heading: Draft | None, one: Draft) -> Draft:
    """Return an action with the owners and the day of the heading above it, where it has none."""
    if heading is None:
        return one
    if heading.owners.named and not one.owners.named:
        one = replace(one, owners=heading.owners)
    if heading.due.said and not one.due.said:
        one = replace(one, due=heading.due)
    return one
