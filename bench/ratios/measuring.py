"""Measures every row in one run, prints the table, and fails where a goal is missed beyond the spread."""

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from bench.ratios import capturing, idling, judging, load, looking_up, report, sending, starting
from bench.ratios.judging import Row
from bot.slack import logs
from scheduler.clock import utc_now
from tests.postgres import Server

KINDS = ("sqlite", "postgresql")
REPETITIONS = 5


def main(repetitions: int = REPETITIONS) -> None:
    """Measure; with fewer repetitions on shorter records, and nothing is written down."""
    logs.configure("ERROR")
    *_, first = load.cores()
    os.sched_setaffinity(0, {first} if len(os.sched_getaffinity(0)) > 1 else os.sched_getaffinity(0))
    rows = asyncio.run(_measured(repetitions))
    print(judging.table(rows))
    if repetitions >= REPETITIONS:
        report.written(rows, repetitions=repetitions, day=utc_now().date())
    missed = [row.name for row in rows if not row.meets]
    if missed:
        sys.exit(f"{len(missed)} of {len(rows)} goals are missed: {'; '.join(missed)}")


async def _measured(repetitions: int) -> list[Row]:
    hasty = repetitions < REPETITIONS
    seconds, messages = (1.0, 20_000) if hasty else (3.0, 1_000_000)
    decisions = 20_000 if hasty else 100_000
    rows: list[Row] = await starting.rows(repetitions=repetitions)
    with _places() as place:
        for kind in KINDS:
            rows += await capturing.rows(kind, place(kind), repetitions=repetitions, seconds=seconds)
            rows += await sending.rows(kind, place(kind), repetitions=1 if hasty else 3)
            pair = place(kind), place(kind)
            rows += await idling.rows(kind, pair, messages, repetitions=repetitions)
            rows += await looking_up.searches(kind, place(kind), decisions, repetitions=repetitions)
            if not hasty:
                rows += await looking_up.recaps(kind, place(kind), repetitions=repetitions)
    return rows


@contextmanager
def _places() -> Iterator[Callable[[str], str]]:
    """Yield what gives the address of a new and empty database of a kind."""
    with tempfile.TemporaryDirectory(prefix="matters-bench-") as folder:
        Path(folder).chmod(0o711)
        (Path(folder) / "postgresql").mkdir()
        server, numbers = Server(Path(folder) / "postgresql"), count(1)

        def place(kind: str) -> str:
            if kind == "sqlite":
                return f"sqlite:///{folder}/{next(numbers)}.db"
            return server.url(server.create())

        yield place
        server.stop()
