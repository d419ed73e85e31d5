"""What is done about meetings."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class MeetingDoes(StrEnum):
    """What is to be done about a meeting."""

    PLAN = "plan"
    MOVE = "move"
    CANCEL = "cancel"
    END = "end"
    END_SERIES = "end series"
    LENGTH = "length"
    PLACE = "place"
    ZONE = "zone"
    APOLOGIES = "apologies"
    AGENDA_ITEM = "agenda item"
    ATTENDANCE = "attendance"
    CHAIR = "chair"
    ORGANISATION = "organisation"


@dataclass(frozen=True)
class MeetingAct:
    """Do something about meetings. Days and times are those on the wall of the group's zone.

    `every` is an RFC 5545 rule without 'RRULE:' where a series is planned, `start` its first meeting, or the
    one meeting that is planned; `day` is the meeting that something is done about, or the first day on which
    the group meets no more where its meetings, or its series alone, end: None for at once. `holiday_shift` is
    by how many days a series meets later where it falls on a public holiday; 0 leaves that out.
    """

    does: MeetingDoes
    day: date | None = None
    to: date | None = None
    at: time | None = None
    minutes: int | None = None
    every: str | None = None
    start: datetime | None = None
    left_out: tuple[date, ...] = ()
    holiday_shift: int | None = None
    place: str | None = None
    zone: str | None = None
    who: tuple[str, ...] = ()
    to_whom: str | None = None
    item: str | None = None
    organisation: str | None = None
