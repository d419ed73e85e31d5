"""The health of the process: what keeps it from its work, and its figures."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.slack.metrics import Metrics
from scheduler.clock import Clock
from storage import outbox, schema
from storage.database import UNREACHABLE, Misplaced, Sessions, errands
from storage.records import TokenRefusal

DATABASE_SECONDS = 3.0
"""How long the database may take to answer."""
REFUSES = (
    "it has not taken what was to be written; its disk may be full or read only, or another program locks it"
)

Result = TypeVar("Result")

Check = Callable[[], str | None]
"""Returns what is wrong, as a line an operator understands, or None."""


class Health:
    """Knows what the bot needs to work; `checks` grows as the process starts.

    What `warnings` find is told, and does not make the bot unready: an operator should fix it, but people can
    record things meanwhile, and should not be turned away.
    """

    def __init__(self, sessions: Sessions, clock: Clock, metrics: Metrics) -> None:
        self._sessions = sessions
        self._clock = clock
        self._metrics = metrics
        self.checks: list[Check] = []
        self.warnings: list[Check] = []

    async def faults(self) -> list[str]:
        """Return a line for each thing that is wrong; none when the bot is ready."""
        database = await self._database()
        refused = await self._refused() if database is None else []
        found = [fault for fault in (database, *refused, *_found(self.checks)) if fault is not None]
        return list(dict.fromkeys(found))

    def warned(self) -> list[str]:
        """Return a line for each thing that an operator should fix, although the bot is ready."""
        return [warning for warning in _found(self.warnings) if warning is not None]

    async def figures(self) -> bytes:
        """Return the figures; those of the outbox stay as they were while the database is away."""
        with contextlib.suppress(*UNREACHABLE):
            await _answered(self._count())
        return self._metrics.written()

    async def _count(self) -> None:
        async with self._sessions.read() as session:
            now = self._clock()
            self._metrics.outbox(await outbox.counts(session), now)
            self._metrics.paused(*await outbox.paused(session, now=now))

    async def _refused(self) -> list[str]:
        """Return why Slack refuses a token, as this process or another has found."""
        try:
            refusals = await _answered(self._refusals())
        except UNREACHABLE:
            return ["database: it does not answer"]
        return [f"Slack: {refusal.reason}" for refusal in refusals]

    async def _refusals(self) -> list[TokenRefusal]:
        async with self._sessions.read() as session:
            return await outbox.refusals(session)

    async def _database(self) -> str | None:
        try:
            standing = await _answered(schema.standing(self._sessions))
        except Misplaced as misplaced:
            return f"database: {misplaced}"
        except UNREACHABLE:
            return "database: it does not answer"
        if self._sessions.refuses:
            return f"database: {REFUSES}"
        return None if standing is schema.Standing.CURRENT else f"database: {standing.value}"


async def _answered(asked: Awaitable[Result]) -> Result:
    """Return the database's answer. It does not queue behind people's requests."""
    async with asyncio.timeout(DATABASE_SECONDS):
        return await asyncio.create_task(errands.in_background(asked))


def _found(checks: list[Check]) -> list[str | None]:
    return [check() for check in checks]
