"""What every Web API method has in common: its scope, its tier, and reading its arguments."""

import base64
import binascii
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from bot.sandbox.behaviour.engine import Engine
from bot.sandbox.data import scopes
from bot.sandbox.data.channels import Channel
from bot.sandbox.data.errors import Failure
from bot.sandbox.data.people import Person
from bot.sandbox.data.teams import Team
from bot.sandbox.payloads import Json

Item = TypeVar("Item")
_FALSE = ("", "0", "false", "False", "None")


@dataclass(frozen=True)
class Request:
    """One call: who makes it, and with what."""

    slack: Engine
    installation: Team | None
    method: str
    arguments: Json
    token: str

    @property
    def workspace(self) -> Team:
        """The workspace whose bot token it is; methods that take another kind of token never ask."""
        return cast("Team", self.installation)

    def get(self, name: str, default: str = "") -> str:
        """Return an argument as text."""
        value = self.arguments.get(name)
        return default if value is None else str(value)

    def need(self, name: str) -> str:
        """Return an argument as text, or fail when it is missing."""
        value = self.get(name)
        if not value:
            messages = [f"[ERROR] missing required field: {name}"]
            raise Failure("invalid_arguments", response_metadata={"messages": messages})
        return value

    def flag(self, name: str) -> bool:
        """Return an argument as a truth value; queries and forms carry it as text."""
        return str(self.arguments.get(name, "")) not in _FALSE

    def need_scope(self, *needed: str) -> None:
        """Fail unless the token has one of these scopes."""
        if not self.workspace.scopes.intersection(needed):
            raise Failure(
                "missing_scope", needed=",".join(needed), provided=",".join(sorted(self.workspace.scopes))
            )

    def channel(self, ability: str, *, name: str = "channel") -> Channel:
        """Find the channel an argument names; a private one without the bot is not found.

        `ability` is the second half of the scope it takes, as in `groups:read`.
        """
        channel = self.slack.channels.get(self.need(name))
        if channel is None or self.workspace.team_id not in channel.teams:
            raise Failure("channel_not_found")
        if ability:
            self.need_scope(scopes.family(channel, ability))
        if channel.kind != "public" and self.workspace.bot_user not in channel.members:
            raise Failure("channel_not_found")
        return channel

    def known(self, person_id: str) -> Person:
        """Find somebody of this workspace, or of one that shares a channel with it."""
        person = self.slack.people.get(person_id)
        if person is None:
            raise Failure("user_not_found")
        if person.team != self.workspace.team_id and not self.shares_a_channel(person):
            raise Failure("user_not_found")
        if person.team != self.workspace.team_id and person.hidden and self.method.startswith("users."):
            raise Failure("user_not_visible")
        return person

    def shares_a_channel(self, person: Person) -> bool:
        """Whether somebody of another workspace is in a channel that this workspace has too."""
        return any(
            self.workspace.team_id in channel.teams and person.id in channel.members
            for channel in self.slack.channels.values()
            if channel.kind != "im"
        )

    def page(
        self, items: Sequence[Item], *, most: int = 1000, at_once: int | None = None
    ) -> tuple[list[Item], str]:
        """Return one page of a list and the cursor of the next, empty at the end."""
        start = _position(self.get("cursor"), self.method)
        limit = self.get("limit", "100") or "100"
        if not limit.isdigit() or not 0 <= int(limit) <= most:
            raise Failure("invalid_limit")
        size = min(int(limit) or 100, at_once or self.slack.page_size)
        end = start + size
        return list(items[start:end]), _cursor(end, self.method) if end < len(items) else ""


Handler = Callable[[Request], Json]


@dataclass(frozen=True)
class Method:
    """One Web API method; `scopes` are alternatives, `tier` 0 has limits of its own."""

    name: str
    handle: Handler
    scopes: tuple[str, ...]
    tier: int


METHODS: dict[str, Method] = {}
"""Every method there is; a call of any other is an `unknown_method`."""


def method(name: str, *scopes: str, tier: int = 3) -> Callable[[Handler], Handler]:
    """Register a handler as the method `name`."""

    def register(handle: Handler) -> Handler:
        METHODS[name] = Method(name, handle, scopes, tier)
        return handle

    return register


def _cursor(position: int, name: str) -> str:
    return base64.urlsafe_b64encode(f"{name}:next:{position}".encode()).decode()


def _position(cursor: str, name: str) -> int:
    if not cursor:
        return 0
    try:
        text = base64.urlsafe_b64decode(cursor.encode()).decode()
    except (binascii.Error, UnicodeDecodeError) as error:
        raise Failure("invalid_cursor") from error
    found = re.fullmatch(rf"{re.escape(name)}:next:(\d+)", text)
    if found is None:
        raise Failure("invalid_cursor")
    return int(found[1])
