"""The tables, as SQLAlchemy Core sees them. Column names are the records' field names."""

from storage.tables.actions import UNASKED, UNSCHEDULED, actions, notes, owners
from storage.tables.columns import LONG_AGO, Choice, Packed, UtcDateTime, metadata
from storage.tables.decisions import (
    TO_COMPARE,
    UNANSWERED,
    UNREAD,
    awareness,
    concerns,
    decisions,
    links,
    related_questions,
    told_missed,
)
from storage.tables.drafts import drafts
from storage.tables.groups import (
    groups,
    members,
    mornings,
    people,
    preferences,
    suggested_leave,
    workspaces,
)
from storage.tables.homes import homes
from storage.tables.meetings import (
    UNBEGUN,
    UNENDED,
    agenda_items,
    attendances,
    meetings,
    series,
    suggestions,
)
from storage.tables.offers import offers
from storage.tables.outbox import events_seen, history, messages, outbox, pauses
from storage.tables.search import documents

__all__ = [
    "LONG_AGO",
    "TO_COMPARE",
    "UNANSWERED",
    "UNASKED",
    "UNBEGUN",
    "UNENDED",
    "UNREAD",
    "UNSCHEDULED",
    "Choice",
    "Packed",
    "UtcDateTime",
    "actions",
    "agenda_items",
    "attendances",
    "awareness",
    "concerns",
    "decisions",
    "documents",
    "drafts",
    "events_seen",
    "groups",
    "history",
    "homes",
    "links",
    "meetings",
    "members",
    "messages",
    "metadata",
    "mornings",
    "notes",
    "offers",
    "outbox",
    "owners",
    "pauses",
    "people",
    "preferences",
    "related_questions",
    "series",
    "suggested_leave",
    "suggestions",
    "told_missed",
    "workspaces",
]
