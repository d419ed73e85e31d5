"""Brings a database's tables up to date, and tells whether they are.

A database remembers its version in the table `alembic_version`; versions are numbered from 0001,
the first four letters of the file names in `storage/migrations/versions`.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Column, Connection, MetaData, String, Table, inspect, select, text

from storage import search, tables
from storage.database import Sessions, SqliteSessions

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
_SEARCH_INDEX = "ix_documents_words"
VERSION = Table(
    "alembic_version",
    MetaData(naming_convention={"pk": "%(table_name)s_pkc"}),
    Column("version_num", String(32), primary_key=True),
)
# The number is arbitrary: nothing else on the same PostgreSQL is likely to lock it.
_PATIENTLY = text("SET LOCAL lock_timeout = '60s'")
_MIGRATING = text("SELECT pg_advisory_xact_lock(7264187320164)")

Result = TypeVar("Result")


class Standing(Enum):
    """How a database's tables compare with this version of the code."""

    EMPTY = "it has no tables yet"
    OLDER = "its tables are older than this version of the bot"
    CURRENT = "its tables are up to date"
    NEWER = "its tables are newer than this version of the bot"
    BROKEN = "some of its tables are missing"
    FOREIGN = "it holds the tables of another program"


def versions() -> list[str]:
    """Return the numbers of all versions, oldest first."""
    return sorted(path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


async def standing(sessions: Sessions) -> Standing:
    """Return how the database's tables compare with the code."""
    return await with_connection(sessions, _standing)


async def migrate(sessions: Sessions) -> Standing:
    """Bring the tables up to date, and return how they were before; newer ones are left alone.

    Of several processes at once, one does it, and the others wait and find it done.
    """
    return await with_connection(sessions, _migrate, writing=True)


async def with_connection(
    sessions: Sessions, work: Callable[[Connection], Result], *, writing: bool = False
) -> Result:
    """Do `work` on a connection of SQLAlchemy's own kind, in one transaction."""
    if not writing:
        opened = sessions.read(steady=True)
    else:
        opened = sessions.reshape() if isinstance(sessions, SqliteSessions) else sessions.begin()
    async with opened as session:
        return await session.run(work)


def is_ours(name: str | None, kind: str, _: Any) -> bool:
    """Tell whether alembic should compare a table or index; `storage.search` looks after its own."""
    return name in tables.metadata.tables if kind == "table" else name != _SEARCH_INDEX


def alembic(connection: Connection) -> Config:
    """Return alembic's configuration for one connection, wherever the package is installed."""
    # Imported late: a bot whose tables are up to date never needs it.
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    return config


def _standing(connection: Connection) -> Standing:
    there = set(inspect(connection).get_table_names())
    if VERSION.name not in there:
        return _unversioned(connection, there)
    version = connection.execute(select(VERSION)).scalar()
    known = versions()
    if version is None:
        return Standing.EMPTY
    if version not in known:
        # Another program may use alembic, too.
        return Standing.NEWER if _are_ours(there) else Standing.FOREIGN
    if version != known[-1]:
        return Standing.OLDER
    return Standing.CURRENT if set(tables.metadata.tables) <= there else Standing.BROKEN


def _unversioned(connection: Connection, there: set[str]) -> Standing:
    """Judge tables without a version; on PostgreSQL another program's may be in the same database."""
    if _are_ours(there):
        return Standing.OLDER
    alone = connection.dialect.name == "sqlite"
    foreign = there if alone else there & set(tables.metadata.tables)
    return Standing.FOREIGN if foreign else Standing.EMPTY


def _are_ours(there: set[str]) -> bool:
    return {"decisions", "actions", "outbox"} <= there


def _migrate(connection: Connection) -> Standing:
    if connection.dialect.name == "postgresql":
        connection.execute(_PATIENTLY)
        connection.execute(_MIGRATING)
    before = _standing(connection)
    if before in (Standing.EMPTY, Standing.OLDER):
        from alembic import command

        command.upgrade(alembic(connection), "head")
        search.create(connection)
    return before
