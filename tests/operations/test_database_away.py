"""A database that can not be had is told in one true sentence that says what to do, and holds no secret."""

import asyncio
import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.process import told

COMMANDS = ["migrate", "export", "backup {folder}/taken", "restore {folder}/kept"]
Make = Callable[[Path], str]


def missing(folder: Path) -> str:
    return f"{folder}/no/such/m.db"


def folder_itself(folder: Path) -> str:
    (folder / "m.db").mkdir()
    return f"{folder}/m.db"


def below_a_file(folder: Path) -> str:
    (folder / "notes").write_text("We meet on Mondays")
    return f"{folder}/notes/m.db"


def other_file(folder: Path) -> str:
    (folder / "m.db").write_text("We meet on Mondays. " * 1000)
    return f"{folder}/m.db"


def other_program(folder: Path) -> str:
    with contextlib.closing(sqlite3.connect(folder / "m.db")) as other:
        other.execute("CREATE TABLE songs (name TEXT)")
    return f"{folder}/m.db"


def other_program_alike(folder: Path) -> str:
    with contextlib.closing(sqlite3.connect(folder / "m.db")) as other:
        other.execute("CREATE TABLE people (name TEXT)")
        other.execute("CREATE TABLE alembic_version (version_num TEXT)")
        other.execute("INSERT INTO alembic_version VALUES ('a1b2c3d4')")
        other.commit()
    return f"{folder}/m.db"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[[str, str], str]:
    """Return what runs a command on a database, and returns the one line that it ends with."""

    def command(url: str, typed: str) -> str:
        monkeypatch.setenv("DATABASE_URL", url)
        assert main(typed.split()) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
        return said.err

    return command


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("make", "says"),
    [
        pytest.param(missing, "there is no folder {folder}/no/such: make it", id="no-folder"),
        pytest.param(folder_itself, "{folder}/m.db is a folder: name a file in it", id="a-folder"),
        pytest.param(below_a_file, "{folder}/notes is no folder but a file", id="below-a-file"),
        pytest.param(other_file, "{folder}/m.db is no database but some other file", id="no-database"),
        pytest.param(other_program, "it holds the tables of another program", id="another-program's"),
        pytest.param(other_program_alike, "it holds the tables of another program", id="alike"),
    ],
)
def test_a_file_that_can_not_be_the_database_is_told_for_what_it_is(
    run: Callable[[str, str], str], tmp_path: Path, make: Make, says: str, command: str
) -> None:
    path = make(tmp_path)
    (tmp_path / "kept").write_bytes(b"")
    before = held(path)

    said = run(f"sqlite:///{path}", command.format(folder=tmp_path))

    if command.startswith("restore") and "another program" in says:
        assert "it is not empty" in said
    else:
        assert says.format(folder=tmp_path) in said
    assert held(path) == before


def held(path: str) -> list[str] | bytes:
    """Return the tables in a file, or else all that is in it."""
    if not Path(path).is_file():
        return b""
    with contextlib.closing(sqlite3.connect(path)) as file:
        try:
            return [name for (name,) in file.execute("SELECT name FROM sqlite_master")]
        except sqlite3.DatabaseError:
            return Path(path).read_bytes()


@pytest.mark.parametrize("command", ["export", "backup {folder}/taken"])
def test_whoever_only_reads_makes_no_database(
    run: Callable[[str, str], str], tmp_path: Path, command: str
) -> None:
    said = run(f"sqlite:///{tmp_path}/m.db", command.format(folder=tmp_path))

    assert f"there is no file {tmp_path}/m.db" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("restore {folder}/none", "{folder}/none can not be used: there is no file {folder}/none."),
        ("restore {folder}/no/none", "{folder}/no/none can not be used: there is no folder {folder}/no."),
        ("restore {folder}", "{folder} can not be used: it is a folder."),
        ("restore {folder}/empty", "{folder}/empty can not be used: it is not a backup, or was cut short."),
    ],
)
def test_a_backup_that_is_not_there_is_not_called_a_bad_one(
    run: Callable[[str, str], str], tmp_path: Path, typed: str, says: str
) -> None:
    (tmp_path / "empty").write_bytes(b"")

    assert run(f"sqlite:///{tmp_path}/m.db", typed.format(folder=tmp_path)) == (
        says.format(folder=tmp_path) + "\n"
    )


def test_a_backup_is_not_written_where_there_is_no_folder(
    run: Callable[[str, str], str], sqlite_tables_url: str, tmp_path: Path
) -> None:
    said = run(sqlite_tables_url, f"backup {tmp_path}/no/taken")

    assert said == f"{tmp_path}/no/taken can not be written: there is no folder {tmp_path}/no.\n"


@pytest.fixture
def sqlite_tables_url(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    url = f"sqlite:///{tmp_path}/ours.db"
    monkeypatch.setenv("DATABASE_URL", url)
    assert main(["migrate"]) == 0
    capsys.readouterr()
    return url


SECRET = "hunter2"


class Refusing:
    """A PostgreSQL that lets nobody in, and says why by a code of its own."""

    def __init__(self, code: str) -> None:
        self._code = code
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._listening = threading.Event()

    def __enter__(self) -> "Refusing":
        self._thread = threading.Thread(target=self._live)
        self._thread.start()
        self._listening.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _live(self) -> None:
        server = self._loop.run_until_complete(asyncio.start_server(self._refuse, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self._listening.set()
        self._loop.run_forever()
        server.close()
        self._loop.close()

    async def _refuse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly(8)
        writer.write(b"N")
        await reader.read(4096)
        fields = b"SFATAL\0VFATAL\0C" + self._code.encode() + b"\0Mno, " + SECRET.encode() + b"\0\0"
        writer.write(b"E" + (len(fields) + 4).to_bytes(4, "big") + fields)
        writer.close()


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("28P01", "does not take the password"),
        ("28000", "does not let this user in"),
        ("3D000", "has no database minutes"),
        ("42501", "does not let this user do that"),
        ("53300", "has no connection left"),
        ("57P03", "is starting or stopping"),
        ("XX000", "the database does not answer"),
    ],
)
def test_what_a_postgresql_says_is_told_in_plain_words(
    run: Callable[[str, str], str], code: str, says: str
) -> None:
    with Refusing(code) as server:
        said = run(f"postgresql://somebody:{SECRET}@127.0.0.1:{server.port}/minutes", "migrate")

    assert says in said
    assert SECRET not in said
    assert "somebody" not in said


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("127.0.0.1:9", "nobody listens at 127.0.0.1:9"),
        ("no-such-host.invalid", "nobody knows the host no-such-host.invalid"),
    ],
)
@pytest.mark.parametrize("command", ["migrate", "export"])
def test_a_postgresql_that_is_not_there_is_named(
    run: Callable[[str, str], str], address: str, says: str, command: str
) -> None:
    said = run(f"postgresql://somebody:{SECRET}@{address}/minutes", command)

    assert says in said
    assert SECRET not in said


def test_a_database_that_a_real_postgresql_does_not_have(
    run: Callable[[str, str], str], postgres_url: str
) -> None:
    assert "has no database nosuch" in run(postgres_url.rpartition("/")[0] + "/nosuch", "migrate")


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    file = tmp_path / "m.db"
    with contextlib.closing(sqlite3.connect(file)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        yield file


def test_a_file_that_another_program_has_locked(run: Callable[[str, str], str], locked: Path) -> None:
    assert f"another program has locked {locked}" in run(f"sqlite:///{locked}", "migrate")


async def test_a_start_on_another_program_s_file_changes_nothing(tmp_path: Path) -> None:
    path = other_program(tmp_path)
    environment = {
        "DATABASE_URL": f"sqlite:///{path}",
        "SLACK_BOT_TOKEN": "xoxb-1-canary",
        "SLACK_SIGNING_SECRET": "0" * 32,
    }
    status, said = await told(environment, "run")

    assert status == 2
    assert said == (
        "The database can not be used: it holds the tables of another program; "
        "name another one in DATABASE_URL.\n"
    )


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])

    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("matters 0.")


@pytest.mark.parametrize("port", ["65536", "-1", "many", "٣"])
def test_a_port_that_is_none_is_refused_in_one_line(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["demo", "--serve", f"--port={port}"])

    assert "write a number from 1 to 65535" in capsys.readouterr().err
