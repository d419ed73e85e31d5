"""What the bot can do where it is a member, and where it is not."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Slack, Workspace
from tests.sandbox.app import App, error

Ask = Callable[[AsyncWebClient, str], Awaitable[Any]]


def post(client: AsyncWebClient, channel: str) -> Awaitable[Any]:
    return client.chat_postMessage(channel=channel, text="Hello")


def info(client: AsyncWebClient, channel: str) -> Awaitable[Any]:
    return client.conversations_info(channel=channel)


def history(client: AsyncWebClient, channel: str) -> Awaitable[Any]:
    return client.conversations_history(channel=channel)


def members(client: AsyncWebClient, channel: str) -> Awaitable[Any]:
    return client.conversations_members(channel=channel)


@pytest.mark.parametrize(
    ("ask", "private", "expected"),
    [
        pytest.param(post, False, "not_in_channel", id="post-public"),
        pytest.param(post, True, "channel_not_found", id="post-private"),
        pytest.param(info, True, "channel_not_found", id="info-private"),
        pytest.param(members, True, "channel_not_found", id="members-private"),
        pytest.param(history, False, "not_in_channel", id="history-public"),
        pytest.param(history, True, "channel_not_found", id="history-private"),
    ],
)
async def test_what_the_bot_can_not_do_in_a_channel_it_is_not_in(
    client: AsyncWebClient, workspace: Workspace, ask: Ask, private: bool, expected: str
) -> None:
    elsewhere = workspace.add_channel("elsewhere", members=["sam"], private=private, bot=False)

    assert await error(ask(client, elsewhere)) == expected


async def test_a_visiting_scope_lets_the_bot_post_where_it_is_no_member(
    app: App, workspace: Workspace
) -> None:
    workspace.install(scopes=["chat:write", "chat:write.public"])
    elsewhere = workspace.add_channel("elsewhere", members=["sam"], bot=False)

    await app.client(workspace).chat_postMessage(channel=elsewhere, text="Hello")

    assert workspace.said_in("elsewhere") == ["Hello"]


async def test_the_bot_joins_a_public_channel_and_hears_of_it(
    slack: Slack, app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    elsewhere = workspace.add_channel("elsewhere", members=["sam"], bot=False)

    await client.conversations_join(channel=elsewhere)
    await slack.settle()

    [joined] = app.events("member_joined_channel")
    assert (joined["user"], joined["channel_type"]) == (workspace.bot_user, "C")


async def test_nothing_is_posted_in_an_archived_channel(client: AsyncWebClient, workspace: Workspace) -> None:
    await workspace.archive("board")

    assert await error(post(client, workspace.channel("board").id)) == "is_archived"
