"""Work that follows an acknowledgement and that nobody waits for; drained before the process ends."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog

from storage.database import errands

log = structlog.get_logger()


class Chores:
    """Tasks under way. What must not be lost never goes here but into the outbox."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()

    def spawn(self, work: Coroutine[Any, Any, Any]) -> None:
        """Start `work`; what it raises is logged."""
        task = asyncio.get_running_loop().create_task(errands.behind(work))
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    async def settle(self, within: float | None = None) -> None:
        """Wait until all is done, what chores started included; what takes longer than `within` is ended."""
        try:
            async with asyncio.timeout(within):
                while self._tasks:
                    await asyncio.wait(self._tasks)
        except TimeoutError:
            late = list(self._tasks)
            log.warning("chores were cut short", chores=len(late))
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.warning("chore failed", error=type(error).__name__, exc_info=error)
