"""A clock that is not Slack's: nudges would come at the wrong time, so whoever runs the bot is told."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from io import StringIO

import aiohttp
import pytest

from bot import house
from bot.config import Settings
from bot.sandbox import Slack
from bot.service import Service
from bot.skew import Skew, apart
from scheduler.clock import utc_now
from storage import database
from tests.process import START_SECONDS, settings

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    world = Slack()
    await world.start()
    yield world
    await world.stop()


@pytest.mark.parametrize(
    ("date", "seconds"),
    [
        ("Mon, 23 Nov 2026 12:00:00 GMT", 0),
        ("Mon, 23 Nov 2026 11:58:59 GMT", 61),
        ("Tue, 24 Nov 2026 12:00:00 GMT", 86400),
        (None, None),
        ("", None),
        ("yesterday", None),
    ],
)
def test_a_date_header_tells_how_far_the_clock_is_off(date: str | None, seconds: int | None) -> None:
    expected = None if seconds is None else timedelta(seconds=seconds)

    assert apart(date, lambda: NOON) == expected


@pytest.mark.parametrize("off", [timedelta(hours=-1), timedelta(0), timedelta(seconds=50), timedelta(days=1)])
async def test_each_answer_of_slacks_is_compared_with_the_clock(slack: Slack, off: timedelta) -> None:
    workspace = slack.add_workspace("Wellbeing")
    skew = Skew(lambda: utc_now() + off)
    async with aiohttp.ClientSession(trace_configs=[skew.trace()]) as http:
        assert skew.fault() is None
        await house.new_client(workspace.bot_token, http, slack.api_url).auth_test()

    fault = skew.fault()
    assert (fault is not None) == (abs(off) > timedelta(seconds=60))
    assert fault is None or fault.startswith("clock: ")


async def test_a_bot_whose_clock_is_off_says_so_and_goes_on(
    slack: Slack, sqlite_url: str, logged: StringIO
) -> None:
    environment = settings(slack, slack.add_workspace("Wellbeing"), sqlite_url)
    sessions, stop = database.connect(sqlite_url), asyncio.Event()
    service = Service(Settings.from_env(environment), sessions, lambda: utc_now() + timedelta(days=1), stop)
    running = asyncio.create_task(service.run())
    async with asyncio.timeout(START_SECONDS):
        while '"event": "ready"' not in logged.getvalue():
            await asyncio.to_thread(lambda: None)
    port = re.findall(r'"port": (\d+)', logged.getvalue())[0]
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as http:
        ready = await http.get("/readyz")
        said = await ready.text()
    stop.set()
    await running
    await sessions.close()

    assert ready.status == 200
    assert re.fullmatch(r"ready\nclock: 86\d{3} seconds from Slack's; let this machine set it by NTP\n", said)
    assert logged.getvalue().count("the clock is not Slack's") == 1
