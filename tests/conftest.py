"""What every test can ask for by name."""

import asyncio
import gc
import logging
import shutil
from collections.abc import AsyncIterator, Iterator
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

import asyncpg
import pytest
import structlog
from hypothesis import HealthCheck, settings

from bot.language import dates
from bot.sandbox import Slack, Workspace
from bot.slack import logs
from bot.slack.incoming import dispatch
from storage import database
from storage.tables import metadata
from tests import new_database
from tests.world import World, opened

if TYPE_CHECKING:
    # Imported as a plugin, so that pytest sees it first.
    from tests.postgres import Server

pytest_plugins = ["tests.postgres"]

KINDS = ["sqlite", "postgresql"]

# How long an example takes is the machine's affair; a failure is printed so that it can be played again.
settings.register_profile(
    "any machine", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")


@pytest.fixture(scope="session", autouse=True)
def _warm() -> None:
    """Load what is loaded on first use before anything is timed, as the bot does when it starts."""
    dates.warm()
    # What stands until the end is looked through for garbage no more: that would stop a test for long.
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def patient(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let requests wait for longer than people do, for a busy machine, save where that is tested."""
    if "in_time" not in request.fixturenames:
        monkeypatch.setattr(dispatch, "DATABASE_SECONDS", 14)
        monkeypatch.setattr(dispatch, "ANSWER_SECONDS", 15)
        monkeypatch.setattr(dispatch, "LET_IN_SECONDS", 12)


@pytest.fixture
def in_time() -> None:
    """Have requests wait no longer than they do for people."""


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return an empty database's address: each test that asks for it runs on both kinds."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path}/empty.db"


@pytest.fixture(params=KINDS)
def tables_url(request: pytest.FixtureRequest) -> str:
    """Return the address of a database that has its tables and nothing in them, of both kinds in turn."""
    return str(request.getfixturevalue("postgres_filled" if request.param == "postgresql" else "sqlite_url"))


@pytest.fixture
def postgres_filled(postgres_emptied: str) -> str:
    """Return the address of a PostgreSQL database that has its tables and nothing in them."""
    asyncio.run(_empty(postgres_emptied))
    return postgres_emptied


@pytest.fixture(scope="session")
def postgres_emptied(postgres_server: "Server", postgres_tables: str) -> str:
    """Return the address of one database for many tests: to empty it is far quicker than to make one."""
    return postgres_server.url(postgres_server.create(template=postgres_tables))


@pytest.fixture
def sqlite_url(sqlite_tables: Path, tmp_path: Path) -> str:
    """Return the address of a SQLite file that has its tables and nothing in them."""
    return f"sqlite:///{shutil.copy(sqlite_tables, tmp_path / 'matters.db')}"


@pytest.fixture(scope="session")
def postgres_tables(postgres_server: "Server") -> str:
    """Return the name of a PostgreSQL database that has its tables, to be copied for each test."""
    name = postgres_server.create()
    asyncio.run(_fill(postgres_server.url(name)))
    return name


@pytest.fixture(scope="session")
def sqlite_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a SQLite file that has its tables, to be copied for each test."""
    path = tmp_path_factory.mktemp("tables") / "matters.db"
    asyncio.run(_fill(f"sqlite:///{path}"))
    return path


async def _empty(url: str) -> None:
    """Empty each table, and let go of whatever a test that died had still open."""
    connection = await asyncpg.connect(url)
    await connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    # Not TRUNCATE, which makes files anew and takes four times as long for so few rows.
    for table in reversed(metadata.sorted_tables):
        await connection.execute(f'DELETE FROM "{table.name}"')
    await connection.execute("SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S'")
    await connection.close()


async def _fill(url: str) -> None:
    sessions = database.connect(url)
    await new_database.make_tables(sessions)
    await sessions.close()


@pytest.fixture(params=KINDS)
def sessions_kept(request: pytest.FixtureRequest) -> database.Sessions:
    """Return the sessions of a database like `tables_url`, which remember each statement they compiled."""
    kind = "postgres" if request.param == "postgresql" else "sqlite"
    return cast("database.Sessions", request.getfixturevalue(f"{kind}_sessions"))


@pytest.fixture
def postgres_sessions(postgres_kept: database.Sessions, postgres_filled: str) -> database.Sessions:
    """Return the sessions of a PostgreSQL database that has its tables and nothing in them."""
    return postgres_kept


@pytest.fixture
def sqlite_sessions(sqlite_kept: database.SqliteSessions, sqlite_tables: Path) -> database.Sessions:
    """Return the sessions of a SQLite file that has its tables and nothing in them."""
    file = Path(str(sqlite_kept.url.database))
    # A new file: what a test that died has still open must not lock this one.
    for left in file.parent.iterdir():
        left.unlink()
    shutil.copy(sqlite_tables, file)
    return sqlite_kept


@pytest.fixture(scope="session")
def postgres_kept(postgres_emptied: str) -> database.Sessions:
    """Return sessions for many tests: compiling each statement anew takes a seventh of a scenario's time."""
    return database.connect(postgres_emptied)


@pytest.fixture(scope="session")
def sqlite_kept(tmp_path_factory: pytest.TempPathFactory) -> database.Sessions:
    """Return sessions for many tests, of a file that each of them makes."""
    return database.connect(f"sqlite:///{tmp_path_factory.mktemp('kept') / 'matters.db'}")


@pytest.fixture
async def world(sessions_kept: database.Sessions) -> AsyncIterator[World]:
    """Yield a Slack workspace with people in it, and the bot that serves it, on an empty database."""
    async with opened(sessions_kept) as opened_world:
        yield opened_world


@pytest.fixture(autouse=True)
def logged() -> Iterator[StringIO]:
    """Log as `matters run` does, and return what is; until told, each traceback is drawn for seconds."""
    root, stream = logging.getLogger(), StringIO()
    handlers, level = root.handlers[:], root.level
    logs.configure("DEBUG", "json", stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    """Return a Slack that listens, with nobody in it."""
    world = Slack()
    await world.start()
    yield world
    await world.stop()


@pytest.fixture
def workspace(slack: Slack) -> Workspace:
    """Return a workspace of it, with rosa in the channel board."""
    workspace = slack.add_workspace("Wellbeing")
    workspace.add_person("rosa")
    workspace.add_channel("board", members=["rosa"])
    return workspace
