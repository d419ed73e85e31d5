"""Times of day and lengths: the part of a plan that says from when until when.

No group meets at three or at ten at night without saying so: from one to six it is the afternoon, from eight
to twelve the day. '7' could be the morning or the evening, and is asked about.
"""

import re
from dataclasses import dataclass
from datetime import time

from bot.language.recurrence import saying, words
from bot.language.refusal import Refusal

HALF = r"(?:a\.?m\b\.?|p\.?m\b\.?|in the (?:morning|afternoon|evening))"
HOUR = rf"(?:\d{{1,2}}|{'|'.join(words.NUMBERS)})"
NOON = r"(?:12\s*)?\b(?:noon|midday)\b"
# Not in the middle of a word, a number or a date such as 2026-12-03.
EDGE = r"(?<![\w.:/-])"
# What is a time wherever it stands …
PLAIN = (
    rf"(?:{NOON}|(?:half past|half|quarter past|quarter to)\s+{HOUR}\b(?:\s*{HALF})?"
    rf"|\d{{1,2}}(?:[:.]|h\s?)\d{{2}}(?![.:/]?\d)(?:\s*{HALF})?"
    rf"|{HOUR}(?:\s*o'?clock)?\s*{HALF}|{HOUR}\s*o'?clock|\d{{1,2}}h\b)"
)
# … and what is one only after 'at', 'from' or 'to': '10', but not the 10 of '10 December' or '10 weeks'.
LOOSE = rf"(?:{PLAIN}|{HOUR}(?![\w:/]|[.-]\d|\s+(?:of\s+)?(?:{words.MONTH}|times|days|weeks|months)))"
DIGITS = r"(?:[01]\d|2[0-3])[0-5]\d\b(?:\s*(?:h|hrs|hours)\b)?"
TO = r"\s*(?:-|\bto\b|\band\b|\buntil\b|\btill?\b)\s*"

BETWEEN = (
    re.compile(rf"\b(?:at|from|between)\s+(?P<start>{PLAIN}|{HOUR}){TO}(?P<end>{LOOSE})"),
    re.compile(rf"{EDGE}(?P<start>{PLAIN}){TO}(?P<end>{LOOSE})"),
    re.compile(rf"{EDGE}(?P<start>{HOUR})\s*(?:-|\bto\b)\s*(?P<end>{PLAIN})"),
)
STARTING = (
    re.compile(rf"(?:\bat\s+|@\s*)(?P<start>{DIGITS}|{LOOSE})"),
    re.compile(rf"\bfrom\s+(?P<start>{LOOSE})"),
    re.compile(rf"{EDGE}(?P<start>{PLAIN})"),
)
PARTS_OF_A_CLOCK = re.compile(
    rf"(?:(?P<past>half past|half|quarter past|quarter to)\s+)?(?P<hour>\d{{1,2}}?|[a-z]+?)"
    r"(?:(?:[:.]|h\s?)?(?P<minute>\d{2}))?(?P<exact>h|\s*hrs|\s*hours)?"
    rf"\s*(?:o'?clock)?\s*(?P<half>{HALF})?"
)
PAST = {None: 0, "half past": 30, "half": 30, "quarter past": 15, "quarter to": -15}

# At seven, without a leading nought, it could be either half of the day.
SURE_HOURS = range(8, 19)
AFTERNOON = range(1, 7)
"""Hours that are in the afternoon unless somebody says otherwise."""
DAY = 24 * 60

FRACTIONS = {"half an hour": 30, "a quarter of an hour": 15, "three quarters of an hour": 45}
TENS = {
    "five": 5,
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "sixty": 60,
    "ninety": 90,
}
HOURS = r"(?:hours?|hrs?|h)"
MINUTES = r"(?:minutes?|mins?|m)\b"
LENGTH = (
    rf"(?:(?P<fraction>{'|'.join(FRACTIONS)})|(?P<minutes>\d{{1,4}}|{'|'.join(sorted(TENS, reverse=True))})"
    rf"\s*-?\s*{MINUTES}|(?P<hours>\d{{1,2}}(?:[.,]\d{{1,2}})?|an?|{'|'.join(words.NUMBERS)})"
    rf"(?P<half>\s+and a half)?\s*-?\s*{HOURS}"
    rf"(?:(?<=h)\s?(?P<tail>\d{{2}})\s*m?\b|\b(?P<half_more>\s+and a half)"
    rf"|\b\s*(?:and\s+)?(?P<more>\d{{1,2}})\s*{MINUTES}|\b))"
)
LASTING = re.compile(rf"\b(?:for|lasting|lasts)\s+(?:about\s+)?{LENGTH}")
BARE_LENGTH = re.compile(rf"{EDGE}{LENGTH}")
SHORTEST, LONGEST = 5, 12 * 60


class EitherTime(Refusal):
    """A time that could be in either half of the day; `readings` are its minutes of the day."""

    def __init__(self, typed: str, readings: tuple[int, ...]) -> None:
        either = " or ".join(written(reading) for reading in readings)
        super().__init__(
            f"'{typed}' could be {either}. Please say which, for example:"
            f" `/meeting every Tuesday at {written(readings[-1])}`"
        )
        self.typed, self.readings = typed, readings


@dataclass(frozen=True)
class TypedTime:
    """A time as typed, and the minutes of the day that it can stand for, the likelier first."""

    typed: str
    readings: tuple[int, ...]

    @property
    def sure(self) -> bool:
        """Tell whether nobody would read it in another way."""
        return len(self.readings) == 1 or self.readings[0] // 60 in SURE_HOURS

    def minute(self) -> int:
        """Return the minute of the day; EitherTime when it could be in either half of the day."""
        if self.sure:
            return self.readings[0]
        raise EitherTime(self.typed, self.readings)


def written(minute: int) -> str:
    """Return a minute of the day as '09:30'."""
    return f"{minute // 60:02}:{minute % 60:02}"


def read(text: str) -> tuple[time | None, int | None, str]:
    """Return when a meeting starts, how many minutes it lasts, and the words that say neither."""
    for pattern in BETWEEN:
        if found := pattern.search(text):
            start, lasting = _between(_clock(found["start"]), _clock(found["end"]))
            return _time(start), lasting, words.without(found, text)
    minutes, text = _length(LASTING, text)
    clock, text = _start(text)
    if minutes is None:
        minutes, text = _length(BARE_LENGTH, text)
    return (None if clock is None else _time(clock.minute())), minutes, text


def hours(start: str, end: str) -> tuple[time, time] | None:
    """Return from when until when somebody works who says '10' and '4', or '9.30' and '15:00'; None if never.

    Of several readings it is the shortest, and of those the likeliest.
    """
    ended = _clock(end)
    starts = _clock(start).readings
    both = [(last - first, first, last) for first in starts for last in _ends(ended, first) if last > first]
    if not both:
        return None
    _, first, last = min(both, key=lambda one: one[0])
    return _time(first), _time(last)


def likeliest(typed: str) -> time:
    """Return the time of day that somebody most likely means; raise Refusal for what is none."""
    return _time(_clock(typed).readings[0])


def length(text: str) -> tuple[int | None, str]:
    """Return how many minutes are named as a length, and the words that do not name it."""
    minutes, rest = _length(LASTING, text)
    return _length(BARE_LENGTH, rest) if minutes is None else (minutes, rest)


def _start(text: str) -> tuple[TypedTime | None, str]:
    for pattern in STARTING:
        if found := pattern.search(text):
            return _clock(found["start"]), words.without(found, text)
    return None, text


def _clock(typed: str) -> TypedTime:
    if re.search(NOON, typed):
        return TypedTime(typed, (DAY // 2,))
    found = PARTS_OF_A_CLOCK.fullmatch(typed)
    readings = _readings(found, exact=typed.startswith("0")) if found else ()
    if not readings:
        raise Refusal(f"'{typed}' is no time of day. For example: `/meeting every Tuesday at 14:00`")
    return TypedTime(typed, readings)


def _readings(found: re.Match[str], *, exact: bool) -> tuple[int, ...]:
    """Return the minutes of the day that a clock's parts can stand for; none for 25:00 or 10:75."""
    hour, minute = words.number(found["hour"]), int(found["minute"] or 0)
    if minute >= 60:
        return ()
    hours = _halves(hour, found["half"], exact=exact or bool(found["exact"]))
    return tuple((reading * 60 + minute + PAST[found["past"]]) % DAY for reading in hours)


def _halves(hour: int, half: str | None, *, exact: bool) -> tuple[int, ...]:
    """Return the hours of the day that an hour can stand for; none when there is no such hour."""
    if half is not None:
        return _half(hour, morning=half.startswith("a") or "morning" in half)
    if hour > 23:
        return ()
    if exact or hour in (0, *range(13, 24)):
        return (hour,)
    if hour in AFTERNOON:
        return (hour + 12, hour)
    # Twelve is noon before it is midnight; the others are in the morning before they are in the evening.
    return (12, 0) if hour == 12 else (hour, hour + 12)


def _half(hour: int, *, morning: bool) -> tuple[int, ...]:
    if 1 <= hour <= 12:
        return (hour % 12 + (0 if morning else 12),)
    return (hour,) if 12 < hour <= 23 and not morning else ()


def _between(start: TypedTime, end: TypedTime) -> tuple[int, int]:
    """Return the first minute and the length of '10 to 11:30' or '2-3pm'; Refusal if the end is not later."""
    # The '2' of '2-3am' is settled by the 'am'.
    open_ = not start.sure or start.readings[0] > DAY // 2 + 60
    starts = start.readings if len(end.readings) == 1 and open_ else (start.minute(),)
    lengths = [(last - first, first) for first in starts for last in _ends(end, first) if last > first]
    if not lengths:
        raise Refusal(
            f"'{end.typed}' is not later than '{start.typed}'. For example:"
            " `/meeting every Tuesday at 10:00-11:30`"
        )
    minutes, first = min(lengths)
    return first, _bounded(minutes)


def _ends(end: TypedTime, first: int) -> tuple[int, ...]:
    # The '9' of '7pm-9' is at night, but nobody means the evening by the '10' of '11-10'.
    return end.readings[:1] if end.sure and first < DAY // 2 else end.readings


def _length(pattern: re.Pattern[str], text: str) -> tuple[int | None, str]:
    found = pattern.search(text)
    if not found:
        return None, text
    return _bounded(_minutes(found)), words.without(found, text)


def _minutes(found: re.Match[str]) -> int:
    if found["fraction"]:
        return FRACTIONS[found["fraction"]]
    if found["minutes"]:
        return TENS.get(found["minutes"]) or int(found["minutes"])
    hours = found["hours"].replace(",", ".")
    whole = round(float(hours) * 60) if hours[0].isdigit() else words.number(hours) * 60
    half = 30 if found["half"] or found["half_more"] else 0
    return whole + half + int(found["tail"] or found["more"] or 0)


def _bounded(minutes: int) -> int:
    if not SHORTEST <= minutes <= LONGEST:
        raise Refusal(
            f"A meeting takes from {saying.length(SHORTEST)} to {saying.length(LONGEST)}, not"
            f" {saying.length(minutes)}."
            " For example: `/meeting every Tuesday at 10:00 for 90 minutes`"
        )
    return minutes


def _time(minute: int) -> time:
    return time(minute // 60, minute % 60)
