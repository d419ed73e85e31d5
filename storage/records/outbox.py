"""Messages on their way out, and the history of every change."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from storage.records.kinds import Kind
from storage.records.packing import Subject
from storage.records.recorded import OfGroup

S = TypeVar("S", bound=Subject)


class OutboxState(StrEnum):
    """Where a message stands on its way out; the last three are ends, with a reason.

    What is CARRIED waits to be said in one message with others: see `Kind.carrier`.
    """

    CARRIED = "carried"
    PENDING = "pending"
    SENDING = "sending"
    DOUBT = "doubt"
    SENT = "sent"
    DROPPED = "dropped"
    PARKED = "parked"


@dataclass(frozen=True, kw_only=True)
class NewMessage:
    """A message to be put in the outbox, once for each `key` in a workspace.

    It goes to `channel` (a group's) or, when `recipient` is set, to that person directly;
    `channel` is then the group whose record it shows, which the recipient must be able to see; None when
    it shows several groups' records, each of which they must be able to see.
    It is put there `at` a time, and due at once unless `due_at` says when; not sent after `expires_at`.
    What is `alone` is not carried by another message, though its kind usually is.
    """

    key: str
    kind: Kind
    team: str
    channel: str | None
    recipient: str | None = None
    about: Subject = field(default_factory=Subject)
    at: datetime
    due_at: datetime | None = None
    expires_at: datetime | None = None
    alone: bool = False

    @classmethod
    def of(
        cls,
        record: OfGroup,
        *,
        key: str,
        kind: Kind,
        at: datetime,
        about: Subject | None = None,
        recipient: str | None = None,
        due_at: datetime | None = None,
        expires_at: datetime | None = None,
        alone: bool = False,
    ) -> "NewMessage":
        """Return a message to the group of a record, or about it to one person."""
        return cls(
            key=key,
            kind=kind,
            team=record.team,
            channel=record.channel,
            recipient=recipient,
            about=about or Subject(),
            at=at,
            due_at=due_at,
            expires_at=expires_at,
            alone=alone,
        )

    @property
    def lane(self) -> str | None:
        """Where it queues: Slack takes a message a second in each place, and a Home is no message."""
        return self.key if self.kind is Kind.HOME else self.recipient or self.channel

    def __post_init__(self) -> None:
        if self.channel is None and self.recipient is None:
            raise ValueError(f"the message {self.key} goes nowhere")
        if type(self.about) is not self.kind.subject:
            raise TypeError(f"the message {self.key} is about {self.about}")


@dataclass(frozen=True)
class Outgoing:
    """A message on its way out. `key` is unique in its workspace: it is what makes 'once' true.

    Where it goes is said in `NewMessage`. `about` holds ids only: it is rendered afresh when it is sent.
    `claimed_at` is when it was last about to be sent. After a restore that is unknown: the lost database may
    have sent it at any time after `lost_since`.
    """

    id: int
    team: str
    key: str
    kind: Kind
    channel: str | None
    recipient: str | None
    about: Subject
    due_at: datetime
    expires_at: datetime | None
    state: OutboxState
    attempts: int
    reason: str | None
    sent_channel: str | None
    sent_ts: str | None
    created_at: datetime
    claimed_at: datetime | None
    lost_since: datetime | None
    settled_at: datetime | None

    def about_as(self, shape: type[S]) -> S:
        """Return what it is about; TypeError when messages of its kind are about something else."""
        if not isinstance(self.about, shape):
            raise TypeError(f"{self.kind} is about {type(self.about).__name__}, not {shape.__name__}")
        return self.about


@dataclass(frozen=True)
class TokenRefusal:
    """Why Slack refuses a workspace's token, since when, and until when nobody tries it again."""

    team: str
    reason: str
    since: datetime
    until: datetime


@dataclass(frozen=True)
class Change:
    """One line of history: who changed what, when, from what to what, and where they did so."""

    id: int
    team: str
    channel: str
    record: str
    record_id: int
    at: datetime
    actor: str
    what: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    place: str | None
