"""Whatever a request waits for, everybody else is answered meanwhile, and it is too: in time, and truly."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import asyncpg
import pytest
from slack_bolt.async_app import AsyncAck

from bot import app
from bot.slack.incoming import dispatch
from bot.slack.incoming.requests import Command
from storage import database, events_seen
from storage.database import Sessions, errands
from tests import front
from tests.front import Front
from tests.reliability import promises
from tests.world import opened

pytestmark = pytest.mark.usefixtures("in_time")

if TYPE_CHECKING:
    # Imported as a plugin, so that pytest sees it first.
    from tests.postgres import Server

PEOPLE = ("rosa", "ade", "val", "mal", "priya", "sam")


@pytest.fixture
async def faced(sqlite_sessions: Sessions) -> AsyncIterator[Front]:
    async with opened(sqlite_sessions) as world, front.opened(world) as faced:
        yield faced


@pytest.fixture
async def postgres(postgres_server: "Server", postgres_tables: str) -> AsyncIterator[Front]:
    """Give a bot on a database of its own, whose tables can be changed."""
    url = postgres_server.url(postgres_server.create(template=postgres_tables))
    async with opened(url) as world, front.opened(world) as faced:
        yield faced


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let people wait a fraction of what they do."""
    monkeypatch.setattr(dispatch, "DATABASE_SECONDS", 0.3)
    monkeypatch.setattr(dispatch, "ANSWER_SECONDS", 0.6)


def typed_by(faced: Front, name: str, typed: str) -> dict[str, str]:
    fields = faced.command(typed)
    return fields | {"user_id": faced.world.workspace.person(name).id, "trigger_id": f"1.2.{name}"}


@contextmanager
def locked(faced: Front, how: str) -> Iterator[None]:
    """Have another program hold the SQLite file, as `how` says."""
    path = faced.world.sessions.url.database or ""
    other = sqlite3.connect(path, isolation_level=None, timeout=0)
    if how == "exclusively":
        # Nobody else may be connected when that mode is entered.
        assert isinstance(faced.world.sessions, database.SqliteSessions)
        faced.world.sessions.engine.dispose()
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute("BEGIN IMMEDIATE")
    other.execute("CREATE TABLE IF NOT EXISTS held (id)")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@pytest.mark.parametrize("how", ["for writing", "exclusively"])
async def test_nobody_stands_still_while_another_program_holds_the_file(faced: Front, how: str) -> None:
    order: list[str] = []

    async def decide(name: str) -> str:
        _, said = await faced.form(typed_by(faced, name, f"/decide We open the {name} room"))
        order.append(name)
        return said

    with locked(faced, how):
        deciding = [asyncio.create_task(decide(name)) for name in PEOPLE[:5]]
        for _ in range(5):
            assert (await faced.http.get("/healthz")).status == 200
            order.append("alive")
    said = await asyncio.gather(*deciding)

    assert order[:5] == ["alive"] * 5
    assert all(promises.taken(each) for each in said)
    assert len(await promises.wordings(faced.world.sessions)) == 5


@pytest.mark.parametrize("how", ["for writing", "exclusively"])
@pytest.mark.usefixtures("impatient")
async def test_each_of_many_is_told_that_nothing_was_recorded(faced: Front, how: str) -> None:
    with locked(faced, how):
        typed = [typed_by(faced, name, f"/decide {name} is to decide") for name in PEOPLE]
        said = [text for _, text in await asyncio.gather(*map(faced.form, typed))]

    for name, text in zip(PEOPLE, said, strict=True):
        assert "nothing was recorded" in text
        assert f"You typed: {name} is to decide" in text
    assert await promises.wordings(faced.world.sessions) == {}


@pytest.mark.usefixtures("impatient")
async def test_all_that_one_request_waits_for_comes_out_of_one_limit(
    faced: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each transaction begins with what those before it have left."""
    left: list[float] = []

    async def patiently(ack: AsyncAck, command: Command) -> None:
        for number in range(3):
            left.append(errands.time_left(10))
            async with command.bot.sessions.begin() as session:
                await events_seen.first_time(session, command.team, f"step {number}", at=command.at)
        await ack("done")

    async with with_command(faced, monkeypatch, patiently):
        _, said = await faced.form(faced.command("/patiently"))

    assert "done" in said
    assert left == sorted(left, reverse=True)
    assert left[0] <= dispatch.DATABASE_SECONDS


@asynccontextmanager
async def with_command(faced: Front, monkeypatch: pytest.MonkeyPatch, handler: Any) -> AsyncIterator[None]:
    """Have a command `/patiently` answered by `handler`."""
    monkeypatch.setitem(app.COMMANDS, "/patiently", handler)
    faced.reception.app = app.build_app(faced.world.bot)
    yield


@dataclass
class Stubborn:
    """A handler that is not told to stop, and goes on when nobody waits for it any more."""

    go_on: asyncio.Event = field(default_factory=asyncio.Event)
    ended: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, ack: AsyncAck, command: Command) -> None:
        try:
            while not self.go_on.is_set():
                try:
                    await self.go_on.wait()
                except asyncio.CancelledError:
                    continue
            async with command.bot.sessions.begin() as session:
                await events_seen.first_time(session, command.team, "too late", at=command.at)
        finally:
            self.ended.set()


@pytest.mark.usefixtures("impatient")
async def test_what_takes_too_long_is_answered_and_then_records_nothing(
    faced: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    stubborn = Stubborn()

    async def patiently(ack: AsyncAck, command: Command) -> None:
        await stubborn(ack, command)

    async with with_command(faced, monkeypatch, patiently):
        status, said = await faced.form(faced.command("/patiently We ship on Friday"))
        stubborn.go_on.set()
        await stubborn.ended.wait()

    assert status == 200
    assert "took too long here and nothing was recorded" in said
    assert "You typed: We ship on Friday" in said
    async with faced.world.sessions.begin() as session:
        team = faced.world.workspace.team_id
        assert await events_seen.first_time(session, team, "too late", at=faced.world.now)


@pytest.mark.usefixtures("impatient")
async def test_a_form_that_takes_too_long_stays_open_with_what_was_typed(faced: Front) -> None:
    workspace = faced.world.workspace
    await workspace.slash("rosa", "/decide", channel="board")
    await workspace.fill("rosa", {"Decision": "We open in May"})
    with locked(faced, "for writing"):
        answer = await workspace.submit("rosa")
        assert "nothing was recorded" in " ".join(workspace.errors("rosa").values())
    again = await workspace.submit("rosa")

    assert answer.acked
    assert again.acked
    assert list(await promises.wordings(faced.world.sessions)) == ["We open in May"]


@pytest.mark.usefixtures("impatient")
async def test_an_event_that_takes_too_long_comes_again(faced: Front) -> None:
    workspace = faced.world.workspace
    with locked(faced, "for writing"):
        await workspace.post("ade", "@Matters Arising decide We close in May", channel="board")
    assert await promises.wordings(faced.world.sessions) == {}
    await faced.world.advance(minutes=1)

    assert list(await promises.wordings(faced.world.sessions)) == ["We close in May"]


HELD = """
CREATE FUNCTION wait_at_commit() RETURNS trigger LANGUAGE plpgsql SET lock_timeout = '60s' AS $$
BEGIN PERFORM pg_advisory_xact_lock(42); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER held AFTER INSERT ON decisions DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION wait_at_commit();
"""


@asynccontextmanager
async def holding(faced: Front, statement: str) -> AsyncIterator[None]:
    """Have another program hold something in PostgreSQL by `statement`."""
    url = faced.world.sessions.url.set(drivername="postgresql")
    other = await asyncpg.connect(url.render_as_string(hide_password=False))
    transaction = other.transaction()
    await transaction.start()
    await other.execute(statement)
    try:
        yield
    finally:
        await transaction.rollback()
        await other.close()


@pytest.mark.usefixtures("impatient")
async def test_a_table_held_by_another_program_is_answered_in_time(postgres: Front) -> None:
    async with holding(postgres, "LOCK TABLE decisions IN ACCESS EXCLUSIVE MODE"):
        _, said = await postgres.form(postgres.command("/decide We ship on Friday"))
        assert "nothing was recorded" in said
        assert "You typed: We ship on Friday" in said

    assert await promises.wordings(postgres.world.sessions) == {}


# Not impatient: on a busy machine the commit is not come to within a fraction of the time.
async def test_a_commit_that_nobody_knows_the_end_of_is_told_so_and_is_safe_to_repeat(
    postgres: Front,
) -> None:
    async with holding(postgres, HELD + "COMMIT; BEGIN; SELECT pg_advisory_xact_lock(42)"):
        _, said = await postgres.form(postgres.command("/decide We ship on Friday"))
        assert "This may have been recorded" in said
        assert "`/decisions`" in said
        assert "You typed: We ship on Friday" in said
        assert "nothing was recorded" not in said

    repeated = postgres.command("/decide We ship on Friday") | {"trigger_id": "another"}
    _, again = await postgres.form(repeated)
    await postgres.world.settle()

    assert "Recorded as D1" in again
    assert await promises.wordings(postgres.world.sessions) == {"We ship on Friday": 1}
    assert postgres.world.workspace.said_in("board") == ["D1 We ship on Friday"]


CUT_OFF = """
CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON decisions DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION cut_off();
"""


async def test_a_connection_that_is_lost_during_the_commit_leaves_nobody_deceived(postgres: Front) -> None:
    async with holding(postgres, CUT_OFF + "COMMIT; BEGIN"):
        _, said = await postgres.form(postgres.command("/decide We ship on Friday"))
    assert "This may have been recorded" in said
    async with holding(postgres, "DROP TRIGGER cut ON decisions; COMMIT; BEGIN"):
        repeated = postgres.command("/decide We ship on Friday") | {"trigger_id": "another"}
        _, again = await postgres.form(repeated)

    assert again == ""
    assert await promises.wordings(postgres.world.sessions) == {"We ship on Friday": 1}


@pytest.mark.usefixtures("impatient")
async def test_whoever_presses_is_told_that_nothing_came_of_it(faced: Front) -> None:
    workspace = faced.world.workspace
    await workspace.slash("rosa", "/decide We ship on Friday", channel="board")
    await faced.world.settle()
    with locked(faced, "for writing"):
        await workspace.click("rosa", "Undo", "board", on="D1")
        await faced.world.bot.background.drain()

    assert "nothing was recorded" in workspace.ephemerals("rosa")[-1].plain
    assert "undone" not in workspace.said_in("board")[0]


async def test_the_same_words_typed_later_are_another_command(faced: Front) -> None:
    await faced.form(faced.command("/decide We ship on Friday"))
    _, said = await faced.form(faced.command("/decide We ship on Friday") | {"trigger_id": "another"})

    assert "D1 says that already" in said
