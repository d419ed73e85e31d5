"""The running bot: it listens, connects to Slack, keeps time, and ends in good order."""

import asyncio
import signal
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from socket import socket
from typing import Any, TypeVar

import structlog
from starlette.applications import Starlette

from bot import wiring
from bot.actions import user_groups
from bot.config import Misconfigured, Settings
from bot.decisions import comparing, participants
from bot.doors import kinds as doors_kinds
from bot.home.tab import refresh as homes
from bot.language import dates
from bot.slack import membership
from bot.slack.bot import Bot
from bot.slack.health import Health
from bot.slack.incoming import server
from bot.slack.incoming.clock_skew import Skew
from bot.slack.incoming.dispatch import Reception
from bot.slack.metrics import Metrics
from bot.sources import late_cards
from scheduler import calendar
from scheduler.clock import Clock
from scheduler.courier import Messenger
from scheduler.outcomes import Outcome
from scheduler.runner import Round, Runner
from storage import outbox
from storage.database import Session, Sessions, SqliteSessions
from storage.records import Outgoing

Drain = Callable[[], Awaitable[Any]]

DRAIN_SECONDS = 15
"""How long requests and sends under way may take to end when we are told to stop."""
BACKGROUND_SECONDS = 4
"""How long what follows them may take then, and a second more to tell people who waited for what took longer.

Container platforms kill after 30 in all."""
CLOCK_EVERY = 20
REFUSALS_EVERY = 10
MEMBERSHIP_EVERY = 300
USER_GROUPS_EVERY = 60
THREADS_EVERY = 600
COMPARING_EVERY = 60
HOMES_EVERY = 20
LATE_CARDS_EVERY = 2

log = structlog.get_logger()

Result = TypeVar("Result")


async def run(settings: Settings, sessions: Sessions, clock: Clock) -> None:
    """Serve until SIGTERM or SIGINT.

    Raises Misconfigured when the port can not be had, or Slack refuses the token.
    """
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    await Service(settings, sessions, clock, stop).run()
    log.info("stopped")


class Service:
    """One process of the bot, from its start until `stop` is set."""

    def __init__(self, settings: Settings, sessions: Sessions, clock: Clock, stop: asyncio.Event) -> None:
        self._settings = settings
        self._sessions = sessions
        self._stop = stop
        self._metrics = Metrics()
        self._skew = Skew(clock, settings.slack_api_url)
        # Not the machine's own clock: what is recorded while that is wrong stays so when it is right again.
        self._clock = self._skew.right_clock
        self._health = Health(sessions, self._clock, self._metrics)
        self._reception = Reception(self._metrics, self._clock)
        self._metrics.clock_ahead(self._skew.seconds)

    async def run(self) -> None:
        """Listen at once, begin to work when Slack has let us in, and drain in the end."""
        async with AsyncExitStack() as ending:
            serving = self._listen()
            ending.push_async_callback(serving.stop)
            opening = wiring.opened(
                self._sessions,
                [self._settings.slack_bot_token],
                clock=self._clock,
                api_url=self._settings.slack_api_url,
                drain_seconds=BACKGROUND_SECONDS,
                watched_by=[self._skew.trace()],
            )
            opened = await self._unless_stopped(ending.enter_async_context(opening))
            if opened is None:
                return
            # Both are slow the first time, and no request should wait for them. Not in another thread: there
            # is nothing else to do yet, and two that compete for the interpreter need longer than one.
            dates.warm()
            calendar.warm()
            bot, app, messenger = opened
            self._reception.app = app
            drains = [serving.stop, await self._keep_time(bot, messenger)]
            if self._settings.mode == "socket":
                drains.append(self._connect(bot))
            log.info("ready", workspaces=sorted(bot.workspaces), mode=self._settings.mode)
            await self._stop.wait()
            log.info("stopping")
            await asyncio.gather(*(drain() for drain in drains))
            # Nobody who waits for a card is known to the next process.
            bot.background.start(late_cards.tell(bot, timedelta()))

    def _listen(self) -> "_Serving":
        events = None
        if self._settings.mode == "http":
            signed_by = self._settings.slack_signing_secret
            events = server.Events(self._reception, signed_by, self._clock)
        try:
            listening = server.listen(self._settings.host, self._settings.port)
        except OSError as error:
            where = f"{self._settings.host}:{self._settings.port}"
            raise Misconfigured([f"HOST and PORT: nobody can listen on {where}: {error.strerror}."]) from None
        log.info("listening", host=self._settings.host, port=listening.getsockname()[1])
        self._health.checks.append(self._closed)
        self._health.warnings.append(self._skew.fault)
        return _Serving(server.application(self._health, events), listening, self._stop)

    def _closed(self) -> str | None:
        return "Slack: it has not said yet who we are" if self._reception.app is None else None

    async def _unless_stopped(self, work: Awaitable[Result]) -> Result | None:
        """Return what `work` does, or None when it is time to stop first."""
        doing = asyncio.ensure_future(work)
        stopping = asyncio.ensure_future(self._stop.wait())
        await asyncio.wait([doing, stopping], return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if doing.done():
            return await doing
        doing.cancel()
        await asyncio.wait([doing])
        return None

    async def _keep_time(self, bot: Bot, messenger: Messenger) -> Drain:
        if isinstance(self._sessions, SqliteSessions):
            # Nobody else has this file, so what was being sent when the last process died is in doubt.
            async with self._sessions.begin() as session:
                await outbox.orphan(session, now=self._clock())
        runner = Runner(
            self._sessions,
            _Counted(messenger, self._metrics),
            self._clock,
            held=lambda: doors_kinds.TIMED if self._skew.is_off() else (),
            also=[
                Round("refusals", partial(wiring.ask_again, bot), REFUSALS_EVERY),
                Round("clock", partial(self._skew.ask, next(iter(bot.clients.values()))), CLOCK_EVERY),
                Round("membership", partial(membership.sync_stale, bot), MEMBERSHIP_EVERY),
                Round("user groups", partial(user_groups.ask_members, bot), USER_GROUPS_EVERY),
                Round("homes", homes.Looks(bot), HOMES_EVERY),
                Round("late cards", partial(late_cards.tell, bot), LATE_CARDS_EVERY),
                Round("threads", partial(participants.remember_unread, bot), THREADS_EVERY),
                Round("comparing", partial(comparing.compare_left, bot), COMPARING_EVERY),
            ],
            watch=self._metrics.went_round,
            set_aside=self._metrics.set_aside,
            lagged=self._metrics.lagged,
            keep_sent=timedelta(days=self._settings.keep_sent_days),
        )
        runner.start()
        self._health.checks += [runner.fault, *(client.fault for client in bot.clients.values())]
        return partial(runner.stop, DRAIN_SECONDS)

    def _connect(self, bot: Bot) -> Drain:
        # Imported late: over HTTP nobody needs it.
        from bot.slack.incoming.socket_mode import Line

        client = next(iter(bot.clients.values()))
        line = Line(self._reception, self._settings.slack_app_token, client)
        line.start()
        self._health.checks.append(line.fault)
        return partial(line.stop, DRAIN_SECONDS)


class _Serving:
    """The running HTTP server; if it fails, so does the process."""

    def __init__(self, application: Starlette, listening: socket, stop: asyncio.Event) -> None:
        self._server = server.Server(application, drain_seconds=DRAIN_SECONDS)
        self._task = asyncio.create_task(self._server.serve(sockets=[listening]), name="server")
        self._task.add_done_callback(lambda _: stop.set())

    async def stop(self) -> None:
        """Accept no new connections, and wait for the requests under way."""
        self._server.should_exit = True
        await self._task


@dataclass
class _Counted:
    """A messenger whose outcomes are counted."""

    messenger: Messenger
    metrics: Metrics

    async def send(self, outgoing: Outgoing) -> Outcome:
        outcome = await self.messenger.send(outgoing)
        self.metrics.sent(type(outcome).__name__.lower())
        return outcome

    async def look(self, outgoing: Outgoing) -> Outcome:
        outcome = await self.messenger.look(outgoing)
        self.metrics.sent(f"looked for: {type(outcome).__name__.lower()}")
        return outcome

    async def sent(self, session: Session, outgoing: Outgoing, channel: str, ts: str, at: datetime) -> None:
        await self.messenger.sent(session, outgoing, channel, ts, at)

    async def unreachable(self, session: Session, outgoing: Outgoing, at: datetime) -> None:
        await self.messenger.unreachable(session, outgoing, at)
