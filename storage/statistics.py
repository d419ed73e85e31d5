"""What SQLite knows of its tables' sizes, by which it chooses how to look for something.

PostgreSQL sees to that by itself. Of a table that is small nothing is noted: it is then looked into as if it
were large, which costs nothing, while a note of how small it was would be wrong as soon as it had grown.
"""

from sqlalchemy import text

from storage.database import Session

MOST_READ = 1000
"""Of the entries of each index that are looked at: an estimate, for whose sake nobody should wait."""
SMALL = 10_000

_STATEMENTS = (
    text(f"PRAGMA analysis_limit={MOST_READ}"),
    # Made anew, for that alone makes connections that are open already read it again.
    text("DROP TABLE IF EXISTS sqlite_stat1"),
    text("ANALYZE"),
    text(f"DELETE FROM sqlite_stat1 WHERE CAST(stat AS INTEGER) < {SMALL}"),  # noqa: S608 - our own number
    text("ANALYZE sqlite_schema"),
)


async def gather(session: Session) -> None:
    """Have SQLite estimate anew how many rows there are of what."""
    if session.dialect == "sqlite":
        for statement in _STATEMENTS:
            await session.execute(statement)
