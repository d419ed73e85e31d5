"""What every test can ask for by name."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from storage import database, schema
from tests.world import World, opened

if TYPE_CHECKING:
    # Imported as a plugin, so that pytest sees it first.
    from tests.postgres import Server

pytest_plugins = ["tests.postgres"]

KINDS = ["sqlite", "postgresql"]


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return an empty database's address: each test that asks for it runs on both kinds."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path}/empty.db"


@pytest.fixture(params=KINDS)
def tables_url(request: pytest.FixtureRequest) -> str:
    """Return the address of a database that has its tables and nothing in them, of both kinds in turn."""
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("postgres_server")
        return server.url(server.create(template=request.getfixturevalue("postgres_tables")))
    return str(request.getfixturevalue("sqlite_url"))


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


async def _fill(url: str) -> None:
    sessions = database.connect(url)
    await schema.fill(sessions)
    await sessions.close()


@pytest.fixture
async def world(tables_url: str) -> AsyncIterator[World]:
    """Yield a Slack workspace with people in it, and the bot that serves it, on an empty database."""
    async with opened(tables_url) as opened_world:
        yield opened_world
