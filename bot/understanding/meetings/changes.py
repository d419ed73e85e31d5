"""A change of a meeting that was typed only in part: what is clear of it, for the form that opens instead."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.language.recurrence.plans import Cancel
from bot.language.refusal import Refusal
from bot.understanding.meetings import reading

_CHANGE = re.compile(
    r"\s*(?P<verb>cancel|call off|skip|no meeting|move|reschedule|postpone)\b\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_TO = re.compile(r"(?:^| )to ", re.IGNORECASE)
_MOVES = ("move", "reschedule", "postpone")


@dataclass(frozen=True)
class PartialChange:
    """A change as far as it was said: whether it `moves` a meeting, the words for which one, and to when."""

    moves: bool
    which: str
    to: str = ""


@dataclass(frozen=True)
class Day:
    """The meeting that is meant, by its day and perhaps its time; the next one if `day` is None."""

    day: date | None
    at: time | None


def starts(typed: str) -> bool:
    """Tell whether a text begins like a change of a meeting."""
    return _CHANGE.match(typed) is not None


def partial_change(typed: str) -> PartialChange:
    """Return what a text that `starts` a change says of it."""
    found = _CHANGE.match(typed)
    if found is None:
        raise ValueError("this changes no meeting")
    which, *to = _TO.split(" ".join(found["rest"].split()), maxsplit=1)
    return PartialChange(found["verb"].lower() in _MOVES, which.strip(), to[0].strip() if to else "")


def day(which: str, *, now: datetime, zone: ZoneInfo, locale: str | None) -> Day | None:
    """Return which meeting the words mean; None when that can not be told."""
    try:
        meant = reading.read(f"cancel {which}", now=now, zone=zone, locale=locale)
    except Refusal:
        return None
    return Day(meant.day, meant.at) if isinstance(meant, Cancel) else None
