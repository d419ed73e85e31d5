"""Records as they are typed: the number of one that exists, and the fields of new ones."""

from dataclasses import dataclass, field
from datetime import date

from storage.records import Assignee, DecisionStatus, EachMeeting, RecordKind


@dataclass(frozen=True)
class Ref:
    """A record by its number: D3 or A7; `channel` says of which group, None for the one it was typed in."""

    kind: RecordKind
    number: int
    channel: str | None = None

    @property
    def label(self) -> str:
        """What people call it: 'A7'."""
        return f"{'D' if self.kind is RecordKind.DECISION else 'A'}{self.number}"


@dataclass(frozen=True)
class Taken:
    """Words that were taken for a field, so that the answer can show it."""

    field: str
    words: str


@dataclass(frozen=True)
class Votes:
    """How a vote went: numbers as far as they were said, or a `manner`: 'nem con', 'unanimous'."""

    for_: int | None = None
    against: int | None = None
    abstaining: int | None = None
    manner: str | None = None


@dataclass(frozen=True)
class NewDecision:
    """A decision as typed. People are ids, or a name as typed for those who are not in the group."""

    text: str
    reason: str | None = None
    status: DecisionStatus = DecisionStatus.AGREED
    come_back_on: date | None = None
    condition: str | None = None
    votes: Votes | None = None
    proposer: str | None = None
    seconder: str | None = None
    on_behalf_of: str | None = None
    replaces: tuple[int, ...] = ()
    amends: tuple[int, ...] = ()
    taken: tuple[Taken, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class NewAction:
    """An action as typed; `meeting` is the day of the meeting that its due day hangs on.

    `every` says how it repeats: as an RFC 5545 rule without 'RRULE:', or with each meeting.
    """

    text: str
    owners: tuple[Assignee, ...] = ()
    due: date | None = None
    meeting: date | None = None
    measure: str | None = None
    reason: str | None = None
    decision: int | None = None
    every: str | EachMeeting | None = None
    taken: tuple[Taken, ...] = field(default=(), compare=False)


New = NewDecision | NewAction
