"""Where every request of Slack's arrives, over HTTP or Socket Mode, and is answered by the application."""

import asyncio

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.metrics import Metrics


class Reception:
    """Hands requests to the application once it is open, and counts what becomes of them."""

    def __init__(self, metrics: Metrics | None = None) -> None:
        self._metrics = metrics or Metrics()
        self._under_way = 0
        self._quiet = asyncio.Event()
        self._quiet.set()
        self.app: AsyncApp | None = None
        """None until Slack and the database have answered; Slack then tries events again."""

    async def async_dispatch(self, request: AsyncBoltRequest) -> BoltResponse:
        """Answer one request: 503 while nobody is in, 200 to what nobody asked for."""
        if self.app is None:
            return BoltResponse(status=503, body="")
        if not isinstance(request.body.get("event", {}), dict):
            # Nothing that Slack sends; Bolt would break on it.
            return BoltResponse(status=200, body="")
        loop = asyncio.get_running_loop()
        began = loop.time()
        self._under_way += 1
        self._quiet.clear()
        try:
            response = await self.app.async_dispatch(request)
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._quiet.set()
        if response.status == 404:
            # Slack switches off the events of an app that fails often, be it over what nobody wants.
            response = BoltResponse(status=200, body="")
        self._metrics.answered(_kind(request), response.status, loop.time() - began)
        return response

    async def settle(self) -> None:
        """Wait until no request is under way."""
        await self._quiet.wait()


def _kind(request: AsyncBoltRequest) -> str:
    """Return what a request is, out of few: it names a time series."""
    if request.body.get("command"):
        return "command"
    known = {"event_callback": "event", "view_submission": "form", "block_actions": "press"}
    return known.get(str(request.body.get("type")), "other")
