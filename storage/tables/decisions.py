"""Decisions, who knows of them, their links and concerns."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
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
from storage.tables.columns import Choice, Packed, UtcDateTime, identity, metadata, said, workspace

UNREAD = text("thread_ts IS NOT NULL AND thread_read_at IS NULL")
"""Decisions for which it was not yet looked up who took part in their thread."""

TO_COMPARE = text("to_compare")
"""Decisions of which it was not yet looked whether they look related to an earlier one."""

decisions = Table(
    "decisions",
    metadata,
    identity(),
    workspace(),
    Column("channel", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("reason", Text),
    Column("not_chosen", Text),
    Column("status", Choice(records.DecisionStatus), nullable=False),
    Column("come_back_on", Date),
    Column("condition", Text),
    Column("votes", Packed(records.Votes)),
    Column("proposer", Packed(records.Party)),
    Column("seconder", Packed(records.Party)),
    Column("on_behalf_of", Packed(records.Party)),
    # When its status last changed, other than through a later decision that amends or replaces it.
    Column("settled_at", UtcDateTime),
    # When its wording or its reason was last corrected; what they were is in its history.
    Column("corrected_at", UtcDateTime),
    Column("author", String, nullable=False),
    Column("decided_at", UtcDateTime, nullable=False),
    Column("meeting_id", Integer, ForeignKey("meetings.id")),
    *said(),
    # When its thread was read, after the acknowledgement, for who took part.
    Column("thread_read_at", UtcDateTime),
    # Until it was compared, after the acknowledgement, with the decisions before it.
    Column("to_compare", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("team", "channel", "number"),
    Index(None, "team", "channel", "decided_at"),
    Index("ix_decisions_unread", "decided_at", sqlite_where=UNREAD, postgresql_where=UNREAD),
    Index("ix_decisions_to_compare", "decided_at", sqlite_where=TO_COMPARE, postgresql_where=TO_COMPARE),
    Index(None, "team", "channel", "said_ts"),
    Index(None, "team", "channel", "thread_ts"),
    Index("ix_decisions_by_status", "team", "channel", "status", "decided_at"),
    Index("ix_decisions_by_author", "team", "channel", "author", "status", "decided_at"),
    # These two find decisions made or settled while a meeting ran.
    Index(None, "team", "channel", "settled_at"),
    Index(None, "team", "meeting_id"),
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
    identity(),
    workspace(),
    Column("newer_id", Integer, ForeignKey("decisions.id"), nullable=False),
    Column("older_id", Integer, ForeignKey("decisions.id"), nullable=False),
    Column("relation", Choice(records.Relation), nullable=False),
    Column("changed", Text),
    Column("author", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("team", "newer_id", "older_id", "relation"),
    Index(None, "team", "older_id"),
)

UNANSWERED = text("answered_at IS NULL")
"""Questions that stand; as literal SQL, so that SQLite matches its partial index."""

related_questions = Table(
    "related_questions",
    metadata,
    Column("team", String, primary_key=True),
    Column("newer_id", Integer, ForeignKey("decisions.id"), primary_key=True),
    Column("older_id", Integer, ForeignKey("decisions.id"), primary_key=True),
    Column("channel", String, nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("answered_at", UtcDateTime),
    Column("answered_by", String),
    Index(None, "team", "older_id"),
    Index(
        "ix_related_questions_open",
        *("team", "channel", "newer_id", "older_id"),
        sqlite_where=UNANSWERED,
        postgresql_where=UNANSWERED,
    ),
)

told_missed = Table(
    "told_missed",
    metadata,
    Column("team", String, primary_key=True),
    Column("decision_id", Integer, ForeignKey("decisions.id"), primary_key=True),
    Column("user", String, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    # When they were told that they had not missed it after all.
    Column("put_right_at", UtcDateTime),
)

concerns = Table(
    "concerns",
    metadata,
    identity(),
    workspace(),
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
    # What becomes of the decision, where the concern was upheld.
    Column("consequence", Choice(records.Consequence)),
    Index(None, "team", "decision_id"),
    Index(None, "team", "channel", "status"),
)
