"""Where every request of Slack's arrives, over HTTP or Socket Mode, and is answered by the application.

Slack waits for three seconds. Whatever happens to a request, it is answered before, and truly.
"""

import asyncio

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.slack.incoming import acknowledgement
from bot.slack.incoming.connections import ARRIVED
from bot.slack.incoming.repeats import Repeats
from bot.slack.metrics import Metrics
from scheduler.clock import Clock, utc_now
from storage.database import errands
from storage.database.errands import Errand

DATABASE_SECONDS = 1.8
"""From a request's arrival, for all its waits for the database and for Slack."""
ANSWER_SECONDS = 2.1
"""From a request's arrival until it is answered, whatever it waits for."""
AT_ONCE = 24
"""How many requests are worked on at once: with more, each would take so long that none is done in time."""
LET_IN_SECONDS = 1.2
"""From a request's arrival until it is let in; later there would be too little time for it."""


class Reception:
    """Hands requests to the application once it is open, and counts what becomes of them."""

    def __init__(self, metrics: Metrics | None = None, clock: Clock = utc_now) -> None:
        self._metrics = metrics or Metrics()
        self._repeats = Repeats(clock)
        self._under_way: set[asyncio.Task[BoltResponse]] = set()
        self._places = asyncio.Semaphore(AT_ONCE)
        self.app: AsyncApp | None = None
        """None until Slack and the database have answered; Slack then tries events again."""

    async def async_dispatch(self, request: AsyncBoltRequest) -> BoltResponse:
        """Answer one request: 503 while the application is not open, 200 to what has no handler."""
        if self.app is None:
            return BoltResponse(status=503, body="")
        if not isinstance(request.body.get("event", {}), dict):
            # Slack never sends this, and Bolt would break on it.
            return BoltResponse(status=200, body="")
        loop = asyncio.get_running_loop()
        # Slack counts from when it sent the request, and on a busy machine that is well before now.
        arrived = request.context.get(ARRIVED, loop.time())
        self._repeats.mark(request.body)
        with errands.answering(until=arrived + DATABASE_SECONDS) as errand:
            response = await self._answered(self.app, request, errand, arrived)
        (self._repeats.unsure if errand.unsettled else self._repeats.sure)(request.body)
        if response.status == 404:
            # Slack switches off the events of an app that fails often, even for events that have no handler.
            response = BoltResponse(status=200, body="")
        self._metrics.answered(_kind(request), response.status, loop.time() - arrived)
        return response

    async def settle(self) -> None:
        """Wait until no request is under way."""
        while self._under_way:
            await asyncio.wait(self._under_way)

    async def _answered(
        self, app: AsyncApp, request: AsyncBoltRequest, errand: Errand, arrived: float
    ) -> BoltResponse:
        work = asyncio.ensure_future(self._named(app, request, errand, arrived))
        self._under_way.add(work)
        work.add_done_callback(self._ended)
        try:
            await asyncio.wait([work], timeout=_left(arrived + ANSWER_SECONDS))
        except asyncio.CancelledError:
            work.cancel()
            raise
        if work.done():
            return work.result()
        if not errand.unsure:
            # From here on nothing more is recorded, and so people can be told.
            errand.closed = True
            work.cancel()
        return acknowledgement.too_late(request, errand)

    async def _named(
        self, app: AsyncApp, request: AsyncBoltRequest, errand: Errand, arrived: float
    ) -> BoltResponse:
        """Have a request answered, with people's names in the answer as plain text."""
        return await acknowledgement.named(request.context, await self._let_in(app, request, errand, arrived))

    async def _let_in(
        self, app: AsyncApp, request: AsyncBoltRequest, errand: Errand, arrived: float
    ) -> BoltResponse:
        """Have a request answered in its turn; one whose turn does not come in time is turned away."""
        if _kind(request) == "press":
            # People who press hear only afterwards what went wrong, and only the application can tell them.
            return await app.async_dispatch(request)
        try:
            async with asyncio.timeout(_left(arrived + LET_IN_SECONDS)):
                # Even when there is a place, whoever has waited too long gives it to those behind.
                await asyncio.sleep(0)
                await self._places.acquire()
        except TimeoutError:
            return acknowledgement.too_late(request, errand)
        try:
            return await app.async_dispatch(request)
        finally:
            self._places.release()

    def _ended(self, work: "asyncio.Task[BoltResponse]") -> None:
        self._under_way.discard(work)
        if not work.cancelled():
            # It was raised where somebody waited for it; this keeps asyncio from logging it again.
            work.exception()


def _left(until: float) -> float:
    return max(0.0, until - asyncio.get_running_loop().time())


def _kind(request: AsyncBoltRequest) -> str:
    """Return one of a few kinds of requests: each is a time series."""
    if request.body.get("command"):
        return "command"
    known = {"event_callback": "event", "view_submission": "form", "block_actions": "press"}
    return known.get(str(request.body.get("type")), "other")
