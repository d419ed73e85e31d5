"""Messages on their way out, and the history of every change."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class OutboxState(StrEnum):
    """Where a message stands on its way out; the last three are ends, with a reason."""

    PENDING = "pending"
    SENDING = "sending"
    DOUBT = "doubt"
    SENT = "sent"
    DROPPED = "dropped"
    PARKED = "parked"


@dataclass(frozen=True)
class Outgoing:
    """A message on its way out. `key` is unique in its workspace: it is what makes 'once' true.

    It goes to `channel` (a group's) or, when `recipient` is set, to that person directly;
    `channel` is then the group whose record it shows, which the recipient must be able to see; None when
    it shows several groups' records, each of which they must be able to see.
    `about` holds ids only: the message is rendered afresh when it is sent.
    `claimed_at` is when it was last to be sent. A restore does not know: the database that was lost may
    have sent it at any time after `lost_since`.
    """

    id: int
    team: str
    key: str
    kind: str
    channel: str | None
    recipient: str | None
    about: dict[str, Any]
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


@dataclass(frozen=True)
class Refusal:
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
