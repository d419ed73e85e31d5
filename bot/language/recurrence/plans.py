"""What words of when a group meets can mean. Dates and times are those on the wall of its zone."""

from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True)
class SeriesPlan:
    """A recurring plan: an RFC 5545 rule without `RRULE:`, and the naive wall time of its first meeting.

    `UNTIL` is the end of a local day, in UTC. `minutes` is None when no length was given. `left_out` are the
    days of the rule on which the group does not meet, ascending. What falls on a public holiday is held
    `holiday_shift` days later, or not at all for 0; None for meetings that are held all the same.
    """

    rrule: str
    start: datetime
    minutes: int | None
    left_out: tuple[date, ...] = ()
    holiday_shift: int | None = None


@dataclass(frozen=True)
class OneMeeting:
    """One meeting at a naive wall time; `minutes` is None when no length was given."""

    start: datetime
    minutes: int | None


@dataclass(frozen=True)
class Cancel:
    """Call off the meeting of a day, or the next one when `day` is None; `at` when a time was named too."""

    day: date | None
    at: time | None = None


@dataclass(frozen=True)
class Move:
    """Hold the meeting of a day (None: the next one) on another, or at another time; None: as it was."""

    day: date | None
    to: date | None
    at: time | None = None
    minutes: int | None = None


@dataclass(frozen=True)
class Show:
    """Nothing was typed: show the next meeting."""


Meant = SeriesPlan | OneMeeting | Cancel | Move | Show
