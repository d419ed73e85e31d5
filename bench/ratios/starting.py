"""How soon `matters run` is ready, and how much memory it then holds, beside a bare Bolt app."""

import asyncio
import sys
import tempfile
import time

from bench import _running, startup
from bench.ratios import capturing
from bench.ratios.judging import Row

IMPORTS = "import slack_bolt.async_app, sqlalchemy"


async def rows(*, repetitions: int) -> list[Row]:
    """Measure the start of a process on a database that has its tables."""
    ready, imported, memory, bare_memory = [], [], [], []
    async with _running.staged(channels=1, people=1) as (slack, workspace):
        with tempfile.TemporaryDirectory() as folder:
            await startup._started(slack, workspace, folder)
            for _ in range(repetitions):
                imported.append(await _imported() * 1000)
                seconds, mebibytes = await startup._started(slack, workspace, folder)
                ready.append(seconds * 1000)
                memory.append(mebibytes)
                async with capturing._bare() as bare:
                    bare_memory.append(startup._resident(bare.pid))
    return [
        Row("start until ready, beside importing slack_bolt and sqlalchemy", ready, imported, 1.4, "ms"),
        Row("memory at rest, beside a bare Bolt app", memory, bare_memory, 1.5, "MiB"),
    ]


async def _imported() -> float:
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", IMPORTS, cwd=_running.ROOT)
    await process.wait()
    return time.perf_counter() - began
