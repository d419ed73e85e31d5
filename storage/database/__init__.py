"""Connects to SQLite or PostgreSQL and hands out transactions; one code path for both.

No call blocks the event loop while it waits, nor waits longer than the person who asked: see `errands`.
"""

from sqlalchemy import make_url

from storage.database.postgresql import PostgresSessions
from storage.database.session import UNREACHABLE, Busy, Misplaced, Session, Unsettled
from storage.database.sqlite import SqliteSessions

__all__ = [
    "UNREACHABLE",
    "Busy",
    "Misplaced",
    "PostgresSessions",
    "Session",
    "Sessions",
    "SqliteSessions",
    "Unsettled",
    "connect",
]

Sessions = SqliteSessions | PostgresSessions
"""A database: `begin()` opens a transaction for writing, `read()` one for reading only."""


def connect(url: str) -> Sessions:
    """Return the sessions of `sqlite:///path` or `postgresql://…`; nothing is opened before the first use."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return SqliteSessions(parsed)
    return PostgresSessions(parsed.set(drivername="postgresql+asyncpg"))
