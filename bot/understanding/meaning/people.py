"""What people say of themselves, or out of courtesy; and what is nothing to the bot."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Preference(StrEnum):
    """How somebody wants to be reminded."""

    AWAY = "away"
    BACK = "resume"
    HOW_OFTEN = "how often"
    STOP = "stop"
    SHOW = "show"


@dataclass(frozen=True)
class Prefer:
    """Change how somebody is reminded; who is away until a day is back on it."""

    what: Preference
    since: date | None = None
    until: date | None = None
    every: str | None = None


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
