"""Series, meetings and attendance."""

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    text,
)

from storage import records
from storage.tables.columns import Choice, Days, UtcDateTime, identity, metadata, workspace

series = Table(
    "series",
    metadata,
    identity(),
    workspace(),
    Column("channel", String, nullable=False),
    Column("rrule", String, nullable=False),
    Column("starts", DateTime(timezone=False), nullable=False),
    Column("zone", String, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("author", String, nullable=False),
    Column("confirmed_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("until", UtcDateTime, nullable=False),
    Column("again_at", UtcDateTime),
    Column("place", String),
    Column("left_out", Days),
    Column("holiday_shift", Integer),
    Index(None, "team", "channel"),
    Index(None, "again_at"),
)

UNBEGUN = text("began_at IS NULL")
"""Meetings of which nobody has seen yet that they began; literal, so that SQLite matches its index."""

UNENDED = text("began_at IS NOT NULL AND ended_at IS NULL")
"""Meetings that have begun, and whose end was not seen to; literal, so that SQLite matches its index."""

meetings = Table(
    "meetings",
    metadata,
    identity(),
    workspace(),
    Column("channel", String, nullable=False),
    Column("series_id", Integer, ForeignKey("series.id")),
    Column("starts_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False),
    Column("day", Date, nullable=False),
    Column("status", Choice(records.MeetingStatus), nullable=False),
    Column("began_at", UtcDateTime),
    # When it was settled who is asked who was there, once it was over.
    Column("ended_at", UtcDateTime),
    Column("post_ts", String),
    Column("place", String),
    Column("chair", String),
    Index(None, "starts_at"),
    Index(None, "team", "channel", "starts_at"),
    Index("ix_meetings_unbegun", "starts_at", sqlite_where=UNBEGUN, postgresql_where=UNBEGUN),
    Index("ix_meetings_unended", "ends_at", sqlite_where=UNENDED, postgresql_where=UNENDED),
)
# A group has one planned meeting at a time; cancelled ones may stand beside it.
Index(
    "uq_meetings_planned",
    meetings.c.team,
    meetings.c.channel,
    meetings.c.starts_at,
    unique=True,
    sqlite_where=meetings.c.status == records.MeetingStatus.PLANNED,
    postgresql_where=meetings.c.status == records.MeetingStatus.PLANNED,
)

attendances = Table(
    "attendances",
    metadata,
    identity(),
    workspace(),
    Column("meeting_id", Integer, ForeignKey("meetings.id"), nullable=False),
    Column("user", String, nullable=False),
    Column("presence", Choice(records.Presence), nullable=False),
    Column("substitute", String),
    Column("substitute_name", String),
    Column("substitute_organisation", String),
    Column("by", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("team", "meeting_id", "user"),
    Index(None, "team", "user"),
    Index(None, "team", "substitute"),
)

suggestions = Table(
    "suggestions",
    metadata,
    Column("team", String, primary_key=True),
    Column("meeting_id", Integer, ForeignKey("meetings.id"), primary_key=True),
    Column("user", String, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
)

agenda_items = Table(
    "agenda_items",
    metadata,
    identity(),
    workspace(),
    Column("meeting_id", Integer, ForeignKey("meetings.id"), nullable=False),
    Column("text", String, nullable=False),
    Column("minutes", Integer),
    # What comes back to a meeting, where it is a decision.
    Column("decision_id", Integer, ForeignKey("decisions.id")),
    Column("author", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index(None, "team", "meeting_id"),
)
