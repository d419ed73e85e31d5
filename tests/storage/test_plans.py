"""How the database goes about what is asked of it: by an index, never by reading a table through.

The demo's story is played, with the rounds that run beside it and what people look up afterwards; each
statement of it is kept as the driver got it, and the database asked how it would find the rows.
"""

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, text

from bot.actions import user_groups
from bot.decisions import participants
from bot.demo import story
from bot.demo.chat import BOARD, Chat
from bot.slack import membership
from scheduler import purging
from storage import database, outbox
from storage.database import Session, Sessions, SqliteSessions
from tests.world import World

SMALL = {"workspaces", "groups", "pauses", "alembic_version", "sqlite_master", "sqlite_stat1"}
"""Tables of a few hundred rows at most, however long the record."""
FEW = {
    *("ix_owners_unscheduled", "ix_owners_unasked", "ix_decisions_unread"),
    *("ix_decisions_to_compare", "ix_meetings_unbegun"),
}
"""Indexes of those few rows alone of which something is still to be done."""
INDEXES = {"documents_index"}
"""What is read as an index whatever it is called."""

GATHERED = {"attended", "recorded", "enough", "stripe", "firsts"}
"""What a statement has gathered by an index, and looks into afterwards."""

Kept = dict[str, Any]

LOOKED_UP = (
    *("/recap", "/recap since November", "/recap @Ade", "/decisions", "/decisions D1", "/decisions peer"),
    *("/actions", "/actions mine", "/actions @Ade", "/actions A1", "/actions overdue", "/actions scope"),
    *("/meeting", "/meeting attendance", "/meeting cancel 5 January", "/decide", "/action"),
)


@contextmanager
def keeping(sessions: Sessions, kept: Kept) -> Iterator[None]:
    """Keep each statement that reads or changes rows, with the values of its first run."""
    engine = sessions.engine if isinstance(sessions, SqliteSessions) else sessions.engine.sync_engine

    def keep(_: Any, __: Any, statement: str, values: Any, ___: Any, many: bool) -> None:
        if re.match(r"SELECT|UPDATE|DELETE|WITH", statement):
            kept.setdefault(statement, values[0] if many else values)

    event.listen(engine, "before_cursor_execute", keep)
    yield
    event.remove(engine, "before_cursor_execute", keep)


async def looked_up(world: World) -> None:
    """Have people look things up, the rounds beside the clock done, and an operator look in."""
    for typed in LOOKED_UP:
        await world.workspace.slash("rosa", typed, channel=BOARD)
    await world.workspace.post("ade", "done")
    await world.settle()
    await membership.sync_stale(world.bot)
    await user_groups.ask_members(world.bot)
    await participants.remember_unread(world.bot)
    await purging.purge(world.sessions, world.now, keep_sent=timedelta(days=1))
    async with world.sessions.read() as session:
        await outbox.counts(session)
        await outbox.stuck(session, limit=10)


@pytest.fixture
async def played(sessions_kept: Sessions) -> AsyncIterator[tuple[Sessions, Kept]]:
    kept: Kept = {}
    async with story.staged(sessions_kept) as world:
        with keeping(world.sessions, kept):
            await story.play(world, Chat(world))
            await looked_up(world)
        yield world.sessions, kept


async def test_nothing_is_found_by_reading_a_table_through(played: tuple[Sessions, Kept]) -> None:
    sessions, kept = played
    assert len(kept) > 100, "the story no longer reaches the storage"

    read = [
        f"{step}\n    {statement}"
        for statement, values in kept.items()
        for step in await plan(sessions, statement, values)
        if reads_through(step)
    ]

    assert read == [], "\n".join(read)


async def test_nothing_is_asked_about_nothing(played: tuple[Sessions, Kept]) -> None:
    assert [statement for statement in played[1] if re.search(r"1 ?!= ?1", statement)] == []


@pytest.mark.parametrize(
    ("statement", "through"),
    [
        ("SELECT * FROM decisions WHERE text = 'x'", True),
        ("SELECT * FROM decisions WHERE team = 'T1' AND text = 'x'", True),
        ("SELECT count(*) FROM outbox", True),
        ("SELECT * FROM decisions WHERE team = 'T1' AND channel = 'C1'", False),
        ("SELECT * FROM groups", False),
        ("SELECT min(due_at) FROM outbox WHERE state = 'pending'", False),
    ],
)
async def test_what_reads_a_table_through_would_be_seen(
    sqlite_url: str, statement: str, through: bool
) -> None:
    sessions = database.connect(sqlite_url)

    assert any(map(reads_through, await plan(sessions, statement, ()))) is through


async def test_what_no_index_of_postgresql_finds_would_be_seen(postgres_filled: str) -> None:
    sessions = database.connect(postgres_filled)

    (step, *_) = await plan(sessions, "SELECT * FROM decisions WHERE text = 'x'", ())
    await sessions.close()

    assert reads_through(step)


async def plan(sessions: Sessions, statement: str, values: Any) -> list[str]:
    """Return how the database would go about a statement, step by step."""
    async with sessions.read(steady=True) as session:
        if session.dialect == "sqlite":
            return [row[-1] for row in await explained(session, f"EXPLAIN QUERY PLAN {statement}", values)]
        # In tables so small everything is read through unless that is forbidden.
        await session.execute(text("SET LOCAL enable_seqscan = off"))
        return [row[0] for row in await explained(session, f"EXPLAIN {statement}", values)]


async def explained(session: Session, statement: str, values: Any) -> list[Any]:
    return await session.run(lambda connection: list(connection.exec_driver_sql(statement, values)))


def reads_through(step: str) -> bool:
    """Tell whether a step reads all rows of a table, or all of a workspace's, that may have many."""
    scanned = re.match(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?$", step)
    if scanned:
        return scanned[1] not in SMALL | INDEXES | GATHERED and scanned[2] not in FEW
    searched = re.match(r"SEARCH (\w+) USING (?:COVERING )?INDEX (\w+) \(team=\?\)$", step)
    if searched:
        return searched[1] not in SMALL and searched[2] not in FEW
    sequential = re.search(r"Seq Scan on (\w+)", step)
    return sequential is not None and sequential[1] not in SMALL
