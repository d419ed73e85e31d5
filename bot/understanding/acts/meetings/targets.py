"""To when a meeting is moved: 'the 17th at 3', 'wed 9th 2pm', 'a week later', '11'."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.language.recurrence import times, words
from bot.language.recurrence.times import EitherTime
from bot.language.refusal import Refusal
from bot.understanding.acts.meetings import which
from bot.understanding.known import Known, KnownMeeting


@dataclass(frozen=True)
class Target:
    """Where a meeting is moved to: another day, another time, or both; perhaps with another length."""

    to: date | None = None
    at: time | None = None
    minutes: int | None = None


_BARE_NUMBER = re.compile(r"(?:the )?(?P<number>\d{1,2})")
_COUNT = rf"(?P<count>\d{{1,3}}|an?|half an|{'|'.join(words.NUMBERS)})"
_SHIFT = re.compile(
    rf"(?P<lead>by |back |forward |later |earlier )?(?:by )?{_COUNT} (?P<unit>working day|day"
    rf"|week|fortnight|month|hour|minute|min|hr)s?"
    r"(?P<tail> later| earlier| back| forward| sooner| on| after| before)?"
)
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_EARLIER = ("earlier", "forward", "sooner", "before")
_SAME_TIME = re.compile(
    r"\b(?:at )?(?:the )?(?:same|usual) (?:time|place|day)(?: and (?:time|place))?(?: as usual)?\b"
    r"|\b(?:time )?as usual\b|\binstead\b"
    r"|\b(?:start|starting|new) ?(?:time)?\b"
)
_FOLLOWING = {
    "week after": 7,
    "following week": 7,
    "week later": 7,
    "week before": -7,
    "day after": 1,
    "following day": 1,
    "next day": 1,
    "day before": -1,
    "previous week": -7,
}
_WEEKDAY = re.compile(rf"(?:on )?(?P<day>{words.DAY})")
_WEEKDAY_AND_NUMBER = re.compile(
    rf"(?:on )?(?P<weekday>{words.DAY}),? (?:the )?(?P<day>\d{{1,2}})(?:st"
    rf"|nd|rd|th)?"
)
_ORDINAL = re.compile(r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)")


def shift(
    phrase: str, meeting: KnownMeeting, *, earlier: bool = False, directed: bool = False
) -> Target | None:
    """Return where a meeting comes to lie 'by a week', 'an hour later'; None for what is no such length.

    'An hour' alone shifts nothing, unless it is `directed` by the words before it.
    """
    found = _SHIFT.fullmatch(phrase)
    if found is None or not (directed or found["lead"] or found["tail"]):
        return None
    count = 0.5 if found["count"] == "half an" else words.number(found["count"])
    back = any(mark in f"{found['lead']} {found['tail']}" for mark in _EARLIER) or earlier
    sign = -1 if back else 1
    unit = found["unit"]
    if unit in _DAYS:
        return Target(to=meeting.day + timedelta(days=int(sign * count * _DAYS[unit])))
    if unit == "month":
        return Target(to=which.months_on(meeting.day, int(sign * count)))
    if unit == "working day":
        return None
    minutes = count * (60 if unit.startswith("h") else 1)
    moved = meeting.start + timedelta(minutes=sign * minutes)
    return Target(to=moved.date() if moved.date() != meeting.day else None, at=moved.time())


def targets(phrase: str, meeting: KnownMeeting, known: Known) -> tuple[Target, ...]:
    """Return where a meeting may be moved to: one if it is sure, several to ask about; none for no time."""
    bare = " ".join(_SAME_TIME.sub(" ", phrase).split()).strip(" ,.;:-")
    if found := _BARE_NUMBER.fullmatch(bare):
        return _either(int(found["number"]), meeting, known)
    try:
        at, minutes, rest = times.read(bare)
        clocks = [at]
    except EitherTime as either:
        clocks = [time(minute // 60, minute % 60) for minute in either.readings]
        minutes, rest = None, _without_time(bare)
    except Refusal:
        return ()
    day_words = which.core(rest.replace(";", " "))
    if not day_words:
        return tuple(Target(at=clock, minutes=minutes) for clock in clocks if clock is not None)
    days = _days(day_words, meeting, known)
    return tuple(Target(day, clock, minutes) for day in days for clock in clocks)


def _without_time(bare: str) -> str:
    return re.sub(
        r"\b(?:at )?(?:half past |half |quarter past |quarter to )?\d{1,2}\b(?!st|nd|rd|th)", " ", bare
    )


def _either(number: int, meeting: KnownMeeting, known: Known) -> tuple[Target, ...]:
    """Return the day and the hour that a bare number may be."""
    found = [Target(to=day) for day in _nearest(number, meeting, known)]
    if number == 7:
        found += [Target(at=time(7)), Target(at=time(19))]
    elif 1 <= number <= 23:
        found.append(Target(at=time(number + 12 if number in times.AFTERNOON else number)))
    return tuple(found)


def _days(bare: str, meeting: KnownMeeting, known: Known) -> tuple[date, ...]:
    if bare in _FOLLOWING:
        return (meeting.day + timedelta(days=_FOLLOWING[bare]),)
    if bare in ("next week", "this week"):
        monday = known.today - timedelta(days=known.today.weekday())
        return (monday + timedelta(days=7 * (bare == "next week") + meeting.day.weekday()),)
    if which.span(bare, known) is not None:
        return ()
    if found := _ORDINAL.fullmatch(bare):
        return _nearest(int(found["day"]), meeting, known)
    if found := _WEEKDAY_AND_NUMBER.fullmatch(bare):
        weekday = words.weekday(found["weekday"])
        near = [day for day in _near(int(found["day"]), meeting, known) if day.weekday() == weekday]
        if near:
            return (near[0],)
    if found := _WEEKDAY.fullmatch(bare):
        return _on_weekday(words.weekday(found["day"]), meeting, known)
    return tuple(day for day in which.day(bare, known) if day >= known.today)[:4]


def _nearest(number: int, meeting: KnownMeeting, known: Known) -> tuple[date, ...]:
    """Return the day of that number that is nearest to the meeting, and still to come."""
    return _near(number, meeting, known)[:1]


def _near(number: int, meeting: KnownMeeting, known: Known) -> tuple[date, ...]:
    """Return the days of that number around the meeting that are still to come, the nearest first."""
    possible = []
    for months in (-1, 0, 1, 2):
        first = which.months_on(meeting.day.replace(day=1), months)
        try:
            day = first.replace(day=number)
        except ValueError:
            continue
        if day >= known.today and day != meeting.day:
            possible.append(day)
    return tuple(sorted(possible, key=lambda day: abs(day - meeting.day)))


def _on_weekday(weekday: int, meeting: KnownMeeting, known: Known) -> tuple[date, ...]:
    """Return that weekday before and after the meeting, nearest first, and the next one from today on."""
    in_its_week = meeting.day + timedelta(days=weekday - meeting.day.weekday())
    soonest = known.today + timedelta(days=(weekday - known.today.weekday()) % 7 or 7)
    other = in_its_week + timedelta(days=7 if in_its_week < meeting.day else -7)
    found = [day for day in (in_its_week, other, soonest) if day >= known.today and day != meeting.day]
    return tuple(dict.fromkeys(found))


def when(meeting: KnownMeeting, target: Target) -> datetime:
    """Return when a meeting is held once it is moved there."""
    return datetime.combine(target.to or meeting.day, target.at or meeting.start.time())
