"""Meetings, the series they come from, and who was there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from storage.records.recorded import RecordKind


class Presence(StrEnum):
    """A person's attendance at a meeting."""

    PRESENT = "present"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    SUBSTITUTE = "substitute"


class MeetingStatus(StrEnum):
    """Whether a meeting is still to be held."""

    PLANNED = "planned"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Slot:
    """When one meeting is held: its instants, and its date where the group is."""

    starts_at: datetime
    ends_at: datetime
    day: date


@dataclass(frozen=True)
class Stretch:
    """The coming meetings of a series, as far as they are written down.

    All before `until` are there; the next ones are added at `again_at` (None: there are none).
    """

    slots: tuple[Slot, ...]
    until: datetime
    again_at: datetime | None


@dataclass(frozen=True)
class Series:
    """A recurring plan: an RFC 5545 RRULE at a local wall time (`starts`, naive) in an IANA zone.

    `until` and `again_at` come from the `Stretch` of meetings that is written down. `place` is where its
    meetings are held unless one says otherwise; `left_out` are days of the rule without a meeting. What falls
    on a public holiday is held `holiday_shift` days later, or not at all for 0; None: held all the same.
    """

    kind = RecordKind.SERIES
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
    until: datetime
    again_at: datetime | None
    place: str | None = None
    left_out: tuple[date, ...] = ()
    holiday_shift: int | None = None


@dataclass(frozen=True)
class Meeting:
    """One dated occasion. `day` is its local date; `began_at` is set once its post was planned.

    `ended_at` is set once it was settled who is asked who was there, after it was over.
    `place` is a room, a building, a call or a link, as somebody typed it. `chair` chairs this meeting alone,
    in the place of the group's chair.
    """

    kind = RecordKind.MEETING
    id: int
    team: str
    channel: str
    series_id: int | None
    starts_at: datetime
    ends_at: datetime
    day: date
    status: MeetingStatus
    began_at: datetime | None
    post_ts: str | None
    place: str | None = None
    ended_at: datetime | None = None
    chair: str | None = None


@dataclass(frozen=True)
class AgendaItem:
    """What somebody put on a meeting's agenda; `minutes` is how long it takes, if they said.

    It may be a decision that comes back.
    """

    id: int
    team: str
    meeting_id: int
    text: str
    minutes: int | None
    author: str
    at: datetime
    decision_id: int | None = None


@dataclass(frozen=True)
class Substitute:
    """Who goes to a meeting in somebody's place: a `user` in Slack, or a person outside it by `name`."""

    user: str | None = None
    name: str | None = None
    organisation: str | None = None


@dataclass(frozen=True)
class Attendance:
    """What was said of a person at a meeting, `by` themselves or the chair.

    A substitute is a person in Slack (`substitute`) or somebody who is not (`substitute_name`).
    """

    id: int
    team: str
    meeting_id: int
    user: str
    presence: Presence
    substitute: str | None
    substitute_name: str | None
    substitute_organisation: str | None
    by: str
    at: datetime


ENOUGH_THERE = 2
"""How many must be said to be at a meeting before its attendance counts as recorded."""


def present(said: Sequence[Attendance]) -> list[str]:
    """Return who in Slack is said to be at a meeting; a substitute counts unless somebody said otherwise."""
    spoken_for = {one.user for one in said}
    here = [one.user for one in said if one.presence is Presence.PRESENT]
    sent = [one.substitute for one in said if one.presence is Presence.SUBSTITUTE and one.substitute]
    return list(dict.fromkeys([*here, *(user for user in sent if user not in spoken_for)]))


def stand_ins(said: Sequence[Attendance]) -> list[Attendance]:
    """Return the people whose substitute at a meeting is not in Slack."""
    return [one for one in said if one.presence is Presence.SUBSTITUTE and not one.substitute]


def is_recorded(said: Sequence[Attendance]) -> bool:
    """Tell whether attendance counts as recorded: one person's word says nothing of the others."""
    return len(present(said)) + len(stand_ins(said)) >= ENOUGH_THERE
