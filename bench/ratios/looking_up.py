"""Search in a long record beside the raw statement, and `/recap` of somebody who missed much of one."""

import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from sqlalchemy import insert, text

from bench import _running, size
from bench.ratios.judging import Row
from bot.demo.world import World, opened
from storage import database, schema, search
from storage import tables as t
from storage.database import Sessions
from storage.records import RecordKind

ROUNDS = 20
CHANNELS = 300
TEAM = "T1"
_SUBJECTS = ("boiler", "garden", "library", "minibus", "kitchen", "piano", "roof")
_RAW = {
    "sqlite": "SELECT record_id FROM documents_index JOIN documents ON documents.id = documents_index.rowid"
    " WHERE documents_index MATCH :query AND team = 'T1' ORDER BY documents_index.rowid DESC LIMIT 20",
    # In no order: asked for the newest, it reads all documents backwards until it has found enough.
    "postgresql": "SELECT record_id FROM documents WHERE to_tsvector('simple', words) @@"
    " to_tsquery('simple', :query) AND team = 'T1'",
}
RECAP_MS = 50.0
"""What `/recap` may take: as much as a person does not notice."""


async def searches(kind: str, url: str, decisions: int, *, repetitions: int) -> list[Row]:
    """Measure a search of one group, and of all of somebody's, beside the raw statement for one."""
    sessions = database.connect(url)
    await schema.migrate(sessions)
    for first in range(0, decisions, 5_000):
        async with sessions.begin() as session:
            await session.execute(
                insert(t.documents), [_document(n) for n in range(first, min(first + 5_000, decisions))]
            )
    async with sessions.begin() as session:
        await size._settled(session)
    raws, ones, alls = [], [], []
    everywhere = [f"C{number}" for number in range(CHANNELS)]
    for _ in range(repetitions):
        raws.append(await _took(partial(_raw, sessions, kind)))
        ones.append(await _took(partial(_search, sessions, ["C7"])))
        alls.append(await _took(partial(_search, sessions, everywhere)))
    await sessions.close()
    return [
        Row(f"search of a group among {decisions:,}, {kind}", ones, raws, 2, "ms"),
        Row(f"search of {CHANNELS} groups among {decisions:,}, {kind}", alls, raws, 10, "ms"),
    ]


def _document(number: int) -> dict[str, Any]:
    channel, about = f"C{number % CHANNELS}", _SUBJECTS[number % len(_SUBJECTS)]
    words = f"{search._group(TEAM, channel)} the {about} of house {number} is mended by may"
    return {
        "team": TEAM,
        "channel": channel,
        "record": RecordKind.DECISION.value,
        "record_id": number,
        "words": words,
    }


async def _raw(sessions: Sessions, kind: str) -> None:
    query = search._QUERIES[kind]([search._group(TEAM, "C7")], ["boil"])
    async with sessions.read() as session:
        await session.execute(text(_RAW[kind]), {"query": query})


async def _search(sessions: Sessions, channels: list[str]) -> None:
    async with sessions.read() as session:
        await search.find(session, TEAM, channels, RecordKind.DECISION, "boil", limit=20)


async def recaps(kind: str, url: str, *, repetitions: int) -> list[Row]:
    """Measure `/recap` for one of 500 members, after 200 meetings and 5,000 decisions."""
    await (await _running.filled(url)).close()
    async with opened(url) as world:
        await size._recorded(world)
        taken = [await _took(partial(_recap, world), rounds=3) for _ in range(repetitions)]
    name = f"/recap of {size.DECISIONS:,} decisions, beside {RECAP_MS:.0f} ms, {kind}"
    return [Row(name, taken, [RECAP_MS] * repetitions, 1, "ms")]


async def _recap(world: World) -> None:
    await world.workspace.slash("rosa", "/recap", channel="board")


async def _took(work: Callable[[], Awaitable[Any]], rounds: int = ROUNDS) -> float:
    """Return how many milliseconds something takes, on the average of some rounds, once it is warm."""
    await work()
    began = time.perf_counter()
    for _ in range(rounds):
        await work()
    return (time.perf_counter() - began) / rounds * 1000
