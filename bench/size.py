"""How long a round of the clock and `/recap` take on a long record, on SQLite and PostgreSQL: JSON lines.

10,000 messages by default; `make bench ARGS="size 1000000"` for a million, which takes minutes to fill.
`/recap` is asked by one of 500 members, after 200 meetings and 5,000 decisions.
"""

import asyncio
import json
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from sqlalchemy import insert, text

from bot.demo.world import World, opened
from bot.slack import logs
from scheduler import planner
from storage import database, outbox, schema, statistics
from storage import tables as t
from storage.database import Sessions
from storage.records import DecisionStatus, MeetingStatus, OutboxState, Presence
from tests.postgres import Server

MESSAGES = 10_000
MEMBERS, MEETINGS, DECISIONS = 500, 200, 5_000
ROUNDS = 20
AT_ONCE = 5_000
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)


def main(messages: int = MESSAGES) -> None:
    """Print two lines for each kind of database: a round of the clock, then `/recap`."""
    logs.configure("ERROR")
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_measured("sqlite", f"sqlite:///{folder}/matters.db", messages))
        asyncio.run(_measured("sqlite", f"sqlite:///{folder}/recap.db", None))
    with tempfile.TemporaryDirectory(prefix="matters-postgres-") as folder:
        server = Server(Path(folder))
        asyncio.run(_measured("postgresql", server.url(server.create()), messages))
        asyncio.run(_measured("postgresql", server.url(server.create()), None))
        server.stop()


async def _measured(kind: str, url: str, messages: int | None) -> None:
    sessions = database.connect(url)
    await schema.migrate(sessions)
    if messages is not None:
        figures = {"messages": messages} | await _rounds(sessions, messages)
        await sessions.close()
    else:
        await sessions.close()
        figures = {"decisions": DECISIONS} | await _recaps(url)
    print(json.dumps({"bench": "size", "database": kind} | figures))


async def _rounds(sessions: Sessions, messages: int) -> dict[str, Any]:
    """Return the milliseconds of what each tick asks of an outbox in which nearly all was sent long ago."""
    for rows in _chunks(_message(number, messages) for number in range(messages)):
        async with sessions.begin() as session:
            await session.execute(insert(t.outbox), rows)
    async with sessions.begin() as session:
        await session.execute(text("INSERT INTO messages (id, team, key) SELECT id, team, key FROM outbox"))
        await _settled(session)

    async def claim() -> None:
        async with sessions.begin() as session:
            await outbox.abandon(session, now=NOW)
            for state in (OutboxState.DOUBT, OutboxState.PENDING):
                await outbox.claim(session, state, now=NOW, lease=60)

    async def next_free() -> None:
        async with sessions.read() as session:
            await outbox.next_free(session, now=NOW)

    async def let_go() -> None:
        async with sessions.begin() as session:
            await outbox.let_go(session, before=NOW - 30 * DAY)

    return {
        "claim_ms": await _took(claim),
        "next_free_ms": await _took(next_free),
        "next_due_ms": await _took(lambda: planner.next_due(sessions, NOW)),
        "plan_ms": await _took(lambda: planner.plan(sessions, NOW)),
        "let_go_ms": await _took(let_go),
    }


def _message(number: int, messages: int) -> dict[str, Any]:
    """Return a message of the last year; one in a thousand is still to come."""
    waits = number % 1000 == 0
    at = NOW - 365 * DAY * (number / messages)
    return {
        "id": number + 1,
        "team": "T1",
        "key": f"k{number}",
        "kind": "nudge",
        "recipient": f"U{number % 500}",
        "lane": f"U{number % 500}",
        "about": {"actions": [number]},
        "created_at": at,
        "due_at": NOW + (number + 1) * SECOND if waits else at,
        "state": OutboxState.PENDING if waits else OutboxState.SENT,
        "claimed_at": None if waits else at,
        "settled_at": None if waits else at,
        "sent_channel": None if waits else f"D{number % 500}",
        "sent_ts": None if waits else f"{at.timestamp():.6f}",
    }


async def _recaps(url: str) -> dict[str, Any]:
    async with opened(url) as world:
        await _recorded(world)

        async def ask() -> None:
            await world.workspace.slash("rosa", "/recap", channel="board")

        return {"recap_ms": await _took(ask, 5)}


async def _recorded(world: World) -> None:
    """Give the world's group its members, its meetings and who was there, and its decisions."""
    team, channel = world.workspace.team_id, world.workspace.channel("board").id
    await world.workspace.slash("rosa", "/decide We will begin", channel="board")
    await world.settle()
    here = {"team": team, "channel": channel}
    people = [world.workspace.person("rosa").id, *(f"UX{number}" for number in range(MEMBERS - 1))]
    start = world.now - MEETINGS * DAY
    for table, made in (
        (t.members, ({**here, "user": user, "joined_at": start} for user in people[1:])),
        (t.meetings, (_meeting(here, number + 1, start + number * DAY) for number in range(MEETINGS))),
        (t.attendances, (_present(team, n + 1, user, start) for n in range(MEETINGS) for user in people)),
        (t.decisions, (_decision(here, number + 2, start) for number in range(DECISIONS))),
    ):
        for rows in _chunks(made):
            async with world.sessions.begin() as session:
                await session.execute(insert(table), rows)
    async with world.sessions.begin() as session:
        await _settled(session)


def _meeting(here: dict[str, Any], number: int, at: datetime) -> dict[str, Any]:
    times = {"starts_at": at, "ends_at": at + DAY / 24, "day": at.date()}
    return {**here, **times, "id": number, "status": MeetingStatus.PLANNED}


def _present(team: str, meeting: int, user: str, at: datetime) -> dict[str, Any]:
    came = (meeting + len(user)) % 2 == 0
    presence = Presence.PRESENT if came else Presence.APOLOGIES
    return {"team": team, "meeting_id": meeting, "user": user, "presence": presence, "by": user, "at": at}


def _decision(here: dict[str, Any], number: int, start: datetime) -> dict[str, Any]:
    meeting = number % MEETINGS
    said = {"text": f"Decision {number}", "author": "UX1", "status": DecisionStatus.AGREED}
    made = {"decided_at": start + meeting * DAY, "meeting_id": meeting + 1}
    return {**here, **said, **made, "number": number}


async def _settled(session: database.Session) -> None:
    await statistics.gather(session)
    if session.dialect == "postgresql":
        await session.execute(text("ANALYZE"))


def _chunks(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    chunk: list[dict[str, Any]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == AT_ONCE:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


async def _took(work: Callable[[], Awaitable[Any]], rounds: int = ROUNDS) -> float:
    """Return the median of how many milliseconds something takes once it is warm."""
    await work()
    times = []
    for _ in range(rounds):
        began = perf_counter()
        await work()
        times.append((perf_counter() - began) * 1000)
    return round(median(times), 2)
