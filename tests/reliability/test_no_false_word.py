"""Nobody is told that something is recorded unless it is, whatever the database does at that moment."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from storage import database
from storage.database import Session, SqliteSessions
from tests.reliability import promises
from tests.world import World

REASONS = ("database is locked", "database or disk is full", "disk I/O error", "server closed the connection")


def fail_commits(patch: pytest.MonkeyPatch, reason: str) -> None:
    """Have every commit fail, after all statements went well."""
    begin = SqliteSessions.begin

    @asynccontextmanager
    async def failing(sessions: SqliteSessions) -> AsyncIterator[Session]:
        async with begin(sessions) as session:
            yield session
            raise OperationalError("COMMIT", {}, sqlite3.OperationalError(reason))

    patch.setattr(SqliteSessions, "begin", failing)


async def takes_for_recorded(world: World) -> bool:
    """Tell whether Rosa can believe that what she typed is on record: by an answer, or by what she sees."""
    await world.settle()
    answers = [delivery.answer.body for delivery in world.slack.deliveries]
    cards = [said for said in world.workspace.visible_to("rosa") if "[Details]" in said.readable]
    return any(map(promises.taken, answers)) or bool(cards)


async def state(world: World) -> list[Any]:
    return [await promises.wordings(world.sessions), await promises.rows(world.sessions)]


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize(
    "typed",
    [
        "/decide We ship on Friday",
        "/action @ade send the paper by Friday",
    ],
)
async def test_a_command_that_was_not_stored_says_so_and_keeps_the_words(
    world: World, monkeypatch: pytest.MonkeyPatch, typed: str, reason: str
) -> None:
    fail_commits(monkeypatch, reason)
    answer = await world.workspace.slash("rosa", typed, channel="board")
    monkeypatch.undo()

    assert not await takes_for_recorded(world)
    assert "nothing was recorded" in answer.body
    assert typed.split()[-1] in answer.body
    assert [len(each) for each in await state(world)] == [0, 0]


@pytest.mark.parametrize("reason", REASONS)
async def test_a_form_that_was_not_stored_stays_open_with_what_was_typed(
    world: World, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    await world.workspace.slash("rosa", "/decide", channel="board")
    await world.workspace.fill("rosa", {"Decision": "We ship on Friday"})
    with monkeypatch.context() as patch:
        fail_commits(patch, reason)
        await world.workspace.submit("rosa")

    assert "nothing was recorded" in " ".join(world.workspace.errors("rosa").values())
    assert "We ship on Friday" in world.workspace.modal_text("rosa")
    await world.workspace.submit("rosa")
    await world.settle()
    assert world.workspace.said_in("board") == ["D1 We ship on Friday"]


async def test_an_event_that_was_not_stored_is_asked_for_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        fail_commits(patch, REASONS[0])
        await world.workspace.post("rosa", "@Matters Arising decide We ship on Friday", "board")
    await world.advance(minutes=6)

    assert world.workspace.said_in("board") == ["D1 We ship on Friday"]


@pytest.mark.usefixtures("in_time")
async def test_a_locked_file_is_answered_in_time(world: World) -> None:
    with sqlite3.connect(world.sessions.url.database or "") as other:
        other.execute("BEGIN IMMEDIATE")
        answer = await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")
        other.rollback()

    assert answer.acked
    assert "nothing was recorded" in answer.body
    assert world.slack.deliveries[-1].seconds < world.slack.patience


async def test_a_word_before_the_commit_would_be_seen(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Acknowledge first, store afterwards: what this is all to prevent."""
    begin = SqliteSessions.begin

    @asynccontextmanager
    async def hopeful(sessions: SqliteSessions) -> AsyncIterator[Session]:
        with_reason = sqlite3.OperationalError(REASONS[0])
        try:
            async with begin(sessions) as session:
                yield session
                raise OperationalError("COMMIT", {}, with_reason)
        except OperationalError:
            return

    monkeypatch.setattr(SqliteSessions, "begin", hopeful)
    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")
    monkeypatch.undo()

    assert await takes_for_recorded(world)
    assert not await promises.wordings(world.sessions)


async def test_what_was_cancelled_leaves_the_file_free(world: World) -> None:
    """A request cut off in the middle holds no lock, and the next one is stored."""
    entered = asyncio.Event()

    async def cut_off() -> None:
        async with world.sessions.begin():
            entered.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(cut_off())
    await entered.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    answer = await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")
    await world.settle()

    assert answer.body == ""
    assert world.workspace.said_in("board") == ["D1 We ship on Friday"]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 0)],
)
async def test_every_connection_is_set_to_keep_what_it_acknowledged(
    world: World, pragma: str, value: object
) -> None:
    assert isinstance(world.sessions, database.SqliteSessions)
    with world.sessions.engine.connect() as first, world.sessions.engine.connect() as second:
        assert {
            connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() for connection in (first, second)
        } == {value}
