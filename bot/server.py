"""The ASGI application: signed requests from Slack at /slack/events."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_sdk.signature import Clock as SignatureClock
from slack_sdk.signature import SignatureVerifier

from scheduler.clock import Clock

LARGEST_BODY = 1_000_000
"""Bytes. Slack's own payloads stay far below; Bolt would read a body of any size."""

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class _ByOurClock(SignatureClock):
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def now(self) -> float:
        return self._clock().timestamp()


class Events:
    """Takes commands, interactions and events: checks size and signature on the raw bytes, then asks Bolt."""

    def __init__(self, app: AsyncApp, signing_secret: str, clock: Clock) -> None:
        self._app = app
        self._verifier = SignatureVerifier(signing_secret, clock=_ByOurClock(clock))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        if scope["method"] != "POST":
            return await _reply(send, 405)
        body = await _read(receive)
        if body is None:
            return await _reply(send, 413)
        headers = {
            name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]
        }
        if not self._signed(body, headers):
            return await _reply(send, 401)
        request = AsyncBoltRequest(body=body.decode("utf-8", "replace"), headers=headers)
        response = await self._app.async_dispatch(request)
        await _reply(send, response.status, response.body, response.first_headers())
        return None

    def _signed(self, body: bytes, headers: dict[str, str]) -> bool:
        try:
            return bool(self._verifier.is_valid_request(body, headers))
        except (ValueError, TypeError, OverflowError):
            return False


async def _read(receive: Receive) -> bytes | None:
    body = b""
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > LARGEST_BODY:
            return None
    return body


async def _reply(send: Send, status: int, body: str = "", headers: dict[str, str] | None = None) -> None:
    kind = (headers or {}).get("content-type", "text/plain;charset=utf-8")
    await send(
        {"type": "http.response.start", "status": status, "headers": [(b"content-type", kind.encode())]}
    )
    await send({"type": "http.response.body", "body": body.encode()})
