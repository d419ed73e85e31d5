"""How many direct messages a person gets in each of the demo's busy weeks; `answers` to their own apart."""

import asyncio
import json
import tempfile
from statistics import mean

from rich.console import Console

from bench import _running
from bot.demo import busy
from bot.demo.chat import NAMES
from bot.demo.counts import Count
from bot.demo.summary import Summary
from bot.slack import logs


def main() -> None:
    """Print one line of JSON for each person."""
    logs.configure("WARNING", "console")
    for figures in asyncio.run(_measured()):
        print(json.dumps({"bench": "messages"} | figures))


async def _measured() -> list[dict[str, object]]:
    with tempfile.TemporaryDirectory(prefix="matters-bench-") as folder:
        sessions = await _running.filled(f"sqlite:///{folder}/matters.db")
        async with busy.staged(sessions) as world:
            began = world.now
            await busy.play(world, Summary(world, Console(quiet=True)))
            return [_figures(Count(world, person, began)) for person in NAMES]


def _figures(count: Count) -> dict[str, object]:
    return {
        "person": count.person,
        "weeks": count.weeks,
        "a_week": round(mean(count.weeks), 1),
        "answers": count.answers,
        "total": count.total,
    }


if __name__ == "__main__":
    main()
