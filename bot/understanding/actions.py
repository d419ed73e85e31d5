"""What `/action` and `@Matters Arising action` mean: who is to do what, by when, and to what end."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.language import bounds, dates, slack_text
from bot.language.bounds import Budget
from bot.language.dates import Calendar, FoundDate, Question, Understood, finding
from bot.understanding import owners
from bot.understanding.acts.actions import frames
from bot.understanding.plain import fold
from storage.records import Assignee

EXAMPLE = "/action @sam and @priya draft the scope paper by next Friday so that the board can agree it"

_PURPOSE = re.compile(r"\bso that\s", re.IGNORECASE)
_DECISION = re.compile(r"\bfor\s{1,9}d\s?(\d{1,6})$", re.IGNORECASE)
_MOST_ASIDES = 6
_TAIL = 30
"""A decision's number is looked for in so many characters at the end."""
_BEFORE = " \t\r\n\u00a0,;(–—-"


@dataclass(frozen=True)
class Task:
    """An action as typed; `phrase` is the due date in the words it was typed in.

    `unresolved` are names that nobody was found for, `suggested` people named in passing: to be offered,
    never assumed. What took too long to read is `unread`, and may hold more than was understood.
    """

    text: str
    owners: tuple[Assignee, ...] = ()
    unresolved: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()
    due: date | None = None
    question: Question | None = None
    phrase: str = ""
    measure: str | None = None
    decision: int | None = None
    unread: bool = False


def read(
    text: str,
    calendar: Calendar,
    *,
    speaker: str,
    names: Mapping[str, str] | None = None,
    day: date | None = None,
    budget: Budget | None = None,
) -> Task:
    """Return what `text`, as Slack sends it, asks for; `speaker` is 'me' and 'I'.

    `day` is what they chose when the date was asked about. The part of a text that is not read, because it
    is long or takes too long, stays at the end of its words: see `Task.unread`.
    """
    budget = budget or Budget()
    begun, unread = bounds.beginning(text.strip())
    head, purpose = _split(_come_to_the_matter(begun))
    purpose, decision = _under(purpose)
    head, decision = _under(head) if decision is None else (head, decision)
    named = owners.named_in(head, speaker)
    head, suggested = named.rest, tuple[str, ...]()
    if not named.people:
        suggested, head = owners.passing(head)
    measure = slack_text.readable(purpose, names) or None
    plain = slack_text.readable(head, names)
    found = dates.find(plain, calendar, budget) or _in_purpose(measure, calendar, budget)
    if found is not None and plain[found.start : found.end].endswith(found.phrase):
        plain = dates.without(plain, found)
    plain, decision = _under(plain) if decision is None else (plain, decision)
    answer = found.answer if found else None
    rest = slack_text.readable(unread, names) if unread else ""
    return Task(
        text=plain if measure else bounds.joined(plain, rest),
        owners=named.people,
        unresolved=named.unresolved,
        suggested=suggested,
        due=day or (answer.day if isinstance(answer, Understood) else None),
        question=answer if isinstance(answer, Question) and day is None else None,
        phrase=found.phrase if found else "",
        measure=bounds.joined(measure, rest) if measure else None,
        decision=decision,
        unread=budget.stopped,
    )


def _come_to_the_matter(text: str) -> str:
    """Return a text without what is said before its action: 'ok so', 'right, then let's'."""
    for _ in range(_MOST_ASIDES):
        end = frames.beside(fold(text))
        if not end or not text[end:].strip():
            break
        text = text[end:].lstrip()
    return text


def _split(text: str) -> tuple[str, str]:
    """Return the action and what follows 'so that'."""
    match = _PURPOSE.search(text)
    head = text[: match.start()].rstrip(_BEFORE) if match else ""
    return (head, text[match.end() :].lstrip()) if match and head else (text, "")


def _under(text: str) -> tuple[str, int | None]:
    """Return a text without the decision that it is for at its end, and that one's number."""
    bare = text.rstrip().rstrip(".;").rstrip().removesuffix(")")
    match = _DECISION.search(bare[-_TAIL:])
    if match is None:
        return text, None
    return bare[: len(bare) - len(match[0])].rstrip(_BEFORE), int(match[1])


def _in_purpose(measure: str | None, calendar: Calendar, budget: Budget) -> FoundDate | None:
    """Return the date within a purpose, if it is plainly a due date: 'so that it is out by Friday'."""
    found = dates.find(measure, calendar, budget) if measure else None
    return found if found and measure and finding.SURE.match(measure, found.start) else None
