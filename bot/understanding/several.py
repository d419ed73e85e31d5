"""Several things typed at once, on lines, as a list or one after the other: each is to be recorded by itself.

One record of them would have the owner of one and the date of another, so they are asked about.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.language import bounds, slack_text
from bot.language.bounds import Budget
from bot.language.dates import Calendar, finding
from bot.understanding import actions as one
from bot.understanding import owners
from bot.understanding.actions import Task
from storage.records import OwnerKind

MOST = 12
"""How many things are told apart; any more stay with the last of them."""

MOST_LINES = 30
"""How many parts are looked at."""

ASKED = "That looks like {} decisions, and each is recorded by itself."

_PERSON = r"(?:@[A-Za-z]|<@|<!subteam)"
_BULLET = re.compile(r"(?:[-*•◦‣▪·–—]|\(?\d{1,3}[.)]|\(?[A-Za-z][.)])\s+(?=\S)")
# Within a line something else begins only where somebody else is named.
_NEXT = re.compile(
    rf";\s|[.!]\s(?:(?:and|also|then|plus),?\s)?(?={_PERSON})|\s\(?\d{{1,2}}[.)]\s(?={_PERSON})|\s[•◦‣▪]\s",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(rf"[\s,;/+(–—-](?={_PERSON})", re.IGNORECASE)
_WILL = rf"(?:{slack_text.MENTION}|@[\w.'’-]{{1,40}})\s?(?:will|shall|should|must|:)(?!\w)"
_TO = rf"(?:{slack_text.MENTION}|@[\w.'’-]{{1,40}})\s?(?:to|please)\b"
_ASSIGNED = re.compile(rf"{_WILL}|{_TO}", re.IGNORECASE)
_ASSIGNMENT = re.compile(
    rf"[,;/]\s(?:and\s)?(?=(?:{_WILL}|{_TO}))|\s(?:and|then|also)\s(?={_WILL})", re.IGNORECASE
)
_AND = re.compile(r"[,;]\s(?:and\s|then\s)?|\s(?:and|then|also)\s", re.IGNORECASE)
_LEFT_OVER = (",", ";", "/", "+", "-", "–", "—", "(", " and", " then", " also", " while", " &", " &amp;")
_JOINED = re.compile(rf"(?:and|then|also|&(?:amp;)?)\s(?={_PERSON}|I\b)", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:and|but|or|so|because|since|as|which|who|that|where|when|while|if|unless|until|by|before|after|from"
    r"|for|in|on|at|to|with|without|via|per|of|than|then|not|including|replac(?:es|ing)|amend(?:s|ing)"
    r"|supersed(?:es|ing)|instead|due|owners?|responsible|reasons?|why|notes?|background|context|deadline"
    r"|options? not chosen)\b|[(\[…]",
    re.IGNORECASE,
)
_SAME = re.compile(r"(?:it|its|this|these|that|those|they|their|he|his|she|her)\b", re.IGNORECASE)
_HEADING = re.compile(
    r"(?:so |today |what )?(?:we |it was |the following )?(?:have |are |were )?"
    r"(?:actions?|tasks?|decisions?|decided|agreed|resolved|agreements)(?: points| items)?"
    r"(?: today| that| to| so far| on| the following)?\s?:?",
    re.IGNORECASE,
)
_EMPTY = frozenset({"", "to", "will", "please", "should", "must"})


Enough = Callable[[str, Task], bool]
"""Whether a part of a text, and what was understood of it, is enough to be an action by itself."""


@dataclass(frozen=True)
class Piece:
    """One of several things: its words as a person reads them, and the people who are to do it."""

    words: str
    owners: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Part:
    """A part of a text, `more` of it below; `listed` says that it stands behind a bullet or a number."""

    text: str
    listed: bool = False
    more: str = ""


@dataclass(frozen=True)
class _Reader:
    """How actions are read here: by whose calendar, and who is 'me'."""

    calendar: Calendar
    speaker: str
    names: Mapping[str, str] | None
    budget: Budget

    def __call__(self, text: str) -> Task:
        return one.read(text, self.calendar, speaker=self.speaker, names=self.names, budget=self.budget)


def actions(
    text: str,
    calendar: Calendar,
    *,
    speaker: str,
    names: Mapping[str, str] | None = None,
    budget: Budget | None = None,
) -> tuple[Piece, ...]:
    """Return the actions in a text, as Slack sends it, if it holds several; nothing for only one."""
    read = _Reader(calendar, speaker, names, budget or Budget())
    begun, rest = bounds.beginning(text.strip())
    parts, given = _headed(_lines(begun), read)
    found = _standing(parts, [_stands(part, read(part.text)) for part in parts[:MOST_LINES]])
    for pattern, enough in _CUTS:
        if len(found) < 2:
            found = _apart(begun, pattern, enough, read)
            # 'Ring them by Friday and write by Monday' is said of one person.
            given = _people(read(found[0].text)) if found and enough is _is_due else given
    if len(found) < 2:
        return ()
    *first, last = _few(found)
    last = _Part(last.text, more=bounds.joined(last.more or " ", rest).strip() if rest else last.more)
    return tuple(_piece(part, read, given) for part in (*first, last))


def decisions(text: str) -> tuple[str, ...]:
    """Return the decisions in a text, as Slack sends it, if it holds several; nothing for only one."""
    begun, rest = bounds.beginning(slack_text.readable(text))
    parts = _lines(begun)
    if parts and parts[0].text.endswith(":"):
        if not _HEADING.fullmatch(parts[0].text):
            return ()  # 'We agreed the budget:' with its parts is one decision
        parts = parts[1:]
    listed = sum(part.listed for part in parts) > 1
    found = _standing(parts, [part.listed if listed else _is_sentence(part) for part in parts])
    whole = [bounds.joined(part.text, f"\n{part.more}" if part.more else "") for part in _few(found)]
    if len(whole) < 2:
        return ()
    return (*whole[:-1], bounds.joined(whole[-1], rest))


def listed(text: str) -> bool:
    """Tell whether a text has a list in it."""
    return sum(part.listed for part in _lines(bounds.beginning(text)[0])) > 1


def _lines(text: str) -> list[_Part]:
    """Return the lines of a text that are not blank, without their bullets and numbers."""
    return [_bare(line) for line in text.splitlines() if line.strip()]


def _bare(text: str) -> _Part:
    """Return a part of a text without its bullet or number."""
    line = text.strip()
    bullet = _BULLET.match(line)
    return _Part(line[bullet.end() :] if bullet else line, bullet is not None)


def _headed(parts: list[_Part], read: _Reader) -> tuple[list[_Part], tuple[str, ...]]:
    """Return the lines below a heading, and whom it names: '@priya:', 'Actions for @priya and @val:'."""
    if len(parts) < 2 or parts[0].listed:
        return parts, ()
    head = read(parts[0].text)
    if _people(head) and head.text.strip(" :").lower() in _EMPTY:
        return parts[1:], _people(head)
    return (parts[1:], ()) if _HEADING.fullmatch(parts[0].text) else (parts, ())


def _stands(part: _Part, task: Task) -> bool:
    """Tell whether a line is an action by itself: with an owner or a date of its own, and something to do."""
    if _GOES_ON.match(part.text) and not part.listed and not _JOINED.match(part.text):
        return False
    named, words = _is_named(task), len(task.text.split())
    return words >= (1 if named else 2) and (named or _is_dated(task))


def _is_sentence(part: _Part) -> bool:
    goes_on = _GOES_ON.match(part.text) or _SAME.match(part.text)
    return len(part.text.split()) > 2 and not goes_on


def _standing(parts: Sequence[_Part], stand: Sequence[bool]) -> list[_Part]:
    """Return the parts that stand by themselves, each with those that follow it and do not."""
    if sum(stand) < 2:
        return []
    found: list[_Part] = []
    before: list[str] = []
    for index, part in enumerate(parts):
        if part.listed or (index < len(stand) and stand[index]):
            found.append(part)
        elif found:
            last = found.pop()
            found.append(replace(last, more=f"{last.more}\n{part.text}".strip()))
        else:
            before.append(part.text)
    first = found[0]
    return [replace(first, more="\n".join(filter(None, (*before, first.more)))), *found[1:]]


def _apart(text: str, pattern: re.Pattern[str], enough: Enough, read: _Reader) -> list[_Part]:
    """Return parts of a text, cut where `pattern` is, that are `enough` to be an action each.

    What is not enough goes on with what follows it; at the end, with what was before.
    """
    cuts = [match.span() for match in pattern.finditer(text)][:MOST_LINES]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    found: list[tuple[int, int]] = []
    begun: int | None = None
    for start, end in zip(starts, ends, strict=True):
        begun = start if begun is None else begun
        part = _bare(text[begun:end]).text
        if enough(part, read(part)):
            found.append((begun, end))
            begun = None
    if begun is not None and found:
        found[-1] = (found[-1][0], len(text))
    return [_bare(_ended(text[start:end])) for start, end in found]


def _ended(text: str) -> str:
    """Return a part without what led from it to the next one."""
    kept = text.rstrip()
    while kept.lower().endswith(_LEFT_OVER):
        kept = kept[: -len(next(each for each in _LEFT_OVER if kept.lower().endswith(each)))].rstrip()
    return kept


def _few(parts: list[_Part]) -> list[_Part]:
    """Return at most as many parts as are told apart; the last one has the words of all that are more."""
    if len(parts) <= MOST:
        return parts
    last, *others = parts[MOST - 1 :]
    more = [last.more, *(f"{part.text}\n{part.more}".strip() for part in others)]
    return [*parts[: MOST - 1], replace(last, more="\n".join(filter(None, more)))]


def _piece(part: _Part, read: _Reader, given: tuple[str, ...]) -> Piece:
    joined = _JOINED.match(part.text)
    text = part.text[joined.end() :] if joined else part.text
    named = owners.named_in(text, read.speaker)
    people = tuple(owner.user for owner in named.people if owner.kind is OwnerKind.PERSON and owner.user)
    words = named.rest
    if len(people) < len(named.people) or named.unresolved:
        words = text  # owners whom the form can not hold are to be read in the words
    elif not people:
        people, words = owners.passing(text)
    more = f"\n{slack_text.readable(part.more, read.names)}" if part.more else ""
    return Piece(slack_text.readable(words, read.names) + more, tuple(dict.fromkeys(people)) or given)


def _people(task: Task) -> tuple[str, ...]:
    return tuple(owner.user for owner in task.owners if owner.kind is OwnerKind.PERSON and owner.user)


def _is_named(task: Task) -> bool:
    return bool(task.owners or task.unresolved or task.suggested)


def _is_dated(task: Task) -> bool:
    return bool(task.due or task.question)


def _is_task(text: str, task: Task) -> bool:
    return bool(task.text and _is_named(task))


def _is_dated_task(text: str, task: Task) -> bool:
    return _is_task(text, task) and _is_dated(task)


def _is_assigned(text: str, task: Task) -> bool:
    return bool(task.text and _ASSIGNED.match(text))


def _is_due(text: str, task: Task) -> bool:
    return _is_dated(task) and len(task.text.split()) > 1 and finding.SURE.search(text) is not None


# Where a text on one line may be cut, and what each part needs to be an action; the surest first.
_CUTS: tuple[tuple[re.Pattern[str], Enough], ...] = (
    (_NEXT, _is_task),
    (_SOMEBODY, _is_dated_task),
    (_ASSIGNMENT, _is_assigned),
    (_AND, _is_due),
)
