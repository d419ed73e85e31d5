"""Durable `/decide` beside a bare Bolt app, alone and many at a time, in an empty channel and a full one."""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

import aiohttp
from sqlalchemy import insert

from bench import _running
from bench.ratios import load
from bench.ratios.judging import Row
from bench.ratios.load import Load, Target
from bot.sandbox import Workspace
from scheduler.clock import utc_now
from storage import groups, outbox
from storage import tables as t
from storage.database import Sessions
from storage.records import DecisionStatus

GOALS = {"sqlite": 0.25, "postgresql": 0.12}
"""How many of a bare app's requests a second are to be recorded durably."""
MANY = 5_000
SECRET = "not a secret"


@dataclass(frozen=True)
class Taken:
    """One repetition: the bare app, an empty channel and a full one, then one request at a time."""

    bare: Load
    empty: Load
    full: Load
    bare_alone: Load
    alone: Load


async def rows(kind: str, url: str, *, repetitions: int, seconds: float) -> list[Row]:
    """Measure a kind of database: an empty channel, then one of many decisions."""
    async with _running.staged(channels=2, people=2) as (slack, workspace), _bare() as bare:
        sessions = await _running.filled(url)
        await _held_back(sessions, workspace)
        await _many(sessions, workspace)
        await sessions.close()
        async with _running.started(slack, workspace, url) as running:
            pid, port = running.process.pid, running.port
            _on_one_core(pid)
            empty, full = (_target(workspace, f"group{number}", port, pid) for number in (0, 1))
            taken = [
                Taken(
                    await load.put(bare, seconds),
                    await load.put(empty, seconds),
                    await load.put(full, seconds),
                    await load.put(bare, seconds / 2, in_flight=1),
                    await load.put(empty, seconds / 2, in_flight=1),
                )
                for _ in range(repetitions)
            ]
    return _rows(kind, taken)


def _rows(kind: str, taken: Sequence[Taken]) -> list[Row]:
    goal = GOALS[kind]
    bare, ours = [one.bare for one in taken], [one.empty for one in taken]

    def row(name: str, of: Callable[[Load], float], beside: Sequence[Load], goal: float, unit: str) -> Row:
        more = unit == "a second"
        return Row(f"{name}, {kind}", list(map(of, ours)), list(map(of, beside)), goal, unit, more)

    full, alone = [one.full.processor_ms for one in taken], [one.alone for one in taken]
    return [
        row("/decide, 16 in flight", lambda one: one.a_second, bare, goal, "a second"),
        row("processor time of each", lambda one: one.processor_ms, bare, 1 / goal, "ms"),
        row("16 in flight, 99 of 100", lambda one: one.late(99) * 1000, bare, 6, "ms"),
        Row(
            f"{MANY:,} decisions in the channel beside few, {kind}",
            full,
            [one.processor_ms for one in ours],
            1.2,
            "ms",
        ),
        Row(
            f"one at a time, half of them, {kind}",
            [one.late(50) * 1000 for one in alone],
            [one.bare_alone.late(50) * 1000 for one in taken],
            6,
            "ms",
        ),
    ]


def _target(workspace: Workspace, channel: str, port: int, pid: int) -> Target:
    here, user = workspace.channel(channel).id, workspace.person("person0").id
    return Target(port, pid, workspace.signing_secret, workspace.team_id, here, user)


def _on_one_core(pid: int) -> None:
    """Have a process run on a core of its own, where there is more than one."""
    core = next(load.cores())
    for task in os.listdir(f"/proc/{pid}/task"):
        os.sched_setaffinity(int(task), {core})


@asynccontextmanager
async def _bare() -> AsyncIterator[Target]:
    """Run the bare app in a process of its own, on the core that ours is given."""
    port = _free_port()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.ratios.bare", str(port), SECRET, cwd=_running.ROOT
    )
    async with aiohttp.ClientSession() as http:
        while True:
            try:
                await http.get(f"http://127.0.0.1:{port}/")
                break
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.05)
    _on_one_core(process.pid)
    yield Target(port, process.pid, SECRET, "T1", "C1", "U1")
    process.kill()
    await process.wait()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


async def _held_back(sessions: Sessions, workspace: Workspace) -> None:
    """Have nothing sent, as while Slack asks to wait, so that the recording alone is measured."""
    async with sessions.begin() as session:
        await outbox.pause(session, workspace.team_id, until=utc_now() + timedelta(minutes=59))


async def _many(sessions: Sessions, workspace: Workspace) -> None:
    """Let the second channel have many decisions, which no restart has left to be compared."""
    team, channel, now = workspace.team_id, workspace.channel("group1").id, utc_now()
    said = {"team": team, "channel": channel, "author": "U1", "status": DecisionStatus.AGREED}
    made = [
        {**said, "number": number, "text": f"Hall {number} is let by the {number % 31}th", "decided_at": now}
        for number in range(1, MANY + 1)
    ]
    async with sessions.begin() as session:
        await groups.ensure(session, team, channel)
        await groups.set_values(session, team, channel, last_decision=MANY)
        for first in range(0, MANY, 500):
            await session.execute(insert(t.decisions), made[first : first + 500])
