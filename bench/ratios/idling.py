"""What a tick with nothing to do takes, beside one raw look at an index, on a long record and a short one."""

import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from sqlalchemy import insert, text

from bench import size
from bench.ratios.judging import Row
from scheduler import courier, planner
from scheduler.clock import utc_now
from storage import database, falling_due, schema
from storage import tables as t
from storage.database import Sessions

GOALS = {"sqlite": 5.0, "postgresql": 10.0}
GROWTH = 1.5
ROUNDS = 30
_RAW = text("SELECT min(due_at) FROM outbox WHERE state = 'pending'")


async def rows(kind: str, urls: tuple[str, str], messages: int, *, repetitions: int) -> list[Row]:
    """Measure a tick beside a raw statement, and beside the same on a record a hundredth as long."""
    few, many = [
        await _filled(url, count) for url, count in zip(urls, (messages // 100, messages), strict=True)
    ]
    ticks, raws, short = [], [], []
    for _ in range(repetitions):
        raws.append(await _took(partial(_raw, many)))
        ticks.append(await _took(partial(_tick, many)))
        short.append(await _took(partial(_tick, few)))
    for sessions in (few, many):
        await sessions.close()
    return [
        Row(f"idle tick, {messages:,} messages, {kind}", ticks, raws, GOALS[kind], "ms"),
        Row(
            f"idle tick, {messages:,} messages beside {messages // 100:,}, {kind}", ticks, short, GROWTH, "ms"
        ),
    ]


async def _filled(url: str, messages: int) -> Sessions:
    sessions = database.connect(url)
    await schema.migrate(sessions)
    for rows_ in size._chunks(size._message(number, messages) for number in range(messages)):
        async with sessions.begin() as session:
            await session.execute(insert(t.outbox), [row for row in rows_ if row["settled_at"]])
    async with sessions.begin() as session:
        await session.execute(text("INSERT INTO messages (id, team, key) SELECT id, team, key FROM outbox"))
        await size._settled(session)
    return sessions


async def _raw(sessions: Sessions) -> None:
    async with sessions.read() as session:
        await session.execute(_RAW)


class _Nobody:
    """Sends nothing: nothing is due."""


async def _tick(sessions: Sessions) -> None:
    """Do what the runner does at a tick."""
    now = utc_now()
    nobody: Any = _Nobody()
    await planner.plan(sessions, now)
    await courier.deliver(sessions, nobody, lambda: now)
    async with sessions.read() as session:
        await falling_due.next_after(session, now)


async def _took(work: Callable[[], Awaitable[Any]]) -> float:
    """Return how many milliseconds something takes, in the middle of some rounds, once it is warm."""
    await work()
    began = time.perf_counter()
    for _ in range(ROUNDS):
        await work()
    return (time.perf_counter() - began) / ROUNDS * 1000
