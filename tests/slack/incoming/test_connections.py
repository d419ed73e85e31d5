"""Whoever connects and does nothing, or all too slowly, keeps nobody else from being served."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from urllib.parse import urlencode

import pytest
from slack_bolt.async_app import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from structlog.testing import capture_logs

from bot.slack.incoming import connections as incoming_connections
from bot.slack.incoming.connections import Patience
from storage.database import Sessions
from tests import front
from tests.front import Front
from tests.world import World, opened

MOST = 8
LONG = 60.0
BRIEF = 0.05
UNHURRIED = Patience(headers=LONG, body=LONG, idle=LONG, reading=LONG)
GIVE_UP = 20
"""Seconds after which a test fails that waits for a connection to be closed; nothing waits so long."""


@pytest.fixture
async def world(sqlite_sessions: Sessions) -> AsyncIterator[World]:
    async with opened(sqlite_sessions) as at_work:
        yield at_work


class Stranger:
    """Somebody who has connected, and says to the server whatever they like."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    def say(self, said: bytes) -> None:
        self.writer.write(said)

    async def heard(self) -> bytes:
        """Return all that is said until the server hangs up."""
        said = b""
        async with asyncio.timeout(GIVE_UP):
            try:
                while part := await self.reader.read(65536):
                    said += part
            except ConnectionError:
                pass
        return said

    async def answered(self) -> bytes:
        """Return the status of the next answer, whose body is one line."""
        async with asyncio.timeout(GIVE_UP):
            head = await self.reader.readuntil(b"\r\n\r\n")
            await self.reader.readline()
        return head.split(b" ")[1]


@asynccontextmanager
async def connected(door: Front, place: str = "127.0.0.1") -> AsyncIterator[Stranger]:
    url = door.http._base_url
    assert url
    reader, writer = await asyncio.open_connection(url.host, url.port, local_addr=(place, 0))
    yield Stranger(reader, writer)
    writer.close()


HEALTHZ = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
HALVES = {
    "nothing": b"",
    "half a line": b"POST /slack/ev",
    "half its headers": b"POST /slack/events HTTP/1.1\r\nHost: x\r\nX-A: ",
    "empty lines": b"\r\n\r\n\r\n",
}


@pytest.mark.parametrize("said", HALVES)
async def test_headers_that_do_not_come_are_not_waited_for(world: World, said: str) -> None:
    hurried = Patience(headers=BRIEF, body=LONG, idle=LONG)
    async with front.opened(world, hurried) as door, connected(door) as stranger:
        stranger.say(HALVES[said])

        assert await stranger.heard() == b""


async def test_headers_that_trickle_are_not_waited_for(world: World) -> None:
    hurried = Patience(headers=BRIEF, body=LONG, idle=LONG)
    async with front.opened(world, hurried) as door, connected(door) as stranger:
        stranger.say(b"GET /healthz HTTP/1.1\r\nX-A: ")
        hanging_up = asyncio.create_task(stranger.heard())
        while not hanging_up.done():
            stranger.say(b"a")
            await asyncio.to_thread(lambda: None)

        assert await hanging_up == b""


@pytest.mark.parametrize("path", [b"/healthz", b"/nowhere", b"/slack/events"])
async def test_a_body_that_does_not_come_is_not_waited_for_wherever_it_was_to_go(
    world: World, path: bytes
) -> None:
    hurried = Patience(headers=LONG, body=BRIEF, idle=LONG)
    async with front.opened(world, hurried) as door, connected(door) as stranger:
        stranger.say(b"POST " + path + b" HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf")

        assert b" 200 " not in await stranger.heard()


@pytest.mark.parametrize("then", [b"", b"\r\n"])
async def test_a_connection_that_is_kept_is_given_up_when_nothing_more_comes(
    world: World, then: bytes
) -> None:
    hurried = Patience(headers=LONG, body=LONG, idle=BRIEF)
    async with front.opened(world, hurried) as door, connected(door) as stranger:
        stranger.say(HEALTHZ)
        assert await stranger.answered() == b"200"
        stranger.say(then)

        assert await stranger.heard() == b""


async def test_the_next_request_has_its_time_too(world: World) -> None:
    hurried = Patience(headers=BRIEF, body=LONG, idle=LONG)
    async with front.opened(world, hurried) as door, connected(door) as stranger:
        stranger.say(HEALTHZ + b"GET /hea")

        assert (await stranger.heard()).count(b"alive") <= 1


async def test_whoever_asks_and_asks_and_reads_nothing_is_given_up(world: World) -> None:
    hurried = Patience(headers=LONG, body=LONG, idle=LONG, reading=BRIEF, ahead=1_000_000)
    async with front.opened(world, hurried) as door, connected(door) as stranger:
        stranger.reader._transport.pause_reading()  # type: ignore[attr-defined]
        asking = asyncio.create_task(_ask_on(stranger))
        async with asyncio.timeout(GIVE_UP):
            await asyncio.wait([asking])

        assert isinstance(asking.exception(), ConnectionError)


async def _ask_on(stranger: Stranger) -> None:
    while True:
        stranger.say(b"GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n" * 100)
        await stranger.writer.drain()


async def test_one_connection_serves_many_requests_one_after_the_other_and_at_once(world: World) -> None:
    async with front.opened(world) as door, connected(door) as stranger:
        for _ in range(3):
            stranger.say(HEALTHZ)
            assert await stranger.answered() == b"200"
        stranger.say(HEALTHZ * 3)

        assert [await stranger.answered() for _ in range(3)] == [b"200"] * 3


async def test_nobody_asks_far_ahead_of_our_answers(world: World) -> None:
    with capture_logs() as lines:
        async with front.opened(world, UNHURRIED) as door, connected(door) as stranger:
            stranger.say(HEALTHZ * 1000)

            assert (await stranger.heard()).count(b"alive") <= UNHURRIED.ahead

    closed = [line["why"] for line in lines if line["event"] == "connection closed"]
    assert closed == ["it asks faster than it is answered"]


async def test_whoever_asks_again_before_they_are_answered_makes_room(world: World) -> None:
    async with (
        front.opened(world, UNHURRIED, MOST) as door,
        AsyncExitStack() as standing,
        # Meanwhile nobody who records something is answered.
        world.sessions.begin(),
    ):
        for _ in range(MOST):
            stranger = await standing.enter_async_context(connected(door))
            stranger.say(_as_slack_does(door, "/decide We open in May") * 2)
        while len(door.reception._under_way) < MOST:
            await asyncio.to_thread(lambda: None)
        async with door.http.get("/healthz") as answer:
            assert answer.status == 200


def _as_slack_does(door: Front, typed: str) -> bytes:
    """Return all the bytes of a request that Slack would sign."""
    body = urlencode(door.command(typed)).encode()
    headers = {"Host": "x", "Content-Type": front.FORM, "Content-Length": len(body)} | door.signed(body)
    lines = ["POST /slack/events HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode() + body


async def test_headers_without_end_are_cut_off(world: World) -> None:
    async with front.opened(world, UNHURRIED) as door, connected(door) as stranger:
        stranger.say(b"GET /healthz HTTP/1.1\r\nX-A: " + b"a" * 10 * incoming_connections.LARGEST_HEAD)

        assert await stranger.heard() == b""


class Noting:
    """Answers every request, and notes when each arrived."""

    def __init__(self) -> None:
        self.arrived: list[float] = []

    async def async_dispatch(self, request: AsyncBoltRequest, /) -> BoltResponse:
        self.arrived.append(request.context[incoming_connections.ARRIVED])
        return BoltResponse(status=200, body="noted\n")


async def test_a_request_has_arrived_when_it_begins_and_not_when_it_is_read_to_its_end(world: World) -> None:
    noting = Noting()
    async with front.opened(world, UNHURRIED, answering=noting) as door, connected(door) as slow:
        whole = _as_slack_does(door, "/decide We open in May")
        slow.say(whole[:60])
        assert (await door.http.get("/healthz")).status == 200
        begun = asyncio.get_running_loop().time()
        slow.say(whole[60:])

        assert await slow.answered() == b"200"
        assert noting.arrived[0] < begun
        await door.send(b"{}")
        assert noting.arrived[1] > begun
