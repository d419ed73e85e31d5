"""Modals as people fill them in, and what Slack insists on."""

from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Slack, Workspace
from tests.sandbox.app import App, Json, Received


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def text_input(label: str, action_id: str, **more: Any) -> Json:
    element = {"type": "plain_text_input", "action_id": action_id, **more}
    return {"type": "input", "block_id": f"{action_id} block", "label": plain(label), "element": element}


STATUSES = [{"text": plain(word), "value": word.lower()} for word in ("Agreed", "Proposed", "Parked")]
FORM: Json = {
    "type": "modal",
    "callback_id": "decision",
    "title": plain("Decision"),
    "submit": plain("Record"),
    "close": plain("Cancel"),
    "notify_on_close": True,
    "blocks": [
        text_input("Decision", "decision", multiline=True),
        {
            "type": "input",
            "block_id": "status",
            "label": plain("Status"),
            "element": {
                "type": "static_select",
                "action_id": "status",
                "options": STATUSES,
                "initial_option": STATUSES[0],
            },
        },
        {
            "type": "input",
            "block_id": "owners",
            "optional": True,
            "label": plain("Owners"),
            "element": {"type": "multi_users_select", "action_id": "owners"},
        },
        {
            "type": "input",
            "block_id": "back",
            "optional": True,
            "label": plain("Come back on"),
            "element": {"type": "datepicker", "action_id": "back"},
        },
    ],
}


def open_on_command(app: App, client: AsyncWebClient, on_submit: Json | None = None) -> None:
    """Let the app open FORM at a command, and answer its submission with `on_submit`."""

    async def answering(request: Received) -> Json | None:
        if request.kind == "command":
            await client.views_open(trigger_id=request.payload["trigger_id"], view=FORM)
        return on_submit if request.kind == "view_submission" else None

    app.answering = answering


async def test_what_is_filled_in_arrives_by_block_and_action(
    app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    open_on_command(app, client)
    await workspace.slash("sam", "/decide", channel="board")

    await workspace.fill(
        "sam", {"Decision": "We ship", "Status": "Parked", "Owners": ["priya"], "Come back on": "2026-12-03"}
    )
    await workspace.submit("sam")

    [submission] = app.of_kind("view_submission")
    assert submission["view"]["state"]["values"] == {
        "decision block": {"decision": {"type": "plain_text_input", "value": "We ship"}},
        "status": {"status": {"type": "static_select", "selected_option": STATUSES[2]}},
        "owners": {
            "owners": {"type": "multi_users_select", "selected_users": [workspace.person("priya").id]}
        },
        "back": {"back": {"type": "datepicker", "selected_date": "2026-12-03"}},
    }
    assert workspace.modal("sam") is None


async def test_slack_itself_insists_on_what_is_required(
    app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    open_on_command(app, client)
    await workspace.slash("sam", "/decide", channel="board")

    await workspace.submit("sam")

    assert workspace.errors("sam") == {"Decision": "Please complete this required field."}
    assert app.of_kind("view_submission") == []


async def test_errors_stand_beside_their_labels_and_keep_what_was_typed(
    app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    refusal = {"response_action": "errors", "errors": {"decision block": "Say what was decided."}}
    open_on_command(app, client, refusal)
    await workspace.slash("sam", "/decide", channel="board")
    await workspace.fill("sam", {"Decision": "?"})

    await workspace.submit("sam")

    assert workspace.errors("sam") == {"Decision": "Say what was decided."}
    assert "Decision: ?" in workspace.modal_text("sam")


async def test_a_button_in_a_message_arrives_with_what_it_carries(
    slack: Slack, app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    board = workspace.channel("board").id
    for action in ("A6", "A7"):
        button = {"type": "button", "action_id": "done", "text": plain("Done"), "value": action}
        blocks: list[Json] = [
            {"type": "section", "text": {"type": "mrkdwn", "text": f"*{action}* Draft the paper"}},
            {"type": "actions", "elements": [button]},
        ]
        await client.chat_postMessage(channel=board, text=action, blocks=blocks)

    await workspace.click("sam", "Done", channel="board", on="A6")

    [payload] = app.of_kind("block_actions")
    assert payload["actions"][0]["value"] == "A6"
    assert payload["message"]["text"] == "A6"
