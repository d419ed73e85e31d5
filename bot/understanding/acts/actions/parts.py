"""Parts of a text that are an action each: with their own owner, or a day of their own."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.understanding.acts.actions import drafts, due, endings, frames, openings
from bot.understanding.acts.actions.drafts import Draft, Reader
from bot.understanding.acts.actions.words import Words
from bot.understanding.plain import Plain

MOST = 12
"""How many actions are told apart; what is more stays with the last of them."""
MOST_PARTS = 40

_STATUS = frozenset({"open", "new", "not started", "in progress", "ongoing", "outstanding", "pending", ""})
"""What a table says of actions that are to be done."""
_WITHIN = re.compile(r";\s*|[.!]\s+(?=\S)|\s[•◦‣▪]\s|\s\(?(?:\d{1,2}[.)]|[a-h]\))\s(?=[a-z@])")
_BETWEEN = re.compile(r",\s|\s/\s|;\s|\s(?:and|&)\s")
_JOINED = re.compile(r",?\s(?:and|then|while|&|plus)\s(?:also\s|then\s)?|,\s")
_BOTH = re.compile(
    r"[,;.]\s(?:both|all)(?: due| to be done)?\s(?P<day>(?:by|before|on|due) [^,;.]{2,30}[.!]?)$"
)
"""A day of all that stands before it: '… both by Friday'."""
_GOES_ON = re.compile(
    r"(?:and|but|or|so|because|since|as|which|who|that|where|when|while|if|unless|until|by|before|after"
    r"|from|for|in|on|at"
    r"|to|with|without|via|per|of|than|then|not|including|due|owners?|responsible|deadline|reasons?|why"
    r"|notes?|it|its|this|these|those|they|their|he|his|she|her|date|when|who)\b|[(\[…]"
)
_SECOND_DAY = re.compile(
    r"(?:or|at the|latest|otherwise|failing|if not|ideally|preferably|no later|by|not later)\b"
)


def in_a_line(plain: Plain, reader: Reader) -> tuple[Draft, ...]:
    """Return the actions that stand one after the other in a sentence, where each has somebody to do it."""
    if both := _BOTH.search(plain.folded):
        when = due.taken(plain.cut(both.start("day"), len(plain.text)), reader.known, reader.budget)
        found = _one_after_the_other(plain.cut(0, both.start()), reader) if when.said else ()
        if found:
            return tuple(each if each.due.said else replace(each, due=when) for each in found)
    return _one_after_the_other(plain, reader)


def _one_after_the_other(plain: Plain, reader: Reader) -> tuple[Draft, ...]:
    for pattern, enough in _CUTS:
        parts = list(_apart(plain, pattern, enough, reader))
        if len(parts) < 2:
            continue
        found = [one(part, reader) for part in few(parts)]
        alone = found[0].owners.named and not any(each.owners.named for each in found[1:])
        if enough is _has_owner_or_day and alone and ";" in plain.text:
            found = [replace(each, owners=found[0].owners) for each in found]
        if enough is _has_day:
            # 'Ring them by Friday and write by Monday' is said of one person.
            if any(one.owners.named for one in found[1:]) or not found[0].owners.named:
                continue
            found = [replace(one, owners=found[0].owners) for one in found]
        return tuple(found)
    return ()


def stands(plain: Plain, reader: Reader) -> bool:
    """Tell whether a line is an action by itself: with its own owner or day, and something to do."""
    if _GOES_ON.match(plain.folded) or reader.budget.over:
        return False
    draft = one(plain, reader)
    return draft.stands and (draft.owners.named or len(draft.text.split()) > 1)


def one(plain: Plain, reader: Reader) -> Draft:
    """Return one of several parts of a text as an action."""
    return drafts.read(frames.without(uncelled(plain), commanded=True).plain, reader)


def uncelled(plain: Plain) -> Plain:
    """Return a line of a table without the marks at its ends, and without the number in its first cell."""
    text = plain.folded
    if "|" not in text:
        return plain
    start, end = len(text) - len(text.lstrip("| ")), len(text.rstrip("| "))
    first, bar, _ = text[start:end].partition("|")
    if bar and first.strip(" .#").replace(".", "").isdigit():
        start += len(first) + 1
    before, bar, last = text[start:end].rpartition("|")
    if bar and last.strip() in _STATUS:
        end = start + len(before.rstrip("| "))
    return plain.cut(start, end)


def few(parts: Sequence[Plain]) -> list[Plain]:
    """Return at most as many parts as are told apart; the last one has the words of all that are more."""
    kept = list(parts[:MOST])
    for more in parts[MOST:]:
        kept[-1] = kept[-1].then(more)
    return kept


def _apart(
    plain: Plain, pattern: re.Pattern[str], enough: Callable[[Plain, Reader], bool], reader: Reader
) -> Iterator[Plain]:
    """Yield the parts of a text, cut where a pattern is and both sides are enough to be an action each."""
    begun = 0
    cuts = [match.span() for match in pattern.finditer(plain.folded)][:MOST_PARTS]
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
    return stands(plain, reader)


def _is_told(plain: Plain, reader: Reader) -> bool:
    """Tell whether a part begins with somebody who is told what to do, and does not end with somebody."""
    words = Words(frames.without(plain, commanded=True).plain, reader.directory)
    slot = openings.find(words, reader.known.speaker)
    if slot is None or not (slot.plainly or slot.hinted) or not slot.rest.text:
        return False
    ends = any(end == len(words) for place, (_, end) in words.spots.items() if place)
    return not ends


def _is_marked(plain: Plain, reader: Reader) -> bool:
    """Tell whether a part ends with its owner in brackets or behind a dash: 'letter (Val, 4 Dec)'."""
    if reader.budget.over or not plain.text:
        return False
    words = Words(due.taken(plain, reader.known, reader.budget).plain, reader.directory)
    found = endings.marked(words, reader.known.speaker, lambda owners, rest: (owners, rest))
    return found is not None and not found[0].doubtful and bool(found[1].text.strip(" -–—"))


def _has_day(plain: Plain, reader: Reader) -> bool:
    if _SECOND_DAY.match(plain.folded):
        return False
    draft = one(plain, reader)
    return bool(draft.due.day and draft.due.said) and len(draft.text.split()) > 1


_CUTS = (
    (_WITHIN, _has_owner_or_day),
    (_JOINED, _is_told),
    (_BETWEEN, _is_marked),
    (_JOINED, _has_day),
)
"""Where a text may be cut, and what each part needs to be an action; the surest first."""
