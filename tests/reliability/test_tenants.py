"""Two workspaces in one database, with the same people, channels and numbers: neither meets the other.

The demo's story is played, and each statement of it kept. Then a second workspace gets a copy of every
row, and each statement is run again for the first: what it returns and changes must be what it was.
"""

import asyncio
import importlib
import pkgutil
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import CursorResult, Executable, Integer, Table, insert, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import Delete, Select, Update

import storage
from bot.demo import story
from bot.demo.chat import Chat
from storage import database
from storage.database import Session
from storage.tables import metadata

OTHER = "T0OTHER"
FAR = 1_000_000
"""Added to each id of the other workspace's rows, for ids are unique in all."""

EVERY_WORKSPACE = {
    "storage.decisions": {"_UNREAD"},
    "storage.departures": {"_DUE", "_NEXT", "_CHAIRS_DUE", "_NEXT_CHAIR"},
    "storage.drafts": {"_FORGET", "_OLD"},
    "storage.actions.owners": {"_OF_OPEN", "_UNASKED"},
    "storage.events_seen": {"_BEFORE", "_AFTER"},
    "storage.falling_due": {"_DUE", "_NEXT", "_TO_CLAIM"},
    "storage.groups": {"_WORKSPACES"},
    "storage.meetings.afterwards": {"_UNENDED", "_TO_END", "_NEXT_END"},
    "storage.meetings.queries": {"_PLANNED", "_TO_BEGIN", "_NEXT_START"},
    "storage.meetings.plans": {"_TO_EXTEND", "_NEXT_TO_EXTEND"},
    "storage.nudges": {
        *("_DUE", "_FORGO", "_NEXT", "_NEXT_TOLD", "_OVERDUE", "_SET_ASIDE", "_UNSCHEDULED", "_UNTOLD"),
    },
    "storage.outbox.carried": {"_DUE", "_EXPIRE", "_NEXT"},
    "storage.outbox.queries": {"_STUCK", "_COUNTS"},
    "storage.outbox.leases": {"_DUE", "_LOSE", "_DOUBT_LOST", "_CLAIM", "_ABANDONED", "_ORPHANED"},
    "storage.outbox.pace": {"_MAY_GO", "_LANE_TAKEN", "_PAUSE_ENDS"},
    "storage.outbox.queue": {"_NEXT", "_FIRST_DUE", "_REFUSALS", "_PAUSES"},
    "storage.outbox.sent": {"_OLD", "_KEEP", "_LEAVE"},
    "storage.recaps.ahead": {"_AHEAD", "_IN_WINDOW", "_LONGEST_LEAD"},
    "storage.unclear": {"_LEFT_TO_COMPARE"},
}
"""What looks at all workspaces at once, and may: what falls due, what is sent, what the operator is shown."""

BEGINNINGS = {
    *(("storage.nudges", name) for name in ("_ALL", "_ALL_UNTOLD", "_LIVE")),
    *(("storage.actions.records", name) for name in ("_MEMBER", "_MINE")),
    ("storage.unclear", "_WHO_OWE_IT"),
}
"""What others go on from, or hold within; never run as it is."""

Kept = dict[tuple[str, str], tuple[Executable, Any]]


def _sql(statement: Executable) -> str:
    return str(statement.compile(dialect=sqlite.dialect()))  # type: ignore[attr-defined]


def _modules() -> Iterator[Any]:
    for found in pkgutil.walk_packages(storage.__path__, "storage."):
        if ".migrations" not in found.name:
            yield importlib.import_module(found.name)


def _free() -> set[str]:
    """Return the statements that look at every workspace by design."""
    return {
        _sql(getattr(importlib.import_module(module), name))
        for module, names in EVERY_WORKSPACE.items()
        for name in names
    }


@contextmanager
def _keeping(kept: Kept) -> Iterator[None]:
    execute = Session.execute

    async def keep(session: Session, statement: Executable, values: Any = None) -> CursorResult[Any]:
        if isinstance(statement, (Select, Update, Delete)):
            kept.setdefault((_sql(statement), repr(values)), (statement, values))
        return await execute(session, statement, values)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Session, "execute", keep)
        yield


@pytest.fixture(scope="module")
def played(sqlite_tables: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Kept]:
    """Return the database that the story leaves behind, and its statements."""
    path = tmp_path_factory.mktemp("tenants") / "matters.db"
    path.write_bytes(sqlite_tables.read_bytes())
    kept: Kept = {}

    async def play() -> None:
        async with story.staged(f"sqlite:///{path}") as world:
            with _keeping(kept):
                await story.play(world, Chat(world))

    asyncio.run(play())
    return f"sqlite:///{path}", kept


@pytest.fixture
async def sessions(played: tuple[str, Kept]) -> AsyncIterator[database.Sessions]:
    opened = database.connect(played[0])
    yield opened
    await opened.close()


class _Undone(Exception):
    """Takes back what a test did to the database of all."""


async def _does(session: Session, statement: Executable, values: Any) -> object:
    """Return what a statement returns, or how many rows it changes."""
    result = await session.execute(statement, values)
    return [tuple(row) for row in result] if result.returns_rows else result.rowcount


async def _differing(sessions: database.Sessions, kept: Kept) -> list[str]:
    """Return the statements that do something else once the other workspace has its rows."""
    free, found = _free(), []
    before = {key: await _alone(sessions, *kept[key]) for key in kept if key[0] not in free}
    with suppress(_Undone):
        async with sessions.begin() as session:
            await _double(session)
            for key, was in before.items():
                statement, values = kept[key]
                if isinstance(statement, Select) and await _does(session, statement, values) != was:
                    found.append(key[0])
            raise _Undone
    for key, was in before.items():
        if not isinstance(kept[key][0], Select) and await _alone(sessions, *kept[key], doubled=True) != was:
            found.append(key[0])
    return found


async def _alone(
    sessions: database.Sessions, statement: Executable, values: Any, *, doubled: bool = False
) -> object:
    """Return what a statement does in a transaction of its own, which is taken back."""
    done: object = None
    with suppress(_Undone):
        async with sessions.begin() as session:
            if doubled:
                await _double(session)
            done = await _does(session, statement, values)
            raise _Undone
    return done


async def _double(session: Session) -> None:
    for table in metadata.sorted_tables:
        rows = [_moved(table, row._asdict()) for row in await session.execute(select(table))]
        if rows:
            await session.execute(insert(table), rows)


def _moved(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    moved = {**row, "team": OTHER}
    for column in table.columns:
        is_id = isinstance(column.type, Integer) and (column.name == "id" or column.name.endswith("_id"))
        if is_id and row[column.name] is not None:
            moved[column.name] = row[column.name] + FAR
    return moved


async def test_no_statement_sees_or_changes_another_workspaces_rows(
    played: tuple[str, Kept], sessions: database.Sessions
) -> None:
    assert len({sql for sql, _ in played[1]}) > 60, "the story no longer reaches the storage"

    assert await _differing(sessions, played[1]) == []


@pytest.mark.parametrize("table", ["decisions", "members"])
async def test_a_statement_that_forgets_the_workspace_would_be_seen(
    played: tuple[str, Kept], sessions: database.Sessions, table: str
) -> None:
    everybodys = select(metadata.tables[table])

    assert await _differing(sessions, {(_sql(everybodys), ""): (everybodys, None)}) == [_sql(everybodys)]


def test_whatever_looks_at_every_workspace_is_listed() -> None:
    """A statement whose WHERE holds no workspace is on the list, or only the beginning of another one."""
    free, unlisted = _free(), []
    for module in _modules():
        for name, statement in vars(module).items():
            if not isinstance(statement, (Select, Update, Delete)) or (module.__name__, name) in BEGINNINGS:
                continue
            where = _sql(statement).partition("WHERE")[2]
            if "team = ?" not in where and _sql(statement) not in free:
                unlisted.append((module.__name__, name))

    assert unlisted == []
