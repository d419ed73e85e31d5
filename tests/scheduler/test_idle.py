"""While nothing is due, next to nothing is asked of the database, and nothing is locked."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from scheduler import planner
from scheduler.clock import utc_now
from scheduler.runner import Runner
from storage import database, falling_due, outbox
from storage.database import Sessions
from storage.records import Kind, NewMessage, subjects
from tests.scheduler.test_runner import PATIENCE, Postman, put
from tests.world import World

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)


async def asked(world: World) -> list[str]:
    """Return the statements of one tick of everything, as the runner does it."""
    engine: Any = world.sessions.engine
    engine, run = getattr(engine, "sync_engine", engine), list[str]()

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        run.append(statement)

    working = Runner(world.sessions, world.messenger, lambda: world.now)
    event.listen(engine, "before_cursor_execute", note)
    for name in planner.PLANS:
        await working._do_plan(name)
    await working._do_deliver()
    event.remove(engine, "before_cursor_execute", note)
    if working._timer is not None:
        working._timer.cancel()
    return run


async def test_a_tick_with_nothing_to_do_asks_little_and_writes_nothing(world: World) -> None:
    for number in range(5):
        await world.workspace.slash("rosa", f"/action @ade paint door {number}", channel="board")
    await world.advance(hours=1)

    run = await asked(world)

    assert len(run) <= 27
    assert [statement for statement in run if not statement.startswith("SELECT")] == []


async def test_no_more_is_asked_of_a_long_record(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade paint the first door", channel="board")
    await world.advance(hours=1)
    before = len(await asked(world))
    for number in range(40):
        await world.workspace.slash("rosa", f"/decide Door {number} is painted", channel="board")
    await world.advance(hours=1)

    assert len(await asked(world)) == before


@pytest.mark.parametrize("late", [0, 1, 3600])
async def test_what_is_due_is_claimed_and_what_is_not_waits(sessions: Sessions, late: int) -> None:
    asks = NewMessage(key="asks", kind=Kind.ASKS, team="T1", channel="C1", about=subjects.Carrying(), at=NOW)
    async with sessions.begin() as session:
        await outbox.put(session, asks)
    async with sessions.read() as session:
        assert not await falling_due.is_to_claim(session, now=NOW - SECOND)
        assert await falling_due.next_after(session, NOW - SECOND) == NOW
        assert await falling_due.is_to_claim(session, now=NOW + late * SECOND)


async def test_what_another_process_put_is_sent_at_the_next_tick(sqlite_url: str) -> None:
    ours, theirs = database.connect(sqlite_url), database.connect(sqlite_url)
    postman = Postman()
    postman.may_send.set()
    working = Runner(ours, postman, utc_now)
    working.start()
    await put(ours, "ours")
    assert await postman.next() == "ours"

    await put(theirs, "theirs", channel="C2")
    assert await postman.next() == "theirs"
    await working.stop(PATIENCE)
    for sessions in (ours, theirs):
        await sessions.close()
