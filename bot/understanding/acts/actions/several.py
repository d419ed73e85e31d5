"""Several actions in one paste: lines, a list, a table, or one after the other in a sentence."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.understanding.acts.actions import drafts, frames, slots
from bot.understanding.acts.actions.drafts import Draft, Reader
from bot.understanding.acts.actions.words import Words
from bot.understanding.plain import Plain

MOST = 12
"""How many actions are told apart; what is more stays with the last of them."""
_MOST_PARTS = 40
_LONGEST_HEADING = 80

_BULLET = re.compile(
    r"\s*(?:[-*•◦‣▪·–—>]\s*(?=\S)|\(?\d{1,3}[.)]\s+(?=\S)|\(?[a-z][.)]\s+(?=\S)|\[[ x]?\]\s*)"
)
_HEADING = re.compile(
    r"(?:(?:new|the|agreed|following|our|today's|outstanding|key)\s)*(?:actions?|tasks?|to-?dos?"
    r"|next steps)"
    r"(?: (?:points?|items?|list|log|agreed|arising|from[^:]{0,40}|today))*\s?[:.–-]?\s*$"
    r"|(?:#|no\.?|ref)?[\s|]*(?:what|action|task|who|owner|by whom|lead)[\s|/,]+(?:what|who|owner|owners"
    r"|lead|by whom|when|due"
    r"|by when|date|deadline|action|by|responsible|status|/|\||,|\s)+$"
)
_WITHIN = re.compile(r";\s*|[.!]\s+(?=\S)|\s[•◦‣▪]\s|\s\(?\d{1,2}[.)]\s(?=[a-z@])")
_JOINED = re.compile(r",?\s(?:and|then|while|&|plus)\s(?:also\s|then\s)?|,\s")
_GOES_ON = re.compile(
    r"(?:and|but|or|so|because|since|as|which|who|that|where|when|while|if|unless|until|by|before|after"
    r"|from|for|in|on|at"
    r"|to|with|without|via|per|of|than|then|not|including|due|owners?|responsible|deadline|reasons?|why"
    r"|notes?)\b|[(\[…]"
)


@dataclass(frozen=True)
class _Part:
    plain: Plain
    listed: bool = False


def read(plain: Plain, reader: Reader) -> tuple[Draft, ...]:
    """Return the actions of a text, each with its own owner and day; nothing where it holds one at most."""
    lines = list(_lines(plain))
    found = _of_lines(lines, reader) if len(lines) > 1 else ()
    return found or _of_a_line(plain, reader)


def _lines(plain: Plain) -> Iterator[_Part]:
    start = 0
    for line in plain.text.split("\n"):
        part = plain.cut(start, start + len(line))
        start += len(line) + 1
        bullet = _BULLET.match(part.folded)
        if part.text.strip("-=|:+ "):
            yield _Part(part.cut(bullet.end() if bullet else 0, len(part.text)), bullet is not None)


def _of_lines(lines: Sequence[_Part], reader: Reader) -> tuple[Draft, ...]:
    """Return the actions of some lines; a line that is none by itself goes on with the one before it."""
    over: Draft | None = None
    if _HEADING.match(lines[0].plain.folded) or (over := _over(lines, reader)) is not None:
        lines = lines[1:]
    if len(lines) < 2:
        return ()
    listed = sum(part.listed for part in lines) > 1
    begins = [part.listed if listed else _stands(part.plain, reader) for part in lines[:_MOST_PARTS]]
    if sum(begins) < 2:
        return ()
    items: list[Plain] = []
    for part, new in zip(lines, (*begins, *([False] * len(lines))), strict=False):
        if new or not items:
            items.append(part.plain)
        else:
            items[-1] = items[-1].then(part.plain)
    read_one = [_one(item, reader) for item in _few(items)]
    return tuple(_under(over, one) for one in read_one) if over else tuple(read_one)


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


def _stands(plain: Plain, reader: Reader) -> bool:
    """Tell whether a line is an action by itself: with its own owner or day, and something to do."""
    if _GOES_ON.match(plain.folded) or reader.budget.over:
        return False
    draft = _one(plain, reader)
    return draft.stands and (draft.owners.named or len(draft.text.split()) > 1)


def _one(plain: Plain, reader: Reader) -> Draft:
    return drafts.read(frames.without(uncelled(plain), commanded=True).plain, reader)


def uncelled(plain: Plain) -> Plain:
    """Return a line of a table without the marks at its ends, and without the number in its first cell."""
    text = plain.folded
    if "|" not in text:
        return plain
    start, end = len(text) - len(text.lstrip("| ")), len(text.rstrip("| "))
    first, bar, _ = text[start:end].partition("|")
    if bar and first.strip(" .#").isdigit():
        start += len(first) + 1
    return plain.cut(start, end)


def _of_a_line(plain: Plain, reader: Reader) -> tuple[Draft, ...]:
    """Return the actions that stand one after the other in a sentence, where each has somebody to do it."""
    for pattern, enough in ((_WITHIN, _has_owner_or_day), (_JOINED, _is_told), (_JOINED, _has_day)):
        parts = list(_apart(plain, pattern, enough, reader))
        if len(parts) < 2:
            continue
        found = [_one(part, reader) for part in _few(parts)]
        if enough is _has_day:
            # 'Ring them by Friday and write by Monday' is said of one person.
            if any(one.owners.named for one in found[1:]) or not found[0].owners.named:
                continue
            found = [replace(one, owners=found[0].owners) for one in found]
        return tuple(found)
    return ()


def _apart(
    plain: Plain, pattern: re.Pattern[str], enough: Callable[[Plain, Reader], bool], reader: Reader
) -> Iterator[Plain]:
    """Yield the parts of a text, cut where a pattern is and both sides are enough to be an action each."""
    begun = 0
    cuts = [match.span() for match in pattern.finditer(plain.folded)][:_MOST_PARTS]
    for index, (start, end) in enumerate(cuts):
        if start < begun or reader.budget.over:
            continue
        following = (
            cuts[index + 1][0] if enough is _has_owner_or_day and index + 1 < len(cuts) else len(plain.text)
        )
        if enough(plain.cut(begun, start), reader) and enough(plain.cut(end, following), reader):
            yield plain.cut(begun, start)
            begun = end
    if begun:
        yield plain.cut(begun, len(plain.text))


def _has_owner_or_day(plain: Plain, reader: Reader) -> bool:
    return _stands(plain, reader)


def _is_told(plain: Plain, reader: Reader) -> bool:
    """Tell whether a part begins with somebody who is told what to do, and does not end with somebody."""
    words = Words(frames.without(plain, commanded=True).plain, reader.directory)
    slot = slots.opening(words, reader.known.speaker)
    if slot is None or not (slot.plainly or slot.owners.by_token) or not slot.rest.text:
        return False
    ends = any(end == len(words) for place, (_, end) in words.spots.items() if place)
    return not ends


def _has_day(plain: Plain, reader: Reader) -> bool:
    draft = _one(plain, reader)
    return bool(draft.due.day and draft.due.said) and len(draft.text.split()) > 1


def _few(parts: Sequence[Plain]) -> list[Plain]:
    """Return at most as many parts as are told apart; the last one has the words of all that are more."""
    kept = list(parts[:MOST])
    for more in parts[MOST:]:
        kept[-1] = kept[-1].then(more)
    return kept
