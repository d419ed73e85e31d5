"""What is planned: a series, one meeting, or as much of it as was said."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

from bot.language import dates, wording
from bot.language.recurrence import rules, times
from bot.language.recurrence.plans import OneMeeting, SeriesPlan
from bot.language.recurrence.times import EitherTime
from bot.language.refusal import Refusal
from bot.understanding import meetings
from bot.understanding.acts.meetings import planned_places, tidied, which, zones
from bot.understanding.acts.meetings.heard import Heard
from bot.understanding.known import Known
from bot.understanding.meaning import (
    About,
    Ask,
    Confirm,
    Meaning,
    MeetingAct,
    MeetingDoes,
    Missing,
    NotUnderstood,
    OpenForm,
    Reading,
)

_OPENING = wording.word_set(
    "put in book arrange schedule set plan hold add organise organize fix call have make create new let's go",
    "to switch move change we we'll will i'd like meet meets meeting meetings a an another extra our the",
    "held holding be will extraordinary emergency urgent annual general agm egm date of going forward",
    "board group committee us everyone pencil slot additional",
    "we've agreed decided diarise pop get session sessions quick short get-together catch-up catchup",
    "together squeeze fit",
    "slot find need",
    "want would",
    "diary convene organise another steering full planning budget one-off workshop do run there there's",
    "there'll we're",
    "special further one next for on be is are now shall from up start starting",
)
_WORD = re.compile(r"\S+")
_PLAN_WORD = re.compile(
    r"(?:put in|book|arrange|schedule|set up|plan|hold|add|organise|organize|fix|call|have|new"
    r"|go to|switch to|move to"
    r"|change to|meet|let's meet|we(?:'re| are|'ll be| will be|'ll| will| shall)?(?: now)? meet(?:ing)?"
    r"|meetings (?:are|will be)(?: now)?|let's go to|can we go to|go|squeeze in"
    r"|fit in"
    r"|slot in|pencil in|diarise|find|need|want|get together|let's get together|let's have|we'll have"
    r"|we will have|do an?"
    r"|run an?|convene|organise|there's|there is|there will be|there'll be|let's do|let's hold)\b"
)
_NAMED = re.compile(
    r"(?:(?:an?|the|our|new|next|extra|additional|another|special|extraordinary|emergency|urgent|quick|short"
    r"|annual|general|board|group|committee|steering|full|further|one-off|planning|budget) ){0,5}"
    r"(?:meeting|session|agm|egm|get-together|catch-up|workshop)\b[:,]? "
)
"""What a plan may begin with that has no verb: 'extra meeting 8 Dec 4pm'."""
_PUT_IN = re.compile(
    r"(?:put|book|pencil|slot|get|schedule|set) (?:us|everyone|(?:the |our "
    r"|an? )?(?:[a-z]{1,20} )?(?:board|group"
    r"|committee|meeting))(?: meeting)? (?:in )?(?:for|on)\b"
)
_ABOUT_MEETING = re.compile(
    r"\b(?:meeting|meetings|meet|meets|session|get together|get-together|catch-up|agm|egm"
    r"|(?:extra|another|additional|further) (?:half (?:an )?)?hour|(?:find|squeeze in|fit in|slot in)"
    r" (?:us |in )?(?:an?|half an) (?:half )?hour)\b"
)
_SERIES = re.compile(
    r"\b(?:every|each|weekly|fortnightly|monthly|quarterly|alternate|mondays|tuesdays|wednesdays"
    r"|thursdays|fridays)\b"
)
_ONLY_A_PLAN = re.compile(
    r"(?:plan|plan a meeting|new meeting|a meeting|meeting|another meeting|an extra meeting|add"
    r"|extra meeting|new|next)"
)
_A_LENGTH = re.compile(r"(?:an? )?(?:half (?:an )?)?hour\b|\d{1,3} ?(?:minutes|mins|hours)\b")
_PART_OF_DAY = re.compile(
    r"\b(?:lunch|lunchtime|morning|afternoon|evening|tonight|teatime|breakfast"
    r"|daytime)\b"
)
"""Of this some time is meant, and not the usual one."""
MOST_OFFERED = 4
MOST_WORDS = 5
"""Of a plan of which nothing is understood; more words are something else."""
_NEEDED = ("in", "next", "starting", "from")


def planned(heard: Heard, known: Known, *, at_its_door: bool) -> Meaning | None:
    """Return the plan that is made, to be confirmed; None where it is none and this is an open door."""
    text = heard.text
    named = not at_its_door and _NAMED.match(text) is not None
    if not at_its_door and not (named or _is_plan(text)):
        return None
    if _is_only_a_plan(text) and not named:
        return OpenForm(meeting=MeetingAct(MeetingDoes.PLAN), missing=(Missing.DAY, Missing.TIME))
    if which.span(text, known) is not None and not named:
        return OpenForm(meeting=MeetingAct(MeetingDoes.PLAN), missing=(Missing.DAY, Missing.TIME))
    typed = tidied.plan(heard.typed(0, len(text)))
    # Elsewhere a meeting with somebody is work, and none of the group's own.
    typed = tidied.without_whom(typed) if at_its_door else typed
    place, bare = planned_places.of_plan(typed, known)
    zone, bare = _zone(bare)
    bare = _bare(bare)
    try:
        return _confirm(_read(bare, known), place, zone)
    except EitherTime as either:
        return _which_half(bare, either, known, place, zone, sure=at_its_door)
    except Refusal as refusal:
        return _half_said(bare, str(refusal), known, place, zone) if at_its_door else None


def _is_plan(text: str) -> bool:
    if _PUT_IN.match(text):
        return True
    if not _PLAN_WORD.match(text):
        return False
    return bool(
        _ABOUT_MEETING.search(text) or _SERIES.search(text) or re.match(r"(?:let's )?go to|switch to", text)
    )


def _is_only_a_plan(text: str) -> bool:
    return bool(_ONLY_A_PLAN.fullmatch(text)) or set(text.split()) <= _OPENING


def _bare(typed: str) -> str:
    """Return a plan without the words before it that only say that it is one."""
    start = _opening(typed.lower())
    bare = typed[start:] or typed
    return f"for {bare}" if _A_LENGTH.match(bare.lower()) else bare


def _opening(low: str) -> int:
    """Return where the words end that only open a plan; 'next Tuesday' needs its first word."""
    end = 0
    for word in _WORD.finditer(low):
        if word[0].strip(":,-") not in _OPENING | {""}:
            break
        if word[0] in ("a", "an") and low.startswith(("hour", "half"), word.end() + 1):
            break
        end = word.start() if word[0] in _NEEDED else word.end() + 1
    return end


def _read(bare: str, known: Known) -> SeriesPlan | OneMeeting:
    meant = meetings.read(
        bare, now=known.calendar.now, zone=known.calendar.zone, locale=known.calendar.locale
    )
    if not isinstance(meant, SeriesPlan | OneMeeting):
        raise Refusal("That plans no meeting.")
    return meant


def _act(meant: SeriesPlan | OneMeeting, place: str | None, zone: str | None) -> MeetingAct:
    act = MeetingAct(MeetingDoes.PLAN, start=meant.start, minutes=meant.minutes, place=place, zone=zone)
    if isinstance(meant, SeriesPlan):
        return replace(act, every=meant.rrule, left_out=meant.left_out, holiday_shift=meant.holiday_shift)
    return act


def _confirm(meant: SeriesPlan | OneMeeting, place: str | None, zone: str | None) -> Confirm:
    return Confirm((_act(meant, place, zone),))


def _zone(bare: str) -> tuple[str | None, str]:
    """Return the zone that is named right behind a time, or before 'time', and the plan without it."""
    parts = bare.split()
    low = [part.lower().strip(",.;") for part in parts]
    for count in (2, 1):
        for at in range(1, len(parts) - count + 1):
            zone = zones.named(" ".join(low[at : at + count]))
            follows = at + count < len(parts) and low[at + count] == "time"
            if zone is None or not (follows or _is_clock(low[max(0, at - 2) : at])):
                continue
            rest = (
                parts[:at]
                + ([","] if parts[at + count - 1].endswith(",") else [])
                + parts[at + count + follows :]
            )
            return zone, " ".join(rest)
    return None, bare


def _is_clock(before: list[str]) -> bool:
    try:
        at, _, _ = times.read(" ".join(before))
    except Refusal:
        return True
    return at is not None


def _which_half(
    bare: str, either: EitherTime, known: Known, place: str | None, zone: str | None, *, sure: bool
) -> Meaning | None:
    """Ask whether '7' is in the morning or in the evening."""
    readings = []
    for minute in either.readings:
        clock = times.written(minute)
        try:
            meant = _read(bare.lower().replace(either.typed, clock, 1), known)
        except Refusal:
            continue
        readings.append(Reading(clock, _confirm(meant, place, zone)))
    if not readings:
        return _half_said(bare, str(either), known, place, zone) if sure else None
    return Ask(
        About.READING, tuple(readings), f"Is '{either.typed}' {' or '.join(one.label for one in readings)}?"
    )


def _half_said(bare: str, why: str, known: Known, place: str | None, zone: str | None) -> Meaning:
    """Return what was said of a plan; the group's usual time stands in for one that was not said."""
    usual = usual_time(known)
    at, minutes, rest = _clock(bare)
    if usual is not None and at is None and not _PART_OF_DAY.search(rest):
        try:
            return _confirm(_read(f"{bare} at {usual:%H:%M}", known), place, zone)
        except Refusal:
            pass
    if "from now on" in rest:
        rest = ""
    days = tuple(day for day in which.day(which.core(rest.replace(";", " ")), known) if day >= known.today)
    if at is not None and len(days) > 1:
        return _which_day(days, at, minutes, place, zone, why)
    rate = _rate(rest)
    if at is None and minutes is None and not days and rate is None:
        return _unknown(bare, why, place)
    missing = [] if days and len(days) == 1 else [Missing.DAY]
    missing += [Missing.TIME] if at is None else []
    day = days[0] if len(days) == 1 else None
    act = MeetingAct(MeetingDoes.PLAN, day=day, at=at, minutes=minutes, every=rate, place=place, zone=zone)
    return OpenForm(meeting=act, missing=tuple(missing), why=why)


def _which_day(
    days: Sequence[date], at: time, minutes: int | None, place: str | None, zone: str | None, why: str
) -> Ask:
    """Ask which day is meant by 'Wednesday 3 December', which is a Thursday."""
    plans = [OneMeeting(datetime.combine(day, at), minutes) for day in days[:MOST_OFFERED]]
    readings = tuple(Reading(dates.echo(plan.start.date()), _confirm(plan, place, zone)) for plan in plans)
    asks = "Which day is that?"
    act = MeetingAct(MeetingDoes.PLAN, at=at, minutes=minutes, place=place, zone=zone)
    return Ask(About.DAY, readings, asks, OpenForm(meeting=act, missing=(Missing.DAY,), why=why))


def _unknown(bare: str, why: str, place: str | None) -> Meaning:
    short = len(bare.split()) <= MOST_WORDS and re.search(r"\d", bare)
    if _SERIES.search(bare.lower()) or short:
        return OpenForm(
            meeting=MeetingAct(MeetingDoes.PLAN, place=place), missing=(Missing.DAY, Missing.TIME), why=why
        )
    return NotUnderstood()


def usual_time(known: Known) -> time | None:
    """Return the time of day at which all of a group's meetings begin, if that is one."""
    clocks = {one.start.time() for one in known.meetings}
    return clocks.pop() if len(clocks) == 1 else None


def _clock(bare: str) -> tuple[time | None, int | None, str]:
    try:
        return times.read(bare.lower())
    except Refusal:
        return None, None, bare.lower()


def _rate(rest: str) -> str | None:
    try:
        found, _ = rules.rate(rest)
    except Refusal:
        return None
    return found.rule() if found is not None else None
