"""Whoever watches the work is told when it has stopped."""

import asyncio

import pytest

from scheduler import runner
from scheduler.clock import utc_now
from scheduler.runner import Heart, Runner
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
    working._beat()
    await working.stop(PATIENCE)

    assert working.fault() == "clock: it has stopped"


async def test_what_was_not_started_does_not_run(sessions: Sessions) -> None:
    assert not Runner(sessions, Postman(), utc_now).running


async def test_the_heart_beats_until_it_is_stopped() -> None:
    beats: asyncio.Queue[None] = asyncio.Queue()
    heart = Heart(lambda: beats.put_nowait(None))
    heart.start()
    async with asyncio.timeout(PATIENCE):
        await beats.get()
    heart.stop()

    assert heart._thread is not None
    assert not heart._thread.is_alive()


async def test_a_heart_that_never_beat_can_be_stopped() -> None:
    Heart(lambda: None).stop()
