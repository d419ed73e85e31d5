"""Actions, their owners and notes."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint, text

from storage import records
from storage.tables.columns import Choice, Packed, UtcDateTime, identity, metadata, said, workspace

actions = Table(
    "actions",
    metadata,
    identity(),
    workspace(),
    Column("channel", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("due", Date),
    Column("measure", Text),
    Column("reason", Text),
    Column("due_meeting", Packed(records.DueMeeting)),
    Column("repeats", Packed(records.Repeats)),
    Column("last_done_at", UtcDateTime),
    Column("status", Choice(records.ActionStatus), nullable=False),
    Column("decision_id", Integer, ForeignKey("decisions.id")),
    Column("author", String, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("deferrals", Integer, nullable=False, server_default=text("0")),
    Column("closed_at", UtcDateTime),
    Column("closed_because", Text),
    *said(),
    UniqueConstraint("team", "channel", "number"),
    Index("ix_actions_soonest", "team", "channel", "status", "due", "id"),
    Index(None, "team", "channel", "said_ts"),
    Index(None, "team", "channel", "closed_at"),
    Index(None, "team", "channel", "created_at"),
    Index(None, "team", "decision_id"),
)

UNSCHEDULED = text("nudge_at IS NULL AND nudge_step >= 0 AND answer IN ('asked', 'accepted')")
"""Owners whose next nudge is not worked out yet; as literal SQL, so that SQLite matches its partial index."""

UNASKED = text("kind = 'user group' AND answer = 'asked'")
"""User groups whose people may still have to be asked; literal for the same reason."""

owners = Table(
    "owners",
    metadata,
    identity(),
    workspace(),
    Column("action_id", Integer, ForeignKey("actions.id"), nullable=False),
    Column("kind", Choice(records.OwnerKind), nullable=False),
    Column("user", String),
    Column("name", String),
    Column("organisation", String),
    Column("email", String),
    Column("answer", Choice(records.Answer), nullable=False),
    Column("answered_at", UtcDateTime),
    # The person who is nudged about it, set by the planner: see `storage.records.Assignment`.
    Column("recipient", String),
    Column("nudge_at", UtcDateTime),
    Column("nudge_step", Integer, nullable=False, server_default=text("0")),
    # The day that counts as due for their nudges, where it was past when the action became theirs.
    Column("nudged_from", Date),
    Column("snoozed_until", Date),
    Column("nudged_at", UtcDateTime),
    Column("nudge_key", String),
    Column("nudges", Integer, nullable=False, server_default=text("0")),
    # Who is told that they get no more nudges, when, and the key of the message that told them.
    Column("tell", String),
    Column("tell_at", UtcDateTime),
    Column("escalation_key", String),
    # What they wait for, while they do: in their words, and the person or the action that is meant.
    Column("waits_since", UtcDateTime),
    Column("waits_for", Text),
    Column("waits_user", String),
    Column("waits_action", Integer),
    Column("waits_note", Integer),
    # When others are to be told that they have gone, and when they were.
    Column("hand_on_at", UtcDateTime),
    Column("handed_at", UtcDateTime),
    UniqueConstraint("team", "action_id", "kind", "user", "name"),
    # What falls due is found by these, never by reading all open actions.
    Index(None, "nudge_at"),
    Index(None, "tell_at"),
    Index(None, "team", "tell", "tell_at"),
    Index(None, "team", "recipient"),
    Index("ix_owners_unscheduled", "nudge_at", "id", sqlite_where=UNSCHEDULED, postgresql_where=UNSCHEDULED),
    Index("ix_owners_unasked", "id", sqlite_where=UNASKED, postgresql_where=UNASKED),
    Index(None, "team", "user", "answer"),
    Index(None, "team", "waits_user"),
    Index(None, "team", "waits_action"),
    Index(None, "hand_on_at"),
)

notes = Table(
    "notes",
    metadata,
    identity(),
    workspace(),
    Column("action_id", Integer, ForeignKey("actions.id"), nullable=False),
    Column("author", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    # Older notes, whose writers were never asked who may see them, are on the card already.
    Column("audience", Choice(records.Audience), nullable=False, server_default=text("'group'")),
    Column("kind", Choice(records.NoteKind), nullable=False, server_default=text("'remark'")),
    Index(None, "team", "action_id"),
)
