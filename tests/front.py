"""The bot's own server in front of the world's application, and requests to it that Slack would sign."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import aiohttp

from bot.app import build_app
from bot.slack.health import Health
from bot.slack.incoming import server
from bot.slack.incoming.connections import Patience
from bot.slack.incoming.dispatch import Reception
from bot.slack.metrics import Metrics
from tests.world import World

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


@dataclass
class Front:
    """Where requests are sent to, and what answers them."""

    world: World
    http: aiohttp.ClientSession
    health: Health
    reception: Reception

    async def send(
        self, body: bytes, kind: str = JSON, headers: Mapping[str, str] | None = None
    ) -> tuple[int, str]:
        """Send a body with these headers, or else as Slack signs it; return status and text."""
        given = {"Content-Type": kind} | dict(headers if headers is not None else self.signed(body))
        async with self.http.post("/slack/events", data=body, headers=given) as answer:
            return answer.status, await answer.text()

    async def event(self, body: Any) -> tuple[int, str]:
        """Send an event as Slack does."""
        return await self.send(json.dumps(body).encode())

    async def form(self, fields: Mapping[str, str]) -> tuple[int, str]:
        """Send a command as Slack does."""
        return await self.send(urlencode(fields).encode(), FORM)

    async def interaction(self, payload: Any) -> tuple[int, str]:
        """Send an interaction as Slack does."""
        return await self.form({"payload": json.dumps(payload)})

    def signed(self, body: bytes, *, at: float | None = None, secret: str | None = None) -> dict[str, str]:
        """Return the headers with which Slack signs a body."""
        stamp = str(int(self.world.now.timestamp() if at is None else at))
        key = (secret or self.world.workspace.signing_secret).encode()
        digest = hmac.new(key, f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}

    def command(self, typed: str) -> dict[str, str]:
        """Return the fields of a command that rosa types in the board's channel."""
        workspace = self.world.workspace
        name, _, rest = typed.partition(" ")
        return {
            "command": name,
            "text": rest,
            "team_id": workspace.team_id,
            "channel_id": workspace.channel("board").id,
            "user_id": workspace.person("rosa").id,
            "trigger_id": "1.2.3",
        }


@asynccontextmanager
async def opened(
    world: World,
    patience: Patience | None = None,
    most: int | None = None,
    answering: server.Answering | None = None,
) -> AsyncIterator[Front]:
    """Serve the world's bot as `matters run` does, or else what is `answering`."""
    metrics = Metrics()
    health = Health(world.sessions, world.slack.clock, metrics)
    reception = Reception(metrics, world.slack.clock)
    reception.app = build_app(world.bot)
    events = server.Events(answering or reception, world.workspace.signing_secret, world.slack.clock)
    listening = server.listen("127.0.0.1", 0)
    application = server.application(health, events)
    serving = server.Server(application, drain_seconds=5, patience=patience, most=most)
    served = asyncio.create_task(serving.serve(sockets=[listening]))
    async with aiohttp.ClientSession(f"http://127.0.0.1:{listening.getsockname()[1]}") as http:
        yield Front(world, http, health, reception)
    serving.should_exit = True
    await served
