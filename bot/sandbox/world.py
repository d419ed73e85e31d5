"""The world outside the bot: workspaces, one app installed in them, and the server that is Slack."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.sandbox.answers import Answer
from bot.sandbox.channels import Channel
from bot.sandbox.clock import Clock
from bot.sandbox.faults import Faults
from bot.sandbox.identifiers import Identifiers
from bot.sandbox.inbound import Delivery, Inbound
from bot.sandbox.limits import Limits
from bot.sandbox.passes import ResponseUrls, Triggers
from bot.sandbox.payloads import events
from bot.sandbox.people import SLACKBOT, Person
from bot.sandbox.views import Views
from bot.sandbox.workspace import Workspace

if TYPE_CHECKING:
    from bot.sandbox.api.server import Server

Json = dict[str, Any]


@dataclass
class Call:
    """One Web API call of the app; `answer` stays empty when a fault kept Slack from doing it."""

    method: str
    arguments: Json
    team: str | None
    at: datetime
    answer: Json = field(default_factory=dict)


async def _at_once() -> None:
    """Look at once."""


class Slack:
    """Everything there is, for as long as a test or the demo runs.

    `start` is the time its clock stands at until moved; `None` runs with the machine's time.
    `patience` is how long the app has to answer, in real seconds.
    `answered` is waited for after each press: a person looks again once the app has done what it
    acknowledged first.
    `strict_rates` refuses what goes over Slack's rate limits; `page_size` is the longest page
    a list method returns, whatever `limit` asks for; `unapproved` lets histories be read as by an app
    that is distributed without Slack's approval: one call a minute, 15 messages.
    """

    def __init__(
        self, start: datetime | None = None, *, app_name: str = "Matters Arising", seed: str = "sandbox"
    ) -> None:
        self.app_name = app_name
        self.clock = Clock(start)
        self.signing_clock: Callable[[], datetime] = self.clock
        """By which requests are signed; `utc_now` suits an app that checks them by the machine's time."""
        self.identifiers = Identifiers(seed)
        self.random = random.Random(seed)  # noqa: S311 - makes runs repeatable, guards nothing
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self.workspaces: dict[str, Workspace] = {}
        self.names: dict[str, str] = {SLACKBOT: "slackbot"}
        self.tokens: dict[str, str] = {}
        self.revoked: set[str] = set()
        self.codes: dict[str, str] = {}
        self.app_id = self.identifiers.new("A")
        self.app_token = f"xapp-1-{self.app_id}-{self.identifiers.secret(24)}"
        self.signing_secret = self.identifiers.secret(32)
        self.client_id = f"{int(self.identifiers.secret(10), 16)}.{int(self.identifiers.secret(10), 16)}"
        self.client_secret = self.identifiers.secret(32)
        self.verification_token = self.identifiers.secret(24)
        self.triggers = Triggers(self.identifiers)
        self.response_urls = ResponseUrls(self.identifiers)
        self.views = Views(self)
        self.faults = Faults()
        self.limits = Limits()
        self.patience = 3.0
        self.answered: Callable[[], Awaitable[None]] = _at_once
        self.strict_rates = True
        self.unapproved = False
        self.page_size = 20
        self.calls: list[Call] = []
        self.inbound = Inbound(self)
        self._last_ts = 0
        self._background: set[asyncio.Task[Any]] = set()
        self._server: Server | None = None

    @property
    def deliveries(self) -> list[Delivery]:
        """Every attempt to deliver something to the app, and what came of it."""
        return self.inbound.deliveries

    @property
    def api_url(self) -> str:
        """The address of the Web API, once started; it ends in a slash."""
        return f"{self.address}/api/"

    @property
    def address(self) -> str:
        """Where the server listens, once started."""
        return self._listening.address

    @property
    def _listening(self) -> Server:
        if self._server is None:
            raise RuntimeError("the sandbox has not been started")
        return self._server

    def add_workspace(
        self,
        name: str,
        team_id: str | None = None,
        locale: str = "en-GB",
        enterprise_id: str | None = None,
        *,
        installed: bool = True,
    ) -> Workspace:
        """Make a workspace, with the app installed in it unless told otherwise."""
        workspace = Workspace(self, name, team_id=team_id, locale=locale, enterprise_id=enterprise_id)
        self.workspaces[workspace.team_id] = workspace
        if installed:
            workspace.install()
        return workspace

    def share_channel(
        self,
        host: Workspace,
        name: str,
        other: Workspace,
        *,
        called: str | None = None,
        members: Iterable[str] = (),
        bot: bool = False,
    ) -> None:
        """Share a channel by Slack Connect, with people (and the bot) of the other side in it.

        The other side may know the channel by another name.
        """
        channel = host.channel(name)
        channel.names[other.team_id] = called or name
        other.channel_names[called or name] = channel.id
        channel.members += [other.person(member).id for member in members]
        channel.members += [other.bot_user] * bot

    def unshare_channel(self, host: Workspace, name: str, other: Workspace) -> None:
        """End the sharing: the other side keeps nothing of the channel."""
        channel = host.channel(name)
        other.channel_names.pop(channel.names.pop(other.team_id))
        gone = {person.id for person in self.people.values() if person.team == other.team_id}
        channel.members = [member for member in channel.members if member not in gone]

    def stamp(self) -> str:
        """Return the next `ts`: the clock's time to the microsecond, later than any before it."""
        micros = int(self.clock().timestamp() * 1_000_000)
        self._last_ts = max(micros, self._last_ts + 1)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    async def start(self) -> None:
        """Listen on a free port of the loopback address."""
        # Imported late: aiohttp's server is most of the time it takes to import the sandbox.
        from bot.sandbox.api.server import Server

        self._server = Server(self)
        await self._server.start()

    async def unplug(self) -> None:
        """Refuse every connection, as Slack does when it, or the network, is down."""
        await self._listening.unplug()

    async def plug(self) -> None:
        """Take connections again, at the same address."""
        await self._listening.plug()

    async def stop(self) -> None:
        """Hang up, and drop what was still on its way."""
        await self.inbound.stop()
        for task in self._background:
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        await self._listening.stop()
        self._server = None

    def connect(self, url: str, workspace: Workspace | None = None) -> None:
        """Deliver to the app at `url`; with a workspace, only what concerns that one."""
        self.inbound.connect(url, workspace.team_id if workspace else None)

    def note(self, method: str, arguments: Json, token: str) -> Call:
        """Keep a call of the app in `calls`; secrets among its arguments are left out."""
        kept = {name: value for name, value in arguments.items() if name != "client_secret"}
        call = Call(method, kept, self.tokens.get(token), self.clock())
        self.calls.append(call)
        return call

    def signature(self, body: bytes) -> dict[str, str]:
        """Return the headers with which Slack signs a body, for requests that a test makes itself."""
        return self.inbound.webhook.signature(body)

    async def verify_url(self) -> Answer:
        """Ask the app for the challenge, as Slack does once when an address is configured."""
        app = next(iter(self.workspaces.values())).app
        return await self.inbound.notify(events.url_verification(app, self.identifiers.secret(24)))

    async def limit_events(self, workspace: Workspace) -> Answer:
        """Tell the app that events of this minute were dropped, being over 30,000 an hour."""
        minute = int(self.clock().timestamp()) // 60 * 60
        return await self.inbound.notify(events.app_rate_limited(workspace.app, minute))

    def spawn(self, work: Coroutine[Any, Any, Any]) -> None:
        """Let Slack do something on its own, such as tell the app of the message it has just posted."""
        task = asyncio.get_running_loop().create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def settle(self) -> None:
        """Wait until Slack has delivered all that it began to deliver on its own."""
        while self._background:
            await asyncio.gather(*self._background)
        await self.inbound.release()

    async def run_due(self) -> None:
        """Do what has fallen due by the sandbox's clock: retries of events, scheduled messages."""
        await self.inbound.run_due()

    async def advance(self, by: timedelta) -> None:
        """Move the clock on and do what fell due on the way, each thing at its own time."""
        await self.until(self.clock() + by)

    async def until(self, when: datetime) -> None:
        """Move the clock to `when` and do what fell due on the way, each thing at its own time."""
        while (due := self.inbound.next_due()) and due <= when:
            self.clock.set(max(due, self.clock()))
            await self.run_due()
        self.clock.set(when)
        await self.run_due()
