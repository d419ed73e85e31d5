"""Workspaces, groups, people with how they want to be reminded, and members."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, Text, Time, false, text

from storage import records
from storage.tables.columns import Choice, UtcDateTime, Weekdays, metadata

workspaces = Table(
    "workspaces",
    metadata,
    Column("team", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("bot_user", String, nullable=False),
    Column("bot_id", String),
    Column("locale", String),
    Column("zone", String),
    Column("address", String),
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
    Column("paused_at", UtcDateTime),
    Column("ask_chair_at", UtcDateTime),
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
    # The bot's direct message channel with them, once Slack has said whose it is: it never changes.
    Column("direct", String),
)

preferences = Table(
    "preferences",
    metadata,
    Column("team", String, primary_key=True),
    Column("user", String, primary_key=True),
    Column("often", Choice(records.HowOften), nullable=False),
    Column("away_from", Date),
    # The day on which they are back.
    Column("away_until", Date),
    # Their working days and hours, and whose public holidays they keep, where they have said so.
    Column("days", Weekdays),
    Column("begins", Time),
    Column("ends", Time),
    Column("country", String),
    Column("subdivision", String),
    Column("changed_at", UtcDateTime, nullable=False),
)

suggested_leave = Table(
    "suggested_leave",
    metadata,
    Column("team", String, primary_key=True),
    Column("user", String, primary_key=True),
    # The day on which they would be back.
    Column("until", Date, nullable=False),
    Column("sign", Choice(records.Sign), nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
    Column("agreed", Boolean),
)

mornings = Table(
    "mornings",
    metadata,
    Column("team", String, primary_key=True),
    Column("user", String, primary_key=True),
    # The last two days, where they were, on which somebody was written to in the morning.
    Column("last", Date, nullable=False),
    Column("before", Date),
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
    Index(None, "team", "user"),
)
