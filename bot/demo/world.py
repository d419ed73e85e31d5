"""The whole bot beside the sandbox Slack, in one process and on one clock, over real HTTP.

`world.workspace` does what its people do; `await world.settle()` lets the bot say
what is due, and `await world.until(when)` moves the clock there with everything that happens on the way.
Tests, the demo's story and its page in the browser are all played on it.
"""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import uvicorn

from bot import sandbox, wiring
from bot.home.tab import refresh as homes
from bot.slack.bot import Bot
from bot.slack.incoming.dispatch import Reception
from bot.slack.incoming.server import Events
from bot.sources import late_cards
from scheduler import calendar, courier, planner
from storage import database, outbox

LONDON = ZoneInfo("Europe/London")
MONDAY_NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""When a world begins: a Monday morning in winter, when London is on UTC."""


@dataclass
class World:
    """A Slack workspace with people in it, and the bot that serves it."""

    slack: sandbox.Slack
    workspace: sandbox.Workspace
    sessions: database.Sessions
    bot: Bot
    messenger: courier.Messenger

    @property
    def now(self) -> datetime:
        """The time in this world."""
        return self.slack.clock()

    async def settle(self) -> None:
        """Let the bot plan and send what is due; the clock moves on where Slack's rates make it wait."""
        await planner.plan(self.sessions, self.now)
        await self.slack.settle()
        await self.bot.background.drain()
        await homes.Looks(self.bot)()
        busy = await self._busy()
        while busy:
            await late_cards.tell(self.bot)
            await courier.deliver(self.sessions, self.messenger, self.slack.clock)
            await self.slack.settle()
            busy = await self._busy()
            if busy:
                await self.slack.advance(timedelta(seconds=1))

    async def until(self, when: datetime, *, settled: Callable[[], None] = lambda: None) -> None:
        """Move the clock to `when`, stopping where something falls due on the way; call `settled` there."""
        await self.settle()
        while self.now < when:
            due = await planner.next_due(self.sessions, self.now)
            await self.slack.until(min(when, due) if due is not None else when)
            await self.settle()
            settled()

    async def advance(self, **by: float) -> None:
        """Move the clock on, as `advance(days=1)`."""
        await self.until(self.now + timedelta(**by))

    async def morning(self) -> None:
        """Move the clock to the next working morning in London on which people may be written to again."""
        day = (self.now.astimezone(LONDON) + timedelta(days=2)).date()
        while day.weekday() not in calendar.WEEKDAYS:
            day += timedelta(days=1)
        await self.until(
            calendar.instant(datetime.combine(day, calendar.OPENS), LONDON) + timedelta(minutes=1)
        )

    async def _busy(self) -> bool:
        async with self.sessions.read() as session:
            return await outbox.is_due(session, now=self.now)


@asynccontextmanager
async def opened(
    record: str | database.Sessions,
    *,
    start: datetime | None = MONDAY_NINE,
    called: Callable[[str], str] = str,
) -> AsyncIterator[World]:
    """Open a world on `record`, a database (or its address) that has its tables; both are closed at the end.

    Its workspace is 'Wellbeing', with six people and the channel 'board', which the bot is in. `called` makes
    a person's name from their handle.
    """
    slack = sandbox.Slack(start=start)
    await slack.start()
    workspace = slack.add_workspace("Wellbeing")
    workspace.install()
    for name in ("rosa", "ade", "val", "mal", "priya", "sam"):
        zone = "Asia/Kolkata" if name == "priya" else "Europe/London"
        workspace.add_person(name, zone, display_name=called(name))
    workspace.add_channel("board", members=["rosa", "ade", "val", "mal", "priya"])
    sessions = database.connect(record) if isinstance(record, str) else record
    tokens = [workspace.bot_token]
    reception = Reception(clock=slack.clock)
    async with (
        wiring.opened(sessions, tokens, clock=slack.clock, api_url=slack.api_url) as (bot, app, messenger),
        serving(Events(reception, workspace.signing_secret, slack.signing_clock)) as address,
    ):
        reception.app = app
        slack.connect(f"{address}/slack/events")
        slack.answered = bot.background.answered
        yield World(slack, workspace, sessions, bot, messenger)
    await sessions.close()
    await slack.stop()


@asynccontextmanager
async def serving(application: object) -> AsyncIterator[str]:
    """Serve an ASGI application on a free port of this machine; yields its address."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    # Before the server listens itself, because the address may be used as soon as it is told.
    listening.listen()
    config = uvicorn.Config(application, log_config=None, lifespan="off", loop="asyncio")  # type: ignore[arg-type]
    config.load()
    server = uvicorn.Server(config)
    # Without `serve`: it looks ten times a second whether it may end, and tests would wait for that.
    server.lifespan = config.lifespan_class(config)
    await server.startup(sockets=[listening])
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        for listener in server.servers:
            listener.close()
        for connection in list(server.server_state.connections):
            connection.shutdown()
        await asyncio.gather(*server.server_state.tasks, return_exceptions=True)
