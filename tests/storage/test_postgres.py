"""The PostgreSQL that tests run on: real, empty at the start of each test, and gone at the end of all."""

import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from tests.postgres import Server


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder that the user who runs PostgreSQL can reach, which pytest's own is not."""
    with tempfile.TemporaryDirectory(prefix="matters-postgres-") as name:
        yield Path(name)


async def run(url: str, *statements: str) -> object:
    """Return the one value that the last statement gives."""
    connection = await asyncpg.connect(url)
    try:
        for statement in statements[:-1]:
            await connection.execute(statement)
        return await connection.fetchval(statements[-1])
    finally:
        await connection.close()


@pytest.mark.parametrize("turn", [1, 2])
async def test_each_test_has_an_empty_database(postgres_url: str, turn: int) -> None:
    count = await run(
        postgres_url,
        "CREATE TABLE decisions (text text)",
        "SELECT count(*) FROM pg_tables WHERE tablename = 'decisions'",
    )

    assert count == 1


async def test_letters_beyond_ascii_have_capitals(postgres_url: str) -> None:
    assert await run(postgres_url, "SELECT lower('CAFÉ ŶNYS')") == "café ŷnys"


async def test_a_database_is_copied(postgres_server: Server) -> None:
    template = postgres_server.create()
    await run(postgres_server.url(template), "CREATE TABLE decisions (text text)", "SELECT 1")
    copy = postgres_server.create(template=template)

    assert (
        await run(postgres_server.url(copy), "INSERT INTO decisions VALUES ('pilot') RETURNING text")
        == "pilot"
    )
    assert await run(postgres_server.url(template), "SELECT count(*) FROM decisions") == 0


def test_a_statement_that_fails_says_why(postgres_server: Server) -> None:
    with pytest.raises(RuntimeError, match='template database "nowhere" does not exist'):
        postgres_server.create(template="nowhere")


def test_a_server_that_can_not_start_says_why(folder: Path) -> None:
    server = Server(folder)
    server.stop()
    (folder / "data" / "postgresql.conf").write_text("nonsense")

    with pytest.raises(RuntimeError, match="contains errors"):
        server.start()


async def test_what_was_committed_is_there_after_a_crash(folder: Path) -> None:
    server = Server(folder)
    database = server.create()
    await run(server.url(database), "CREATE TABLE decisions (text text)", "SELECT 1")
    server.stop(how=signal.SIGQUIT)
    server.start()

    assert await run(server.url(database), "SELECT count(*) FROM decisions") == 0
    server.stop()


KILLED = """
import os, pathlib, signal, sys
from tests.postgres import Server
server = Server(pathlib.Path(sys.argv[1]))
print(server.url("postgres"), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


if sys.platform == "linux":  # the one kernel that ends a child with its parent

    def test_the_server_ends_when_the_test_process_is_killed(folder: Path) -> None:
        killed = subprocess.run(
            [sys.executable, "-c", KILLED, str(folder)], check=False, capture_output=True, text=True
        )

        # The server has inherited standard output: reading it to its end has waited for the server's.
        assert killed.stdout.startswith("postgresql://")
        assert not (folder / "data" / "postmaster.pid").exists()
