"""The outbox and the messages that left it, pauses, events seen, and the history."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from storage import records
from storage.tables.columns import Choice, UtcDateTime, identity, metadata, workspace

messages = Table(
    "messages",
    metadata,
    # One row for every key that was ever put; the message in the outbox has the same id.
    identity(),
    workspace(),
    Column("key", String, nullable=False),
    # Filled in when the message leaves the outbox: what presses, updates and later messages need.
    Column("kind", String),
    Column("channel", String),
    Column("recipient", String),
    Column("about", JSON),
    Column("state", Choice(records.OutboxState)),
    Column("sent_channel", String),
    Column("sent_ts", String),
    Column("created_at", UtcDateTime),
    Column("settled_at", UtcDateTime),
    UniqueConstraint("team", "key"),
    Index("ix_messages_sent", "team", "sent_channel", "sent_ts"),
    Index(None, "team", "channel"),
)

outbox = Table(
    "outbox",
    metadata,
    identity(),
    workspace(),
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
    # In seconds of the database's clock, since the clocks of processes may differ.
    Column("leased_until", Integer),
    Column("reason", Text),
    Column("sent_channel", String),
    Column("sent_ts", String),
    Column("created_at", UtcDateTime, nullable=False),
    Column("claimed_at", UtcDateTime),
    Column("lost_since", UtcDateTime),
    Column("settled_at", UtcDateTime),
    # When it was first due, kept while it is put off, so that one can tell how late it is.
    Column("first_due_at", UtcDateTime),
    # Whether it was asked for once more while it was being sent: see `storage.outbox.again`.
    Column("again", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("team", "key"),
    Index("ix_outbox_unsettled", "state", "due_at"),
    Index("ix_outbox_lane", "team", "lane", "claimed_at"),
    Index("ix_outbox_sent", "team", "sent_channel", "sent_ts"),
    # Finds what was claimed within the last second, which holds up its channel.
    Index("ix_outbox_claimed", "claimed_at"),
    Index("ix_outbox_settled", "settled_at"),
    Index("ix_outbox_lane_state", "team", "state", "lane"),
    Index(None, "team", "channel"),
)

pauses = Table(
    "pauses",
    metadata,
    Column("team", String, primary_key=True),
    Column("until", UtcDateTime, nullable=False),
    # Set when the pause is due to a refused token: why Slack refuses it, and since when.
    Column("reason", Text),
    Column("since", UtcDateTime),
)

events_seen = Table(
    "events_seen",
    metadata,
    Column("team", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("outcome", JSON),
    # The channel that the key names, if any: a channel's id may change.
    Column("channel", String),
    Index(None, "at"),
    Index(None, "team", "channel"),
)

history = Table(
    "history",
    metadata,
    identity(),
    workspace(),
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
    Index(None, "team", "channel"),
)
