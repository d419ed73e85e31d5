"""How much of a database somebody has to read: a measure that no busy machine changes."""

from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import text

from storage import statistics
from storage.database import Session

_READ = text(
    "SELECT coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0) FROM pg_stat_xact_user_tables"
)
STEPS_OF_A_ROW = 5
"""Of SQLite's machine: fewer than it takes to read a row and to look at it."""


async def effort(session: Session, work: Callable[[], Awaitable[Any]]) -> int:
    """Return how many rows are read, about, while `work` is done in this transaction."""
    if session.dialect == "sqlite":
        return await _steps(session, work) // STEPS_OF_A_ROW
    before = (await session.execute(_READ)).scalar_one()
    await work()
    return int((await session.execute(_READ)).scalar_one() - before)


async def settle(session: Session) -> None:
    """Let the database know how large its tables have become, by which it chooses how to read them."""
    await statistics.gather(session)
    if session.dialect == "postgresql":
        await session.execute(text("ANALYZE"))


async def _steps(session: Session, work: Callable[[], Awaitable[Any]]) -> int:
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    driver = await session.run(lambda connection: connection.connection.driver_connection)
    assert driver is not None
    driver.set_progress_handler(count, 1)
    try:
        await work()
    finally:
        driver.set_progress_handler(None, 1)
    return steps
