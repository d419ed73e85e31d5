"""Where a meeting is moved to, once it is known which and to when: to be confirmed, or asked about."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from bot.language import dates
from bot.understanding.acts.meetings import targets, which
from bot.understanding.acts.meetings.targets import Target
from bot.understanding.acts.meetings.which import Which
from bot.understanding.known import Known, KnownMeeting
from bot.understanding.meaning import (
    About,
    Ask,
    Confirm,
    Meaning,
    MeetingAct,
    MeetingDoes,
    Missing,
    OpenForm,
    Reading,
)

SOME = KnownMeeting(start=datetime.combine(date(2026, 1, 15), time(12)), minutes=60)
_VAGUE = re.compile(r"\b(?:year|easter|christmas|term|summer|spring|autumn|winter|later|further notice)\b")
_PART_OF_DAY = re.compile(
    r"(?:the |an? |early |late |mid-?){0,2}(?:morning|afternoon|evening|lunchtime"
    r"|lunch time|daytime)"
)
OFFERED_WEEKS = (1, 2)
_DIRECTIONS = ("back", "off", "forward", "out", "ahead", "earlier", "later")


def move(phrase: str, to: str, known: Known, *, sure: bool, earlier: bool = False) -> Meaning | None:
    """Return how the meeting that a phrase means is moved to when other words say; None if they say none."""
    held = which.find(bare(phrase), known)
    to = to.strip(" ,.;")
    if held is None or held.all or not to:
        return None
    if not sure and not (held.named and held.days):
        return None
    if not held.days:
        if not possible(to, known):
            return None
        act = MeetingAct(MeetingDoes.MOVE, day=held.said)
        return which.of_one(
            held, known, lambda day: _of(day, to, known, earlier) or OpenForm(meeting=act), act
        )
    if len(held.days) > 1:
        made = {day: _of(day, to, known, earlier) for day in held.days}
        if any(one is None for one in made.values()):
            return None
        return which.of_one(held, known, lambda day: made[day] or OpenForm(), MeetingAct(MeetingDoes.MOVE))
    return _of(held.days[0], to, known, earlier)


def possible(to: str, known: Known) -> bool:
    """Tell whether words are a time that any meeting could be moved to."""
    return bool(targets.targets(to, SOME, known)) or targets.shift(to, SOME) is not None


def _of(day: date, to: str, known: Known, earlier: bool) -> Meaning | None:
    """Return how the meeting of a day is moved; None when that is no time."""
    meeting = next((one for one in known.meetings if one.day == day), None)
    if meeting is None:
        return None
    if (by := targets.shift(to, meeting, earlier=earlier)) is not None:
        return _confirm(meeting, by)
    if _PART_OF_DAY.fullmatch(to):
        act = MeetingAct(MeetingDoes.MOVE, day=day)
        return OpenForm(meeting=act, missing=(Missing.TIME,), why="At what time?")
    found = [one for one in targets.targets(to, meeting, known) if targets.when(meeting, one) > known.now]
    if len(found) == 1:
        return _confirm(meeting, found[0])
    act = MeetingAct(MeetingDoes.MOVE, day=day)
    if found:
        kind = About.READING if any(one.to is None for one in found) else About.DAY
        readings = tuple(Reading(_label(meeting, one), _confirm(meeting, one)) for one in found[:5])
        asks = f"To when is the meeting of {dates.echo(day)} moved?"
        return Ask(kind, readings, asks, OpenForm(meeting=act))
    within = which.span(to, known)
    if within is not None or _VAGUE.search(to):
        return _asks(meeting, known, within)
    return None


def _confirm(meeting: KnownMeeting, target: Target) -> Confirm:
    to = target.to if target.to != meeting.day else None
    return Confirm(
        (MeetingAct(MeetingDoes.MOVE, day=meeting.day, to=to, at=target.at, minutes=target.minutes),)
    )


def _label(meeting: KnownMeeting, target: Target) -> str:
    at = f"{targets.when(meeting, target):%H:%M}"
    return f"{dates.echo(target.to)} at {at}" if target.to else f"{at} on the same day"


def unsaid(held: Which, known: Known, *, postpones: bool) -> Meaning:
    """Ask to when a meeting is moved, since that was not said."""
    act = MeetingAct(MeetingDoes.MOVE, day=held.said)
    if held.all:
        return OpenForm(meeting=act, missing=(Missing.DAY,), why="Which meeting?")
    if len(held.days) == 1:
        meeting = next(one for one in known.meetings if one.day == held.days[0])
        return _asks(meeting, known) if postpones else OpenForm(meeting=MeetingAct(act.does, held.days[0]))
    return which.of_one(held, known, lambda day: OpenForm(meeting=MeetingAct(act.does, day)), act)


def _asks(meeting: KnownMeeting, known: Known, within: tuple[date, date] | None = None) -> Ask:
    """Ask to which day; a week and two weeks on are the likeliest, unless a meeting is held then."""
    held = {one.day for one in known.coming}
    offered: Sequence[date] = [meeting.day + timedelta(weeks=weeks) for weeks in OFFERED_WEEKS]
    if within is not None:
        first = within[0] + timedelta(days=(meeting.day.weekday() - within[0].weekday()) % 7)
        offered = [first + timedelta(weeks=weeks) for weeks in range(5)]
        offered = [day for day in offered if known.today < day <= within[1]]
    free = [day for day in offered if day not in held][:4]
    readings = tuple(Reading(dates.echo(day), _confirm(meeting, Target(day))) for day in free)
    act = MeetingAct(MeetingDoes.MOVE, day=meeting.day)
    return Ask(
        About.DAY,
        readings,
        f"To which day is the meeting of {dates.echo(meeting.day)} moved?",
        OpenForm(meeting=act, missing=(Missing.DAY,)),
    )


def bare(words: str) -> str:
    """Return words without the 'back' or 'forward' that ends them."""
    kept = words.strip()
    head, _, last = kept.rpartition(" ")
    return head.strip() if last in _DIRECTIONS else kept
