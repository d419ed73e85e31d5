"""The ASGI application: signed requests from Slack at /slack/events, and the health of the process."""

import asyncio
import contextlib
import hashlib
import hmac
import socket
from collections.abc import Awaitable, Callable, Iterable, Iterator, MutableMapping, Sequence
from functools import partial
from typing import Any, Protocol, cast
from urllib.parse import parse_qsl

import structlog
import uvicorn
from slack_bolt.async_app import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.slack.health import Health
from bot.slack.incoming.connections import ARRIVED, Crowd, Patience, Visitor, most_connections
from bot.slack.logs import Seldom
from scheduler.clock import Clock

LARGEST_BODY = 1_000_000
"""Bytes. Slack's own payloads stay far below; Bolt would read a body of any size."""
SLOWEST_BODY = 10.0
"""Seconds within which a body must arrive; Slack itself waits for three."""
OLDEST_SIGNATURE = 300
"""Seconds, as Slack advises (https://docs.slack.dev/authentication/verifying-requests-from-slack)."""
BACKLOG = 2048
AT_ONCE = 32
"""Connections that are accepted in one turn of the event loop: they are counted before more come.

Far fewer than the descriptors kept in reserve, and so many that a crowd does not wait at the door, where
nobody knows since when.
"""

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

log = structlog.get_logger()


class Answering(Protocol):
    """What answers requests: `bot.slack.incoming.dispatch`, or Bolt itself."""

    async def async_dispatch(self, request: AsyncBoltRequest, /) -> BoltResponse:
        """Answer one request."""


class Events:
    """Takes commands, interactions and events: checks size and signature on the raw bytes, then asks Bolt."""

    def __init__(self, app: Answering, signing_secret: str, clock: Clock) -> None:
        self._app = app
        self._secret = signing_secret.encode()
        self._clock = clock
        self._refusals = Seldom()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        headers = _Headers(scope["headers"])
        if scope["method"] != "POST":
            return await _reply(send, 405, headers={"allow": "POST"})
        if headers.length > LARGEST_BODY:
            return await self._refuse(send, 413)
        try:
            async with asyncio.timeout(SLOWEST_BODY):
                body = await _read(receive)
        except TimeoutError:
            return await self._refuse(send, 408)
        if body is None:
            return await self._refuse(send, 413)
        if not self._signed(body, headers):
            return await self._refuse(send, 401)
        return await self._answer(send, body, headers, scope.get("state", {}))

    async def _answer(self, send: Send, body: bytes, headers: "_Headers", state: dict[str, Any]) -> None:
        context = {ARRIVED: state[ARRIVED]} if ARRIVED in state else {}
        try:
            text = _unmistakable(body.decode("utf-8", "replace"))
            request = AsyncBoltRequest(body=text, headers=headers.plain(), context=context)
        except (ValueError, RecursionError, AttributeError, TypeError):
            # It is signed, but Slack would never send it.
            return await self._refuse(send, 400)
        response = await self._app.async_dispatch(request)
        return await _reply(send, response.status, response.body, response.first_headers())

    async def _refuse(self, send: Send, status: int) -> None:
        if (held_back := self._refusals.due(asyncio.get_running_loop().time())) is not None:
            log.warning("request refused", status=status, others=held_back)
        await _reply(send, status, headers={"connection": "close"})

    def _signed(self, body: bytes, headers: "_Headers") -> bool:
        # Not by slack_sdk's SignatureVerifier: it raises on a timestamp that is no number, and is given
        # headers as one dictionary. Of two signatures it would check one, and Bolt might read another; of a
        # compressed body the signature is of other bytes than those that Bolt would read.
        stamp, signature = headers.only("x-slack-request-timestamp"), headers.only("x-slack-signature")
        if not (stamp.isascii() and stamp.isdigit() and len(stamp) < 16) or headers.compressed:
            return False
        if abs(self._clock().timestamp() - int(stamp)) > OLDEST_SIGNATURE:
            return False
        digest = hmac.new(self._secret, b"v0:%s:%s" % (stamp.encode(), body), hashlib.sha256).hexdigest()
        return hmac.compare_digest(f"v0={digest}".encode(), signature.encode())


class _Headers:
    def __init__(self, raw: Iterable[tuple[bytes, bytes]]) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in raw:
            self._values.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))

    def only(self, name: str) -> str:
        """Return a header that was given once; a header that was given twice counts as missing."""
        values = self._values.get(name, [])
        return values[0] if len(values) == 1 else ""

    @property
    def length(self) -> int:
        length = self.only("content-length")
        return int(length) if length.isascii() and length.isdigit() else 0

    @property
    def compressed(self) -> bool:
        return self._values.get("content-encoding", ["identity"]) != ["identity"]

    def plain(self) -> dict[str, str | Sequence[str]]:
        return {name: values[-1] for name, values in self._values.items()}


def _unmistakable(body: str) -> str:
    """Return a body that Bolt can not mistake for something else.

    Bolt believes that every form with the word payload anywhere in it is an interaction, so a command in
    whose text somebody typed it would come out empty. Encoded, the word is not there, and reads the same.
    """
    if body.startswith("{") or "payload" not in body or "payload" in dict(parse_qsl(body)):
        return body
    return body.replace("payload", "%70ayload")


async def _read(receive: Receive) -> bytes | None:
    chunks: list[bytes] = []
    size = 0
    more = True
    while more:
        message = await receive()
        chunks.append(message.get("body", b""))
        size += len(chunks[-1])
        more = message.get("more_body", False)
        if size > LARGEST_BODY:
            return None
    return b"".join(chunks)


async def _reply(send: Send, status: int, body: str = "", headers: dict[str, str] | None = None) -> None:
    given = {"content-type": "text/plain;charset=utf-8"} | (headers or {})
    lines = [(name.encode(), value.encode()) for name, value in given.items()]
    content = body.encode()
    lines.append((b"content-length", str(len(content)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": lines})
    await send({"type": "http.response.body", "body": content})


def application(health: Health, events: Events | None) -> Starlette:
    """Return everything that is served; `events` is None in Socket Mode, where Slack never calls us."""

    async def healthz(_: Request) -> Response:
        """Say that the process lives."""
        return PlainTextResponse("alive\n")

    async def readyz(_: Request) -> Response:
        """Say what is wrong, a line each."""
        faults = await health.faults()
        said = [*(faults or ["ready"]), *health.warned()]
        return PlainTextResponse("\n".join(said) + "\n", 503 if faults else 200)

    async def metrics(_: Request) -> Response:
        """Give Prometheus the figures."""
        return Response(await health.figures(), media_type="text/plain; version=0.0.4; charset=utf-8")

    routes = [
        Route("/healthz", healthz),
        Route("/readyz", readyz),
        Route("/metrics", metrics),
    ]
    if events is not None:
        routes.append(Route("/slack/events", events))
    return Starlette(routes=routes)


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; raises OSError when the port is taken or the host is not ours."""
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listening = socket.socket(family, kind, protocol)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(address)
        # At once: somebody who reads in the log that we listen may connect before the server serves.
        listening.listen(BACKLOG)
    except OSError:
        listening.close()
        raise
    return listening


class Server(uvicorn.Server):
    """Serves an application on a socket until told to stop; it handles no signals."""

    def __init__(
        self,
        application: Starlette,
        *,
        drain_seconds: int,
        patience: Patience | None = None,
        most: int | None = None,
    ) -> None:
        crowd = Crowd(most or most_connections(), patience or Patience())
        super().__init__(
            uvicorn.Config(
                application,
                loop="asyncio",
                http=cast("type[asyncio.Protocol]", partial(Visitor, crowd=crowd)),
                ws="none",
                lifespan="off",
                access_log=False,
                log_config=None,
                server_header=False,
                backlog=AT_ONCE,
                timeout_graceful_shutdown=drain_seconds,
            )
        )

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to serve; connections that are not accepted at once wait in the system's queue."""
        await super().startup(sockets)
        for listening in sockets or []:
            # asyncio's backlog is both how many may wait and how many it accepts in one turn.
            listening.listen(BACKLOG)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield
