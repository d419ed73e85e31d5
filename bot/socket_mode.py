"""Socket Mode: requests over a connection that we open, for those without a public address."""

import asyncio
import contextlib
from functools import partial

import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.adapter.socket_mode.internals import build_headers
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.reception import Reception

PING_SECONDS = 5.0
LOOK_SECONDS = 0.5
PATIENCE = 6.0
"""Seconds for which a lost connection is left to Slack's SDK. It may try an address again and again that
was good for one time only, so then everything is made anew."""
LONGEST_PATIENCE = 60.0
"""Slack hands out about one address a minute."""

log = structlog.get_logger()


class Line:
    """One connection to Slack, kept up until `stop`."""

    def __init__(self, app: AsyncApp, reception: Reception, app_token: str, web: AsyncWebClient) -> None:
        self._new_handler = partial(_Handler, app, app_token, web, reception)
        self._reception = reception
        self._keeper: asyncio.Task[None] | None = None
        self._connected_at: float | None = None

    def start(self) -> None:
        """Begin to connect, and to watch that it stays so."""
        self._keeper = asyncio.create_task(self._keep(), name="socket mode")

    def fault(self) -> str | None:
        """Return what is wrong with the connection, or None."""
        if self._keeper is None or self._keeper.done():
            return "Socket Mode: nobody keeps the connection up"
        if self._connected_at is None:
            return "Socket Mode: not connected yet"
        since = asyncio.get_running_loop().time() - self._connected_at
        return f"Socket Mode: no connection for {since:.0f} seconds" if since > PATIENCE else None

    async def stop(self, within: float) -> None:
        """Let requests under way be answered `within` so many seconds, and hang up."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._reception.settle(), within)
        if self._keeper:
            self._keeper.cancel()
            await asyncio.gather(self._keeper, return_exceptions=True)

    async def _keep(self) -> None:
        patience = PATIENCE
        while True:
            handler = self._new_handler()
            try:
                patience = await self._watched(handler, patience)
            finally:
                await handler.client.close()  # type: ignore[no-untyped-call]
            log.warning("Socket Mode connection is made anew", patience_seconds=patience)

    async def _watched(self, handler: "_Handler", patience: float) -> float:
        """Connect, and return how long to wait next time once the connection was lost for too long."""
        loop = asyncio.get_running_loop()
        connecting = asyncio.create_task(handler.client.connect())  # type: ignore[no-untyped-call]
        lost_at, following = loop.time(), min(patience * 2, LONGEST_PATIENCE)
        try:
            while loop.time() - lost_at < patience:
                if await handler.client.is_connected():
                    self._connected_at = lost_at = loop.time()
                    patience = following = PATIENCE
                await asyncio.sleep(LOOK_SECONDS)
        finally:
            connecting.cancel()
        return following


class _Handler(AsyncSocketModeHandler):
    """Answers what comes over one connection, and acknowledges only what was stored."""

    def __init__(self, app: AsyncApp, app_token: str, web: AsyncWebClient, reception: Reception) -> None:
        super().__init__(app, app_token, web_client=web, ping_interval=PING_SECONDS)
        self._reception = reception

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]
        """Answer one envelope."""
        request = AsyncBoltRequest(mode="socket_mode", body=req.payload, headers=build_headers(req))
        response = await self._reception.async_dispatch(request)
        await send_async_response(client, req, response, 0.0)
