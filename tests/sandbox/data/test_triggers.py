"""Trigger ids and response URLs: short-lived, and counted."""

from datetime import timedelta

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Slack, Workspace
from tests.sandbox.app import App, Json, error
from tests.sandbox.person.test_forms import FORM, plain

BUTTON: Json = {"type": "button", "action_id": "undo", "text": plain("Undo"), "value": "D1"}
CARD: list[Json] = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "*D1* We ship"}},
    {"type": "actions", "elements": [BUTTON]},
]


async def trigger(app: App, workspace: Workspace) -> str:
    await workspace.slash("sam", "/decide", channel="board")
    return str(app.of_kind("command")[-1]["trigger_id"])


async def test_a_trigger_opens_one_form(app: App, client: AsyncWebClient, workspace: Workspace) -> None:
    key = await trigger(app, workspace)

    await client.views_open(trigger_id=key, view=FORM)

    assert workspace.modal_text("sam").startswith("Decision")
    assert await error(client.views_open(trigger_id=key, view=FORM)) == "exchanged_trigger_id"


@pytest.mark.parametrize(("seconds", "opens"), [(3.0, True), (3.1, False)])
async def test_a_trigger_lives_three_seconds(
    slack: Slack, app: App, client: AsyncWebClient, workspace: Workspace, seconds: float, opens: bool
) -> None:
    key = await trigger(app, workspace)
    slack.clock.advance(timedelta(seconds=seconds))

    opening = client.views_open(trigger_id=key, view=FORM)

    assert (await opening)["ok"] if opens else await error(opening) == "expired_trigger_id"


async def test_a_trigger_of_ones_own_making_is_refused(client: AsyncWebClient) -> None:
    assert await error(client.views_open(trigger_id="1.2.abc", view=FORM)) == "invalid_trigger_id"


async def response_url(app: App, workspace: Workspace) -> str:
    await workspace.slash("sam", "/decide", channel="board")
    return str(app.of_kind("command")[-1]["response_url"])


async def test_an_answer_is_seen_by_the_asker_alone_unless_it_says_otherwise(
    app: App, workspace: Workspace
) -> None:
    url = await response_url(app, workspace)

    await app.say_back(url, text="Only you")
    await app.say_back(url, text="Everybody", response_type="in_channel")

    assert [message.plain for message in workspace.visible_to("sam")] == ["Only you", "Everybody"]
    assert [message.plain for message in workspace.visible_to("priya")] == ["Everybody"]


async def test_a_sixth_answer_is_refused(app: App, workspace: Workspace) -> None:
    url = await response_url(app, workspace)
    statuses = [(await app.say_back(url, text=f"{number}"))[0] for number in range(6)]

    assert statuses == [200] * 5 + [404]
    assert len(workspace.ephemerals("sam")) == 5


@pytest.mark.parametrize(("minutes", "status"), [(30, 200), (31, 404)])
async def test_an_answer_may_come_within_half_an_hour(
    slack: Slack, app: App, workspace: Workspace, minutes: int, status: int
) -> None:
    url = await response_url(app, workspace)
    slack.clock.advance(timedelta(minutes=minutes))

    assert (await app.say_back(url, text="Late"))[0] == status


async def test_a_click_can_replace_the_message_it_was_made_on(
    app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    await client.chat_postMessage(channel=workspace.channel("board").id, text="D1 We ship", blocks=CARD)
    await workspace.click("sam", "Undo", channel="board")
    url = app.of_kind("block_actions")[0]["response_url"]

    await app.say_back(url, text="D1 was undone", replace_original=True)
    assert workspace.said_in("board") == ["D1 was undone"]

    await app.say_back(url, delete_original=True)
    assert workspace.said_in("board") == []


async def test_a_click_on_what_one_person_sees_carries_no_message(
    app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    sam, board = workspace.person("sam").id, workspace.channel("board").id
    await client.chat_postEphemeral(channel=board, user=sam, text="D1 We ship", blocks=CARD)

    await workspace.click("sam", "Undo")

    [payload] = app.of_kind("block_actions")
    assert payload["container"]["is_ephemeral"]
    assert "message" not in payload
    assert payload["actions"][0]["value"] == "D1"
    await app.say_back(payload["response_url"], text="Undone", replace_original=True)
    assert [message.readable for message in workspace.ephemerals("sam")] == ["Undone"]
    await app.say_back(payload["response_url"], delete_original=True)
    assert workspace.ephemerals("sam") == []


async def test_a_shortcut_on_a_persons_message_can_not_replace_it(app: App, workspace: Workspace) -> None:
    ts = await workspace.post("priya", "Let's pilot it", channel="board")
    await workspace.shortcut("sam", "record_decision", ts, channel="board")
    [payload] = app.of_kind("message_action")

    await app.say_back(payload["response_url"], text="Recorded", replace_original=True)

    assert payload["message"]["text"] == "Let's pilot it"
    assert workspace.messages("board")[0].plain == "Let's pilot it"
    assert [message.plain for message in workspace.ephemerals("sam")] == ["Recorded"]
