"""What we ask Slack about people and channels, and believe for a minute; `access` says who may see what."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import failures
from bot.slack.profiles import described
from scheduler.clock import Clock
from storage import groups, outbox, people, sharing
from storage.database import Session, Sessions, errands
from storage.records import Person

FRESH = timedelta(seconds=60)
"""How long an answer of Slack's is believed: a removed member must see nothing after a minute."""
GOOD_AS_NEW = timedelta(seconds=5)
PAGE = 200
MOST_KEPT = 20_000
"""Answers; before there are more, those that are too old are dropped."""

Answer = TypeVar("Answer")
Key = tuple[str, ...]


class Unsure(Exception):
    """Raised when Slack could not be asked, so that nobody takes silence for a yes."""


class Away(Unsure):
    """Raised when Slack does not show the bot a channel: the bot is not in it, or it does not exist."""


class Unconfirmed(Unsure):
    """Raised for people of another workspace while nobody has confirmed that a group's channel is shared."""


class Unwritable(Unsure):
    """Raised when Slack will never let the bot write to somebody."""


@dataclass(frozen=True)
class Channel:
    """What Slack says of a channel. `private` is only ever read from here, never from the id."""

    id: str
    name: str
    private: bool
    shared: bool
    archived: bool
    direct: bool


@dataclass(frozen=True)
class UserGroup:
    """A named set of people of a workspace, whom people mention together as '@handle'."""

    id: str
    handle: str
    name: str


Learn = Callable[[Session, Person, Mapping[str, Any]], Awaitable[None]]
"""Stores what Slack says of somebody; their profile comes with it."""


async def _store(session: Session, person: Person, profile: Mapping[str, Any]) -> None:
    await people.learn(session, person)


@dataclass
class People:
    """Asks Slack, one client for each workspace, and remembers what it learnt of people."""

    sessions: Sessions
    clients: Mapping[str, AsyncWebClient]
    clock: Clock
    learn: Learn = _store
    _cache: dict[Key, tuple[datetime, Any]] = field(default_factory=dict)
    _asking: dict[Key, "asyncio.Task[Any]"] = field(default_factory=dict)
    _user_groups: dict[str, tuple[UserGroup, ...]] = field(default_factory=dict)

    def confirm(self, team: str, channel: str, user: str, at: datetime) -> None:
        """Take Slack's own word that somebody is in a channel: only there could they type what they did."""
        key, at = ("there", team, channel, user), min(at, self.clock())
        if key not in self._cache or self._cache[key][0] < at:
            self._keep(key, at, None)

    def is_confirmed(self, team: str, channel: str, user: str) -> bool:
        """Tell, without asking, whether Slack has said within the minute that somebody is in a channel.

        What it said last counts: a list of members without them is out of date once they have typed there.
        """
        said = self._known(("there", team, channel, user))
        listed = self._known(("members", team, channel))
        if listed is not None and user in listed[1]:
            return True
        return said is not None and (listed is None or said[0] >= listed[0])

    async def person(self, team: str, user: str) -> Person | None:
        """Return somebody as Slack describes them, and remember it; None when Slack does not know them."""
        return await self._fresh(("person", team, user), lambda: self._ask_person(team, user))

    async def channel(self, team: str, channel: str) -> Channel:
        """Return what Slack says of a channel; raise Unsure when it says nothing."""
        return await self._fresh(("channel", team, channel), lambda: self._ask_channel(team, channel))

    async def members(self, team: str, channel: str) -> frozenset[str]:
        """Return everybody in a channel, all pages of them; raise Unsure when Slack can not be asked."""
        return await self._fresh(("members", team, channel), lambda: self._ask_members(team, channel))

    async def is_in(self, team: str, channel: str, user: str) -> bool:
        """Tell whether somebody is in a channel; a list without them must be a few seconds old at most.

        They may just have joined, as they were asked to, and Slack's event about that may be on its way.
        """
        listed = self._known(("members", team, channel))
        if listed is not None and user not in listed[1] and self.clock() - listed[0] >= GOOD_AS_NEW:
            self._cache.pop(("members", team, channel))
        return user in await self.members(team, channel)

    async def user_group(self, team: str, user_group: str) -> list[str]:
        """Return the people of a user group; raise Unsure when Slack can not be asked."""
        answer = await self.ask(team, "usergroups.users.list", usergroup=user_group)
        return list(answer.get("users") or [])

    def user_groups(self, team: str) -> tuple[UserGroup, ...]:
        """Return the user groups of a workspace as Slack told them last; none before it has."""
        return self._user_groups.get(team, ())

    async def learn_user_groups(self, team: str) -> None:
        """Ask Slack which user groups a workspace has; where it can not be asked, those of before count."""
        with suppress(Unsure):
            listed = await self._fresh(("user groups", team), lambda: self.ask(team, "usergroups.list"))
            self._user_groups[team] = tuple(
                UserGroup(one["id"], one["handle"], one.get("name") or "")
                for one in listed.get("usergroups") or []
                if not one.get("date_delete")
            )

    async def workspace_name(self, team: str, other: str) -> str:
        """Return the name of another workspace that shares a channel with ours, empty when it has none."""
        answer = await self._fresh(
            ("workspace", team, other), lambda: self.ask(team, "team.info", team=other)
        )
        return str((answer.get("team") or {}).get("name") or "")

    async def open_direct(self, team: str, user: str) -> str:
        """Return the bot's direct message channel with a person; raise Unsure when it is not theirs.

        Slack is asked once: it stays the same. Raises Unwritable for somebody with whom Slack allows none.
        """
        return await self._fresh(("direct", team, user), lambda: self._direct(team, user))

    async def lost_direct(self, team: str, user: str) -> None:
        """Ask anew for somebody's direct message channel next time: Slack does not know the one we kept."""
        self._cache.pop(("direct", team, user), None)
        async with self.sessions.begin() as session:
            await people.note_direct(session, team, user, None)

    def forget(self, team: str, *about: str) -> None:
        """Drop what is remembered of a channel or person, because an event said that it has changed.

        What is being asked about it at this moment is asked again. That somebody typed in a channel is
        believed until they themselves join, leave or change.
        """
        for kept in (self._cache, self._asking):
            for key in [key for key in kept if key[1] == team and key[-1] in about]:
                del kept[key]

    async def ask(self, team: str, method: str, /, **arguments: Any) -> dict[str, Any]:
        """Call a reading method of Slack's; raise Unsure when it fails."""
        client = self.clients.get(team)
        if client is None:
            raise Unsure(f"not installed in {team}")
        try:
            answer = await client.api_call(method, http_verb="GET", params=arguments)
        except failures.RAISED as error:
            away = failures.code_of(error) in outbox.OUTSIDE
            raise (Away if away else Unsure)(failures.of_call(method, error)) from error
        return dict(answer.data) if isinstance(answer.data, dict) else {}

    async def _fresh(self, key: Key, ask: Callable[[], Awaitable[Answer]]) -> Answer:
        """Return what Slack has said within the minute, or says now; those who ask at once share the call.

        Somebody who gives up waiting does not end it: the answer is there for the next who asks.
        """
        if (known := self._known(key)) is not None:
            answer: Answer = known[1]
            return answer
        asking = self._asking.get(key)
        if asking is None:
            asking = asyncio.get_running_loop().create_task(errands.detached(self._learn(key, ask)))
            self._asking[key] = asking
            asking.add_done_callback(partial(self._asked, key))
        told: Answer = await asyncio.shield(asking)
        return told

    async def _learn(self, key: Key, ask: Callable[[], Awaitable[Answer]]) -> Answer:
        at = self.clock()
        answer = await ask()
        # If it was forgotten meanwhile, it has changed since Slack was asked.
        if self._asking.get(key) is asyncio.current_task():
            self._keep(key, at, answer)
        return answer

    def _asked(self, key: Key, asking: "asyncio.Task[Any]") -> None:
        if self._asking.get(key) is asking:
            del self._asking[key]
        if not asking.cancelled():
            # Nobody may be waiting for it any more.
            asking.exception()

    def _known(self, key: Key) -> tuple[datetime, Any] | None:
        """Return what is believed of something, and as of when."""
        known = self._cache.get(key)
        # An entry from the future was made before the clock was set back: ignore it.
        return known if known is not None and timedelta(0) <= self.clock() - known[0] < FRESH else None

    def _keep(self, key: Key, at: datetime, answer: Any) -> None:
        if len(self._cache) >= MOST_KEPT:
            for old in [old for old in self._cache if self._known(old) is None]:
                del self._cache[old]
        self._cache[key] = (at, answer)

    async def _ask_person(self, team: str, user: str) -> Person | None:
        try:
            answer = await self.ask(team, "users.info", user=user, include_locale=True)
        except Unsure as error:
            if failures.code_of(error.__cause__) in ("user_not_found", "user_not_visible"):
                return None
            raise
        about = answer.get("user") or {}
        person = described(team, about, self.clock())
        async with self.sessions.begin() as session:
            await self.learn(session, person, about.get("profile") or {})
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
            group = await groups.find(session, team, channel)
            if group is not None:
                await sharing.note_sharing(session, group, shared=answer.shared, at=self.clock())
                values = {"name": answer.name, "private": answer.private, "shared": answer.shared}
                await groups.set_values(session, team, channel, **values)
        return answer

    async def _direct(self, team: str, user: str) -> str:
        async with self.sessions.read() as session:
            kept = await people.direct_of(session, team, user)
        if kept is not None:
            return kept
        opened = await self._ask_direct(team, user)
        async with self.sessions.begin() as session:
            await people.note_direct(session, team, user, opened)
        return opened

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
