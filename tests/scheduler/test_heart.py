"""Whoever watches the work is told when it has stopped."""

import asyncio
import time

import pytest

from scheduler import heart, runner
from scheduler.clock import utc_now
from scheduler.heart import Heart
from scheduler.runner import Runner
from storage.database import Sessions
from tests.scheduler.test_runner import PATIENCE, Postman


async def test_a_dead_scheduler_is_noticed(sessions: Sessions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "DEAD_SECONDS", 0.05)
    working = Runner(sessions, Postman(), utc_now)
    working.start()
    working._scheduler.shutdown(wait=False)
    async with asyncio.timeout(PATIENCE):
        while working.running:
            await asyncio.get_running_loop().run_in_executor(None, lambda: None)
    working._beat(0.0)
    await working.stop(PATIENCE)

    assert working.fault() == "clock: it has stopped"


async def test_what_was_not_started_does_not_run(sessions: Sessions) -> None:
    assert not Runner(sessions, Postman(), utc_now).running


async def test_the_heart_beats_until_it_is_stopped() -> None:
    beats: asyncio.Queue[float] = asyncio.Queue()
    beating = Heart(beats.put_nowait)
    beating.start()
    async with asyncio.timeout(PATIENCE):
        await beats.get()
    beating.stop()

    assert beating._thread is not None
    assert not beating._thread.is_alive()


async def test_a_heart_that_never_beat_can_be_stopped() -> None:
    Heart(lambda lag: None).stop()


async def test_an_event_loop_that_is_held_up_is_told_for_how_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heart, "BEAT_SECONDS", 0.01)
    beats: asyncio.Queue[float] = asyncio.Queue()
    beating = Heart(beats.put_nowait)
    beating.start()
    async with asyncio.timeout(PATIENCE):
        await beats.get()
        until = time.monotonic() + 0.1
        while time.monotonic() < until:
            pass  # holds up the event loop
        late = await beats.get()
    beating.stop()

    assert late > 0.05
