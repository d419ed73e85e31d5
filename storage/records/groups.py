"""Workspaces, groups, people and where something was said."""

from dataclasses import dataclass
from datetime import date, datetime

from storage.records.recorded import RecordKind


@dataclass(frozen=True)
class Workspace:
    """One Slack team in which the bot is installed."""

    team: str
    name: str
    bot_user: str
    bot_id: str | None
    locale: str | None
    zone: str | None
    address: str | None = None


@dataclass(frozen=True)
class Group:
    """A committee, board or partnership: one channel. `recap_lead` is in working days before a meeting.

    `paused_at` is when its recaps were paused because its channel was shared; see `storage.sharing`. When its
    chair has gone, it is asked at `ask_chair_at` who chairs.
    """

    kind = RecordKind.GROUP
    team: str
    channel: str
    name: str | None
    private: bool | None
    shared: bool | None
    purpose: str | None
    deliverable: str | None
    deliverable_due: date | None
    zone: str | None
    country: str | None
    subdivision: str | None
    chair: str | None
    recap_lead: int
    last_decision: int
    last_action: int
    synced_at: datetime | None
    archived_at: datetime | None
    paused_at: datetime | None = None
    ask_chair_at: datetime | None = None

    @property
    def id(self) -> int:
        """Always 0: in the history a group goes by its channel, as it has no number."""
        return 0


@dataclass(frozen=True)
class Person:
    """What Slack last told about somebody; `home_team` differs from `team` for another workspace's people."""

    team: str
    user: str
    name: str
    zone: str | None
    locale: str | None
    home_team: str | None
    bot: bool
    guest: bool
    deactivated: bool
    seen_at: datetime


@dataclass(frozen=True)
class Member:
    """A person in a group's channel, and the organisation they speak for there."""

    team: str
    channel: str
    user: str
    organisation: str | None
    joined_at: datetime
    left_at: datetime | None


@dataclass(frozen=True)
class Source:
    """Where and by whom something was recorded, and the message it was said in, if any.

    `read_ts` is the ts of the last edit of that message that was read before recording, or the message's own
    ts without one: any later edit happened after capture. `said_also` are other messages in which it stands.
    """

    team: str
    channel: str
    author: str
    said_ts: str | None = None
    thread_ts: str | None = None
    said_by: str | None = None
    read_ts: str | None = None
    said_also: tuple[str, ...] = ()
