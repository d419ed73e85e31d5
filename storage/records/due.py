"""What makes an action due: a meeting that it is to be done before, and how often the work comes again."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class DueMeeting:
    """That an action is due so many days before a meeting, by its id; working days if it is `working`.

    Less than none are days after it. Work that waits until a meeting is planned hangs on NO_MEETING.
    """

    meeting: int
    days: int = 0
    working: bool = False


NO_MEETING = 0
"""Stands for a meeting's id where none is planned yet."""


@dataclass(frozen=True)
class EachMeeting:
    """That work comes again with each meeting, due so many days before it; see `DueMeeting`."""

    days: int = 0
    working: bool = False


@dataclass(frozen=True)
class Repeats:
    """How often work comes again: an RFC 5545 RRULE such as 'FREQ=MONTHLY', and how people say it.

    The rule counts from `starts`, the day on which it was first due; it is filled in when that is recorded.
    Without a rule it comes again with each meeting, `meeting_days` before it, working days if `working`:
    it is done for the meetings that began by `since`, and for that with the id `done_for`, wherever it moves.
    """

    rrule: str
    saying: str
    starts: date | None = None
    meeting_days: int | None = None
    working: bool = False
    since: datetime | None = None
    done_for: int = NO_MEETING

    @property
    def each_meeting(self) -> EachMeeting | None:
        """How it hangs on each meeting; None for work that comes again by a rule."""
        return None if self.meeting_days is None else EachMeeting(self.meeting_days, self.working)
