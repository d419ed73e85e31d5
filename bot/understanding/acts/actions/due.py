"""By when: the due day of an action, the words that say it, and what to ask where they say no day."""

import re
from dataclasses import dataclass, replace
from datetime import date

from bot.language import dates
from bot.language.bounds import Budget
from bot.language.dates import FoundDate, Question, Understood, finding, spans
from bot.language.wording import phrase_list
from bot.understanding.acts.actions import day_clauses, last_days, second_days
from bot.understanding.known import Known
from bot.understanding.plain import Plain

_LABELS = (  # noqa: SIM905
    "to be done|to be completed|to complete|due date|date due|date|when|timescale|deadline|due|"
    "time|by when|target date|target|completion|complete by|to be done by|and due|by date|"
    "finish by|and"
).split("|")
_FROM = phrase_list(
    "starting from, starting on, starting, beginning on, beginning, with effect from, as from"
)
_START = re.compile(
    r"(?<![\w-])(?:from|starting|beginning|as of|as from|with effect from)\s+(?:on\s+|from\s+)?"
)
LONGEST = 60
_AND = re.compile(r"\s?(?:and|&|then|/)\s?(?:on |by )?([\w ]{3,20})[.!]?\s*$")
_HANGING = frozenset(
    {"4", "@", "and", "or", "of", "between", "with", "the", "a", "an", "than", "about", "&", "our", "their"}
)
_URGENT = re.compile(
    r"(?:(?:VERY )?URGENT(?: ACTION)?\b(?! [A-Z]{2})|(?i:(?:very )?urgent(?:ly)?\s?[:!,.–—-]))[\s:!,.–—-]*"
)
_URGENTLY = re.compile(
    r"[\s,(–—-](?:as a matter of urgency|as a priority|as a matter of priority|top priority|high priority"
    r"|now in a minute|in a minute|in a bit|now just|when convenient"
    r"|(?:when|whenever|as soon as|once) (?:she|he|you|they|we|i)(?:'s|'ve)? (?:can|(?:gets?|got"
    r"|has|have|finds?)"
    r" (?:a |an |the |some |five |5 ){0,2}(?:minutes?|moment|chance|time|second|sec|mo|opportunity"
    r"|free moment))"
    r"|with urgency|ongoing|urgent|very urgent|without delay|as quickly as possible"
    r"|(?<!owner )(?<!lead )(?:date |due |deadline |when )?(?:tbc|tba|tbd))[).! ]{0,3}$"
)
_SOME_TIME = re.compile(
    r"\s(?:sometime|some time|at some (?:point|time)|any ?time)"
    r"(?=\s(?:in|next|this|during|before|after|over|early|late|around|week|w/c)\b)"
)
"""Before a week or a month this says no more than that: 'sometime next week'."""
_IF = re.compile(r"(?:if|unless|in case)\s")
_LEAST_BEHIND = 3
_OF_THE_WORK = frozenset({"the", "a", "with", "new", "final", "to", "its", "and", "by"})
_FOR_A_MEETING = frozenset(
    {"consideration", "discussion", "approval", "decision", "ratification", "adoption"}
)
_AT_ONCE_AFTER = (" straight", " immediately", " directly", " shortly", " right", " soon")
_ON = re.compile(r",?\s(?:on|of)\s(?:the\s)?")
_BEFORE = re.compile(r"(?:before|ahead of|in (?:good )?time for|ready for|by)\b")
_MOST_IN_A_DAY = 4
_TWICE = "Two days are given: which is it due?"
_JOINTS = " \t\n,;:(–—-→|=["


@dataclass(frozen=True)
class Due:
    """The day by which something is due; where it is to be asked, `readings` are the days to offer.

    `said` are the words that say it, and `plain` is the text without them. `meeting` is the meeting that the
    day hangs on.
    """

    plain: Plain
    day: date | None = None
    asks: str = ""
    readings: tuple[date, ...] = ()
    meeting: date | None = None
    said: str = ""


def taken(plain: Plain, known: Known, budget: Budget) -> Due:
    """Return when a text says that it is due, and the text without that."""
    if some := _SOME_TIME.search(plain.folded):
        plain = plain.without(*some.span())
    kept = _unhurried(plain)
    if _IF.match(plain.folded) and (due := _of_condition(plain, known, budget)):
        return due
    due = (
        _for_day(kept, known)
        or _found(kept, known, budget)
        or _last(kept, known)
        or _hurried(plain, kept, known)
    )
    if due is None:
        return Due(plain)
    if due.day is not None and (second := second_days.find(due.plain.text, known, 1)):
        return _either_day(due, *second)
    if due.day is not None:
        due = replace(due, plain=due.plain.cut(0, len(second_days.without_latest(due.plain.text))))
    if due.plain is not plain and due.plain.text and _hangs(due.plain):
        due = replace(due, plain=plain)
    again = None if budget.over or not due.plain.text else _found(due.plain, known, budget, surely=True)
    if again is None or due.day is None or again.day in (due.day, None):
        return due
    days = tuple(sorted((due.day, again.day)))
    kept = again.plain.cut(0, len(second_days.without_leads(again.plain.text)))
    return replace(again, plain=kept, day=None, asks=_TWICE, readings=days, meeting=None)


def _of_condition(plain: Plain, known: Known, budget: Budget) -> Due | None:
    """Return what to ask where a day belongs to what work hangs on: 'if they have not come by Friday, …'."""
    due = _found(plain, known, budget)
    if due is None or due.day is None or not due.plain.text or plain.text.endswith(due.said):
        return None
    rest = plain.text[plain.text.find(due.said) + len(due.said) :]
    if len(rest.split()) < _LEAST_BEHIND:
        return None
    return Due(plain, asks="Is that the day by which it is due?", readings=(due.day,), said=due.said)


def _either_day(due: Due, start: int, other: date) -> Due:
    """Return what to ask where a second day is given behind the first."""
    kept = due.plain.cut(0, start)
    kept = kept.cut(0, len(second_days.without_leads(kept.text.rstrip(_JOINTS))))
    if other == due.day or due.day is None:
        return replace(due, plain=kept)
    days = tuple(sorted((due.day, other)))
    return replace(due, plain=kept, day=None, asks=_TWICE, readings=days, meeting=None)


def _unhurried(plain: Plain) -> Plain:
    """Return a text without the 'URGENT' before or behind it, which names no day."""
    before = _URGENT.match(plain.text)
    if before and not plain.text.isupper():
        plain = plain.cut(before.end(), len(plain.text))
    behind = _URGENTLY.search(plain.folded, max(0, len(plain.text) - LONGEST))
    return plain.cut(0, len(plain.text[: behind.start()].rstrip(_JOINTS))) if behind else plain


def _hurried(plain: Plain, kept: Plain, known: Known) -> Due | None:
    """Return what to ask of a text that only says that it is urgent."""
    if kept is plain:
        return None
    answer = dates.read("urgently", known.calendar)
    if isinstance(answer, Understood):
        return Due(kept, answer.day, said="urgent")
    return Due(kept, asks=answer.asks, readings=answer.readings, said="urgent")


def within(clause: Plain, known: Known, budget: Budget) -> Due:
    """Return the due day that is said in a purpose, or behind a reason, if it is plainly one."""
    due = _found(clause, known, budget, surely=True)
    if due is None:
        return Due(clause)
    apart = clause.text[len(due.plain.text) :].lstrip()[:1] in tuple(",;(–—-")
    return due if apart and clause.text.startswith(due.plain.text) else replace(due, plain=clause)


def leading(plain: Plain, end: int, known: Known) -> Due | None:
    """Return the day that begins a text, up to whoever is named there: '4 December Priya to sign it'."""
    said = plain.text[:end].strip(_JOINTS + ".")
    if not said or not spans.is_promising(said.split()[0]):
        return None
    answer = dates.read(said, known.calendar)
    kept = plain.cut(end, len(plain.text))
    if isinstance(answer, Understood):
        return Due(kept, answer.day, meeting=answer.at_meeting, said=said)
    return Due(kept, asks=answer.asks, readings=answer.readings, said=said) if answer.readings else None


def apart_first(plain: Plain, known: Known, budget: Budget) -> Due | None:
    """Return the day that begins a text, and stands apart from it: '4 Dec - send out dates'."""
    first = plain.text.split(None, 1)[:1]
    found = _found(plain, known, budget) if first and spans.is_promising(first[0]) else None
    return found if found is not None and plain.text.endswith(found.plain.text) else None


def starting(plain: Plain, known: Known) -> Due:
    """Return the first day of work that repeats: 'from 7 December'."""
    found = _START.search(plain.folded, max(0, len(plain.text) - LONGEST))
    answer = dates.read(plain.text[found.end() :].strip(" .,;)"), known.calendar) if found else None
    if not found or answer is None or (isinstance(answer, Question) and not answer.readings):
        return Due(plain)
    kept = plain.cut(0, len(plain.text[: found.start()].rstrip(_JOINTS)))
    if isinstance(answer, Question):
        return Due(kept, asks=answer.asks, readings=answer.readings, said=plain.text[found.start() :])
    return Due(kept, answer.day, said=plain.text[found.start() :])


def _found(plain: Plain, known: Known, budget: Budget, *, surely: bool = False) -> Due | None:
    found = dates.find(plain.text, known.calendar, budget)
    if found is None or (surely and not finding.SURE.match(plain.text, found.start)):
        return None
    said = plain.text[found.start : found.end]
    if both := _two_days(plain, found, known):
        return both
    found = _on_its_day(plain, found, known)
    said = plain.text[found.start : found.end]
    leaves = found.leaves and not _is_of_something(plain.folded[: found.start], said)
    kept = _without(plain, found) if leaves else plain
    answer = found.answer
    if isinstance(answer, Understood):
        return Due(kept, answer.day, meeting=answer.at_meeting, said=said)
    return Due(kept, asks=answer.asks, readings=answer.readings, said=said)


def _on_its_day(plain: Plain, found: FoundDate, known: Known) -> FoundDate:
    """Return the day before something whose own day follows: 'before the inspection on 14 December'."""
    on = _ON.match(plain.folded, found.end)
    if on is None or isinstance(found.answer, Understood) or not _BEFORE.match(plain.folded, found.start):
        return found
    for words in range(_MOST_IN_A_DAY, 0, -1):
        day = plain.text[on.end() :].split()[:words]
        answer = dates.read(f"before {' '.join(day).rstrip('.,;')}", known.calendar)
        if len(day) == words and isinstance(answer, Understood):
            end = plain.text.index(day[-1], on.end() + len(" ".join(day[:-1]))) + len(day[-1].rstrip(".,;"))
            return replace(found, end=end, answer=answer)
    return found


def _is_of_something(before: str, said: str) -> bool:
    """Tell whether a deadline is that of something else: 'copy deadline is the 4th'."""
    word = before.split()[-1] if before[-1:] == " " and before.split() else ""
    return said.lower().startswith("deadline") and word.isalpha() and word not in _OF_THE_WORK


def _two_days(plain: Plain, found: FoundDate, known: Known) -> Due | None:
    """Return what to ask where another day follows: 'by Monday and Tuesday'."""
    more = _AND.match(plain.text, found.end)
    if more is None or not isinstance(found.answer, Understood):
        return None
    answer = dates.read(more[1], known.calendar)
    if not isinstance(answer, Understood):
        return None
    longer = replace(found, end=more.end())
    days = tuple(sorted({found.answer.day, answer.day}))
    return Due(_without(plain, longer), asks=_TWICE, readings=days, said=more[0])


def _for_day(plain: Plain, known: Known) -> Due | None:
    """Return the day of a clause that only says for when it is: '…, it is for Monday'."""
    found = day_clauses.find(plain.text, known)
    if found is None:
        return None
    start, said, day = found
    return Due(plain.cut(0, len(plain.text[:start].rstrip(_JOINTS))), day, said=said)


def _last(plain: Plain, known: Known) -> Due | None:
    """Return the day that ends a text and that nothing leads up to, or that is misspelt."""
    last = last_days.find(plain.text, known.calendar)
    if last is None:
        return None
    kept = plain.cut(0, len(plain.text[: last.start].rstrip(_JOINTS)))
    return Due(kept, last.day, last.asks, last.readings, said=last.said)


def _hangs(plain: Plain) -> bool:
    """Tell whether a text ends with words that something has to follow: 'between 4 and', 'for approval'."""
    words = plain.folded.split()
    return words[-1] in _HANGING or (words[-2:-1] == ["for"] and words[-1] in _FOR_A_MEETING)


def _without(plain: Plain, found: FoundDate) -> Plain:
    """Return the text without the words of the date, what leads up to it, and the marks around both."""
    text = plain.text
    before = text[: found.start].rstrip()
    led = before
    opened = before[-1:] in ("(", "[")
    if text[found.start : found.end].lower().startswith("after ") and before.lower().endswith(_AT_ONCE_AFTER):
        before = before.rsplit(None, 1)[0] if " " in before else ""
    before = _unlabelled(before.rstrip(_JOINTS), colon=before.endswith(":")).rstrip(_JOINTS)
    before = day_clauses.without(before).rstrip(_JOINTS)
    end = found.end
    if opened and text[end : end + 1] in (")", "]"):
        end += 1
    rest = text[end:]
    # A comma that follows the day alone parts the rest from the work: 'open the hall on Friday, Mal'.
    alone = before and before[-1].isalnum() and (opened or led[-1:] not in tuple(",;("))
    joined = " |" if alone else " ,;|"
    end += len(rest) - len(rest.lstrip(joined if before else " ,;–—-:→|"))
    if not text[end:].strip(" !") or (before.endswith(".") and text[end:].strip() == "."):
        end = len(text)
    return plain.cut(0, len(before)).then(plain.cut(end, len(text)))


def _unlabelled(before: str, *, colon: bool) -> str:
    """Return what stands before a date without the words that say that a date follows."""
    lower = before.lower()
    for label in sorted((*_LABELS, *_FROM), key=len, reverse=True):
        kept = before[: -len(label)] if lower.endswith(label) else None
        if kept is not None and (not kept or kept[-1] in _JOINTS):
            joined = colon or label in _FROM or not kept or kept.rstrip(" \t")[-1:] in tuple(",;(–—-|\n")
            return kept if joined else before
    return before
