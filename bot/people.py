"""What we ask Slack about people and channels, and who may see what. A short cache; fails closed."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from slack_sdk.web.async_client import AsyncWebClient

from bot import failures
from scheduler.clock import Clock
from storage import groups, people
from storage.database import Sessions
from storage.records import Person

FRESH = timedelta(seconds=30)
"""How long an answer of Slack's is believed: a removed member must see nothing after a minute."""
PAGE = 200

Answer = TypeVar("Answer")


class Unsure(Exception):
    """Raised when Slack could not be asked, so that nobody takes silence for a yes."""


class Unwritable(Unsure):
    """Raised when Slack lets the bot write to somebody neither now nor later."""


@dataclass(frozen=True)
class Channel:
    """What Slack says of a channel. `private` is only ever read from here, never from the id."""

    id: str
    name: str
    private: bool
    shared: bool
    archived: bool
    direct: bool


@dataclass
class People:
    """Asks Slack, one client for each workspace, and remembers what it learnt of people."""

    sessions: Sessions
    clients: Mapping[str, AsyncWebClient]
    clock: Clock
    _cache: dict[tuple[str, ...], tuple[datetime, Any]] = field(default_factory=dict)

    async def may_see(self, team: str, viewer: str, channel: str) -> bool:
        """Tell whether a person may be shown a channel's record; False whenever Slack can not be asked."""
        try:
            return await self.sees(team, viewer, channel)
        except Unsure:
            return False

    async def sees(self, team: str, viewer: str, channel: str) -> bool:
        """Tell the same as `may_see`, but raise Unsure when Slack can not be asked, to try again later.

        Members see their channel. A public one is also seen by everybody who has a full account in
        this workspace: not by guests, nor by people of another workspace.
        """
        person = await self.person(team, viewer)
        if person is None or person.deactivated or person.bot:
            return False
        if viewer in await self.members(team, channel):
            return True
        about = await self.channel(team, channel)
        outsider = person.guest or person.home_team not in (None, team)
        return not (about.private or about.direct or outsider)

    async def person(self, team: str, user: str) -> Person | None:
        """Return somebody as Slack describes them now, and remember it; None when Slack knows nobody such."""
        return await self._fresh(("person", team, user), lambda: self._ask_person(team, user))

    async def channel(self, team: str, channel: str) -> Channel:
        """Return what Slack says of a channel; raise Unsure when it says nothing."""
        return await self._fresh(("channel", team, channel), lambda: self._ask_channel(team, channel))

    async def members(self, team: str, channel: str) -> frozenset[str]:
        """Return everybody in a channel, all pages of them; raise Unsure when Slack can not be asked."""
        return await self._fresh(("members", team, channel), lambda: self._ask_members(team, channel))

    async def user_group(self, team: str, user_group: str) -> list[str]:
        """Return the people of a user group; raise Unsure when Slack can not be asked."""
        answer = await self.ask(team, "usergroups.users.list", usergroup=user_group)
        return list(answer.get("users") or [])

    async def workspace_name(self, team: str, other: str) -> str:
        """Return what another workspace that shares a channel with ours is called, empty for no name."""
        answer = await self._fresh(
            ("workspace", team, other), lambda: self.ask(team, "team.info", team=other)
        )
        return str((answer.get("team") or {}).get("name") or "")

    async def open_direct(self, team: str, user: str) -> str:
        """Return the bot's direct message channel with a person; raise Unsure when it is not theirs.

        Raises Unwritable for somebody with whom Slack allows none.
        """
        return await self._fresh(("direct", team, user), lambda: self._ask_direct(team, user))

    def forget(self, team: str, *about: str) -> None:
        """Drop what is remembered of a channel or person, because an event said that it has changed."""
        for key in [key for key in self._cache if key[1] == team and key[2] in about]:
            del self._cache[key]

    async def ask(self, team: str, method: str, /, **arguments: Any) -> dict[str, Any]:
        """Call a reading method of Slack's; raise Unsure when it fails."""
        client = self.clients.get(team)
        if client is None:
            raise Unsure(f"not installed in {team}")
        try:
            answer = await client.api_call(method, http_verb="GET", params=arguments)
        except failures.RAISED as error:
            raise Unsure(failures.of_call(method, error)) from error
        return dict(answer.data) if isinstance(answer.data, dict) else {}

    async def _fresh(self, key: tuple[str, ...], ask: Callable[[], Awaitable[Answer]]) -> Answer:
        now = self.clock()
        # What was asked at a time that is yet to come was asked before the clock was put back.
        if key in self._cache and timedelta(0) <= now - self._cache[key][0] < FRESH:
            known: Answer = self._cache[key][1]
            return known
        answer = await ask()
        self._cache[key] = (now, answer)
        return answer

    async def _ask_person(self, team: str, user: str) -> Person | None:
        try:
            answer = await self.ask(team, "users.info", user=user, include_locale=True)
        except Unsure as error:
            if failures.code_of(error.__cause__) in ("user_not_found", "user_not_visible"):
                return None
            raise
        person = described(team, answer.get("user") or {}, self.clock())
        async with self.sessions.begin() as session:
            await people.learn(session, person)
        return person

    async def _ask_channel(self, team: str, channel: str) -> Channel:
        about = (await self.ask(team, "conversations.info", channel=channel)).get("channel") or {}
        answer = Channel(
            id=about.get("id", channel),
            name=about.get("name") or "",
            # Fails closed: a channel that does not say that it is public is private.
            private=bool(about.get("is_private", True)),
            shared=bool(about.get("is_ext_shared")),
            archived=bool(about.get("is_archived")),
            direct=bool(about.get("is_im") or about.get("is_mpim")),
        )
        async with self.sessions.begin() as session:
            if await groups.find(session, team, channel) is not None:
                values = {"name": answer.name, "private": answer.private, "shared": answer.shared}
                await groups.set_values(session, team, channel, **values)
        return answer

    async def _ask_direct(self, team: str, user: str) -> str:
        client = self.clients.get(team)
        if client is None:
            raise Unsure(f"not installed in {team}")
        try:
            answer = await client.conversations_open(users=user, return_im=True)
        except failures.RAISED as error:
            if failures.is_unwritable(code := failures.code_of(error)):
                raise Unwritable(f"Slack lets nobody write to the recipient: {code}") from error
            raise Unsure(failures.of_call("conversations.open", error)) from error
        opened: Mapping[str, Any] = answer.get("channel") or {}
        if opened.get("user", user) != user:
            raise Unsure("Slack opened a direct message with somebody else")
        return str(opened["id"])

    async def _ask_members(self, team: str, channel: str) -> frozenset[str]:
        found: list[str] = []
        cursor = ""
        while True:
            page = {"channel": channel, "limit": PAGE} | ({"cursor": cursor} if cursor else {})
            answer = await self.ask(team, "conversations.members", **page)
            found += answer.get("members") or []
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return frozenset(found)


def described(team: str, user: Mapping[str, Any], now: datetime) -> Person:
    """Return somebody from a user object of Slack's, as `users.info` and `user_change` carry it."""
    profile = user.get("profile") or {}
    name = profile.get("display_name") or user.get("real_name") or user.get("name") or user.get("id", "")
    return Person(
        team=team,
        user=user.get("id", ""),
        name=name,
        zone=user.get("tz"),
        locale=user.get("locale"),
        home_team=user.get("team_id"),
        bot=bool(user.get("is_bot")),
        guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
        deactivated=bool(user.get("deleted")),
        seen_at=now,
    )
