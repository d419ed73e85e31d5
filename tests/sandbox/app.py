"""A tiny app to hold the sandbox against: slack_sdk's client, and a receiver that checks every signature."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import aiohttp
import pytest
from aiohttp import web
from slack_sdk.errors import SlackApiError
from slack_sdk.signature import Clock, SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Slack, Workspace

Json = dict[str, Any]


@dataclass
class Received:
    """One request of Slack's: what kind, what it holds, and its headers."""

    kind: str
    payload: Json
    headers: dict[str, str]


Answering = Callable[[Received], Awaitable[web.Response | Json | str | None]]


async def _silence(request: Received) -> None:
    return None


class SandboxTime(Clock):
    """Lets the SDK's verifier count a signature's five minutes by the sandbox's clock."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack

    def now(self) -> float:
        return self._slack.clock().timestamp()


@dataclass
class App:
    """Keeps what it receives and answers as `answering` says; unsigned requests get a 401."""

    slack: Slack
    received: list[Received] = field(default_factory=list)
    answering: Answering = _silence
    port: int = 0
    _runner: web.AppRunner | None = None
    _session: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        application = web.Application()
        application.router.add_post("/slack/events", self._receive)
        self._runner = web.AppRunner(application, shutdown_timeout=0.01)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self._session = self._session or aiohttp.ClientSession()

    async def hang_up(self) -> None:
        """Stop listening; `start` takes the same port again."""
        if self._runner:
            await self._runner.cleanup()

    async def stop(self) -> None:
        await self.hang_up()
        if self._session:
            await self._session.close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/slack/events"

    def client(self, workspace: Workspace) -> AsyncWebClient:
        return AsyncWebClient(
            token=workspace.bot_token,
            base_url=self.slack.api_url,
            session=self._session,
            retry_handlers=[],
        )

    async def say_back(self, url: str, **message: Any) -> tuple[int, Json]:
        """Post to a response_url."""
        assert self._session
        async with self._session.post(url, json=message) as response:
            return response.status, await response.json()

    async def send(self, url: str, body: str) -> Json:
        """Post a raw body as JSON, and return what comes back."""
        assert self._session
        async with self._session.post(
            url, data=body, headers={"Content-Type": "application/json"}
        ) as response:
            answer: Json = await response.json()
            return answer

    async def receive(self, body: str, headers: dict[str, str]) -> int:
        """Post to the app as Slack would, and return the status of its answer."""
        assert self._session
        given = headers | {"Content-Type": "application/json"}
        async with self._session.post(self.url, data=body, headers=given) as response:
            return response.status

    def events(self, kind: str | None = None) -> list[Json]:
        """Return the events received, without their envelopes."""
        told = [request.payload["event"] for request in self.received if request.kind == "event_callback"]
        return [event for event in told if kind in (None, event["type"])]

    def of_kind(self, kind: str) -> list[Json]:
        """Return the payloads of one kind: `command`, or a payload's type."""
        return [request.payload for request in self.received if request.kind == kind]

    async def _receive(self, request: web.Request) -> web.Response:
        body = await request.text()
        verifier = SignatureVerifier(self.slack.signing_secret, SandboxTime(self.slack))
        if not verifier.is_valid_request(body, dict(request.headers)):
            return web.Response(status=401)
        received = _read(body, request.content_type, dict(request.headers))
        self.received.append(received)
        answer = await self.answering(received)
        if isinstance(answer, web.Response):
            return answer
        if isinstance(answer, dict):
            return web.json_response(answer)
        return web.Response(text=answer or "")


def _read(body: str, content_type: str, headers: dict[str, str]) -> Received:
    if content_type == "application/json":
        payload = json.loads(body)
        return Received(payload["type"], payload, headers)
    fields = dict(parse_qsl(body, keep_blank_values=True))
    if "payload" in fields:
        payload = json.loads(fields["payload"])
        return Received(payload["type"], payload, headers)
    return Received("command", fields, headers)


async def error(call: Awaitable[Any]) -> str:
    """Return the error with which Slack refuses a call."""
    with pytest.raises(SlackApiError) as refused:
        await call
    return str(refused.value.response["error"])
