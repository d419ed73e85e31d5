"""What people say of themselves, or out of courtesy; and what is nothing to the bot."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class Preference(StrEnum):
    """How somebody wants to be reminded."""

    AWAY = "away"
    BACK = "resume"
    HOW_OFTEN = "how often"
    STOP = "stop"
    SHOW = "show"
    WHY = "why"
    WORKING_TIME = "working time"
    USUAL_HOURS = "usual hours"
    HOLIDAYS = "holidays"


@dataclass(frozen=True)
class WorkingTime:
    """When somebody works: on `days` of the week, 0 for Monday, or on all but those `off`, and at what times.

    What they do not say stays as it is.
    """

    days: tuple[int, ...] = ()
    off: tuple[int, ...] = ()
    begins: time | None = None
    ends: time | None = None


@dataclass(frozen=True)
class Prefer:
    """Change how somebody is reminded; who is away until a day is back on it.

    Whose public holidays they keep is the code of a place in `bot.language.nations`.
    """

    what: Preference
    since: date | None = None
    until: date | None = None
    every: str | None = None
    hours: WorkingTime | None = None
    place: str | None = None


class Politeness(StrEnum):
    """What needs no more than a nod."""

    THANKS = "thanks"
    HELLO = "hello"
    OK = "ok"
    SORRY = "sorry"


@dataclass(frozen=True)
class Courtesy:
    """Answer a courtesy."""

    what: Politeness


@dataclass(frozen=True)
class NotUnderstood:
    """Say what can be said here, with an example made from what was typed."""

    example: str = ""


@dataclass(frozen=True)
class LeaveOut:
    """Of a message in a thread: it is nothing that is to be recorded."""
