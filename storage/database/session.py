"""One transaction, and what both kinds of database have in common."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, Executable
from sqlalchemy.engine import CursorResult
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from storage.database import errands

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

REFUSED_SECONDS = 15
"""How long after a failed write the database counts as at fault, unless a later write succeeds."""
BREATH_SECONDS = 0.01
"""How long a SQLite transaction keeps the event loop before it yields between two statements."""

UNREACHABLE: tuple[type[Exception], ...] = (SQLAlchemyError, OSError, TimeoutError)
"""What is raised while the database is away, locked or full."""

Result = TypeVar("Result")


class Busy(SQLAlchemyError):
    """Raised when no turn came in time; nothing was stored."""


class Misplaced(SQLAlchemyError):
    """Raised when the database's files were deleted or replaced; says which, for an operator."""


class Unsettled(SQLAlchemyError):
    """Raised when the outcome of a commit is unknown. What was to be stored is safe to repeat."""


class Session:
    """One transaction. Made by `Sessions`; committed, or rolled back when its block raises."""

    def __init__(self, connection: "Connection | AsyncConnection") -> None:
        self._connection = connection
        self._breath = asyncio.get_running_loop().time()
        self.stirred = False
        """Set when the transaction put something in the outbox: the courier is woken after the commit."""
        self.unreadable: set[tuple[str, ...]] = set()
        """The rows that were left out, by their table and ids: see `storage.unreadable_rows`."""
        self.renew: Callable[[], Awaitable[None]] | None = None
        """Commits, and begins again; None where nothing is written."""

    async def step(self) -> None:
        """Commit what the bot's own work has written so far, and let people go first before it continues.

        What was read before may have changed afterwards. A request's work stays one transaction to its end.
        """
        if self.renew is not None and errands.is_background():
            await self.renew()

    async def execute(
        self, statement: Executable, values: dict[str, Any] | Sequence[dict[str, Any]] | None = None
    ) -> CursorResult[Any]:
        """Run one statement and return its rows, already read."""
        if isinstance(self._connection, Connection):
            await self._breathe()
            return self._connection.execute(statement, values)
        return await in_time(self._connection.execute(statement, values))

    async def run(self, work: Callable[[Connection], Result]) -> Result:
        """Do `work` on a connection of SQLAlchemy's own kind, within this transaction."""
        if isinstance(self._connection, Connection):
            return work(self._connection)
        return await in_time(self._connection.run_sync(work))

    @property
    def dialect(self) -> str:
        """'sqlite' or 'postgresql'; for `storage.search`, whose indexes differ."""
        return self._connection.dialect.name

    async def _breathe(self) -> None:
        """Let other tasks run between two statements, of which there may be thousands."""
        loop = asyncio.get_running_loop()
        if loop.time() - self._breath > BREATH_SECONDS:
            await asyncio.sleep(0)
            self._breath = loop.time()


class Database:
    """What SQLite and PostgreSQL databases have in common."""

    def __init__(self) -> None:
        self.woken: list[Callable[[], None]] = []
        """Called after each commit that put something in the outbox."""
        self._refused_at: float | None = None

    @property
    def refuses(self) -> bool:
        """Tell whether a write failed lately: the database may be full, or read-only."""
        if self._refused_at is None:
            return False
        return asyncio.get_running_loop().time() - self._refused_at < REFUSED_SECONDS

    @contextmanager
    def noting_refusals(self) -> Iterator[None]:
        """Note it when the database refuses a write."""
        try:
            yield
        except IntegrityError:
            raise
        except DBAPIError:
            self._refused_at = asyncio.get_running_loop().time()
            raise

    def committed(self, session: Session, errand: errands.Errand | None) -> None:
        """Note a commit that succeeded, and wake the courier if it put something in the outbox."""
        if errand is not None:
            errand.unsettled = False
            errand.recorded |= session.stirred
        if session.stirred:
            session.stirred = False
            self._refused_at = None
            for wake in self.woken:
                wake()


def check_open() -> None:
    """Raise Busy when the person who asked was already told that nothing is recorded."""
    errand = errands.current()
    if errand is not None and errand.closed:
        raise Busy("it took so long that nobody waits for it any more")


async def in_time(work: Awaitable[Result]) -> Result:
    """Await `work` until the deadline of its errand; raise Busy when that passes."""
    errand = errands.current()
    if errand is None:
        return await work
    try:
        async with asyncio.timeout_at(errand.until):
            return await work
    except TimeoutError:
        raise Busy("the database took longer than anybody waits") from None


class Turn:
    """A place in a queue, first come, first served, which may be given back and taken again."""

    def __init__(self, place: asyncio.Lock | asyncio.Semaphore) -> None:
        self._place = place
        self._held = False

    async def take(self, until: float) -> None:
        """Wait for the place; raise Busy when it is not free in time."""
        try:
            async with asyncio.timeout_at(until):
                await self._place.acquire()
        except TimeoutError:
            raise Busy("others used the database all the while") from None
        self._held = True

    def give_back(self) -> None:
        """Let the next one have the place, unless that was done already."""
        if self._held:
            self._held = False
            self._place.release()


@asynccontextmanager
async def turn(place: asyncio.Lock | asyncio.Semaphore, until: float) -> AsyncIterator[Turn]:
    """Hold a place; raise Busy when none is free in time."""
    held = Turn(place)
    await held.take(until)
    try:
        yield held
    finally:
        held.give_back()
