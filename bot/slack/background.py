"""Work that follows an acknowledgement; drained before the process ends."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

import structlog

from storage.database import errands
from storage.database.errands import Errand

OWED_SECONDS = 10.0
"""How long all the waits may take of what was acknowledged before it was done."""
TELLING_SECONDS = 1.0
"""How long it may take in the end to tell people that what they waited for was cut short."""

log = structlog.get_logger()


class Background:
    """Tasks under way. What must not be lost never goes here but into the outbox."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()
        self._awaited: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, Any]) -> None:
        """Start `work`, which lets people go first; what it raises is logged."""
        self._begin(errands.in_background(work), _log)

    def start_awaited(
        self, work: Coroutine[Any, Any, Any], failed: Callable[[Errand, BaseException], None]
    ) -> None:
        """Start what somebody waits for; `failed` tells them what it raises, or that it was cut short."""
        errand = errands.start(OWED_SECONDS)
        self._awaited.add(self._begin(errands.on_behalf_of(errand, work), partial(failed, errand)))

    async def start_and_wait(self, work: Coroutine[Any, Any, Any], within: float) -> None:
        """Start `work` and wait for it so many seconds; if it takes longer, it goes on alone."""
        await asyncio.wait([self._begin(errands.detached(work), _log)], timeout=within)

    async def drain(self, within: float | None = None) -> None:
        """Wait until all is done, what these started included; what takes longer than `within` is ended.

        Whoever waits for what is ended is told so, within a moment more.
        """
        if not await self._done(within) and not await self._done(TELLING_SECONDS):
            log.warning("nobody could be told what was cut short")

    async def _done(self, within: float | None) -> bool:
        """Tell whether all was done in time; what was not is ended."""
        try:
            async with asyncio.timeout(within):
                while self._tasks:
                    await asyncio.wait(self._tasks)
        except TimeoutError:
            late = list(self._tasks)
            log.warning("background work was cut short", tasks=len(late))
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
            return False
        return True

    def _begin(
        self, work: Coroutine[Any, Any, Any], failed: Callable[[BaseException], None]
    ) -> asyncio.Task[Any]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(partial(self._ended, failed))
        return task

    async def answered(self) -> None:
        """Wait until everybody who waits for work begun here has their answer."""
        while self._awaited:
            await asyncio.wait(self._awaited)

    def _ended(self, failed: Callable[[BaseException], None], task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        self._awaited.discard(task)
        error = asyncio.CancelledError() if task.cancelled() else task.exception()
        if error is not None:
            failed(error)


def _log(error: BaseException) -> None:
    if not isinstance(error, asyncio.CancelledError):
        log.warning("background work failed", error=type(error).__name__, exc_info=error)
