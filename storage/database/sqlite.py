"""A SQLite file, for one process.

The driver is the standard library's, called straight from the event loop: a statement takes less time than
a hand-over to a thread. It never waits for a lock itself, because that would block the event loop: writers of
this process queue, and a lock that another program holds is tried again at growing intervals.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from storage.database import errands
from storage.database.files import Files
from storage.database.session import Database, Session, Turn, check_open, turn

FIRST_PAUSE = 0.005
LONGEST_PAUSE = 0.1
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_PRIMARY = 0xFF
"""Masks an extended error code to its primary one (https://sqlite.org/rescode.html)."""

Result = TypeVar("Result")


class SqliteSessions(Database):
    """One SQLite file, for one process."""

    def __init__(self, url: URL) -> None:
        super().__init__()
        self.url = url
        # No upper bound: a pool with none left would block the event loop until one came back.
        self.engine: Engine = create_engine(url, pool_size=5, max_overflow=-1)
        self._files = Files(url.database)
        self._begin_anew()
        event.listen(self.engine, "do_connect", lambda *_: self._files.check())
        event.listen(self.engine, "connect", _prepare)
        event.listen(self.engine, "connect", lambda *_: self._files.opened())
        for name in ("close", "close_detached"):
            event.listen(self.engine, name, lambda *_: self._files.closed())
        event.listen(self.engine, "begin", _begin)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Session]:
        """Open a writing transaction; writers of this process take turns, people first."""
        async with self._transaction(writing=True) as session:
            yield session

    @asynccontextmanager
    async def read(self, *, steady: bool = False) -> AsyncIterator[Session]:
        """Open a reading transaction, steady or not: it sees one moment, and waits for no writer of ours."""
        async with self._transaction(writing=False) as session:
            yield session

    @asynccontextmanager
    async def reshape(self) -> AsyncIterator[Session]:
        """Open a transaction that may change tables, on a connection of its own.

        SQLite changes a table by copying it, and would delete what refers to the old one.
        """
        async with self._transaction(writing=True, prepare=_without_foreign_keys) as session:
            yield session

    async def close(self) -> None:
        """Close every connection; the next use opens new ones, in another event loop if need be."""
        self.engine.dispose()
        self._files.forget()
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._writing = asyncio.Lock()
        self._behind = asyncio.Lock()
        """Held by the one piece of the bot's own work that may queue to write: the rest waits for it."""

    @asynccontextmanager
    async def _transaction(
        self, *, writing: bool, prepare: Callable[[Connection], None] | None = None
    ) -> AsyncIterator[Session]:
        until = errands.deadline()
        async with AsyncExitStack() as ending:
            if writing and errands.is_background():
                await ending.enter_async_context(turn(self._behind, until))
            await errands.give_way()
            held = await ending.enter_async_context(turn(self._writing, until)) if writing else None
            if writing:
                ending.enter_context(self.noting_refusals())
            connection = await _tried(lambda: self._opened(writing, prepare), until)
            ending.callback(connection.close)
            session = Session(connection)
            if held is not None:
                session.renew = partial(self._renewed, session, connection, held)
            yield session
            if writing:
                await self._commit(connection, until)
        if writing:
            self.committed(session, errands.current())

    async def _commit(self, connection: Connection, until: float) -> None:
        self._files.check()
        check_open()
        await _tried(lambda: _told(connection, "COMMIT"), until)
        # SQLAlchemy's own commit, which now has nothing left to do.
        connection.commit()

    async def _renewed(self, session: Session, connection: Connection, held: Turn) -> None:
        """Let others write between two steps of the bot's own work."""
        await self._commit(connection, errands.deadline())
        self.committed(session, None)
        held.give_back()
        await errands.give_way()
        until = errands.deadline()
        await held.take(until)
        await _tried(connection.begin, until)

    def _opened(self, writing: bool, prepare: Callable[[Connection], None] | None) -> Connection:
        """Return a connection in a transaction that already has its lock."""
        self._files.check()
        connection = self.engine.connect().execution_options(writing=writing)
        try:
            if prepare is not None:
                prepare(connection)
            connection.begin()
        except BaseException:
            connection.close()
            raise
        return connection


async def _tried(attempt: Callable[[], Result], until: float) -> Result:
    """Repeat `attempt` while another program holds the lock; raise its error when time is up."""
    loop = asyncio.get_running_loop()
    pause = FIRST_PAUSE
    while True:
        try:
            return attempt()
        except DBAPIError as error:
            if not _is_busy(error) or loop.time() + pause > until:
                raise
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)


def _is_busy(error: DBAPIError) -> bool:
    return (getattr(error.orig, "sqlite_errorcode", 0) & _PRIMARY) in _BUSY


def _prepare(connection: Any, _record: object) -> None:
    # SQLAlchemy begins transactions itself, see `_begin`; the driver must not.
    connection.isolation_level = None
    for pragma in ("busy_timeout=0", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    # Makes SQLite create the files beside the database now.
    connection.execute(_LOOK)


_LOOK = "SELECT 1 FROM sqlite_master LIMIT 1"


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("writing"):
        # A deferred transaction that starts to write fails at once if another wrote meanwhile.
        _told(connection, "BEGIN IMMEDIATE")
        return
    _told(connection, "BEGIN")
    try:
        # Takes the read lock now, while the attempt can still be repeated.
        _told(connection, _LOOK)
    except DBAPIError:
        _told(connection, "ROLLBACK")
        raise


def _told(connection: Connection, statement: str) -> None:
    """Give the driver a statement itself: SQLAlchemy takes most of a short transaction's time for it."""
    driver: Any = connection.connection.dbapi_connection
    try:
        driver.execute(statement)
    except sqlite3.Error as error:
        told = DBAPIError.instance(statement, None, error, sqlite3.Error, dialect=connection.dialect)
        raise told from error


def _without_foreign_keys(connection: Connection) -> None:
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys=OFF")
    connection.detach()
