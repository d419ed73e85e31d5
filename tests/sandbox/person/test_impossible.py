"""What Slack's clients do not offer, a person in the sandbox can not do; and they are told why."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Impossible, Slack, Workspace
from tests.sandbox.app import App, Json
from tests.sandbox.data.test_triggers import CARD, trigger
from tests.sandbox.person.test_forms import FORM, plain, text_input

Act = Callable[[Workspace, str], Awaitable[Any]]
ACTS: dict[str, tuple[Act, str]] = {
    "edit another's": (lambda w, ts: w.edit("priya", ts, "No", channel="board"), "priya did not write 'Yes'"),
    "delete another's": (lambda w, ts: w.delete("priya", ts, channel="board"), "priya did not write 'Yes'"),
    "take no reaction back": (lambda w, ts: w.unreact("sam", "scales", ts, channel="board"), "not reacted"),
    "react to nothing": (
        lambda w, ts: w.react("sam", "scales", "1.1", channel="board"),
        "no message 1.1 in board",
    ),
    "react in the wrong place": (lambda w, ts: w.react("sam", "scales", ts), "in the direct messages"),
    "leave from outside": (lambda w, ts: w.leave("rosa", "board"), "rosa is not in #board"),
    "fill in nothing": (lambda w, ts: w.fill("sam", {"Decision": "x"}), "no modal is open in front of sam"),
    "submit nothing": (lambda w, ts: w.submit("sam"), "no modal is open"),
    "close nothing": (lambda w, ts: w.close_modal("sam"), "no modal is open"),
}


@pytest.mark.parametrize(("act", "why"), ACTS.values(), ids=ACTS)
async def test_nobody_can(app: App, workspace: Workspace, act: Act, why: str) -> None:
    ts = await workspace.post("sam", "Yes", channel="board")

    with pytest.raises(Impossible, match=why):
        await act(workspace, ts)


async def show(app: App, client: AsyncWebClient, workspace: Workspace, **changes: Any) -> None:
    await client.views_open(trigger_id=await trigger(app, workspace), view={**FORM, **changes})


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        pytest.param(
            {"Reason": "x"}, "no input 'Reason'; it has Decision, Status, Owners", id="unknown-label"
        ),
        pytest.param({"Status": "Lost"}, "no option 'Lost'; there are Agreed, Proposed, Parked", id="option"),
        pytest.param({"Owners": ["nobody"]}, "nobody is called 'nobody'", id="person"),
        pytest.param({"Decision": "x" * 3001}, "'Decision' takes at most 3000 characters", id="length"),
    ],
)
async def test_a_form_takes_only_what_fits(
    app: App, client: AsyncWebClient, workspace: Workspace, answers: Json, why: str
) -> None:
    await show(app, client, workspace)

    with pytest.raises(Impossible, match=why):
        await workspace.fill("sam", answers)


async def test_a_form_without_inputs_has_no_submit_button(
    app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    await client.views_open(
        trigger_id=await trigger(app, workspace),
        view={"type": "modal", "title": plain("D1"), "blocks": CARD},
    )

    assert workspace.modal_text("sam") == "D1\nD1 We ship\n[Undo]"
    with pytest.raises(Impossible, match="no submit button"):
        await workspace.submit("sam")
    answer = await workspace.close_modal("sam")
    assert not answer.acked
    assert workspace.errors("sam") == {}


async def test_a_whole_stack_is_closed_by_its_cross(
    app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    await show(app, client, workspace)
    await client.views_push(trigger_id=await trigger(app, workspace), view=FORM)

    await workspace.close_modal("sam", clear=True)

    assert workspace.modal("sam") is None
    assert [closed["is_cleared"] for closed in app.of_kind("view_closed")] == [True]


def field(kind: str, **more: Any) -> Json:
    element = {"type": kind, "action_id": kind, **more}
    return {"type": "input", "block_id": kind, "label": plain(kind), "element": element}


OPTIONS = [{"text": plain(word), "value": word.lower()} for word in ("Monday", "Tuesday")]
FIELDS: dict[str, tuple[Json, Any, Json]] = {
    "words": (field("plain_text_input"), "x", {"value": "x"}),
    "nothing": (field("plain_text_input", initial_value="x"), None, {"value": None}),
    "number": (field("number_input", is_decimal_allowed=False), 90, {"value": "90"}),
    "date": (field("datepicker"), date(2026, 12, 3), {"selected_date": "2026-12-03"}),
    "time": (field("timepicker"), time(9, 30), {"selected_time": "09:30"}),
    "instant": (
        field("datetimepicker"),
        datetime(2026, 12, 3, 9, 30, tzinfo=UTC),
        {"selected_date_time": 1_796_290_200},
    ),
    "person": (field("users_select"), "@priya", {"selected_user": "priya"}),
    "channel": (field("channels_select"), "#board", {"selected_channel": "board"}),
    "boxes": (field("checkboxes", options=OPTIONS), ["Monday"], {"selected_options": OPTIONS[:1]}),
    "box": (field("checkboxes", options=OPTIONS), "Monday", {"selected_options": OPTIONS[:1]}),
    "radio": (field("radio_buttons", options=OPTIONS), "tuesday", {"selected_option": OPTIONS[1]}),
    "grouped": (
        field("static_select", option_groups=[{"label": plain("Days"), "options": OPTIONS}]),
        "Tuesday",
        {"selected_option": OPTIONS[1]},
    ),
}


@pytest.mark.parametrize(("block", "answer", "expected"), FIELDS.values(), ids=FIELDS)
async def test_each_kind_of_input_takes_what_people_give_it(
    app: App, client: AsyncWebClient, workspace: Workspace, block: Json, answer: Any, expected: Json
) -> None:
    await show(app, client, workspace, blocks=[{**block, "optional": True}])
    kind = block["element"]["type"]

    await workspace.fill("sam", {kind: answer})
    await workspace.submit("sam")

    [submission] = app.of_kind("view_submission")
    state = submission["view"]["state"]["values"][kind][kind]
    ids = {"priya": workspace.person("priya").id, "board": workspace.channel("board").id}
    named = {
        name: ids.get(value, value) if isinstance(value, str) else value for name, value in expected.items()
    }
    assert state == {"type": kind, **named}


async def test_a_date_is_chosen_in_a_form_or_message_by_its_menu(
    app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    picker = {"type": "datepicker", "action_id": "date", "placeholder": plain("Another date")}
    section = {"type": "section", "text": plain("A1"), "accessory": picker}
    await show(app, client, workspace, blocks=[text_input("Decision", "decision"), section])
    await client.chat_postMessage(channel=workspace.person("sam").id, text="A1", blocks=[section])

    await workspace.choose("sam", "Another date", "2026-12-03", modal=True)
    await workspace.choose("sam", "Another date", date(2026, 12, 4), dm=True)

    in_form, in_message = app.of_kind("block_actions")
    assert in_form["actions"][0]["selected_date"] == "2026-12-03"
    assert in_form["view"]["state"]["values"] != {}
    assert in_message["actions"][0]["selected_date"] == "2026-12-04"


async def test_a_person_points_at_one_of_several_buttons(
    app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    board, sam = workspace.channel("board").id, workspace.person("sam").id
    first = await client.chat_postMessage(channel=board, text="A1", blocks=CARD)
    await client.chat_postMessage(channel=board, text="A2", blocks=CARD)
    await client.chat_postEphemeral(channel=board, user=sam, text="A3", blocks=CARD)

    await workspace.click("sam", "Undo", channel="board", ts=first["ts"])
    await workspace.click("sam", "undo", channel="board", nth=1)
    await workspace.click("sam", "Undo", ephemeral=True)
    await workspace.click("sam", "Undo", on="A2")

    texts = [payload.get("message", {}).get("text") for payload in app.of_kind("block_actions")]
    assert texts == ["A1", "A2", None, "A2"]
    with pytest.raises(Impossible, match=r"no \[Undo\] on 'A9'"):
        await workspace.click("sam", "Undo", on="A9")


async def test_many_submissions_at_once_all_arrive(
    slack: Slack, app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    await show(app, client, workspace)
    await workspace.fill("sam", {"Decision": "We ship"})
    slack.faults.add("view_submission", kind="duplicate")

    answers = await asyncio.gather(*(workspace.submit("sam") for _ in range(5)))

    assert all(answer.acked for answer in answers)
    assert len(app.of_kind("view_submission")) == 6
    assert len({payload["view"]["id"] for payload in app.of_kind("view_submission")}) == 1


async def test_an_answer_that_slack_would_not_show_is_named(app: App, workspace: Workspace) -> None:
    async def answering(request: object) -> Json:
        return {"text": "x", "blocks": [{"type": "marquee"}]}

    app.answering = answering
    await workspace.slash("sam", "/decide We ship", channel="board")

    assert [message.plain for message in workspace.ephemerals("sam")] == [
        '/decide failed with the error "invalid_blocks"'
    ]


async def test_an_app_offers_commands_only_with_their_scope(app: App, workspace: Workspace) -> None:
    workspace.install(scopes=["chat:write"])

    with pytest.raises(Impossible, match="without that scope"):
        await workspace.slash("sam", "/decide We ship", channel="board")


async def test_nobody_can_use_an_app_that_does_not_listen(slack: Slack) -> None:
    quiet = slack.add_workspace("Quiet")
    quiet.add_person("sam")

    answer = await quiet.slash("sam", "/decide We ship")

    assert (answer.acked, answer.reason, answer.json) == (False, "connection_failed", None)
