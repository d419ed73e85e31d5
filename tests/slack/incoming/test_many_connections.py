"""However many connect, honest requests are served, and the log stays short."""

import asyncio
import resource
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from io import StringIO

import pytest
from structlog.testing import capture_logs

from bot.slack.incoming import connections as incoming_connections
from storage.database import Sessions
from tests import front
from tests.slack.incoming.test_connections import (
    HALVES,
    HEALTHZ,
    MOST,
    UNHURRIED,
    connected,
)
from tests.world import World, opened


@pytest.fixture
async def world(sqlite_sessions: Sessions) -> AsyncIterator[World]:
    async with opened(sqlite_sessions) as at_work:
        yield at_work


async def test_however_many_stand_in_the_door_whoever_has_something_to_say_gets_in(world: World) -> None:
    async with front.opened(world, UNHURRIED, MOST) as door, AsyncExitStack() as standing:
        first = await standing.enter_async_context(connected(door))
        for half in [*HALVES.values()] * MOST:
            stranger = await standing.enter_async_context(connected(door))
            stranger.say(half)
        status, said = await door.form(door.command("/decide We open in May"))
        await world.settle()

        assert (status, said) == (200, "")
        assert world.workspace.said_in("board") == ["D1 We open in May"]
        assert await first.heard() == b""


async def test_the_idlest_goes_first_and_whoever_is_being_answered_never(world: World) -> None:
    async with front.opened(world, UNHURRIED, 3) as door, AsyncExitStack() as standing:
        kept, half, last = [await standing.enter_async_context(connected(door)) for _ in range(3)]
        for each in (kept, half, last):
            each.say(HEALTHZ)
            assert await each.answered() == b"200"
        # The first to have been answered is the last to have asked again.
        kept.say(HEALTHZ)
        assert await kept.answered() == b"200"
        await standing.enter_async_context(connected(door))
        assert await half.heard() == b""
        await standing.enter_async_context(connected(door))
        assert await last.heard() == b""
        kept.say(HEALTHZ)

        assert await kept.answered() == b"200"


async def test_a_burst_from_one_place_pushes_out_nobody_from_another(world: World) -> None:
    async with front.opened(world, UNHURRIED, MOST) as door, AsyncExitStack() as standing:
        honest = await standing.enter_async_context(connected(door))
        for half in [*HALVES.values()] * MOST:
            stranger = await standing.enter_async_context(connected(door, "127.0.0.2"))
            stranger.say(half)
        # Only now do the bytes arrive of whoever came first.
        honest.say(HEALTHZ)

        assert await honest.answered() == b"200"


@pytest.mark.parametrize("begun", [1, 20, len(HEALTHZ) - 1])
async def test_a_burst_that_says_nothing_pushes_out_nobody_who_has_begun_to_speak(
    world: World, begun: int
) -> None:
    async with front.opened(world, UNHURRIED, MOST) as door, AsyncExitStack() as standing:
        honest = await standing.enter_async_context(connected(door))
        honest.say(HEALTHZ[:begun])
        # What is answered after it was said shows that it was heard.
        async with door.http.get("/healthz") as answer:
            assert answer.status == 200
        for _ in range(3 * MOST):
            await standing.enter_async_context(connected(door))
        honest.say(HEALTHZ[begun:])

        assert await honest.answered() == b"200"


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("", ""),
    ],
)
def test_a_place_is_an_address_or_a_network_of_very_many(address: str, place: str) -> None:
    assert incoming_connections.place_of(address) == place


async def test_many_who_are_turned_away_are_one_line(world: World) -> None:
    with capture_logs() as lines:
        async with front.opened(world, UNHURRIED, 2) as door, AsyncExitStack() as standing:
            for _ in range(20):
                await standing.enter_async_context(connected(door))
            assert (await door.form(door.command("/decide We open in May")))[0] == 200
    closed = [line for line in lines if line["event"] == "connection closed"]

    assert [line["why"] for line in closed] == ["there are too many"]


@pytest.mark.parametrize(
    ("descriptors", "connections"),
    [(64, 21), (256, 85), (1024, 768), (20_000, 1000), (resource.RLIM_INFINITY, 1000)],
)
def test_there_are_fewer_connections_than_descriptors(descriptors: int, connections: int) -> None:
    assert incoming_connections.most_connections(descriptors) == connections


async def test_what_a_library_warns_of_again_and_again_is_one_line(logged: StringIO) -> None:
    loop = asyncio.get_running_loop()
    for _ in range(2000):
        failure = OSError(24, "Too many open files")
        loop.call_exception_handler(
            {"message": "socket.accept() out of system resource", "exception": failure}
        )

    assert logged.getvalue().count("out of system resource") <= 1
    assert len(logged.getvalue().splitlines()) == 1


async def test_many_who_speak_no_http_are_one_line(world: World, logged: StringIO) -> None:
    async with front.opened(world) as door:
        for _ in range(5):
            async with connected(door) as stranger:
                stranger.say(b"\x16\x03\x01 hello\r\n\r\n")
                assert b" 400 " in await stranger.heard()

    assert logged.getvalue().count("Invalid HTTP request received") == 1
