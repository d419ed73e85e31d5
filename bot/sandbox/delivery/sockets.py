"""Socket Mode: the app's open sockets, and envelopes over one of them at a time."""

from __future__ import annotations

import asyncio
import json
import uuid
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from bot.sandbox.data.calls import Answer
from bot.sandbox.data.teams import Records
from bot.sandbox.payloads import Json

if TYPE_CHECKING:
    from aiohttp import web

MOST_OPEN = 10


class Sockets:
    """Every socket of the app; any delivery may come over any of them."""

    def __init__(self, slack: Records) -> None:
        self._slack = slack
        self.in_use = False
        """Whether the app has ever opened one; from then on nothing is delivered over HTTP."""
        self.open: list[web.WebSocketResponse] = []
        self.most = MOST_OPEN
        """How many may be open at once; one more is turned away."""
        self.ever = 0
        """How many were ever opened, and greeted."""
        self.copies = 1
        """How often each envelope is sent."""
        self.mute = False
        """Whether a new socket gets no hello, and nothing else either."""
        self._tickets: set[str] = set()
        self._awaited: dict[str, asyncio.Future[Json]] = {}
        self._changed = asyncio.Condition()
        self._transports: WeakKeyDictionary[web.WebSocketResponse, asyncio.Transport] = WeakKeyDictionary()
        self._silent: list[asyncio.Transport] = []

    def ticket(self, *, debug: bool) -> str:
        """Return the address of a new socket, good for one connection."""
        ticket = self._slack.identifiers.secret(32)
        self._tickets.add(ticket)
        address = self._slack.address.replace("http://", "ws://", 1)
        return f"{address}/link/?ticket={ticket}" + ("&debug_reconnects=true" if debug else "")

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve one socket until it closes."""
        from aiohttp import WSMsgType, web  # late, see Slack.start

        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=404, text="the ticket is unknown, or was used before")
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        if len(self.open) >= self.most:
            await self._disconnect(socket, "too_many_websockets")
            return socket
        if not self.mute:
            await self._greet(socket, request)
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._take(message.data)
        finally:
            if socket in self.open:
                self.open.remove(socket)
        return socket

    async def opened(self, number: int = 1) -> None:
        """Wait until that many sockets are open."""
        async with self._changed:
            await self._changed.wait_for(lambda: len(self.open) >= number)

    async def opened_ever(self, number: int) -> None:
        """Wait until that many sockets have been opened since the beginning."""
        async with self._changed:
            await self._changed.wait_for(lambda: self.ever >= number)

    async def send(self, form: str, payload: Json, attempt: int, reason: str) -> Answer:
        """Deliver over one open socket and wait for the acknowledgement."""
        if not self.open:
            return Answer(reason="connection_failed")
        socket = self._slack.random.choice(self.open)
        envelope = self.envelope(form, payload, attempt, reason)
        awaited: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._awaited[envelope["envelope_id"]] = awaited
        try:
            for _ in range(self.copies):
                await socket.send_json(envelope)
            answer = await asyncio.wait_for(awaited, self._slack.patience)
        except (TimeoutError, ConnectionError):
            return Answer(reason="http_timeout")
        finally:
            del self._awaited[envelope["envelope_id"]]
        body = answer.get("payload") if envelope["accepts_response_payload"] else None
        return Answer(status=200, body=json.dumps(body) if body else "", acked=True)

    def envelope(self, form: str, payload: Json, attempt: int, reason: str) -> Json:
        """Return what goes over the socket; only commands and interactions take an answer with the ack."""
        number = self._slack.identifiers.secret(32)
        envelope: Json = {
            "envelope_id": str(uuid.UUID(hex=number)),
            "type": form,
            "accepts_response_payload": form != "events_api",
            "payload": payload,
        }
        if form == "events_api":
            envelope |= {"retry_attempt": attempt, "retry_reason": reason}
        return envelope

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Tell every socket to go; all but a `warning` close at once."""
        for socket in list(self.open):
            await self._disconnect(socket, reason)

    def fall_silent(self) -> None:
        """Read nothing more from any socket without closing it: the app has to notice by itself."""
        for socket in self.open:
            transport = self._transports[socket]
            transport.pause_reading()
            self._silent.append(transport)
        self.open.clear()

    async def stop(self) -> None:
        """Close every socket without a word."""
        for socket in list(self.open):
            await socket.close()
        for transport in self._silent:
            transport.abort()

    async def _disconnect(self, socket: web.WebSocketResponse, reason: str) -> None:
        notice = {"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}}
        await socket.send_json(notice)
        if reason != "warning":
            if socket in self.open:
                self.open.remove(socket)
            await socket.close()

    async def _greet(self, socket: web.WebSocketResponse, request: web.Request) -> None:
        self.open.append(socket)
        self.in_use = True
        self.ever += 1
        if request.transport is not None:
            self._transports[socket] = request.transport
        await socket.send_json(self._hello())
        async with self._changed:
            self._changed.notify_all()

    def _take(self, text: str) -> None:
        try:
            answer = json.loads(text)
        except ValueError:
            return
        awaited = self._awaited.get(answer.get("envelope_id", "")) if isinstance(answer, dict) else None
        if awaited and not awaited.done():
            awaited.set_result(answer)

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.open),
            "debug_info": {"host": "sandbox", "build_number": 1, "approximate_connection_time": 18060},
            "connection_info": {"app_id": self._slack.app_id},
        }
