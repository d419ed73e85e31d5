"""How many statements stand between what somebody does and its acknowledgement, and that none are added."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from bot.decisions.service import record
from bot.understanding.following import FollowingResolution
from storage.records import Source
from tests.world import World

BEFORE = 300
"""So many decisions stand in the channel of a group that has been at it for long."""


@contextmanager
def counted(world: World) -> Iterator[list[str]]:
    """Yield the list of the statements that are run in the block."""
    engine: Any = world.sessions.engine
    run: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        run.append(statement)

    engine = getattr(engine, "sync_engine", engine)
    event.listen(engine, "before_cursor_execute", note)
    yield run
    event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
async def busy(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """Return a group that knows its people, in which nothing is done but what is acknowledged."""
    await world.workspace.slash("rosa", "/decide We open in May", channel="board")
    await world.settle()
    monkeypatch.setattr(world.bot.background, "start", lambda work: work.close())
    return world


async def statements(world: World, command: str) -> int:
    with counted(world) as run:
        answer = await world.workspace.slash("rosa", command, channel="board")
    assert answer.acked
    assert "omething went wrong" not in answer.body
    return len(run)


@pytest.mark.parametrize(
    ("command", "most"),
    [("/decide The hall is painted green", 22), ("/action @ade paint the hall", 34)],
)
async def test_few_statements_stand_before_an_acknowledgement(busy: World, command: str, most: int) -> None:
    assert await statements(busy, command) <= most


async def test_a_long_record_adds_none(busy: World) -> None:
    short = await statements(busy, "/decide The hall is painted green")
    workspace = busy.workspace
    source = Source(workspace.team_id, workspace.channel("board").id, workspace.person("rosa").id)
    async with busy.sessions.begin() as session:
        for number in range(BEFORE):
            await record(session, FollowingResolution(f"Room {number} is let"), source, at=busy.now)

    assert await statements(busy, "/decide The shed is painted red") == short
