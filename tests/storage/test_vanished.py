"""A database that vanishes under the running bot: nothing is said to be recorded, and it is not ready."""

import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TYPE_CHECKING

import asyncpg
import pytest

from storage import events_seen, outbox
from storage.database import Misplaced, postgresql
from tests import front
from tests.front import Front
from tests.reliability import promises
from tests.world import opened

if TYPE_CHECKING:
    # Imported as a plugin, so that pytest sees it first.
    from tests.postgres import Server


@pytest.fixture
async def faced(sqlite_tables: Path, tmp_path: Path) -> AsyncIterator[Front]:
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(sqlite_tables, folder / "matters.db")
    (folder / "matters.db.lock").touch()
    async with opened(f"sqlite:///{folder}/matters.db") as world, front.opened(world) as faced:
        yield faced


@pytest.fixture
async def postgres(postgres_server: "Server", postgres_tables: str) -> AsyncIterator[Front]:
    url = postgres_server.url(postgres_server.create(template=postgres_tables))
    async with opened(url) as world, front.opened(world) as faced:
        yield faced


def file_of(faced: Front) -> Path:
    return Path(str(faced.world.sessions.url.database))


def other_in_its_place(path: Path) -> None:
    """Put a copy where the file was, as somebody does who restores one."""
    copy = path.with_name("copy")
    shutil.copy(path, copy)
    copy.replace(path)


def everything(path: Path) -> None:
    for each in path.parent.iterdir():
        each.unlink()


Loss = Callable[[Path], object]
LOSSES: dict[str, Loss] = {
    "the database": Path.unlink,
    "its log": lambda path: path.with_name("matters.db-wal").unlink(),
    "its index": lambda path: path.with_name("matters.db-shm").unlink(),
    "its lock": lambda path: path.with_name("matters.db.lock").unlink(),
    "all of it": everything,
    "another in its place": other_in_its_place,
    "the folder": lambda path: shutil.rmtree(path.parent),
    "the folder's name": lambda path: path.parent.rename(path.parent.with_name("moved")),
}


async def decide(faced: Front, what: str) -> str:
    _, said = await faced.form(faced.command(f"/decide {what}"))
    return said


@pytest.mark.parametrize("lose", LOSSES.values(), ids=LOSSES.keys())
async def test_nothing_is_said_to_be_recorded_once_a_file_is_gone(faced: Front, lose: Loss) -> None:
    assert await decide(faced, "We open in May") == ""
    assert list(await promises.wordings(faced.world.sessions)) == ["We open in May"]
    lose(file_of(faced))

    for _ in range(2):
        said = await decide(faced, "We close in June")
        assert "nothing was recorded" in said
        assert "You typed: We close in June" in said


@pytest.mark.parametrize("lose", LOSSES.values(), ids=LOSSES.keys())
async def test_the_bot_is_not_ready_once_a_file_is_gone(faced: Front, lose: Loss) -> None:
    assert (await faced.http.get("/readyz")).status == 200
    lose(file_of(faced))

    ready = await faced.http.get("/readyz")

    assert ready.status == 503
    assert "database: matters.db" in await ready.text()
    assert (await faced.http.get("/healthz")).status == 200


async def test_what_is_written_when_the_file_goes_is_not_said_to_be_recorded(faced: Front) -> None:
    """Between the first statement and the commit."""

    async def write() -> None:
        async with faced.world.sessions.begin() as session:
            await events_seen.first_time(session, "T1", "anything", at=faced.world.now)
            file_of(faced).unlink()

    with pytest.raises(Misplaced, match=r"matters\.db is gone"):
        await write()


async def test_no_empty_database_is_made_in_the_place_of_one_that_is_gone(faced: Front) -> None:
    everything(file_of(faced))

    await decide(faced, "We close in June")

    assert list(file_of(faced).parent.iterdir()) == []


async def test_it_goes_on_once_the_folder_is_back(faced: Front) -> None:
    folder = file_of(faced).parent
    folder.rename(folder.with_name("moved"))
    await decide(faced, "We close in June")
    folder.with_name("moved").rename(folder)

    said = await decide(faced, "We open in May")
    await faced.world.settle()

    assert said == ""
    assert faced.world.workspace.said_in("board") == ["D1 We open in May"]
    assert (await faced.http.get("/readyz")).status == 200


async def run(faced: Front, statement: str, database: str | None = None) -> None:
    """Have an operator run a statement in PostgreSQL."""
    url = faced.world.sessions.url.set(drivername="postgresql")
    url = url.set(database=database) if database is not None else url
    connection = await asyncpg.connect(url.render_as_string(hide_password=False))
    await connection.execute(statement)
    await connection.close()


DROPPED = ["decisions", "outbox", "events_seen", "alembic_version"]


@pytest.mark.parametrize("table", DROPPED)
async def test_a_table_that_is_dropped_is_noticed(postgres: Front, table: str) -> None:
    await run(postgres, f"DROP TABLE {table} CASCADE")

    said = "nothing was recorded"
    if table != "alembic_version":
        said = await decide(postgres, "We close in June")
    ready = await postgres.http.get("/readyz")

    assert "nothing was recorded" in said
    assert ready.status == 503
    assert "database: " in await ready.text()


async def test_a_database_that_is_dropped_is_noticed(postgres: Front) -> None:
    name = str(postgres.world.sessions.url.database)
    await run(postgres, f'DROP DATABASE "{name}" WITH (FORCE)', "postgres")

    said = await decide(postgres, "We close in June")
    ready = await postgres.http.get("/readyz")

    assert "nothing was recorded" in said
    assert "You typed: We close in June" in said
    assert ready.status == 503
    assert "database: it does not answer" in await ready.text()


ENDED = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


async def test_connections_that_were_ended_are_opened_anew(postgres: Front) -> None:
    assert await decide(postgres, "We open in May") == ""
    await run(postgres, ENDED)

    assert await decide(postgres, "We close in June") == ""
    await postgres.world.settle()
    assert postgres.world.workspace.said_in("board") == ["D1 We open in May", "D2 We close in June"]


async def test_a_connection_that_ended_long_ago_without_a_word_is_found_by_asking(
    postgres: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql, "QUIET_SECONDS", -1)
    monkeypatch.setattr(asyncpg.Connection, "is_closed", lambda _: False)
    for _ in range(2):
        async with postgres.world.sessions.read() as session:
            assert not await outbox.is_due(session, now=postgres.world.now)
        await run(postgres, ENDED)
