"""Reactions that propose a message as a decision or an action."""

from sqlalchemy import Column, String, Table

from storage.tables.columns import metadata

offers = Table(
    "offers",
    metadata,
    Column("team", String, primary_key=True),
    Column("channel", String, primary_key=True),
    Column("said_ts", String, primary_key=True),
    Column("user", String, primary_key=True),
    Column("kind", String, primary_key=True),
    # Slack's own timestamps, so that late events can still be put in order.
    Column("made_ts", String),
    Column("withdrawn_ts", String),
)
