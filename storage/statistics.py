"""What the database knows of its tables' sizes, by which it chooses how to look for something."""

from sqlalchemy import text

from storage.database import Session

MOST_READ = 1000
"""Of the entries of each index that are looked at: an estimate, for whose sake nobody should wait."""

_BOUND = text(f"PRAGMA analysis_limit={MOST_READ}")
_GATHER = text("ANALYZE")


async def gather(session: Session) -> None:
    """Have SQLite estimate anew how many rows there are of what; PostgreSQL sees to that by itself."""
    if session.dialect == "sqlite":
        await session.execute(_BOUND)
        await session.execute(_GATHER)
