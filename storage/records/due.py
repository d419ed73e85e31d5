"""What makes an action due: a meeting that it is to be done before, and how often the work comes again."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DueMeeting:
    """That an action is due so many days before a meeting, by its id; working days if it is `working`."""

    meeting: int
    days: int = 0
    working: bool = False


@dataclass(frozen=True)
class Repeats:
    """How often work comes again: an RFC 5545 RRULE such as 'FREQ=MONTHLY', and how people say it.

    The rule counts from `starts`, the day on which it was first due; it is filled in when that is recorded.
    """

    rrule: str
    saying: str
    starts: date | None = None
