"""By when: the due day of an action, the words that say it, and what to ask where they say no day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.language import dates
from bot.language.bounds import Budget
from bot.language.dates import Calendar, FoundDate, Understood, finding
from bot.understanding.acts.actions import vague
from bot.understanding.known import Known
from bot.understanding.plain import Plain

_LEADS = (
    *("by", "before", "on", "at", "in", "due", "until", "till", "no later than", "not later than", "within"),
    *("in time for", "ahead of", "prior to", "in advance of", "b4", "due by", "due on", "due:", "deadline:"),
    *("deadline", "deadline is", "due date:", "due date", "date:", "when:", "by date:", "starting", "from"),
    *("starting on", "starting from", "beginning", "beginning on", "with effect from", "as of", "target:"),
    *("target date:", "timescale:", "completion:", "complete by", "to be done by", "and due", "by:"),
)
_MEETING = re.compile(r"\b(?:meetings?|agm|board|session)\b")
_AFTER = re.compile(r"\b(?:after|following|from|since)\b")
_AROUND = ("over", "during", "since", "around", "of", "throughout", "through", "about", "after", "between")
_EVENT = re.compile(
    r"\b(?:event|party|session|workshop|fair|conference|training|visit|launch|celebration|concert|gala|walk|webinar"
    r"|seminar|talk|service|class|course|trip|exhibition|market|show|hearing|inspection|interviews?|festival|wedding"
    r"|funeral|dinner|lunch|tea|breakfast|open day|away day|do|hustings|ceremony|demonstration|march|parade|sale"
    r"|call|appointment|booking|deadline|match|game|play|performance|screening)\s+$"
)


@dataclass(frozen=True)
class Due:
    """The day by which something is due; where it is to be asked, `readings` are the days to offer.

    `said` are the words that said it, and `plain` is what is left of the text without them. `maybe_none` says
    that the day may be part of the work.
    """

    plain: Plain
    day: date | None = None
    asks: str = ""
    readings: tuple[date, ...] = ()
    meeting: date | None = None
    said: str = ""
    maybe_none: bool = False


def taken(plain: Plain, known: Known, budget: Budget) -> Due:
    """Return when a text says that it is due, and the text without that."""
    found = dates.find(plain.text, known.calendar, budget)
    if found is not None and (due := _found(plain, found, known, budget)):
        return due
    return _vague(plain, known.calendar) or Due(plain)


def within(clause: Plain, known: Known, budget: Budget) -> Due:
    """Return the due day that is said in a purpose or behind a reason, if it is plainly one."""
    found = dates.find(clause.text, known.calendar, budget)
    if found is None or not finding.SURE.match(clause.text, found.start):
        return Due(clause)
    ends = (
        not clause.text[found.end :].strip(" .,;)") and clause.text[: found.start].rstrip()[-1:] in ",;(–—-"
    )
    rest = _cut(clause, found.start, found.end) if ends else clause
    return _answered(rest, found, known, clause.text[found.start : found.end])


def _found(plain: Plain, found: FoundDate, known: Known, budget: Budget) -> Due | None:
    start, end = _with_lead(plain, found)
    before = plain.folded[:start].rstrip()
    last_word = before.rsplit(None, 1)[-1] if before else ""
    said = plain.text[start:end]
    if last_word in _AROUND and not finding.SURE.match(plain.text, found.start):
        return None
    if last_word in ("for", "to") and start == found.start:
        return _governed(plain, found, known, last_word, start)
    sure = bool(finding.SURE.match(plain.text, found.start))
    if not sure and start and _EVENT.search(plain.folded[max(0, start - 30) : start]) and "," not in said:
        return _perhaps(plain, found, known)
    kept = _cut(plain, start, end)
    due = _answered(kept, found, known, said)
    if sure and len(kept.text) > 3 and (other := _another(kept, due, known, budget)):
        return other
    return due


def _with_lead(plain: Plain, found: FoundDate) -> tuple[int, int]:
    """Return where the words begin and end that say when, with what leads to the day."""
    start, end = found.start, found.end
    while plain.folded[start : start + 1] in tuple("–—- "):
        start += 1
    for _ in range(2):
        before = plain.folded[:start].rstrip(" (")
        lead = max((each for each in _LEADS if _ends_with(before, each)), key=len, default="")
        if not lead:
            break
        start = len(before) - len(lead)
    return start, end


def _ends_with(before: str, lead: str) -> bool:
    at = len(before) - len(lead)
    return before.endswith(lead) and (at == 0 or not before[at - 1].isalnum())


def _governed(plain: Plain, found: FoundDate, known: Known, word: str, start: int) -> Due:
    """Return the due day where it stands behind 'for' or 'to': of a meeting it is that; else it may be either."""
    phrase = plain.folded[found.start : found.end]
    at = len(plain.folded[:start].rstrip()) - len(word)
    if not _MEETING.search(phrase):
        return _perhaps(plain, found, known)
    if word == "to":
        return _answered(plain, found, known, phrase)
    return _answered(_cut(plain, at, found.end), found, known, plain.text[at : found.end])


def _perhaps(plain: Plain, found: FoundDate, known: Known) -> Due:
    due = _answered(plain, found, known, found.phrase)
    days = (due.day,) if due.day else due.readings
    return Due(
        plain, None, f"Is it due then, or is '{found.phrase}' part of the work?", days, maybe_none=True
    )


def _answered(kept: Plain, found: FoundDate, known: Known, said: str) -> Due:
    answer = found.answer
    if isinstance(answer, Understood):
        day = answer.day
        if said.lower().startswith("b4"):
            again = dates.read(f"before {found.phrase}", known.calendar)
            day = again.day if isinstance(again, Understood) else day
        return Due(kept, day, meeting=_meeting(said.lower(), day, known), said=said)
    return Due(kept, asks=answer.asks, readings=answer.readings, said=said)


def _meeting(said: str, day: date, known: Known) -> date | None:
    """Return the meeting that a due day hangs on, if the words name one."""
    if not _MEETING.search(said):
        return None
    days: Sequence[date] = tuple(sorted({*known.calendar.meetings, *(one.day for one in known.meetings)}))
    if _AFTER.search(said):
        return next((meeting for meeting in reversed(days) if meeting <= day), None)
    return next((meeting for meeting in days if meeting >= day), None)


def _another(kept: Plain, due: Due, known: Known, budget: Budget) -> Due | None:
    """Return what to ask where a second day is given by when it is due."""
    found = None if budget.over else dates.find(kept.text, known.calendar, budget)
    if found is None or not finding.SURE.match(kept.text, found.start) or due.day is None:
        return None
    start, end = _with_lead(kept, found)
    second = _answered(_cut(kept, start, end), found, known, kept.text[start:end])
    if second.day in (due.day, None):
        return None
    days = tuple(sorted((due.day, second.day)))
    return Due(second.plain, asks="Two days are given: which is it due?", readings=days, said=due.said)


def _vague(plain: Plain, calendar: Calendar) -> Due | None:
    found = vague.find(plain.folded)
    if found is None:
        return None
    said = plain.text[found.start : found.end]
    answer = dates.read(said, calendar)
    days = (answer.day,) if isinstance(answer, Understood) else answer.readings
    return Due(
        _cut(plain, found.start, found.end),
        asks=f"Which day is '{said}'?",
        readings=days or likely(calendar),
        said=said,
    )


def likely(calendar: Calendar) -> tuple[date, ...]:
    """Return days to offer where none can be told: this or next Friday, the next meeting, and in a month."""
    friday = calendar.today + timedelta(days=(4 - calendar.today.weekday()) % 7 or 7)
    days = {friday, friday + timedelta(days=7), *calendar.coming[:1], friday + timedelta(days=28)}
    return tuple(sorted(days))[:4]


def _cut(plain: Plain, start: int, end: int) -> Plain:
    """Return the text without the words of the date, and without the marks around them."""
    text = plain.text
    before = text[:start].rstrip()
    opened = before[-1:] in ("(", "[")
    before = before.rstrip(" ,;(–—-[")
    if opened and text[end : end + 1] in (")", "]"):
        end += 1
    rest = text[end:]
    end += len(rest) - len(rest.lstrip(" ,;–—-" if not before else " ,;"))
    return plain.cut(0, len(before)).then(plain.cut(end, len(text)))
