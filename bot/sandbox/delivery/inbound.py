"""Delivering to the app: which installation hears of it, over which transport, and when again."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal
from urllib.parse import urlencode

from bot.sandbox.data import scopes
from bot.sandbox.data.calls import NOT_SENT, Answer
from bot.sandbox.data.channels import Channel
from bot.sandbox.data.teams import Records, Team
from bot.sandbox.delivery.sockets import Sockets
from bot.sandbox.delivery.webhook import Webhook
from bot.sandbox.payloads import Json, events

Form = Literal["events_api", "slash_commands", "interactive"]
RETRIES = {1: timedelta(0), 2: timedelta(minutes=1), 3: timedelta(minutes=5)}
"""How long after the first attempt Slack tries again; commands and interactions get no second chance."""


@dataclass
class Delivery:
    """One attempt to deliver something, and what came of it."""

    form: Form
    payload: Json
    team: str
    at: datetime
    attempt: int
    reason: str
    answer: Answer
    seconds: float
    """How long the app took to answer, in real seconds."""


class Inbound:
    """Everything on its way to the app."""

    def __init__(self, slack: Records) -> None:
        self._slack = slack
        self.sockets = Sockets(slack)
        self.deliveries: list[Delivery] = []
        self.webhook = Webhook(slack)
        self._urls: dict[str | None, str] = {}
        self._held: list[Callable[[], Awaitable[Answer]]] = []
        self._due: list[tuple[datetime, int, Callable[[], Awaitable[Any]]]] = []
        self._count = itertools.count()

    def connect(self, url: str, team: str | None) -> None:
        """Deliver over HTTP to `url`, for one workspace or all that have no address of their own."""
        self._urls[team] = url

    async def stop(self) -> None:
        """Hang up."""
        await self.sockets.stop()
        await self.webhook.stop()

    async def tell(
        self, event: Json, *, sender: str, channel: Channel | None = None, to: Team | None = None
    ) -> Answer:
        """Deliver an event to the one installation that hears of it; `sender` is a workspace's id."""
        teams = channel.teams if channel and not to else []
        candidates = [to] if to else [self._slack.workspaces[team] for team in teams]
        workspace = next((each for each in candidates if self._hears(each, event, channel)), None)
        if workspace is None or not self._reachable(workspace):
            return NOT_SENT
        envelope = events.envelope(
            workspace.app,
            event,
            event_id=self._slack.identifiers.new("Ev"),
            event_time=int(self._slack.clock().timestamp()),
            sender_team=sender,
            shared=bool(channel and channel.is_shared),
        )
        return await self._first(workspace, envelope, event["type"])

    async def send(self, workspace: Team, form: Form, payload: Json) -> Answer:
        """Deliver a command or an interaction, once."""
        if not self._reachable(workspace):
            return Answer(reason="connection_failed")
        name = "slash_command" if form == "slash_commands" else payload["type"]
        fault = self._slack.faults.inbound(name)
        answer = await self._attempt(workspace, form, payload)
        if fault and fault.kind == "duplicate":
            await self._attempt(workspace, form, payload)
        if fault and fault.kind == "lost reply":
            return Answer(reason="http_timeout")
        return answer

    async def notify(self, payload: Json) -> Answer:
        """Deliver what comes without an envelope, such as `url_verification` and `app_rate_limited`."""
        workspace = next(iter(self._slack.workspaces.values()))
        return await self._attempt(workspace, "events_api", payload)

    async def release(self) -> None:
        """Deliver the events that a fault held back so that later ones overtake them."""
        while self._held:
            await self._held.pop(0)()

    def later(self, when: datetime, work: Callable[[], Awaitable[Any]]) -> None:
        """Do something when the sandbox's clock comes to `when`; see `Engine.run_due`."""
        heapq.heappush(self._due, (when, next(self._count), work))

    def next_due(self) -> datetime | None:
        """Return when the next thing falls due."""
        return self._due[0][0] if self._due else None

    async def run_due(self) -> None:
        """Do what has fallen due."""
        while self._due and self._due[0][0] <= self._slack.clock():
            await heapq.heappop(self._due)[2]()

    async def _first(self, workspace: Team, envelope: Json, name: str) -> Answer:
        fault = self._slack.faults.inbound(name)
        first = self._slack.clock()
        kind = fault.kind if fault else None
        if kind == "reorder":
            self._held.append(lambda: self._retried(workspace, envelope, first, 0, ""))
            return Answer(reason="held")
        lost = kind == "lost reply"
        answer = await self._retried(workspace, envelope, first, 0, "", lose_reply=lost)
        if kind == "duplicate":
            answer = await self._retried(workspace, envelope, first, 1, "http_timeout")
        await self.release()
        return answer

    async def _retried(
        self,
        workspace: Team,
        envelope: Json,
        first: datetime,
        attempt: int,
        reason: str,
        *,
        lose_reply: bool = False,
    ) -> Answer:
        answer = await self._attempt(workspace, "events_api", envelope, attempt, reason)
        if lose_reply:
            answer = Answer(reason="http_timeout")
        if answer.acked or answer.no_retry or attempt + 1 not in RETRIES:
            return answer
        if attempt == 0:
            return await self._retried(workspace, envelope, first, 1, answer.reason)

        async def again() -> Answer:
            return await self._retried(workspace, envelope, first, attempt + 1, answer.reason)

        self.later(first + RETRIES[attempt + 1], again)
        return answer

    async def _attempt(
        self, workspace: Team, form: Form, payload: Json, attempt: int = 0, reason: str = ""
    ) -> Answer:
        asked = asyncio.get_running_loop().time()
        if self.sockets.in_use:
            answer = await self.sockets.send(form, payload, attempt, reason)
        else:
            url = self._urls.get(workspace.team_id) or self._urls[None]
            answer = await self.webhook.post(url, *_encoded(form, payload), attempt, reason)
        took = asyncio.get_running_loop().time() - asked
        at = self._slack.clock()
        self.deliveries.append(Delivery(form, payload, workspace.team_id, at, attempt, reason, answer, took))
        return answer

    def _reachable(self, workspace: Team) -> bool:
        return self.sockets.in_use or workspace.team_id in self._urls or None in self._urls

    def _hears(self, workspace: Team, event: Json, channel: Channel | None) -> bool:
        kind = event["type"]
        if not workspace.installed and kind not in ("app_uninstalled", "tokens_revoked"):
            return False
        if workspace.events is not None and scopes.subscription(kind, channel) not in workspace.events:
            return False
        needed = scopes.of_event(kind, channel)
        if needed and needed not in workspace.scopes:
            return False
        return (
            channel is None or workspace.bot_user in channel.members or kind in ("channel_left", "group_left")
        )


def _encoded(form: Form, payload: Json) -> tuple[bytes, str]:
    if form == "events_api":
        return json.dumps(payload).encode(), "application/json"
    fields = payload if form == "slash_commands" else {"payload": json.dumps(payload)}
    return urlencode(fields).encode(), "application/x-www-form-urlencoded"
