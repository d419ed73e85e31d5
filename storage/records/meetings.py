"""Meetings, the series they come from, and who was there."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Presence(StrEnum):
    """A person's attendance at a meeting."""

    PRESENT = "present"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    SUBSTITUTE = "substitute"


class MeetingStatus(StrEnum):
    """Whether a meeting is still to be had."""

    PLANNED = "planned"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Series:
    """A recurring plan: an RFC 5545 RRULE at a local wall time (`starts`, naive) in an IANA zone."""

    id: int
    team: str
    channel: str
    rrule: str
    starts: datetime
    zone: str
    minutes: int
    author: str
    confirmed_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True)
class Meeting:
    """One dated occasion. `day` is its local date; `began_at` is set once its post was planned."""

    id: int
    team: str
    channel: str
    series_id: int | None
    starts_at: datetime
    ends_at: datetime
    day: date
    status: MeetingStatus
    post_ts: str | None


@dataclass(frozen=True)
class Attendance:
    """What is known of a person at a meeting; `by` is who said so, themselves or the chair."""

    id: int
    team: str
    meeting_id: int
    user: str
    presence: Presence
    substitute: str | None
    by: str
    at: datetime
