"""Who has opened their Home tab, what it shows, and what it answers to the last press on it."""

from sqlalchemy import JSON, Column, Index, String, Table

from storage.tables.columns import UtcDateTime, metadata

homes = Table(
    "homes",
    metadata,
    Column("team", String, primary_key=True),
    Column("user", String, primary_key=True),
    Column("opened_at", UtcDateTime, nullable=False),
    # What tells one Home from another, since when it shows that, and of which channels.
    Column("shown", String),
    Column("shown_at", UtcDateTime),
    Column("within", JSON),
    # What was answered to the press of this key, in blocks, and the channels that it may be about.
    Column("answer_to", String),
    Column("answer", JSON),
    Column("answer_within", JSON),
    Index(None, "team", "opened_at"),
)
