"""Another program holds the SQLite file for a while: presses and forms are answered, and told the truth."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

import pytest

from bot.sandbox.data.calls import Answer
from bot.slack.incoming import dispatch
from storage.database import Sessions
from tests import forging
from tests.reliability import promises
from tests.world import World, opened

PEOPLE = ("ade", "val", "mal")
NOTHING = "nothing was recorded"


@pytest.fixture
async def world(sqlite_sessions: Sessions) -> AsyncIterator[World]:
    """Yield a world in which three people have been asked to do something, and have a form open each."""
    async with opened(sqlite_sessions) as world:
        for who in PEOPLE:
            await world.workspace.slash("rosa", f"/action @{who} ring the {who} venue", channel="board")
            await world.settle()
            await world.workspace.slash(who, "/decide", channel="board")
            await world.workspace.fill(who, {"Decision": f"House of {who}"})
        yield world


@contextmanager
def locked(world: World) -> Iterator[sqlite3.Connection]:
    """Have another program hold the file, until it is let go of."""
    other = sqlite3.connect(world.sessions.url.database or "", isolation_level=None, timeout=0)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield other
    finally:
        other.close()


async def everybody(world: World) -> tuple[list[Answer], list[Answer]]:
    """Have everybody press and send in their form at once; return what is answered."""
    presses = [world.workspace.click(who, "I'll do it", dm=True) for who in PEOPLE]
    forms = [world.workspace.submit(who) for who in PEOPLE]
    answers = await asyncio.gather(*presses, *forms)
    return answers[: len(PEOPLE)], answers[len(PEOPLE) :]


async def accepted(world: World) -> int:
    return sum("said that you'll do" in world.workspace.direct_messages(who)[-1].readable for who in PEOPLE)


async def test_while_the_file_is_held_nothing_is_said_to_be_recorded_and_a_second_try_counts_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as hurried, locked(world):
        hurried.setattr(dispatch, "DATABASE_SECONDS", 0.3)
        hurried.setattr(dispatch, "ANSWER_SECONDS", 0.6)
        presses, forms = await everybody(world)
        await world.bot.background.drain()

    assert all(each.acked for each in [*presses, *forms])
    assert all(NOTHING in each.body for each in forms)
    assert all(NOTHING in forging.told(world, who)[-1] for who in PEOPLE)
    assert not await promises.wordings(world.sessions)

    await everybody(world)
    await world.settle()

    assert await promises.wordings(world.sessions) == {f"House of {who}": 1 for who in PEOPLE}
    assert await accepted(world) == len(PEOPLE)
    assert promises.doubled(world.slack) == []


async def test_whoever_acts_while_the_file_is_held_is_served_once_it_is_let_go_of(world: World) -> None:
    with locked(world) as other:
        acting = asyncio.create_task(everybody(world))
        # Each of them has come to the file, and found it held.
        for _ in range(200):
            await asyncio.to_thread(lambda: None)
        assert not acting.done()
        other.execute("ROLLBACK")
        presses, forms = await acting
    await world.settle()

    assert all(each.acked for each in [*presses, *forms])
    assert not any(NOTHING in each.body for each in forms)
    assert await promises.wordings(world.sessions) == {f"House of {who}": 1 for who in PEOPLE}
    assert await accepted(world) == len(PEOPLE)
    assert promises.doubled(world.slack) == []
