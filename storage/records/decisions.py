"""Decisions, the concerns and links on them, and what may follow what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from storage.records.recorded import RecordKind
from storage.records.votes import Party, Votes


class DecisionStatus(StrEnum):
    """Where a decision stands; see `may_follow` for what comes after what."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    PARKED = "parked"
    ESCALATED = "escalated"
    AMENDED = "amended"
    SUPERSEDED = "superseded"

    @property
    def in_words(self) -> str:
        """How people say it: what is superseded was replaced, as the buttons say."""
        return "replaced" if self is DecisionStatus.SUPERSEDED else self.value


_NEXT = {
    DecisionStatus.PROPOSED: {"agreed", "rejected", "withdrawn", "parked", "escalated"},
    DecisionStatus.PARKED: {"proposed", "agreed", "rejected", "withdrawn", "escalated"},
    DecisionStatus.ESCALATED: {"proposed", "agreed", "rejected", "withdrawn", "parked"},
    DecisionStatus.AGREED: {"amended", "superseded"},
    DecisionStatus.AMENDED: {"amended", "superseded"},
}


def may_follow(status: DecisionStatus, following: DecisionStatus) -> bool:
    """Tell whether a decision may go from `status` to `following`; a closed one never reopens."""
    return following.value in _NEXT.get(status, set())


STANDING = (
    DecisionStatus.PROPOSED,
    DecisionStatus.AGREED,
    DecisionStatus.PARKED,
    DecisionStatus.ESCALATED,
    DecisionStatus.AMENDED,
)
"""Statuses of decisions that hold or are still to be decided; the others are closed."""


class Strength(StrEnum):
    """How strong a concern is, weakest first."""

    QUESTION = "question"
    RESERVATION = "reservation"
    OBJECTION = "objection"


class ConcernStatus(StrEnum):
    """A concern stays open until somebody closes it in one of three ways."""

    OPEN = "open"
    ANSWERED = "answered"
    UPHELD = "upheld"
    WITHDRAWN = "withdrawn"


WEIGHTY = (ConcernStatus.OPEN, ConcernStatus.UPHELD)
"""Concerns shown wherever the decision is shown; the others are in its history."""


class Consequence(StrEnum):
    """What becomes of a decision because a concern about it was upheld."""

    WITHDRAW = "withdraw"
    AMEND = "amend"
    AGENDA = "agenda"


class Relation(StrEnum):
    """What a decision does to an older one: 'D2 supersedes D1'."""

    AMENDS = "amends"
    SUPERSEDES = "supersedes"


def status_under(status: DecisionStatus, relations: Iterable[Relation]) -> DecisionStatus:
    """Return where a decision with the `status` of its own stands once others relate to it.

    Any decision can be superseded; a proposal that is amended stays a proposal.
    """
    found = set(relations)
    if Relation.SUPERSEDES in found:
        return DecisionStatus.SUPERSEDED
    if Relation.AMENDS in found and status is DecisionStatus.AGREED:
        return DecisionStatus.AMENDED
    return status


class How(StrEnum):
    """How a person knows of a decision. The first four make them 'aware'; the last is only 'told'."""

    RECORDED = "recorded"
    MEETING = "meeting"
    THREAD = "thread"
    CONFIRMED = "confirmed"
    TOLD = "told"


FIRST_HAND = frozenset({How.RECORDED, How.MEETING, How.THREAD})
"""Ways of knowing a decision from the moment it was made. Recording it does not mean having been there."""


class Setting(StrEnum):
    """Where a decision was made: at a meeting with attendance, at one without, or outside meetings.

    While a meeting is under way, who is there is not known yet.
    """

    MEETING = "meeting"
    UNDER_WAY = "under way"
    UNRECORDED = "unrecorded"
    CHANNEL = "channel"


@dataclass(frozen=True)
class There:
    """What is known of who was there when a decision was made.

    `people` were said to be at its meeting, and `stand_ins` are the names of substitutes outside Slack; only
    when its `setting` is MEETING are these all who were there. `thread` lists who took part in the thread
    that it was captured from, and `recorder` wrote it down, whether or not they were there.
    """

    setting: Setting
    recorder: str
    people: tuple[str, ...] = ()
    stand_ins: tuple[str, ...] = ()
    thread: tuple[str, ...] = ()

    @property
    def decided(self) -> tuple[str, ...]:
        """Who took part in deciding it, as far as that is known."""
        return tuple(sorted({*self.people, *self.thread}))

    @property
    def aware(self) -> tuple[str, ...]:
        """Who has known of it since it was made."""
        return tuple(dict.fromkeys([*self.decided, self.recorder]))


@dataclass(frozen=True)
class Resolution:
    """What a group resolved, before it is recorded: the fields of a `Decision` that people give it.

    `condition` is what it is subject to, as in 'legal advice', and as much part of it as its wording.
    """

    text: str
    reason: str | None = None
    not_chosen: str | None = None
    status: DecisionStatus = DecisionStatus.AGREED
    come_back_on: date | None = None
    condition: str | None = None
    votes: Votes | None = None
    proposer: Party | None = None
    seconder: Party | None = None
    on_behalf_of: Party | None = None

    @property
    def searchable(self) -> tuple[str | None, ...]:
        """The texts by whose words it is found."""
        parties = (self.proposer, self.seconder, self.on_behalf_of)
        names = (party.name for party in parties if party is not None)
        return self.text, self.reason, self.not_chosen, self.condition, *names


@dataclass(frozen=True)
class DecisionInBrief:
    """What is needed of a decision where many are looked through."""

    id: int
    number: int
    text: str
    status: DecisionStatus
    author: str


@dataclass(frozen=True)
class Decision:
    """What a group resolved. `text` is its confirmed wording, which only a correction changes."""

    kind = RecordKind.DECISION
    id: int
    team: str
    channel: str
    number: int
    text: str
    reason: str | None
    not_chosen: str | None
    status: DecisionStatus
    come_back_on: date | None
    author: str
    decided_at: datetime
    meeting_id: int | None
    said_ts: str | None
    thread_ts: str | None
    said_by: str | None
    read_ts: str | None
    source_changed_at: datetime | None
    source_change: str | None
    card_ts: str | None
    undone_at: datetime | None
    settled_at: datetime | None = None
    condition: str | None = None
    votes: Votes | None = None
    proposer: Party | None = None
    seconder: Party | None = None
    on_behalf_of: Party | None = None
    corrected_at: datetime | None = None
    said_also: tuple[str, ...] = ()

    @property
    def recorded_at(self) -> datetime:
        """When it was recorded, which is when it counts as decided."""
        return self.decided_at

    @property
    def label(self) -> str:
        """What people call it: 'D12'."""
        return f"D{self.number}"


@dataclass(frozen=True)
class EarlierWording:
    """What a decision said `until` it was corrected: None for what the correction left as it was."""

    text: str | None
    reason: str | None
    until: datetime


@dataclass(frozen=True)
class Concern:
    """An objection or reservation, open until somebody answers, upholds or withdraws it.

    One that was upheld has a `consequence`, save where that was before anybody was asked for it.
    """

    kind = RecordKind.CONCERN
    id: int
    team: str
    channel: str
    decision_id: int
    author: str
    text: str
    strength: Strength
    status: ConcernStatus
    raised_at: datetime
    closed_at: datetime | None
    closed_by: str | None
    outcome: str | None
    consequence: Consequence | None = None


def strongest_first(concern: Concern) -> tuple[int, datetime, int]:
    """Return where a concern sorts: objections, reservations, questions; the oldest first among equals."""
    return -list(Strength).index(concern.strength), concern.raised_at, concern.id


@dataclass(frozen=True)
class Link:
    """A typed relation between two decisions: `newer` amends or supersedes `older`."""

    id: int
    team: str
    newer_id: int
    older_id: int
    relation: Relation
    changed: str | None
    author: str
    at: datetime
