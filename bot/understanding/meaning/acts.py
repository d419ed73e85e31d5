"""What is done with records: they are recorded, at once or by a form, changed, and answered."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.understanding.meaning.meetings import MeetingAct
from bot.understanding.meaning.records import New, Ref
from storage.records import Assignee


class Missing(StrEnum):
    """What a form still has to be given."""

    TEXT = "text"
    OWNER = "owner"
    DUE = "due"
    STATUS = "status"
    COME_BACK_ON = "come back on"
    DECISION = "for decision"
    REPLACES = "replaces"
    DAY = "day"
    TIME = "time"


@dataclass(frozen=True)
class Record:
    """Record these at once."""

    records: tuple[New, ...]


@dataclass(frozen=True)
class OpenForm:
    """Open the form of what was understood: of one record, of several, or of a meeting where there is none.

    `why` is one sentence to say with it; everything that was typed stands in the form.
    """

    records: tuple[New, ...] = ()
    missing: tuple[Missing, ...] = ()
    why: str = ""
    meeting: MeetingAct | None = None


class Becomes(StrEnum):
    """What is to become of a record."""

    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    AGREED = "agreed"
    REJECTED = "rejected"
    PARKED = "parked"
    DONE = "done"
    DROPPED = "dropped"
    REOPENED = "reopened"
    UNDONE = "undone"
    REWORDED = "reworded"
    REDATED = "redated"
    REASSIGNED = "reassigned"


@dataclass(frozen=True)
class Change:
    """Change one record; `due` is also the day on which something parked comes back."""

    record: Ref
    to: Becomes
    text: str | None = None
    due: date | None = None
    owners: tuple[Assignee, ...] = ()
    reason: str | None = None
    by: int | None = None
    """The decision that replaces it, where that is named."""


class Says(StrEnum):
    """What an owner says of their work."""

    DONE = "done"
    ACCEPT = "accept"
    DECLINE = "decline"
    MORE_TIME = "more time"
    BLOCKED = "blocked"
    PASS_ON = "pass on"  # noqa: S105 - no password
    NOTE = "note"
    NOT_DONE = "not done"
    JOIN = "join"


@dataclass(frozen=True)
class Answer:
    """Answer what was asked, or a nudge; `to_whom` is who is to do it instead, or what it waits for."""

    to: tuple[Ref, ...]
    says: Says
    until: date | None = None
    to_whom: Assignee | None = None
    why: str | None = None
    outcome: str | None = None
