"""Brings a database's tables up to date."""

from sqlalchemy import Connection

from storage import search, tables
from storage.database import Sessions, SqliteSessions


async def fill(sessions: Sessions) -> None:
    """Make the tables in an empty database."""
    if isinstance(sessions, SqliteSessions):
        with sessions.engine.begin() as connection:
            _create(connection)
        return
    async with sessions.engine.begin() as connection:
        await connection.run_sync(_create)


def _create(connection: Connection) -> None:
    tables.metadata.create_all(connection)
    search.create(connection)
