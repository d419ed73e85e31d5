"""Slack as a whole: the workspaces with people in them, one app installed there, and the server."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from bot.sandbox.behaviour.engine import Engine
from bot.sandbox.data.calls import Answer
from bot.sandbox.payloads import events
from bot.sandbox.person.administration import Administration
from bot.sandbox.person.commands import Commands
from bot.sandbox.person.controls import Controls
from bot.sandbox.person.forms import Forms
from bot.sandbox.person.messages import Messages
from bot.sandbox.person.visible import Visible

if TYPE_CHECKING:
    from bot.sandbox.api.server import Server


class Workspace(Administration, Commands, Controls, Forms, Messages, Visible):
    """One workspace: what it holds, what its people can do, and what each of them sees.

    Made by `Slack.add_workspace`.
    """


class Slack(Engine):
    """Everything there is, for as long as a test or the demo runs.

    `start` is the time at which its clock stands until it is moved; None runs with the machine's time.
    """

    def __init__(
        self, start: datetime | None = None, *, app_name: str = "Matters Arising", seed: str = "sandbox"
    ) -> None:
        super().__init__(start, app_name=app_name, seed=seed)
        self.workspaces: dict[str, Workspace] = {}
        self._server: Server | None = None

    @property
    def api_url(self) -> str:
        """The address of the Web API, once started; it ends in a slash."""
        return f"{self.address}/api/"

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

    async def start(self) -> None:
        """Listen on a free port of the loopback address."""
        # Imported late: aiohttp's server is most of the time it takes to import the sandbox.
        from bot.sandbox.api.server import Server

        self._server = Server(self)
        await self._server.start()
        self.listens_at = self._server.address

    async def unplug(self) -> None:
        """Refuse every connection, as Slack does when it, or the network, is down."""
        await self._listening.unplug()

    async def plug(self) -> None:
        """Take connections again, at the same address."""
        await self._listening.plug()

    async def stop(self) -> None:
        """Hang up, drop what was still on its way, and listen no more."""
        await super().stop()
        await self._listening.stop()
        self._server, self.listens_at = None, ""

    @property
    def _listening(self) -> Server:
        if self._server is None:
            raise RuntimeError("the sandbox has not been started")
        return self._server

    def connect(self, url: str, workspace: Workspace | None = None) -> None:
        """Deliver to the app at `url`; with a workspace, only what concerns that one."""
        self.inbound.connect(url, workspace.team_id if workspace else None)

    def signature(self, body: bytes) -> dict[str, str]:
        """Return the headers with which Slack signs a body, for requests that a test makes itself."""
        return self.inbound.webhook.signature(body)

    async def verify_url(self) -> Answer:
        """Ask the app for the challenge, as Slack does once when an address is configured."""
        app = next(iter(self.workspaces.values())).app
        return await self.inbound.notify(events.url_verification(app, self.identifiers.secret(24)))

    async def limit_events(self, workspace: Workspace) -> Answer:
        """Tell the app that events of this minute were dropped, because there were over 30,000 in an hour."""
        minute = int(self.clock().timestamp()) // 60 * 60
        return await self.inbound.notify(events.app_rate_limited(workspace.app, minute))
