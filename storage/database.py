"""Connects to SQLite or PostgreSQL and hands out transactions; one code path for both.

On SQLite the driver is the standard library's, called straight from the event loop: a statement
takes less time than a hand-over to a thread. So that nobody waits for a lock inside a blocking
call, writers of one process queue for an `asyncio.Lock` before they begin.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import URL, Connection, Engine, Executable, create_engine, event, make_url
from sqlalchemy.engine import CursorResult
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

BUSY_SECONDS = 2
"""How long a writer waits for another one before it fails; Slack waits three for an answer."""
FORSAKEN_SECONDS = 10
"""How long a process may hold a transaction open without a word, and with it what others wait for."""
REFUSED_SECONDS = 15
"""For how long a database that did not take what was written is called at fault, unless it takes more."""

CONNECTIONS = 15
"""How many transactions at once one process has on PostgreSQL; whoever comes then waits as long."""

UNREACHABLE: tuple[type[Exception], ...] = (SQLAlchemyError, OSError, TimeoutError)
"""What is raised while the database is away, locked or full."""


Result = TypeVar("Result")


class Session:
    """One transaction. Made by `Sessions`; committed, or rolled back when its block raises."""

    def __init__(self, connection: "Connection | AsyncConnection") -> None:
        self._connection = connection
        self.stirred = False
        """Set when the transaction put something in the outbox: the courier is woken after the commit."""
        self.unreadable: set[tuple[str, ...]] = set()
        """The rows that were left out, by their table and ids: see `storage.readable`."""

    async def execute(
        self, statement: Executable, values: dict[str, Any] | Sequence[dict[str, Any]] | None = None
    ) -> CursorResult[Any]:
        """Run one statement and return its rows, already read."""
        if isinstance(self._connection, Connection):
            return self._connection.execute(statement, values)
        return await self._connection.execute(statement, values)

    async def run(self, work: Callable[[Connection], Result]) -> Result:
        """Do `work` on a connection of SQLAlchemy's own kind, within this transaction."""
        if isinstance(self._connection, Connection):
            return work(self._connection)
        return await self._connection.run_sync(work)

    @property
    def dialect(self) -> str:
        """'sqlite' or 'postgresql'; for `storage.search`, whose indexes differ."""
        return self._connection.dialect.name


def connect(url: str) -> "Sessions":
    """Return the sessions of `sqlite:///path` or `postgresql://…`; nothing is opened before the first use."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return SqliteSessions(parsed)
    return PostgresSessions(parsed.set(drivername="postgresql+asyncpg"))


class _Base:
    def __init__(self) -> None:
        self.woken: list[Callable[[], None]] = []
        """Called after each commit that put something in the outbox."""
        self._refused_at: float | None = None

    @property
    def refuses(self) -> bool:
        """Tell whether the database lately did not take what was written: it may be full, or read only."""
        if self._refused_at is None:
            return False
        return asyncio.get_running_loop().time() - self._refused_at < REFUSED_SECONDS

    @contextmanager
    def _noting_refusals(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError:
            raise
        except DBAPIError:
            self._refused_at = asyncio.get_running_loop().time()
            raise

    def _committed(self, session: Session) -> None:
        if session.stirred:
            self._refused_at = None
            for wake in self.woken:
                wake()


class SqliteSessions(_Base):
    """One SQLite file, for one process."""

    def __init__(self, url: URL) -> None:
        super().__init__()
        self.url = url
        self.engine: Engine = create_engine(url, pool_size=5, max_overflow=20)
        self._writing = asyncio.Lock()
        event.listen(self.engine, "connect", _prepare)
        event.listen(self.engine, "begin", _begin)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Session]:
        """Open a writing transaction; writers of this process take turns."""
        async with self._writing:
            writing = self.engine.connect().execution_options(writing=True)
            with self._noting_refusals(), writing as connection, connection.begin():
                session = Session(connection)
                yield session
        self._committed(session)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Session]:
        """Open a reading transaction; it never waits for a writer."""
        with self.engine.connect() as connection, connection.begin():
            yield Session(connection)

    async def close(self) -> None:
        """Let go of every connection; whoever goes on makes new ones, in another event loop if need be."""
        self.engine.dispose()
        self._writing = asyncio.Lock()


def _prepare(connection: Any, _record: object) -> None:
    # SQLAlchemy begins transactions itself, see `_begin`; the driver must not.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout={BUSY_SECONDS * 1000}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A deferred transaction that turns to writing fails at once when another one wrote meanwhile.
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


_SERVER_SETTINGS = {
    "lock_timeout": f"{BUSY_SECONDS}s",
    # A process that is stopped, or whose machine is gone, must not keep a group's number to itself.
    "idle_in_transaction_session_timeout": f"{FORSAKEN_SECONDS}s",
}


class PostgresSessions(_Base):
    """One PostgreSQL database, shared by any number of processes."""

    def __init__(self, url: URL) -> None:
        super().__init__()
        # Imported late: it brings SQLAlchemy's ORM along, which nobody here uses.
        from sqlalchemy.ext.asyncio import create_async_engine

        self.url = url
        self.engine: AsyncEngine = create_async_engine(
            url,
            # Kept open, all of them: to open one takes longer than most transactions.
            pool_size=CONNECTIONS,
            max_overflow=0,
            pool_timeout=BUSY_SECONDS,
            pool_pre_ping=True,
            connect_args={"timeout": 5, "command_timeout": 30, "server_settings": _SERVER_SETTINGS},
        )

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Session]:
        """Open a writing transaction."""
        with self._noting_refusals():
            async with self.engine.begin() as connection:
                session = Session(connection)
                yield session
        self._committed(session)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Session]:
        """Open a reading transaction."""
        async with self.engine.connect() as connection, connection.begin():
            yield Session(connection)

    async def close(self) -> None:
        """Let go of every connection; whoever goes on makes new ones, in another event loop if need be."""
        await self.engine.dispose()


Sessions = SqliteSessions | PostgresSessions
"""A database: `begin()` opens a transaction for writing, `read()` one for reading only."""
