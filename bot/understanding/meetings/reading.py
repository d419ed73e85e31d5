"""From words of when a group meets to what was meant, or a Refusal that says what is missing."""

import re
from dataclasses import replace
from datetime import date, datetime, time
from typing import cast
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule as Rule  # noqa: N812 - a class that is spelt like a function
from dateutil.rrule import rrulestr

from bot.language import dates
from bot.language.recurrence import days, exceptions, holidays, rules, saying, times, words
from bot.language.recurrence.days import Here
from bot.language.recurrence.exceptions import Exceptions
from bot.language.recurrence.holidays import OnHolidays
from bot.language.recurrence.plans import Cancel, Meant, Move, OneMeeting, SeriesPlan, Show
from bot.language.refusal import Refusal
from scheduler import calendar

MOST_LETTERS = 200
MOVED = "move 3 December to 10 December at 14:00"
EXAMPLE = "`/meeting every second Tuesday at 10:00 for 90 minutes` or `/meeting 3 December at 14:00`"

OPENING = re.compile(
    r"(?:(?:we|let's|please|meet|meets|meetings?|plan|hold|set|the group|on|an?|the|and)\s+)+"
)
CLOSING = frozenset({"on", "at", "a", "an", "the", "and"})
CANCEL = re.compile(r"(?:cancel|call off|skip|no meeting)\b(?P<which>.*)")
MOVE = re.compile(r"(?:move|reschedule|postpone) (?P<rest>.+)")
ANY_MEETING = re.compile(r"\b(?:meetings?|one|on|of|from)\b|^\s*the\b|[;,]")
BY_WEEKDAY = re.compile(r"(?:BYDAY=|,)-?\d?(MO|TU|WE|TH|FR|SA|SU)\b")
RECURS = re.compile(r"\b(?:every|each|weekly|fortnightly|monthly|quarterly|yearly|annually|daily)\b")


def read(text: str, *, now: datetime, zone: ZoneInfo, locale: str | None) -> Meant:
    """Return the plan, meeting, cancellation or move that `text` asks for; `Show()` for nothing at all.

    `now` is aware. Raises Refusal, and nothing else, for what is unclear or incomplete.
    """
    # Normalising can lengthen a text eighteenfold.
    if len(text) > MOST_LETTERS or len(typed := words.plain(text)) > MOST_LETTERS:
        raise Refusal(f"That is too long for a plan of meetings. For example: {EXAMPLE}")
    here = Here(now, zone, locale)
    if not typed:
        return Show()
    if found := CANCEL.fullmatch(typed):
        return _cancel(found["which"], here)
    if found := MOVE.fullmatch(typed):
        which, _, to = found["rest"].partition(" to ")
        if which and to:
            return _move(which, to, here)
    return _plan(typed, here)


def _plan(typed: str, here: Here) -> SeriesPlan | OneMeeting:
    off, rest = holidays.read(typed)
    skipped, rest = exceptions.read(rest, here)
    holidays.refuse_unread(rest)
    months, rest = rules.months(rest)
    at, minutes, rest = times.read(rest)
    end, rest = days.end(rest)
    beginning, rest = days.first(rest, here)
    how_often, rest = rules.rate(rest)
    rule = rules.in_months(_bare(rest), months) if months else rules.rule(how_often, _bare(rest), beginning)
    if rule is not None:
        kept = exceptions.without_months(rule, skipped.months) if skipped.months else rule
        plan = _series(kept, at, minutes, end, beginning, skipped, here)
        off = OnHolidays() if skipped.holidays else off
        return replace(plan, holiday_shift=off.days(_weekday(kept)) if off is not None else None)
    recurs = how_often is not None or RECURS.search(rest) or end != days.End() or months
    if off is not None and not recurs:
        raise Refusal(
            f"Only meetings that recur can leave them out. For example: `/meeting {holidays.EXAMPLE}`"
        )
    if recurs or skipped != Exceptions():
        raise Refusal(f"{_understood(at, minutes)} to meet: {words.quoted(typed)}. For example: {EXAMPLE}")
    return _meeting(_bare(rest), beginning, at, minutes, here)


def _understood(at: time | None, minutes: int | None) -> str:
    known = f"at {at:%H:%M}" if at else ""
    if minutes:
        known = f"{known} for {saying.length(minutes)}".strip()
    return f"I understood '{known}', but not on which days" if known else "I can not tell on which days"


def _series(
    rule: str,
    at: time | None,
    minutes: int | None,
    end: days.End,
    beginning: date | None,
    skipped: Exceptions,
    here: Here,
) -> SeriesPlan:
    if at is None:
        cadence = saying.cadence(rule)
        raise Refusal(
            f"I understood '{cadence}', but not at what time. For example: `/meeting {cadence} at 10:00`"
        )
    start = _first_meeting(rule, datetime.combine(beginning or here.today, at), here)
    whole = ";".join((rule, *end.part(start, here)))
    return SeriesPlan(whole, start, minutes, _left_out(whole, start, skipped))


def _weekday(rule: str) -> int | None:
    """Return the weekday of a rule; None where it has none, or several."""
    found = {words.CODES.index(code) for code in BY_WEEKDAY.findall(rule)}
    return found.pop() if len(found) == 1 else None


def _left_out(rule: str, start: datetime, skipped: Exceptions) -> tuple[date, ...]:
    """Return the days of a rule that are left out, as far as anybody plans."""
    if not skipped.spans:
        return ()
    last = datetime.combine(max(last for _, last in skipped.spans), time.max)
    utc = re.sub(r"(UNTIL=\d{8}T\d{6})Z", r"\1", rule)
    each = cast(Rule, rrulestr(utc, dtstart=start))
    found = each.between(start, last, inc=True)
    return tuple(dict.fromkeys(local.date() for local in found if skipped.leave_out(local.date())))


def _first_meeting(rule: str, earliest: datetime, here: Here) -> datetime:
    """Return the first wall time from `earliest` on that fits the days of a rule and is still to come."""
    # The time between two meetings says nothing about the first: 'every second Tuesday' starts with the next.
    each = cast(Rule, rrulestr(re.sub(r";INTERVAL=\d+", "", rule), dtstart=earliest))
    return next(local for local in each if calendar.instant(local, here.zone) > here.now)


def _meeting(
    phrase: str, beginning: date | None, at: time | None, minutes: int | None, here: Here
) -> OneMeeting:
    if not phrase and beginning is None:
        raise Refusal(f"On which day? For example: {EXAMPLE}")
    if phrase and beginning is not None:
        raise Refusal(f"How often from {dates.echo(beginning)}? For example: {EXAMPLE}")
    day = beginning or days.one(phrase, here)
    if at is None:
        raise Refusal(
            f"I understood {dates.echo(day)}, but not at what time."
            f" For example: `/meeting {saying.day(day)} at 14:00`"
        )
    start = datetime.combine(day, at)
    if calendar.instant(start, here.zone) <= here.now:
        raise Refusal(
            f"{dates.echo(day)} at {at:%H:%M} has passed. For example: `/meeting tomorrow at {at:%H:%M}`"
        )
    return OneMeeting(start, minutes)


def _cancel(which: str, here: Here) -> Cancel:
    at, _, rest = times.read(which)
    return Cancel(_which(rest, here, "cancel 3 December"), at)


def _move(which: str, to: str, here: Here) -> Move:
    at, minutes, rest = times.read(to)
    target = _bare(rest)
    day = _which(which, here, MOVED)
    return Move(day, days.one(target, here, MOVED) if target else None, at, minutes)


def _which(phrase: str, here: Here, example: str) -> date | None:
    """Return the day of the meeting that is meant, None for the next one."""
    named = " ".join(ANY_MEETING.sub(" ", phrase).split())
    if named == "next":
        return None
    if named in ("", "all", "series", "every", "everything"):
        raise Refusal(f"Which meeting? Name its day. For example: `/meeting {example}`")
    return days.one(named, here, example)


def _bare(text: str) -> str:
    """Return the words that matter of what is left: 'we meet on the … ;' says nothing about when."""
    joined = " ".join(re.sub(r"[;,]", " ", text).split())
    opened = joined[found.end() :] if (found := OPENING.match(f"{joined} ")) else joined
    kept = opened.split()
    while len(kept) > 1 and kept[-1] in CLOSING:
        kept.pop()
    return " ".join(kept)
