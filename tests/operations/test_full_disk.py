"""A database that takes nothing more: nobody is told that something was recorded, and it comes back.

SQLite is given no more pages, which fails in its code where a full disk does, with the same error.
"""

import json
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import event, text

from storage import decisions
from storage.database import SqliteSessions
from tests import front
from tests.front import Front
from tests.reliability import promises
from tests.world import World, opened

LONG = "x" * 2500
BEFORE = f"Before {LONG}"
PLENTY = 1_000_000


class Disk:
    """What the database lies on."""

    def __init__(self, sessions: SqliteSessions) -> None:
        self._sessions = sessions
        self.most: int | None = None
        event.listen(sessions.engine, "begin", lambda connection: self._limit(connection.exec_driver_sql))

    def fill(self) -> None:
        """Leave no page free."""
        with self._sessions.engine.connect() as connection:
            self.most = connection.execute(text("PRAGMA page_count")).scalar()

    def free(self) -> None:
        """Make room again."""
        self.most = PLENTY

    def _limit(self, execute: object) -> None:
        if self.most is not None and callable(execute):
            execute(f"PRAGMA max_page_count = {self.most}")


@pytest.fixture
async def full(sqlite_url: str) -> AsyncIterator[tuple[Front, Disk]]:
    async with opened(sqlite_url) as world, front.opened(world) as faced:
        assert isinstance(world.sessions, SqliteSessions)
        # Each table has a page from the beginning: this leaves no room in them for another.
        await faced.form(faced.command(f"/decide {BEFORE}"))
        yield faced, Disk(world.sessions)


async def stored(world: World) -> list[str]:
    async with world.sessions.read() as session:
        channel = world.workspace.channel("board").id
        return [
            decision.text
            for decision in await decisions.latest(session, world.workspace.team_id, channel, limit=100)
        ]


async def test_nobody_is_told_that_something_was_recorded_on_a_full_disk(full: tuple[Front, Disk]) -> None:
    faced, disk = full
    disk.fill()

    for number in range(4):
        status, said = await faced.form(faced.command(f"/decide Number {number} {LONG}"))
        assert status == 200
        assert "nothing was recorded" in said
        assert f"You typed: Number {number}" in said
    ready = await faced.http.get("/readyz")

    assert await stored(faced.world) == [BEFORE]
    assert ready.status == 503
    assert "has not taken what was to be written" in await ready.text()


async def test_once_there_is_room_again_it_goes_on_without_a_restart(full: tuple[Front, Disk]) -> None:
    faced, disk = full
    disk.fill()
    await faced.form(faced.command(f"/decide Nobody keeps this {LONG}"))
    disk.free()
    _, said = await faced.form(faced.command(f"/decide Everybody keeps this {LONG}"))
    ready = await faced.http.get("/readyz")
    async with faced.world.sessions.read() as session:
        sound = (await session.execute(text("PRAGMA integrity_check"))).scalar()
    await faced.world.settle()

    assert promises.taken(said)
    assert ready.status == 200
    assert await stored(faced.world) == [f"Everybody keeps this {LONG}", BEFORE]
    assert sound == "ok"
    assert [card.split()[0] for card in faced.world.workspace.said_in("board")] == ["D1", "D2"]


async def test_a_form_keeps_what_was_typed_and_an_event_comes_again(full: tuple[Front, Disk]) -> None:
    faced, disk = full
    workspace = faced.world.workspace
    await workspace.slash("rosa", "/decide", channel="board")
    await workspace.fill("rosa", {"Decision": f"We open {LONG}"})
    disk.fill()
    answer = await workspace.submit("rosa")
    await workspace.post("ade", f"@Matters Arising decide We close {LONG}", channel="board")
    disk.free()
    again = await workspace.submit("rosa")
    await faced.world.advance(minutes=1)

    assert "nothing was recorded" in json.loads(answer.body)["errors"]["decision"]
    assert again.acked
    assert sorted(await stored(faced.world)) == [BEFORE, f"We close {LONG}", f"We open {LONG}"]
