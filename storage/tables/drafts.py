"""What was typed and not recorded yet, because somebody has to say which of its readings is meant."""

from sqlalchemy import JSON, Column, Index, String, Table, Text

from storage.tables.columns import UtcDateTime, identity, metadata, workspace

drafts = Table(
    "drafts",
    metadata,
    identity(),
    workspace(),
    Column("channel", String, nullable=False),
    Column("author", String, nullable=False),
    Column("typed", Text, nullable=False),
    Column("asks", Text, nullable=False),
    # What may be meant, likeliest first: what each button says, and its meaning, packed.
    Column("readings", JSON, nullable=False),
    Column("said_ts", String),
    Column("thread_ts", String),
    Column("said_by", String),
    Column("read_ts", String),
    Column("asked_at", UtcDateTime, nullable=False),
    # When one of the readings was chosen, or all of them were put aside.
    Column("settled_at", UtcDateTime),
    Index(None, "asked_at"),
    Index(None, "team", "author"),
)
