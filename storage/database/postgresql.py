"""A PostgreSQL database, shared by any number of processes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, event
from sqlalchemy.exc import DBAPIError, InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry

from storage.database import errands
from storage.database.session import UNREACHABLE, Busy, Database, Session, Unsettled, check_open, turn

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

LOCK_SECONDS = 2
"""How long a statement waits for a lock; Slack waits three seconds for an answer."""
FORSAKEN_SECONDS = 10
"""How long a transaction may stay idle while it holds locks that others wait for."""

CONNECTIONS = 15
"""How many transactions at once one process has for people; further requests wait their turn."""
CONNECTIONS_BEHIND = 5
"""How many it has for its own work, so that people and the bot do not hold each other up."""

QUIET_SECONDS = 5
"""How long a connection may go unused before it is asked whether it is still there."""

_SERVER_SETTINGS = {
    "lock_timeout": f"{LOCK_SECONDS}s",
    # A process that hangs, or whose machine is gone, must not keep a group's next number locked.
    "idle_in_transaction_session_timeout": f"{FORSAKEN_SECONDS}s",
}


class PostgresSessions(Database):
    """One PostgreSQL database, shared by any number of processes."""

    def __init__(self, url: URL) -> None:
        super().__init__()
        # Imported late: it also loads SQLAlchemy's ORM, which nothing here uses.
        from sqlalchemy.ext.asyncio import create_async_engine

        self.url = url
        self.engine: AsyncEngine = create_async_engine(
            url,
            # All are kept open: opening one takes longer than most transactions.
            pool_size=CONNECTIONS + CONNECTIONS_BEHIND,
            max_overflow=0,
            # A turn implies a free connection, unless one still commits after its request was given up.
            pool_timeout=errands.BUSY_SECONDS,
            connect_args={"timeout": 5, "command_timeout": 30, "server_settings": _SERVER_SETTINGS},
        )
        event.listen(self.engine.sync_engine, "checkin", _put_back)
        event.listen(self.engine.sync_engine, "checkout", _taken)
        self._late: set[asyncio.Task[None]] = set()
        self._begin_anew()

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Session]:
        """Open a writing transaction."""
        async with self._turn():
            with self.noting_refusals():
                connection = await self._opened()
                commit: asyncio.Task[None] | None = None
                session = Session(connection)
                session.renew = partial(self._renewed, session, connection)
                try:
                    yield session
                    check_open()
                    commit = asyncio.ensure_future(connection.commit())
                    await self._ended(commit, session)
                finally:
                    await self._let_go(connection, commit)

    @asynccontextmanager
    async def read(self, *, steady: bool = False) -> AsyncIterator[Session]:
        """Open a session for reading: with `steady` a transaction, which can be made to see one moment."""
        async with self._turn():
            connection = await self._opened()
            # Each statement sees what is committed when it begins, in a transaction or out of one: to begin
            # and end one takes as long as most statements.
            if not steady:
                await connection.execution_options(isolation_level="AUTOCOMMIT")
            try:
                yield Session(connection)
            finally:
                await self._let_go(connection)

    async def close(self) -> None:
        """Close every connection; the next use opens new ones, in another event loop if need be."""
        await asyncio.gather(*self._late, return_exceptions=True)
        await self.engine.dispose()
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._people = asyncio.Semaphore(CONNECTIONS)
        self._behind = asyncio.Semaphore(CONNECTIONS_BEHIND)

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        async with turn(self._behind if errands.is_background() else self._people, errands.deadline()):
            await errands.give_way()
            yield

    async def _opened(self) -> "AsyncConnection":
        try:
            async with asyncio.timeout_at(errands.deadline()):
                return await self.engine.connect()
        except TimeoutError:
            raise Busy("the database took longer than anybody waits") from None

    async def _ended(self, commit: "asyncio.Task[None]", session: Session) -> None:
        """Wait for a commit, which goes on if we are cancelled; raise Unsettled if its end is unknown."""
        errand = errands.current()
        if errand is not None:
            errand.unsettled = True
        try:
            await asyncio.shield(commit)
        except asyncio.CancelledError:
            commit.add_done_callback(partial(self._ended_late, session))
            raise
        except UNREACHABLE as error:
            if not _is_told(error):
                commit.add_done_callback(partial(self._ended_late, session))
                raise Unsettled("nobody knows whether it was committed") from error
            if errand is not None:
                errand.unsettled = False
            raise
        self.committed(session, errand)

    async def _renewed(self, session: Session, connection: "AsyncConnection") -> None:
        """Commit between two steps of the bot's own work, so that others get the locks it held."""
        await self._ended(asyncio.ensure_future(connection.commit()), session)
        await errands.give_way()

    def _ended_late(self, session: Session, commit: "asyncio.Task[None]") -> None:
        if not commit.cancelled() and commit.exception() is None:
            self.committed(session, None)

    async def _let_go(
        self, connection: "AsyncConnection", commit: "asyncio.Task[None] | None" = None
    ) -> None:
        """Close a connection once its commit has ended, in the background if that takes long."""
        closing = asyncio.ensure_future(_closed(connection, commit))
        self._late.add(closing)
        closing.add_done_callback(self._late.discard)
        if commit is None or commit.done():
            await asyncio.shield(closing)


async def _closed(connection: "AsyncConnection", commit: "asyncio.Task[None] | None") -> None:
    if commit is not None:
        await asyncio.wait([commit])
    await connection.close()


def _put_back(_connection: Any, record: ConnectionPoolEntry) -> None:
    record.info["used"] = asyncio.get_running_loop().time()


def _taken(connection: Any, record: ConnectionPoolEntry, _: object) -> None:
    """Have the pool open other connections when this one has ended meanwhile.

    Asking takes three times to the database and back, as long as most transactions: whoever ends a
    connection says so, and only one that was quiet for long may have ended unsaid.
    """
    driver: Any = record.driver_connection
    if driver.is_closed():
        raise InvalidatePoolError
    used = record.info.get("used")
    if used is not None and asyncio.get_running_loop().time() - used > QUIET_SECONDS:
        try:
            connection.ping()
        except connection.dbapi.Error as error:
            raise InvalidatePoolError from error


def _is_told(error: BaseException) -> bool:
    """Tell whether the database itself reported that nothing was committed."""
    known: Any = error
    return isinstance(error, DBAPIError) and not known.connection_invalidated
