"""Ordered faults: what the caller sees, and whether Slack has done its part all the same."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Slack, Workspace


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        pytest.param({"kind": "refuse"}, [], id="refuse"),
        pytest.param({"kind": "drop before"}, [], id="drop-before"),
        pytest.param({"kind": "drop after"}, ["D1"], id="drop-after"),
        pytest.param({"kind": "429"}, [], id="429"),
        pytest.param({"kind": "5xx"}, [], id="500"),
        pytest.param({"kind": "5xx", "error": "503", "after": True}, ["D1"], id="503-after"),
        pytest.param({"kind": "ok:false", "error": "fatal_error"}, [], id="fatal-error"),
        pytest.param({"kind": "ok:false", "after": True}, ["D1"], id="internal-error-after"),
        pytest.param({"kind": "truncate"}, ["D1"], id="truncate"),
        pytest.param({"kind": "html200"}, ["D1"], id="html-200"),
    ],
)
async def test_a_call_fails_but_its_message_may_stand(
    slack: Slack, client: AsyncWebClient, workspace: Workspace, fault: dict[str, Any], said: list[str]
) -> None:
    slack.faults.add("chat.postMessage", **fault)
    board = workspace.channel("board").id

    with pytest.raises((SlackApiError, aiohttp.ClientError, json.JSONDecodeError)):
        await client.chat_postMessage(channel=board, text="D1")
    assert workspace.said_in("board") == said

    await client.chat_postMessage(channel=board, text="D2")
    assert workspace.said_in("board") == [*said, "D2"]
    assert len(slack.calls) == 2


async def test_a_slow_answer_comes_in_the_end(
    slack: Slack, client: AsyncWebClient, workspace: Workspace
) -> None:
    slack.faults.add("chat.postMessage", kind="slow", delay=0.01)

    answer = await client.chat_postMessage(channel=workspace.channel("board").id, text="D1")

    assert answer["ts"] == workspace.messages("board")[0].ts


async def test_a_slow_answer_may_be_too_late(
    slack: Slack, client: AsyncWebClient, workspace: Workspace
) -> None:
    slack.faults.add("chat.postMessage", kind="slow", delay=30)

    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await client.chat_postMessage(channel=workspace.channel("board").id, text="D1")

    assert workspace.said_in("board") == ["D1"]


@pytest.mark.parametrize(("given", "header"), [(None, "1"), (30, "30"), ("abc", "abc"), ("", None)])
async def test_a_429_says_how_long_to_wait_or_what_it_was_told_to_say(
    slack: Slack, client: AsyncWebClient, given: object, header: str | None
) -> None:
    slack.faults.add("auth.test", kind="429", retry_after=given)

    with pytest.raises(SlackApiError) as refused:
        await client.auth_test()

    assert refused.value.response.headers.get("Retry-After") == header


@pytest.mark.parametrize("place", ["board", "sam"])
async def test_a_fault_can_be_of_one_channel_or_one_persons_messages(
    slack: Slack, client: AsyncWebClient, workspace: Workspace, place: str
) -> None:
    slack.faults.add("chat.postMessage", kind="ok:false", channel=place)
    places = {"board": workspace.channel("board").id, "sam": workspace.direct("sam").id}

    await client.chat_postMessage(channel=workspace.direct("priya").id, text="A1")
    with pytest.raises(SlackApiError, match="internal_error"):
        await client.chat_postMessage(channel=places[place], text="A1")


async def test_faults_are_mended_together(slack: Slack, client: AsyncWebClient) -> None:
    slack.faults.add(kind="5xx", times=100)
    for _ in range(2):
        with pytest.raises(SlackApiError):
            await client.auth_test()

    slack.faults.clear()

    assert (await client.auth_test())["ok"]


async def test_a_fault_of_ones_own_making_is_refused(slack: Slack) -> None:
    with pytest.raises(ValueError, match="no fault of the sandbox"):
        slack.faults.add("auth.test", kind="gremlins")


async def test_nobody_answers_while_it_is_unplugged(slack: Slack, client: AsyncWebClient) -> None:
    await client.auth_test()
    await slack.unplug()
    with pytest.raises(aiohttp.ClientConnectionError):
        await client.auth_test()
    with pytest.raises(aiohttp.ClientConnectorError):
        await client.auth_test()

    await slack.plug()

    assert (await client.auth_test())["ok"]
