"""Socket Mode, held against slack_sdk's own client."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Slack, Workspace
from tests.sandbox.app import App, Json


@dataclass
class Listening:
    """Keeps envelopes, and acknowledges them with `answer` while `acking`."""

    received: list[SocketModeRequest] = field(default_factory=list)
    answer: Json | None = None
    acking: bool = True

    async def take(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        self.received.append(request)
        if self.acking:
            response = SocketModeResponse(envelope_id=request.envelope_id, payload=self.answer)
            await client.send_socket_mode_response(response)


@pytest.fixture
async def listening(slack: Slack, workspace: Workspace) -> AsyncIterator[Listening]:
    heard = Listening()
    web = AsyncWebClient(base_url=slack.api_url)
    client = SocketModeClient(app_token=slack.app_token, web_client=web, auto_reconnect_enabled=False)
    client.socket_mode_request_listeners.append(heard.take)
    await client.connect()  # type: ignore[no-untyped-call]
    await slack.inbound.sockets.opened(1)
    yield heard
    await client.close()  # type: ignore[no-untyped-call]


async def test_an_event_comes_in_an_envelope(listening: Listening, workspace: Workspace) -> None:
    await workspace.post("sam", "Hello", channel="board")

    [request] = listening.received
    assert (request.type, request.accepts_response_payload) == ("events_api", False)
    assert request.payload["event"]["text"] == "Hello"
    assert request.retry_attempt == 0


async def test_a_command_is_answered_in_its_acknowledgement(
    listening: Listening, workspace: Workspace
) -> None:
    listening.answer = {"text": "Noted"}

    await workspace.slash("sam", "/decide We ship", channel="board")

    [request] = listening.received
    assert (request.type, request.accepts_response_payload) == ("slash_commands", True)
    assert request.payload["text"] == "We ship"
    assert [message.plain for message in workspace.ephemerals("sam")] == ["Noted"]


async def test_an_interaction_comes_as_itself(listening: Listening, workspace: Workspace) -> None:
    await workspace.global_shortcut("sam", "record_decision")

    [request] = listening.received
    assert (request.type, request.payload["type"]) == ("interactive", "shortcut")


async def test_an_envelope_without_an_answer_comes_again(
    slack: Slack, listening: Listening, workspace: Workspace
) -> None:
    slack.patience = 0.05
    listening.acking = False
    await workspace.post("sam", "Hello", channel="board")
    listening.acking = True

    await slack.advance(timedelta(minutes=1))

    assert [request.retry_attempt for request in listening.received] == [0, 1, 2]
    assert listening.received[-1].retry_reason == "http_timeout"
    assert len({request.payload["event_id"] for request in listening.received}) == 1
    assert len({request.envelope_id for request in listening.received}) == 3


async def test_nothing_is_delivered_over_http_once_sockets_are_used(
    slack: Slack, app: App, listening: Listening, workspace: Workspace
) -> None:
    await slack.inbound.sockets.disconnect()

    answer = await workspace.slash("sam", "/decide", channel="board")

    assert (answer.reason, app.received) == ("connection_failed", [])


async def test_only_the_apps_own_token_opens_a_socket(slack: Slack, workspace: Workspace) -> None:
    client = AsyncWebClient(base_url=slack.api_url)

    for token, expected in ((workspace.bot_token, "not_allowed_token_type"), ("xapp-1", "invalid_auth")):
        with pytest.raises(SlackApiError, match=expected):
            await client.apps_connections_open(app_token=token)


async def test_a_ticket_is_good_for_one_socket(slack: Slack, workspace: Workspace) -> None:
    url = slack.inbound.sockets.ticket(debug=True)

    async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
        hello = await socket.receive_json()
        assert (hello["type"], hello["num_connections"]) == ("hello", 1)
        await socket.send_bytes(b"ping")
        await socket.send_str("ping")
        await socket.send_str('{"envelope_id": "of nobody"}')
        with pytest.raises(aiohttp.WSServerHandshakeError, match="404"):
            await session.ws_connect(url)


@pytest.mark.parametrize("reason", ["warning", "refresh_requested", "link_disabled"])
async def test_slack_asks_an_app_to_reconnect(slack: Slack, workspace: Workspace, reason: str) -> None:
    url = slack.inbound.sockets.ticket(debug=False)
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
        await socket.receive_json()

        await slack.inbound.sockets.disconnect(reason)

        assert (await socket.receive_json())["reason"] == reason
        assert len(slack.inbound.sockets.open) == (reason == "warning")


async def test_sockets_close_when_the_world_ends() -> None:
    slack = Slack()
    await slack.start()

    url = slack.inbound.sockets.ticket(debug=False)
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
        await socket.receive_json()
        stopping = asyncio.create_task(slack.stop())
        closing = await socket.receive()
        await stopping

    assert closing.type is aiohttp.WSMsgType.CLOSE
    assert slack.inbound.sockets.open == []


async def test_each_envelope_goes_to_one_socket_and_there_are_ten_at_most(
    slack: Slack, workspace: Workspace
) -> None:
    sockets = slack.inbound.sockets
    async with aiohttp.ClientSession() as session:
        opened = [await session.ws_connect(sockets.ticket(debug=False)) for _ in range(11)]
        greetings = [await socket.receive_json() for socket in opened]
        assert [greeting.get("reason") for greeting in greetings] == [None] * 10 + ["too_many_websockets"]

        posting = asyncio.create_task(workspace.post("sam", "Hello", channel="board"))
        waiting = [asyncio.create_task(socket.receive_json()) for socket in opened[:10]]
        done, pending = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)

        assert (len(done), len(pending)) == (1, 9)
        posting.cancel()
        for task in pending:
            task.cancel()
