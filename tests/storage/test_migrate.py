"""The tables that `matters migrate` makes, and how a database stands to them."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, event, inspect, text

from storage import database, outbox, schema, tables
from storage.database import SqliteSessions
from storage.migrations import draft
from storage.records import Kind, NewMessage
from storage.schema import Standing
from tests import new_database

NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)


@pytest.fixture
async def sessions(database_url: str) -> AsyncIterator[database.Sessions]:
    connected = database.connect(database_url)
    yield connected
    await connected.close()


def differences(connection: Connection) -> list[object]:
    settings = {"compare_type": True, "compare_server_default": True, "include_name": schema.is_ours}
    found: list[object] = compare_metadata(
        MigrationContext.configure(connection, opts=settings), tables.metadata
    )
    return found


def everything(connection: Connection) -> dict[str, object]:
    """Return all that a database tells of its tables; the order of columns counts for nothing."""
    see = inspect(connection)
    return {
        name: (
            {column["name"]: {**column, "type": repr(column["type"])} for column in see.get_columns(name)},
            see.get_pk_constraint(name),
            sorted(see.get_foreign_keys(name), key=repr),
            sorted(see.get_unique_constraints(name), key=repr),
            sorted(str(sorted(index.items(), key=str)) for index in map(plain, see.get_indexes(name))),
        )
        for name in sorted(see.get_table_names())
    }


def plain(index: Any) -> dict[str, Any]:
    """Return an index with its condition as text, which can be compared."""
    return {**index, "dialect_options": {k: str(v) for k, v in index.get("dialect_options", {}).items()}}


async def test_the_versions_add_up_to_the_tables_of_today(sessions: database.Sessions) -> None:
    await schema.migrate(sessions)

    assert await schema.with_connection(sessions, differences) == []


async def test_the_quick_way_makes_the_same_tables(sessions: database.Sessions) -> None:
    await schema.migrate(sessions)
    migrated = await schema.with_connection(sessions, everything)
    await emptied(sessions)
    await new_database.make_tables(sessions)

    assert await schema.with_connection(sessions, everything) == migrated
    assert await schema.standing(sessions) is Standing.CURRENT


async def emptied(sessions: database.Sessions) -> None:
    def drop(connection: Connection) -> None:
        tables.metadata.drop_all(connection)
        connection.execute(text("DROP TABLE IF EXISTS documents_index"))
        connection.execute(text("DROP TABLE alembic_version"))

    await schema.with_connection(sessions, drop, writing=True)


async def test_a_database_knows_how_it_stands_to_the_code(sessions: database.Sessions) -> None:
    async def versioned(number: str) -> Standing:
        async with sessions.begin() as session:
            await session.execute(text("UPDATE alembic_version SET version_num = :it"), {"it": number})
        return await schema.standing(sessions)

    assert await schema.standing(sessions) is Standing.EMPTY
    assert await schema.migrate(sessions) is Standing.EMPTY
    assert await schema.standing(sessions) is Standing.CURRENT
    assert await schema.migrate(sessions) is Standing.CURRENT
    assert await versioned("9999") is Standing.NEWER
    assert await schema.migrate(sessions) is Standing.NEWER


PUT = """
INSERT INTO outbox (team, "key", kind, channel, lane, about, due_at, state, created_at)
VALUES ('T1', :key, 'card', 'C1', 'C1', '{}', '2026-12-01', 'sent', '2026-12-01')
"""


async def test_a_key_that_was_put_before_there_was_a_list_of_keys_is_taken(
    sessions: database.Sessions,
) -> None:
    def earlier(connection: Connection) -> None:
        command.upgrade(schema.alembic(connection), "0001")
        for key in ("old", "older"):
            connection.execute(text(PUT), {"key": key})

    await schema.with_connection(sessions, earlier, writing=True)
    await schema.migrate(sessions)
    async with sessions.begin() as session:
        put = [
            await outbox.put(
                session, NewMessage(key=key, kind=Kind.GREETING, team="T1", channel="C1", at=NOW)
            )
            for key in ("old", "new", "older", "newer")
        ]

    assert put == [False, True, False, True]


async def test_tables_without_a_version_are_older(sessions: database.Sessions) -> None:
    await new_database.make_tables(sessions)
    async with sessions.begin() as session:
        await session.execute(text("DROP TABLE alembic_version"))

    assert await schema.standing(sessions) is Standing.OLDER


async def test_of_several_that_migrate_at_once_one_does_and_the_others_wait(
    sessions: database.Sessions, database_url: str
) -> None:
    others = [database.connect(database_url) for _ in range(3)]

    stood = await asyncio.gather(*(schema.migrate(each) for each in [sessions, *others]))

    assert sorted(before.name for before in stood) == ["CURRENT", "CURRENT", "CURRENT", "EMPTY"]
    assert await schema.with_connection(sessions, differences) == []
    for each in others:
        await each.close()


async def test_a_version_that_breaks_leaves_the_database_as_it_was(
    sessions: database.Sessions, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = copied(tmp_path)
    add(
        broken,
        "def upgrade():\n"
        "    op.create_table('half', sa.Column('id', sa.Integer()))\n"
        "    op.execute('SELECT nothing FROM nowhere')\n",
    )
    monkeypatch.setattr(schema, "MIGRATIONS", broken)

    with pytest.raises(Exception, match="nowhere"):
        await schema.migrate(sessions)

    assert await schema.standing(sessions) is Standing.EMPTY
    assert await schema.with_connection(sessions, everything) == {}


class Killed(Exception):
    """What ends a migration on its way."""


async def test_an_end_at_any_statement_leaves_the_database_as_it_was(sessions: database.Sessions) -> None:
    engine = sessions.engine if isinstance(sessions, SqliteSessions) else sessions.engine.sync_engine
    statements, last = count(), 0

    def die(*_: object) -> None:
        if next(statements) == last:
            raise Killed

    event.listen(engine, "before_cursor_execute", die)
    stands = Standing.EMPTY
    while stands is Standing.EMPTY:
        statements, last = count(), last + 5
        with suppress(Killed):
            await schema.migrate(sessions)
        statements = count(last + 1)
        stands = await schema.standing(sessions)

    assert last > 40
    assert stands is Standing.CURRENT
    assert await schema.with_connection(sessions, differences) == []


KEPT = """
def upgrade():
    op.create_table("houses", sa.Column("id", sa.Integer(), primary_key=True))
    op.create_table("rooms", sa.Column("house", sa.Integer(), sa.ForeignKey("houses.id", ondelete="CASCADE")))
    op.execute("INSERT INTO houses VALUES (7)")
    op.execute("INSERT INTO rooms VALUES (7)")
"""
CHANGED = """
def upgrade():
    anew = "always" if op.get_bind().dialect.name == "sqlite" else "never"
    with op.batch_alter_table("houses", recreate=anew) as houses:
        houses.add_column(sa.Column("colour", sa.String()))
"""


async def test_a_table_that_is_made_anew_keeps_what_refers_to_it(
    sessions: database.Sessions, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    newer = copied(tmp_path)
    monkeypatch.setattr(schema, "MIGRATIONS", newer)
    add(newer, KEPT)
    await schema.migrate(sessions)
    add(newer, CHANGED)

    assert await schema.migrate(sessions) is Standing.OLDER
    assert await schema.standing(sessions) is Standing.CURRENT
    async with sessions.read() as session:
        assert (await session.execute(text("SELECT house FROM rooms"))).scalars().all() == [7]
        assert (await session.execute(text("SELECT colour FROM houses"))).scalars().all() == [None]


def last() -> str:
    """Return the newest version's number."""
    return max(path.name[:4] for path in (schema.MIGRATIONS / "versions").glob("[0-9]*.py"))


def copied(folder: Path) -> Path:
    """Copy the migrations, so that a test can add one."""
    return Path(shutil.copytree(schema.MIGRATIONS, folder / "migrations"))


def add(migrations: Path, upgrade: str) -> None:
    """Add a version after the last."""
    last = max(path.name[:4] for path in (migrations / "versions").glob("[0-9]*.py"))
    number = f"{int(last) + 1:04d}"
    heading = "import sqlalchemy as sa\nfrom alembic import op\n"
    heading += f"revision, down_revision = {number!r}, {last!r}\n"
    (migrations / "versions" / f"{number}_added.py").write_text(heading + upgrade)


def test_a_version_is_drafted_by_one_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    migrations = copied(tmp_path)
    monkeypatch.setattr(schema, "MIGRATIONS", migrations)
    number = f"{int(last()) + 1:04d}"

    path = draft.draft("Change nothing", versions=migrations / "versions")
    assert path.name == f"{number}_change_nothing.py"
    assert "def upgrade() -> None:" in path.read_text()

    again = draft.draft("Begin again", afresh=True, versions=migrations / "versions")
    assert again.name == "0001_begin_again.py"
    assert [each.name for each in (migrations / "versions").glob("[0-9]*.py")] == [again.name]
    assert "sa.Column('team', sa.String(), nullable=False)" in again.read_text()
