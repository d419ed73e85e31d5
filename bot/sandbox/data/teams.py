"""Everything that Slack has on record, and what each workspace in it holds."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta

from bot.sandbox.data import scopes as scope_names
from bot.sandbox.data.calls import Call
from bot.sandbox.data.channels import Channel
from bot.sandbox.data.clock import Clock
from bot.sandbox.data.errors import Impossible
from bot.sandbox.data.faults import Faults
from bot.sandbox.data.identifiers import Identifiers
from bot.sandbox.data.limits import Limits
from bot.sandbox.data.messages import Message
from bot.sandbox.data.people import SLACKBOT, Person, UserGroup
from bot.sandbox.data.triggers import ResponseUrls, Triggers
from bot.sandbox.payloads import App, Where, Who
from bot.sandbox.payloads.values import Kind


class Records:
    """Everything that all workspaces share: people, channels, tokens, the app, and the time it is.

    `start` is the time at which the clock stands until it is moved; None runs with the machine's time.
    """

    def __init__(self, start: datetime | None, *, app_name: str, seed: str) -> None:
        self.app_name = app_name
        self.clock = Clock(start)
        self.signing_clock: Callable[[], datetime] = self.clock
        """What requests are signed by; `utc_now` suits an app that checks them by the machine's time."""
        self.identifiers = Identifiers(seed)
        self.random = random.Random(seed)  # noqa: S311 - makes runs repeatable, guards nothing
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self.workspaces: Mapping[str, Team] = {}
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
        self.faults = Faults()
        self.limits = Limits()
        self.calls: list[Call] = []
        self.patience = 3.0
        """How long the app has to answer, in real seconds."""
        self.strict_rates = True
        """Whether what goes over Slack's rate limits is refused."""
        self.unapproved = False
        """Whether the app is distributed without Slack's approval, and may read little of histories."""
        self.page_size = 20
        """The longest page that a list method returns, whatever `limit` asks for."""
        self.listens_at = ""
        self._last_ts = 0

    @property
    def address(self) -> str:
        """Where Slack listens, once it has been started."""
        if not self.listens_at:
            raise RuntimeError("the sandbox has not been started")
        return self.listens_at

    def stamp(self) -> str:
        """Return the next `ts`: the clock's time to the microsecond, later than any before it."""
        micros = int(self.clock().timestamp() * 1_000_000)
        self._last_ts = max(micros, self._last_ts + 1)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"


class Team:
    """What one workspace holds; people and channels are named by handle, or by id."""

    def __init__(
        self, slack: Records, name: str, *, team_id: str | None, locale: str, enterprise_id: str | None
    ) -> None:
        self.slack = slack
        self.name = name
        self.domain = "".join(letter for letter in name.lower() if letter.isalnum())
        self.team_id = team_id or slack.identifiers.new("T")
        self.locale = locale
        self.enterprise_id = enterprise_id
        self.installed = False
        self.org_wide = False
        self.scopes: frozenset[str] = frozenset()
        self.events: frozenset[str] | None = None
        self.handles: dict[str, str] = {}
        self.channel_names: dict[str, str] = {}
        self.groups: dict[str, UserGroup] = {}
        self.ephemeral_messages: list[Message] = []
        self.bot_id = slack.identifiers.new("B")
        self.bot_user = slack.identifiers.new("U")
        self.bot_token = ""
        self.home_tab = True
        """Whether the Home tab is switched on in the app's settings."""
        self.edit_window: timedelta | None = None
        """How long messages may be changed, if the workspace's owners have limited it."""

    @property
    def app_id(self) -> str:
        """The app's id, the same in every workspace."""
        return self.slack.app_id

    @property
    def app_token(self) -> str:
        """The app-level token for Socket Mode, the same in every workspace."""
        return self.slack.app_token

    @property
    def signing_secret(self) -> str:
        """The secret with which every request to the app is signed."""
        return self.slack.signing_secret

    @property
    def app(self) -> App:
        """The installation, as payloads name it."""
        return App(
            app_id=self.app_id,
            team_id=self.team_id,
            team_domain=self.domain,
            bot_user=self.bot_user,
            bot_id=self.bot_id,
            token=self.slack.verification_token,
            enterprise_id=self.enterprise_id,
            enterprise_name=self.name if self.enterprise_id else "",
            org_wide=self.org_wide,
        )

    def who(self, who: str) -> Who:
        """Return somebody as payloads name them."""
        person = self.person(who)
        return Who(person.id, person.handle, person.team, self.slack.workspaces[person.team].domain)

    def where(self, channel: Channel) -> Where:
        """Return a channel as payloads name it on this side."""
        kinds: dict[str, Kind] = {"public": "channel", "private": "private"}
        return Where(channel.id, channel.name(self.team_id), kinds.get(channel.kind, "dm"))

    def trigger(self, person: Person) -> str:
        """Return a new trigger id, with which the app may open one view in front of a person."""
        return self.slack.triggers.issue(self.team_id, person.id, self.slack.clock())

    def install(
        self,
        scopes: Iterable[str] | None = None,
        events: Iterable[str] | None = None,
        *,
        org_wide: bool = False,
    ) -> str:
        """Install the app, or install it again, and return the new bot token; the old one stops working.

        `scopes` are all but chat:write.public unless named; `events` are subscriptions as in a manifest
        (`message.channels`, `app_mention`), all unless named. `org_wide` installs for the whole enterprise:
        payloads name no team then.
        """
        self.revoke()
        if self.bot_user not in self.slack.people:
            self._add_bot()
        self.bot_token = f"xoxb-{self.slack.identifiers.secret(12)}-{self.slack.identifiers.secret(24)}"
        self.slack.tokens[self.bot_token] = self.team_id
        self.scopes = frozenset(scopes) if scopes is not None else scope_names.DEFAULT
        self.events = frozenset(events) if events is not None else None
        self.org_wide = org_wide
        self.installed = True
        return self.bot_token

    def revoke(self) -> None:
        """Stop the token and forget the installation, without telling the app."""
        if self.slack.tokens.pop(self.bot_token, None):
            self.slack.revoked.add(self.bot_token)
        self.installed = False

    def person(self, who: str) -> Person:
        """Find somebody by handle or id, here or in a workspace that shares a channel with this one."""
        found = self.slack.people.get(who) or self.slack.people.get(self.handles.get(who, ""))
        if found:
            return found
        for neighbour in self.neighbours():
            if who in neighbour.handles:
                return self.slack.people[neighbour.handles[who]]
        raise Impossible(
            f"nobody is called {who!r} in {self.name}; there are {', '.join(sorted(self.handles))}"
        )

    def channel(self, where: str) -> Channel:
        """Find a channel by name (with or without #) or id."""
        name = where.removeprefix("#")
        found = self.slack.channels.get(self.channel_names.get(name, name))
        if found is None:
            known = ", ".join(sorted(self.channel_names))
            raise Impossible(f"there is no channel {where!r} in {self.name}; there are {known}")
        return found

    def direct(self, who: str) -> Channel:
        """Return the direct messages between somebody and the bot, opened if there are none."""
        person = self.person(who)
        for channel in self.slack.channels.values():
            if channel.kind == "im" and set(channel.members) == {person.id, self.bot_user}:
                return channel
        channel = Channel(
            id=self.slack.identifiers.new("D"),
            team=self.team_id,
            kind="im",
            creator=self.bot_user,
            created=self._seconds(),
            members=[person.id, self.bot_user],
        )
        self.slack.channels[channel.id] = channel
        return channel

    def tokens(self, *, labelled: bool) -> dict[str, str]:
        """Return the token of each name that can be picked while typing; commands get labels."""
        found: dict[str, str] = {}
        for workspace in [*self.neighbours(), self]:
            for handle, person in workspace.handles.items():
                found[f"@{handle.lower()}"] = f"<@{person}|{handle}>" if labelled else f"<@{person}>"
        bots = [each.bot_user for each in (self, *self.neighbours()) if each.installed]
        if bots:
            found[f"@{self.slack.app_name.lower()}"] = f"<@{bots[0]}>"
        for handle, group in self.groups.items():
            label = f"|@{handle}" if labelled else ""
            found[f"@{handle.lower()}"] = f"<!subteam^{group.id}{label}>"
        for name, channel in self.channel_names.items():
            found[f"#{name.lower()}"] = f"<#{channel}|{name}>"
        return found

    def seen_by(self, person_id: str) -> list[Message]:
        """Return every message that somebody can see, oldest first."""
        seen = [message for message in self.ephemeral_messages if message.ephemeral_to == person_id]
        for channel in self.slack.channels.values():
            if person_id in channel.members and self.team_id in channel.teams:
                seen.extend(channel.messages.values())
        return sorted(seen, key=lambda message: message.ts)

    def neighbours(self) -> list[Team]:
        """Return the workspaces with which this one shares a channel."""
        shared = [channel for channel in self.slack.channels.values() if self.team_id in channel.teams]
        teams = dict.fromkeys(team for channel in shared for team in channel.teams if team != self.team_id)
        return [self.slack.workspaces[team] for team in teams]

    def _add_bot(self) -> None:
        self._keep(
            Person(
                id=self.bot_user,
                team=self.team_id,
                handle="".join(letter if letter.isalnum() else "_" for letter in self.slack.app_name.lower()),
                real_name=self.slack.app_name,
                zone="UTC",
                locale=self.locale,
                email="",
                is_bot=True,
                bot_id=self.bot_id,
                updated=self._seconds(),
            )
        )
        self.slack.names[self.bot_user] = self.slack.app_name

    def _keep(self, person: Person) -> None:
        self.slack.people[person.id] = person
        self.slack.names[person.id] = person.shown
        self.handles[person.handle] = person.id

    def _seconds(self) -> int:
        return int(self.slack.clock().timestamp())
