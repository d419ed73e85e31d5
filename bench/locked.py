"""What six people are answered, and whether the bot lives, while another program holds the SQLite file."""

import asyncio
import json
import sqlite3
import tempfile

from bench import _running
from bench._running import Running

PEOPLE = 6


def main() -> None:
    """Print one line of JSON."""
    with tempfile.TemporaryDirectory(prefix="matters-bench-") as folder:
        asyncio.run(_measured(f"{folder}/matters.db"))


async def _measured(path: str) -> None:
    url = f"sqlite:///{path}"
    async with _running.staged(channels=1, people=PEOPLE) as (slack, workspace):
        await (await _running.filled(url)).close()
        async with _running.started(slack, workspace, url) as running:
            other = sqlite3.connect(path, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            answers, alive = await asyncio.gather(_typed(running), _watched(running))
            other.execute("ROLLBACK")
            other.close()
    figures = {
        "bench": "locked",
        "told": sum("nothing was recorded" in said for _, said in answers),
        "answered": _running.spread([seconds for seconds, _ in answers]),
        "alive": _running.spread(alive),
    }
    print(json.dumps(figures))


async def _typed(running: Running) -> list[tuple[float, str]]:
    workspace = running.workspace
    channel = workspace.channel("group0").id
    return await asyncio.gather(
        *(
            running.command(
                f"/decide We build house {number}",
                workspace.person(f"person{number}").id,
                channel,
                next(_running.TRIGGERS),
            )
            for number in range(PEOPLE)
        )
    )


async def _watched(running: Running) -> list[float]:
    return [await running.alive() for _ in range(100)]


if __name__ == "__main__":
    main()
