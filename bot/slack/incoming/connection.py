"""One connection of Socket Mode: from an address, which is good for one time, to its end.

Slack's SDK has a client for this. It believes that a connection works over which Slack has said nothing,
tries a used address again and again, and asks for new ones without a pause while Slack turns it away.
"""

import asyncio
import json
from dataclasses import dataclass
from typing import Any, Protocol

import aiohttp
import structlog
from slack_bolt.adapter.socket_mode.internals import build_headers
from slack_bolt.async_app import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.socket_mode.request import SocketModeRequest

OK = 200

log = structlog.get_logger()


class Keeper(Protocol):
    """What opens connections: `bot.slack.incoming.socket_mode`."""

    async def answer(self, request: AsyncBoltRequest) -> BoltResponse:
        """Answer one request."""

    async def relay(self, said: str) -> None:
        """Send an acknowledgement over another connection, because this one is gone."""

    def greeted(self) -> None:
        """Take note that a connection is up."""


@dataclass(frozen=True)
class Tempo:
    """How fast the line moves, in seconds; tests hurry it."""

    ping: float = 5.0
    """Between two pings; a pong may take half as long."""
    patience: float = 5.0
    """How long connecting may take; and how long being without a connection is not yet a fault."""
    silence: float = 60.0
    """How long a new connection may bring nothing, not even Slack's hello, before there is another."""
    pause: float = 0.5
    """How long to wait after a connection that did not last; twice as long each time."""
    longest_pause: float = 4.0
    steady: float = 2.0
    """How long a connection must have been up to count as one, and to be replaced without a pause."""
    leaving: float = 15.0
    """How long a connection that Slack wants replaced may still bring something: it warns about ten ahead."""


class Connection:
    """A WebSocket over which Slack sends envelopes.

    It is `up` from Slack's hello, or from anything else that comes first, or from the second pong, until it
    ends.
    """

    def __init__(self, keeper: Keeper, tempo: Tempo) -> None:
        self._keeper = keeper
        self._tempo = tempo
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._answering: set[asyncio.Task[None]] = set()
        self.up_since: float | None = None
        self.dismissed = asyncio.Event()
        """Set when Slack wants another connection in the place of this one."""

    @property
    def up(self) -> bool:
        """Tell whether Slack has said something, and neither side has hung up since."""
        return self.up_since is not None and self._socket is not None and not self._socket.closed

    async def live(self, http: aiohttp.ClientSession, address: str, proxy: str | None = None) -> None:
        """Take what comes, until Slack hangs up or falls silent.

        Raises TimeoutError when nothing comes, ClientError or OSError when Slack can not be reached.
        """
        loop = asyncio.get_running_loop()
        closing = aiohttp.ClientWSTimeout(ws_close=self._tempo.pause)
        async with asyncio.timeout(self._tempo.patience) as waiting:
            connecting = http.ws_connect(address, heartbeat=self._tempo.ping, timeout=closing, proxy=proxy)
            async with connecting as self._socket:
                waiting.reschedule(loop.time() + self._tempo.silence)
                # A ping without a pong ends the connection before that.
                answered = loop.call_later(2 * self._tempo.ping, self._is_there)
                try:
                    async for message in self._socket:
                        if message.type is aiohttp.WSMsgType.TEXT:
                            waiting.reschedule(None)
                            self._take(_parsed(message.data))
                finally:
                    answered.cancel()

    async def say(self, said: str) -> None:
        """Send one message; raises ConnectionError when it can not go over this connection any more."""
        if self._socket is None:
            raise ConnectionError("there is no connection yet")
        await self._socket.send_str(said)

    async def settle(self) -> None:
        """Wait until everything that came has been answered."""
        while self._answering:
            await asyncio.wait(self._answering)

    def _take(self, message: dict[str, Any]) -> None:
        match message.get("type"):
            case "hello":
                self._is_there()
            case "disconnect":
                log.info("Slack wants another connection", reason=message.get("reason"))
                self.dismissed.set()
            case _:
                envelope = SocketModeRequest.from_dict(message)
                if envelope is not None and isinstance(message["payload"], dict):
                    self._is_there()
                    task = asyncio.create_task(self._handle(envelope), name="envelope")
                    self._answering.add(task)
                    task.add_done_callback(self._answering.discard)

    def _is_there(self) -> None:
        if self.up_since is None:
            self.up_since = asyncio.get_running_loop().time()
            self._keeper.greeted()

    async def _handle(self, envelope: SocketModeRequest) -> None:
        request = AsyncBoltRequest(mode="socket_mode", body=envelope.payload, headers=build_headers(envelope))
        response = await self._keeper.answer(request)
        # What could not be stored is not acknowledged: Slack sends it again, or tells who did it.
        if response.status != OK:
            return
        said = json.dumps(_acknowledgement(envelope.envelope_id, response))
        try:
            await self.say(said)
        except ConnectionError:
            await self._keeper.relay(said)


def _parsed(text: str) -> dict[str, Any]:
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return message if isinstance(message, dict) else {}


def _acknowledgement(envelope_id: str, response: BoltResponse) -> dict[str, Any]:
    """Return what acknowledges an envelope, with what Bolt answered as Slack wants it."""
    if not response.body:
        return {"envelope_id": envelope_id}
    [kind, *_] = response.headers.get("content-type", [""])
    body = response.body
    payload = json.loads(body) if kind.startswith("application/json") else {"text": body}
    return {"envelope_id": envelope_id, "payload": payload}
