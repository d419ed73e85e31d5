"""SQLite's statistics of its tables, by which it chooses its query plans.

PostgreSQL keeps its own. Small tables are left out: SQLite then treats them as large, which costs nothing,
while a record of how small they were would be wrong as soon as they had grown.
"""

from sqlalchemy import text

from storage.database import Session

MOST_READ = 1000
"""How many entries of each index are read: an estimate will do, and nobody should wait for it."""
SMALL = 10_000

_STATEMENTS = (
    text(f"PRAGMA analysis_limit={MOST_READ}"),
    # Only making the table anew has connections that are already open read it again.
    text("DROP TABLE IF EXISTS sqlite_stat1"),
    text("ANALYZE"),
    text(f"DELETE FROM sqlite_stat1 WHERE CAST(stat AS INTEGER) < {SMALL}"),  # noqa: S608 - our own number
    text("ANALYZE sqlite_schema"),
)


async def gather(session: Session) -> None:
    """Have SQLite estimate the sizes of its tables again."""
    if session.dialect == "sqlite":
        for statement in _STATEMENTS:
            await session.execute(statement)
