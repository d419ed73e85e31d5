"""Messages that are due at once, beside bare POSTs to the same stand-in for Slack; what people wait then."""

import asyncio
import time

import aiohttp

from bench import _running, backlog
from bench.ratios import load
from bench.ratios.judging import Row
from bot.sandbox import Slack, Workspace

CHANNELS = 500
COMMANDS = 15
POSTS = 300


async def rows(kind: str, url: str, *, repetitions: int) -> list[Row]:
    """Measure how fast messages go out, how much processor each takes, and how long a command waits then."""
    async with _running.staged(channels=CHANNELS, people=1) as (slack, workspace):
        sessions = await _running.filled(url)
        sent, costs, posts, waits, quiet = [], [], [], [], []
        for _ in range(repetitions):
            await backlog._fill(sessions, slack, workspace, CHANNELS)
            posts.append(await _posts(slack, workspace))
            async with _running.started(slack, workspace, url) as running:
                before, began = backlog._sent(slack), time.perf_counter()
                used = load.processor_seconds(running.process.pid)
                waits.append(await _waited(running))
                took, count = time.perf_counter() - began, backlog._sent(slack) - before
                costs.append((load.processor_seconds(running.process.pid) - used) / max(1, count) * 1000)
                sent.append(count / took)
                # The stand-in tells nobody that it was called.
                while backlog._sent(slack) - before < CHANNELS * backlog.EACH:  # noqa: ASYNC110
                    await asyncio.sleep(0.2)
                quiet.append(await _waited(running))
        await sessions.close()
    return [
        Row(f"sent a second while all is due, {kind}", sent, posts, 0.5, "a second", more=True),
        Row(f"processor time of each sent, beside 1 ms, {kind}", costs, [1.0] * repetitions, 1.6, "ms"),
        Row(f"a command meanwhile, the slowest of {COMMANDS}, {kind}", waits, quiet, 5, "ms"),
    ]


async def _posts(slack: Slack, workspace: Workspace) -> float:
    """Return how many bare POSTs a second the stand-in for Slack takes, twenty at a time."""
    channel, token = workspace.channel("group0").id, workspace.bot_token
    headers = {"Authorization": f"Bearer {token}"}
    left = iter(range(POSTS))
    async with aiohttp.ClientSession(headers=headers) as http:

        async def some() -> None:
            for number in left:
                form = {"channel": channel, "text": f"{number}"}
                async with http.post(f"{slack.api_url}chat.postMessage", data=form) as answer:
                    await answer.read()

        began = time.perf_counter()
        await asyncio.gather(*(some() for _ in range(20)))
        return POSTS / (time.perf_counter() - began)


async def _waited(running: _running.Running) -> float:
    """Return the milliseconds of the slowest of some commands, one every tenth of a second."""
    workspace, slowest = running.workspace, 0.0
    person, channel = workspace.person("person0").id, workspace.channel("group0").id
    for number in range(COMMANDS):
        seconds, _ = await running.command(
            f"/decide House {number} is built", person, channel, next(_running.TRIGGERS)
        )
        slowest = max(slowest, seconds)
        await asyncio.sleep(0.1)
    return slowest * 1000
