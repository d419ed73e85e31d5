"""What is acknowledged before it is done: whoever waits for it is told, and truly, when it fails."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

import pytest
from slack_bolt.async_app import AsyncAck

from bot import app
from bot.slack.incoming.requests import Press
from storage import outbox
from storage.database import Sessions, errands
from storage.records import Kind, NewMessage
from tests import forging
from tests.world import World, opened


async def half_done(ack: AsyncAck, press: Press) -> None:
    """Record something that people are told of, and then break."""
    async with press.bot.sessions.begin() as session:
        half = NewMessage(key="half", kind=Kind.GREETING, team=press.team, channel=press.channel, at=press.at)
        await outbox.put(session, half)
    raise ValueError


@pytest.fixture
async def world(sqlite_sessions: Sessions, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    """Yield a world in which Details breaks half-way, and a decision of whose readers Slack must be asked."""
    monkeypatch.setitem(app.BUTTONS, "decision_details", (half_done, "decision"))
    monkeypatch.setattr(errands, "BUSY_SECONDS", 0.05)
    async with opened(sqlite_sessions) as opened_world:
        await opened_world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")
        await opened_world.advance(minutes=2)
        yield opened_world


@contextmanager
def locked(world: World) -> Iterator[None]:
    """Have another program write to the SQLite file all the while."""
    other = sqlite3.connect(world.sessions.url.database or "", isolation_level=None, timeout=0)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@pytest.mark.parametrize("typed", ["/decisions", "/recap"])
async def test_whoever_looks_something_up_elsewhere_is_told_when_that_fails(world: World, typed: str) -> None:
    with locked(world):
        # Who they are, as Slack says it, can not be noted.
        await world.workspace.slash("rosa", typed)
        await world.bot.background.drain()

    assert "nothing was recorded; please try again" in forging.told(world, "rosa")[-1]


async def test_what_a_press_recorded_before_it_failed_is_not_said_to_be_lost(world: World) -> None:
    await world.workspace.click("rosa", "Details", "board", on="D1")
    await world.bot.background.drain()

    assert forging.told(world, "rosa")[-1].startswith("This may have been recorded")
