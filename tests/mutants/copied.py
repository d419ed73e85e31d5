"""A copy of the code in which one module at a time is broken, and tried in a process of its own."""

import importlib
import os
import shutil
import signal
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
COPIED = ("bot", "scheduler", "storage", "tests", "pyproject.toml")

WARMED = (
    *("aiohttp.web", "alembic.command", "asyncpg", "dateparser", "holidays", "hypothesis", "jinja2"),
    *("prometheus_client", "pytest_asyncio", "rich.console", "slack_bolt.async_app"),
    *("sqlalchemy.ext.asyncio", "starlette.applications", "structlog", "time_machine", "uvicorn"),
)


@dataclass
class Copied:
    """A copy of the code in which one module at a time is broken."""

    place: Path
    times: Iterator[int]

    def write(self, module: str, code: str) -> None:
        """Write a module so that Python sees that it is another one, whatever its size and the second."""
        path, at = self.place / module, next(self.times)
        path.write_text(code, "utf-8")
        os.utime(path, (at, at))

    def failure(self, tests: Sequence[str], seconds: float) -> str | None:
        """Return the first of some tests that fails, in a process of their own; None where all of them pass.

        Empty where they end in another way, or not within these seconds.
        """
        heard, said = os.pipe()
        child = os.fork()
        if not child:
            os.setsid()
            os._exit(self._run(tests, said))
        os.close(said)
        signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
        signal.setitimer(signal.ITIMER_REAL, seconds)
        _, status = os.waitpid(child, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        with open(heard, encoding="utf-8") as failed:
            return failed.read() if os.waitstatus_to_exitcode(status) else None

    def _run(self, tests: Sequence[str], said: int) -> int:
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        os.chdir(self.place)
        # What is imported is the copy's: of ours, nothing but `tests.mutants` has been so far.
        sys.path[:] = [str(self.place), *(each for each in sys.path if each not in ("", str(ROOT)))]
        for name in [each for each in sys.modules if each.partition(".")[0] == "tests"]:
            del sys.modules[name]
        plain = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-k", "not postgres and not nightly"]
        return int(pytest.main([*plain, *tests], plugins=[_Saying(said)]))


@dataclass(frozen=True)
class _Saying:
    """Says which test has failed; the first ends the run."""

    to: int

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            os.write(self.to, report.nodeid.encode())


def opened(place: Path) -> Copied:
    """Return a copy of the code in an empty folder."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, place / name)
    return Copied(place, count(1_000_000_000))


def warm() -> None:
    """Import what takes long to import and is not broken, so that each process begins with it."""
    for name in WARMED:
        importlib.import_module(name)
