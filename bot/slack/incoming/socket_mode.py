"""Socket Mode: requests over a connection that we open, for those without a public address."""

import asyncio
import contextlib

import aiohttp
import structlog
from slack_bolt.async_app import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import failures
from bot.slack.incoming.connection import Connection, Tempo
from bot.slack.incoming.dispatch import Reception

SOON = 2.5
"""Seconds for which an acknowledgement waits for a new connection: Slack waits for three."""

log = structlog.get_logger()


class Line:
    """Our line to Slack: one connection after another, until `stop`."""

    def __init__(
        self, reception: Reception, app_token: str, web: AsyncWebClient, tempo: Tempo | None = None
    ) -> None:
        self._reception = reception
        self._app_token = app_token
        self._web = web
        self._tempo = tempo or Tempo()
        self._task: asyncio.Task[None] | None = None
        self._lives: dict[Connection, asyncio.Task[None]] = {}
        self._standing = asyncio.Event()
        """Set whenever another connection is up; cleared when none is found."""
        self._failed = 0
        self._lost_at: float | None = None
        """When the last connection that lasted ended; None before the first."""

    def start(self) -> None:
        """Begin to connect, and to watch that it stays so."""
        self._task = asyncio.create_task(self._keep(), name="socket mode")

    def fault(self) -> str | None:
        """Return what is wrong with the line, or None."""
        if self._task is None or self._task.done():
            return "Socket Mode: nobody keeps the connection up"
        if any(connection.up for connection in self._lives):
            return None
        if self._lost_at is None:
            return "Socket Mode: not connected yet"
        since = asyncio.get_running_loop().time() - self._lost_at
        return f"Socket Mode: no connection for {since:.0f} seconds" if since > self._tempo.patience else None

    async def stop(self, within: float) -> None:
        """Let requests under way be answered `within` so many seconds, and hang up."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                await asyncio.gather(*(connection.settle() for connection in self._lives))
        ending = [task for task in (self._task, *self._lives.values()) if task is not None]
        for task in ending:
            task.cancel()
        await asyncio.gather(*ending, return_exceptions=True)

    async def answer(self, request: AsyncBoltRequest) -> BoltResponse:
        """Answer one request."""
        return await self._reception.async_dispatch(request)

    async def relay(self, said: str) -> None:
        """Send an acknowledgement over a connection that stands, or that soon will."""
        try:
            async with asyncio.timeout(SOON):
                # Cleared before the try: a connection that comes up during it is not missed.
                self._standing.clear()
                while not await self._passed_on(said):
                    await self._standing.wait()
                    self._standing.clear()
        except TimeoutError:
            log.warning("Slack did not get an acknowledgement")

    async def _passed_on(self, said: str) -> bool:
        for connection in list(reversed(self._lives)):
            if connection.up:
                with contextlib.suppress(ConnectionError):
                    await connection.say(said)
                    return True
        return False

    def greeted(self) -> None:
        """Take note that a connection is up."""
        self._standing.set()
        if self._lost_at is None:
            self._lost_at = asyncio.get_running_loop().time()

    async def _keep(self) -> None:
        async with aiohttp.ClientSession() as http:
            while True:
                pause = await self._connected(http)
                await asyncio.sleep(pause)

    async def _connected(self, http: aiohttp.ClientSession) -> float:
        """Keep one connection until it needs a successor; return how many seconds to wait before that."""
        try:
            opened = await self._web.apps_connections_open(app_token=self._app_token)
        except SlackApiError as error:
            log.warning("Slack gives no address", code=failures.code_of(error))
            return failures.asked_to_wait(error) or self._pause()
        except failures.UNREACHED as error:
            log.warning("Slack does not answer", error=type(error).__name__)
            return self._pause()
        connection = Connection(self, self._tempo)
        living = connection.live(http, str(opened["url"]), self._web.proxy)
        await self._watched(connection, asyncio.create_task(living, name="connection"))
        lasted = self._lasted(connection)
        log.warning("Socket Mode connection is made anew", lasted_seconds=round(lasted))
        return self._pause(lasted)

    async def _watched(self, connection: Connection, life: asyncio.Task[None]) -> None:
        """Return when a connection has ended, or Slack wants another in its place.

        In that case it is left open beside its successor: Slack may still send something over it, and hangs
        up when it is done.
        """
        self._lives[connection] = life
        life.add_done_callback(lambda ended: self._hung_up(connection, ended))
        dismissed = asyncio.create_task(connection.dismissed.wait())
        try:
            await asyncio.wait([life, dismissed], return_when=asyncio.FIRST_COMPLETED)
        finally:
            dismissed.cancel()
        asyncio.get_running_loop().call_later(self._tempo.leaving, life.cancel)

    def _hung_up(self, connection: Connection, life: asyncio.Task[None]) -> None:
        del self._lives[connection]
        error = None if life.cancelled() else life.exception()
        if error is not None:
            log.warning("Socket Mode connection failed", error=type(error).__name__)
        if self._lasted(connection) >= self._tempo.steady:
            self._lost_at = asyncio.get_running_loop().time()

    def _lasted(self, connection: Connection) -> float:
        """Return for how many seconds a connection has been up."""
        since = connection.up_since
        return 0.0 if since is None else asyncio.get_running_loop().time() - since

    def _pause(self, lasted: float = 0.0) -> float:
        """Return how long to wait after a connection that `lasted` so many seconds."""
        tempo = self._tempo
        self._failed = 0 if lasted >= tempo.steady else self._failed + 1
        return min(tempo.pause * 2 ** (self._failed - 1), tempo.longest_pause) if self._failed else 0.0
