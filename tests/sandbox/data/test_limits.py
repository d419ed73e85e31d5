"""Slack's rate limits, counted on the sandbox's clock."""

from collections.abc import Awaitable
from datetime import timedelta
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Slack, Workspace
from tests.sandbox.app import App


async def wait_of(call: Awaitable[Any]) -> str:
    """Return the seconds that Slack asks a caller to wait."""
    with pytest.raises(SlackApiError, match="ratelimited") as refused:
        await call
    assert refused.value.response.status_code == 429
    return str(refused.value.response.headers["Retry-After"])


async def test_a_channel_takes_a_burst_and_then_one_message_a_second(
    slack: Slack, client: AsyncWebClient, workspace: Workspace
) -> None:
    board = workspace.channel("board").id
    for number in range(4):
        await client.chat_postMessage(channel=board, text=f"D{number}")

    assert await wait_of(client.chat_postMessage(channel=board, text="D5")) == "1"
    await client.chat_postMessage(channel=workspace.direct("sam").id, text="A1")
    slack.clock.advance(timedelta(seconds=1))
    await client.chat_postMessage(channel=board, text="D5")
    assert await wait_of(client.chat_postMessage(channel=board, text="D6")) == "1"


async def test_a_method_has_a_tier_for_each_workspace(slack: Slack, app: App, client: AsyncWebClient) -> None:
    for _ in range(20):
        await client.users_list()
    slack.clock.advance(timedelta(seconds=20))

    assert await wait_of(client.users_list()) == "40"
    assert (await client.usergroups_list())["ok"]
    assert (await app.client(slack.add_workspace("Charity")).users_list())["ok"]
    slack.clock.advance(timedelta(seconds=40))
    assert (await client.users_list())["ok"]


async def test_an_app_without_approval_reads_history_by_the_spoon(
    slack: Slack, client: AsyncWebClient, workspace: Workspace
) -> None:
    slack.unapproved = True
    for number in range(18):
        await workspace.post("sam", f"{number}", channel="board")
    board = workspace.channel("board").id

    history = await client.conversations_history(channel=board, limit=100)

    assert (len(history["messages"]), history["has_more"]) == (15, True)
    assert await wait_of(client.conversations_history(channel=board)) == "60"


async def test_the_limits_can_be_lifted(slack: Slack, client: AsyncWebClient, workspace: Workspace) -> None:
    slack.strict_rates = False

    for number in range(30):
        await client.chat_postMessage(channel=workspace.channel("board").id, text=f"D{number}")
        await client.users_list()

    assert len(workspace.said_in("board")) == 30
