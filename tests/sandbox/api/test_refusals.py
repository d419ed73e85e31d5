"""Every error of the Web API that an app can bring upon itself, in one table."""

from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Slack, Workspace
from tests.sandbox.app import App, Json, error
from tests.sandbox.behaviour.test_views import HOME
from tests.sandbox.data.test_triggers import CARD
from tests.sandbox.person.test_forms import FORM

Ids = dict[str, str]
Call = Callable[[AsyncWebClient, Ids], Awaitable[Any]]


@pytest.fixture
async def ids(workspace: Workspace, client: AsyncWebClient) -> Ids:
    """Name what there is: a person, a robot, channels of all sorts, and a message."""
    workspace.add_channel("closed", members=["sam"], private=True)
    workspace.add_channel("ended", members=["sam"], bot=False)
    await workspace.archive("ended")
    workspace.add_channel("hall", members=["sam"], bot=False)
    own = await client.chat_postMessage(channel=workspace.channel("board").id, text="D1")
    return {
        "own": own["ts"],
        "hall": workspace.channel("hall").id,
        "there": await workspace.post("sam", "Hello", channel="hall"),
        "gone": workspace.add_person("gone", deactivated=True),
        "sam": workspace.person("sam").id,
        "robot": workspace.add_person("robot", is_bot=True),
        "board": workspace.channel("board").id,
        "closed": workspace.channel("closed").id,
        "ended": workspace.channel("ended").id,
        "ts": await workspace.post("sam", "Hello", channel="board"),
    }


CALLS: dict[str, tuple[Call, str]] = {
    "a channel of nobody's": (lambda c, i: c.conversations_info(channel="C0NOBODY"), "channel_not_found"),
    "a channel by its name": (
        lambda c, i: c.chat_postMessage(channel="#board", text="x"),
        "channel_not_found",
    ),
    "no channel": (lambda c, i: c.api_call("conversations.info"), "invalid_arguments"),
    "joining a private one": (
        lambda c, i: c.conversations_join(channel=i["closed"]),
        "method_not_supported_for_channel_type",
    ),
    "joining an archived one": (lambda c, i: c.conversations_join(channel=i["ended"]), "is_archived"),
    "writing to a robot": (lambda c, i: c.conversations_open(users=i["robot"]), "cannot_dm_bot"),
    "writing to several": (
        lambda c, i: c.conversations_open(users=f"{i['sam']},{i['robot']}"),
        "method_not_supported_for_channel_type",
    ),
    "writing to a crowd": (
        lambda c, i: c.conversations_open(users=",".join([i["sam"]] * 9)),
        "too_many_users",
    ),
    "writing to nobody": (lambda c, i: c.chat_postMessage(channel="U0NOBODY", text="x"), "channel_not_found"),
    "nobody": (lambda c, i: c.users_info(user="U0NOBODY"), "user_not_found"),
    "nobody's home": (lambda c, i: c.views_publish(user_id="U0NOBODY", view=HOME), "user_not_found"),
    "a thread of nobody's": (
        lambda c, i: c.conversations_replies(channel=i["board"], ts="1.000001"),
        "thread_not_found",
    ),
    "a time that is none": (
        lambda c, i: c.conversations_history(channel=i["board"], oldest="yesterday"),
        "invalid_ts_latest",
    ),
    "too long a page": (lambda c, i: c.users_list(limit=5000), "invalid_limit"),
    "types that are none": (lambda c, i: c.conversations_list(types="secret"), "invalid_types"),
    "a reaction that is none": (
        lambda c, i: c.reactions_add(channel=i["board"], timestamp=i["ts"], name="Ärger"),
        "invalid_name",
    ),
    "a reaction to nothing": (
        lambda c, i: c.reactions_add(channel=i["board"], timestamp="1.000001", name="scales"),
        "message_not_found",
    ),
    "a link to nothing": (
        lambda c, i: c.chat_getPermalink(channel=i["board"], message_ts="1.000001"),
        "message_not_found",
    ),
    "an update to nothing": (
        lambda c, i: c.api_call("chat.update", json={"channel": i["board"], "ts": "1.1"}),
        "message_not_found",
    ),
    "a schedule without a time": (
        lambda c, i: c.chat_scheduleMessage(channel=i["board"], post_at="soon", text="x"),
        "invalid_time",
    ),
    "an update without words": (
        lambda c, i: c.api_call("chat.update", json={"channel": i["board"], "ts": i["own"]}),
        "no_text",
    ),
    "a reaction from outside": (
        lambda c, i: c.reactions_add(channel=i["hall"], timestamp=i["there"], name="scales"),
        "not_in_channel",
    ),
    "a home for the gone": (lambda c, i: c.views_publish(user_id=i["gone"], view=HOME), "not_enabled"),
    "two kinds of text": (
        lambda c, i: c.chat_postMessage(channel=i["board"], markdown_text="*x*", text="x"),
        "markdown_text_conflict",
    ),
    "too much markdown": (
        lambda c, i: c.chat_postMessage(channel=i["board"], markdown_text="x" * 12_001),
        "msg_too_long",
    ),
    "too much metadata": (
        lambda c, i: c.chat_postMessage(
            channel=i["board"],
            text="x",
            metadata={"event_type": "x", "event_payload": {"x": "x" * 20_000}},
        ),
        "metadata_too_large",
    ),
    "a form without a trigger": (
        lambda c, i: c.api_call("views.open", json={"view": FORM}),
        "invalid_arguments",
    ),
    "a home as a form": (lambda c, i: c.views_open(trigger_id="1", view=HOME), "invalid_arguments"),
    "a group of nobody's": (lambda c, i: c.usergroups_users_list(usergroup="S0NOBODY"), "no_such_subteam"),
    "a bot of nobody's": (lambda c, i: c.bots_info(bot="B0NOBODY"), "bot_not_found"),
}


@pytest.mark.parametrize(("call", "expected"), CALLS.values(), ids=CALLS)
async def test_slack_refuses(client: AsyncWebClient, ids: Ids, call: Call, expected: str) -> None:
    assert await error(call(client, ids)) == expected


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        pytest.param({"client_id": "1.2"}, "invalid_client_id", id="client"),
        pytest.param({"client_secret": "guess"}, "bad_client_secret", id="secret"),
        pytest.param({"code": "guess"}, "invalid_code", id="code"),
    ],
)
async def test_an_installation_needs_the_apps_own_papers(slack: Slack, wrong: Json, expected: str) -> None:
    papers = {"client_id": slack.client_id, "client_secret": slack.client_secret, "code": "x"} | wrong

    assert await error(AsyncWebClient(base_url=slack.api_url).oauth_v2_access(**papers)) == expected


@pytest.mark.parametrize(("body", "expected"), [("{", "invalid_json"), ("[]", "json_not_object")])
async def test_a_body_must_be_an_object(app: App, body: str, expected: str) -> None:
    assert (await app.send(f"{app.slack.api_url}auth.test", body))["error"] == expected


async def test_a_response_url_takes_only_what_slack_would_show(app: App, workspace: Workspace) -> None:
    await workspace.slash("sam", "/decide", channel="board")
    url = app.of_kind("command")[0]["response_url"]

    assert await app.say_back(url, text="") == (400, {"ok": False, "error": "no_text"})
    assert (await app.say_back(url + "x", text="x"))[0] == 404


async def test_a_response_url_has_nothing_to_replace_once_its_message_is_gone(
    app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    board = workspace.channel("board").id
    posted = await client.chat_postMessage(channel=board, text="D1", blocks=CARD)
    await workspace.click("sam", "Undo", channel="board")
    await client.chat_delete(channel=board, ts=posted["ts"])
    url = app.of_kind("block_actions")[0]["response_url"]

    for message in ({"text": "D1", "replace_original": True}, {"delete_original": True}):
        assert await app.say_back(url, **message) == (400, {"ok": False, "error": "message_not_found"})


@pytest.mark.parametrize(("kind", "seen"), [("drop before", []), ("drop after", ["x"])])
async def test_an_answer_to_a_response_url_can_be_lost(
    app: App, slack: Slack, workspace: Workspace, kind: str, seen: list[str]
) -> None:
    await workspace.slash("sam", "/decide", channel="board")
    slack.faults.add("response_url", kind=kind)

    with pytest.raises(aiohttp.ClientError):
        await app.say_back(app.of_kind("command")[0]["response_url"], text="x")

    assert [message.plain for message in workspace.ephemerals("sam")] == seen


async def test_nobody_reaches_another_workspaces_channel(
    app: App, slack: Slack, workspace: Workspace
) -> None:
    stranger = slack.add_workspace("Stranger")
    board, sam = workspace.channel("board").id, workspace.person("sam").id

    assert await error(app.client(stranger).conversations_info(channel=board)) == "channel_not_found"
    assert await error(app.client(stranger).users_info(user=sam)) == "user_not_found"
