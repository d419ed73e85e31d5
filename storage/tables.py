"""The tables, as SQLAlchemy Core sees them. Column names are the records' field names."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.types import TypeDecorator

from storage import records

NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant in UTC. SQLite forgets time zones, so a naive value is refused, never guessed."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return `value` in UTC; raise ValueError for a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone can not be stored: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return `value`, aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Choice(TypeDecorator[StrEnum]):
    """One of an enum's values, stored as its text so that a person can read the table."""

    impl = String
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Return the text of `value`, which must be one of the kind's."""
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """Return the member whose text is stored."""
        return None if value is None else self.kind(value)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _team() -> Column[str]:
    return Column("team", String, nullable=False)


def _said() -> tuple[Column[Any], ...]:
    """Return what decisions and actions share: where it was said, and what became of that message."""
    return (
        Column("said_ts", String),
        Column("thread_ts", String),
        Column("said_by", String),
        Column("source_changed_at", UtcDateTime),
        Column("source_change", String),
        Column("card_ts", String),
        Column("undone_at", UtcDateTime),
    )


workspaces = Table(
    "workspaces",
    metadata,
    Column("team", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("bot_user", String, nullable=False),
    Column("bot_id", String),
    Column("locale", String),
    Column("zone", String),
)

groups = Table(
    "groups",
    metadata,
    Column("team", String, primary_key=True),
    Column("channel", String, primary_key=True),
    Column("name", String),
    Column("private", Boolean),
    Column("shared", Boolean),
    Column("purpose", Text),
    Column("deliverable", Text),
    Column("deliverable_due", Date),
    Column("zone", String),
    Column("country", String),
    Column("subdivision", String),
    Column("chair", String),
    Column("recap_lead", Integer, nullable=False, server_default=text("1")),
    Column("last_decision", Integer, nullable=False, server_default=text("0")),
    Column("last_action", Integer, nullable=False, server_default=text("0")),
    Column("synced_at", UtcDateTime),
    Column("archived_at", UtcDateTime),
)

people = Table(
    "people",
    metadata,
    Column("team", String, primary_key=True),
    Column("user", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("zone", String),
    Column("locale", String),
    Column("home_team", String),
    Column("bot", Boolean, nullable=False, server_default=false()),
    Column("guest", Boolean, nullable=False, server_default=false()),
    Column("deactivated", Boolean, nullable=False, server_default=false()),
    Column("seen_at", UtcDateTime, nullable=False),
)

members = Table(
    "members",
    metadata,
    Column("team", String, primary_key=True),
    Column("channel", String, primary_key=True),
    Column("user", String, primary_key=True),
    Column("organisation", String),
    Column("joined_at", UtcDateTime, nullable=False),
    Column("left_at", UtcDateTime),
)

series = Table(
    "series",
    metadata,
    _id(),
    _team(),
    Column("channel", String, nullable=False),
    Column("rrule", String, nullable=False),
    Column("starts", DateTime(timezone=False), nullable=False),
    Column("zone", String, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("author", String, nullable=False),
    Column("confirmed_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Index(None, "team", "channel"),
)

meetings = Table(
    "meetings",
    metadata,
    _id(),
    _team(),
    Column("channel", String, nullable=False),
    Column("series_id", Integer, ForeignKey("series.id")),
    Column("starts_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False),
    Column("day", Date, nullable=False),
    Column("status", Choice(records.MeetingStatus), nullable=False),
    Column("post_ts", String),
    UniqueConstraint("team", "channel", "starts_at"),
    Index(None, "starts_at"),
)

attendances = Table(
    "attendances",
    metadata,
    _id(),
    _team(),
    Column("meeting_id", Integer, ForeignKey("meetings.id"), nullable=False),
    Column("user", String, nullable=False),
    Column("presence", Choice(records.Presence), nullable=False),
    Column("substitute", String),
    Column("by", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("team", "meeting_id", "user"),
)

suggestions = Table(
    "suggestions",
    metadata,
    Column("team", String, primary_key=True),
    Column("meeting_id", Integer, ForeignKey("meetings.id"), primary_key=True),
    Column("user", String, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    _id(),
    _team(),
    Column("channel", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("reason", Text),
    Column("not_chosen", Text),
    Column("status", Choice(records.DecisionStatus), nullable=False),
    Column("come_back_on", Date),
    Column("author", String, nullable=False),
    Column("decided_at", UtcDateTime, nullable=False),
    Column("meeting_id", Integer, ForeignKey("meetings.id")),
    *_said(),
    UniqueConstraint("team", "channel", "number"),
    Index(None, "team", "channel", "decided_at"),
    Index(None, "team", "channel", "said_ts"),
)

awareness = Table(
    "awareness",
    metadata,
    Column("team", String, primary_key=True),
    Column("decision_id", Integer, ForeignKey("decisions.id"), primary_key=True),
    Column("user", String, primary_key=True),
    Column("how", Choice(records.How), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
)

links = Table(
    "links",
    metadata,
    _id(),
    _team(),
    Column("newer_id", Integer, ForeignKey("decisions.id"), nullable=False),
    Column("older_id", Integer, ForeignKey("decisions.id"), nullable=False),
    Column("relation", Choice(records.Relation), nullable=False),
    Column("changed", Text),
    Column("author", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("team", "newer_id", "older_id", "relation"),
    Index(None, "team", "older_id"),
)

concerns = Table(
    "concerns",
    metadata,
    _id(),
    _team(),
    Column("channel", String, nullable=False),
    Column("decision_id", Integer, ForeignKey("decisions.id"), nullable=False),
    Column("author", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("strength", Choice(records.Strength), nullable=False),
    Column("status", Choice(records.ConcernStatus), nullable=False),
    Column("raised_at", UtcDateTime, nullable=False),
    Column("closed_at", UtcDateTime),
    Column("closed_by", String),
    Column("outcome", Text),
    Index(None, "team", "decision_id"),
    Index(None, "team", "channel", "status"),
)

actions = Table(
    "actions",
    metadata,
    _id(),
    _team(),
    Column("channel", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("due", Date),
    Column("measure", Text),
    Column("status", Choice(records.ActionStatus), nullable=False),
    Column("decision_id", Integer, ForeignKey("decisions.id")),
    Column("author", String, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("deferrals", Integer, nullable=False, server_default=text("0")),
    Column("closed_at", UtcDateTime),
    Column("closed_because", Text),
    *_said(),
    UniqueConstraint("team", "channel", "number"),
    Index(None, "team", "channel", "status"),
    Index(None, "team", "channel", "said_ts"),
)

owners = Table(
    "owners",
    metadata,
    _id(),
    _team(),
    Column("action_id", Integer, ForeignKey("actions.id"), nullable=False),
    Column("kind", Choice(records.OwnerKind), nullable=False),
    Column("user", String),
    Column("name", String),
    Column("organisation", String),
    Column("email", String),
    Column("answer", Choice(records.Answer), nullable=False),
    Column("answered_at", UtcDateTime),
    Column("nudge_at", UtcDateTime),
    Column("rung", Integer, nullable=False, server_default=text("0")),
    Column("snoozed_until", Date),
    Column("nudged_at", UtcDateTime),
    UniqueConstraint("team", "action_id", "kind", "user", "name"),
    # What falls due is found here, never by reading all open actions.
    Index(None, "nudge_at"),
    Index(None, "team", "user"),
)

notes = Table(
    "notes",
    metadata,
    _id(),
    _team(),
    Column("action_id", Integer, ForeignKey("actions.id"), nullable=False),
    Column("author", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index(None, "team", "action_id"),
)

outbox = Table(
    "outbox",
    metadata,
    _id(),
    _team(),
    Column("key", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("channel", String),
    Column("recipient", String),
    Column("lane", String, nullable=False),
    Column("about", JSON, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime),
    Column("state", Choice(records.OutboxState), nullable=False),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    # The database's own seconds since 1970: processes' clocks may differ, the lease's may not.
    Column("leased_until", Integer),
    Column("reason", Text),
    Column("sent_channel", String),
    Column("sent_ts", String),
    Column("created_at", UtcDateTime, nullable=False),
    Column("claimed_at", UtcDateTime),
    Column("settled_at", UtcDateTime),
    UniqueConstraint("team", "key"),
    Index("ix_outbox_unsettled", "state", "due_at"),
    Index("ix_outbox_lane", "team", "lane", "claimed_at"),
    Index("ix_outbox_sent", "team", "sent_channel", "sent_ts"),
)

pauses = Table(
    "pauses",
    metadata,
    Column("team", String, primary_key=True),
    Column("until", UtcDateTime, nullable=False),
)

events_seen = Table(
    "events_seen",
    metadata,
    Column("team", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("outcome", JSON),
    Index(None, "at"),
)

history = Table(
    "history",
    metadata,
    _id(),
    _team(),
    Column("channel", String, nullable=False),
    Column("record", String, nullable=False),
    Column("record_id", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String, nullable=False),
    Column("what", String, nullable=False),
    Column("before", JSON),
    Column("after", JSON),
    Column("place", String),
    Index(None, "team", "record", "record_id"),
)
