"""Modals and Home tabs: stacks, hashes, and what the app may answer to a submission."""

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Impossible, Slack, Workspace
from tests.sandbox.app import App, Json, Received, error
from tests.sandbox.data.test_triggers import CARD, trigger
from tests.sandbox.person.test_forms import FORM, open_on_command, plain, text_input

HOME: Json = {"type": "home", "blocks": CARD}
NEXT: Json = {**FORM, "title": plain("More"), "blocks": [text_input("Because", "reason")]}


async def opened(app: App, client: AsyncWebClient, workspace: Workspace) -> Json:
    answer = await client.views_open(trigger_id=await trigger(app, workspace), view=FORM)
    view: Json = answer["view"]
    return view


async def test_an_update_must_know_the_latest_hash(
    app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    view = await opened(app, client, workspace)

    updated = await client.views_update(view_id=view["id"], hash=view["hash"], view=NEXT)

    assert updated["view"]["hash"] != view["hash"]
    late = client.views_update(view_id=view["id"], hash=view["hash"], view=FORM)
    assert await error(late) == "hash_conflict"


async def test_what_was_typed_stays_where_the_names_stay(
    app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    view = await opened(app, client, workspace)
    await workspace.fill("sam", {"Decision": "We ship"})

    longer = {
        **FORM,
        "blocks": [*FORM["blocks"], text_input("Because", "reason", initial_value="It is time")],
    }
    await client.views_update(view_id=view["id"], view=longer)

    assert "Decision: We ship" in workspace.modal_text("sam")
    assert "Because: It is time" in workspace.modal_text("sam")


async def test_a_view_can_be_named_by_the_app(app: App, client: AsyncWebClient, workspace: Workspace) -> None:
    named = {**FORM, "external_id": "decision-1"}
    await client.views_open(trigger_id=await trigger(app, workspace), view=named)

    await client.views_update(external_id="decision-1", view=NEXT)

    assert workspace.modal_text("sam").startswith("More")
    again = {**NEXT, "external_id": "decision-1"}
    await client.views_update(view_id=workspace.modal("sam")["id"], view=again)  # type: ignore[index]
    pushed = client.views_push(trigger_id=await trigger(app, workspace), view=named)
    assert await error(pushed) == "duplicate_external_id"


async def test_a_home_must_know_the_latest_hash_if_it_knows_any(
    client: AsyncWebClient, workspace: Workspace
) -> None:
    sam = workspace.person("sam").id
    first = (await client.views_publish(user_id=sam, view=HOME))["view"]["hash"]
    await client.views_publish(user_id=sam, view=HOME)

    assert await error(client.views_publish(user_id=sam, view=HOME, hash=first)) == "hash_conflict"


async def test_no_home_is_put_up_for_an_app_without_that_tab(
    client: AsyncWebClient, workspace: Workspace
) -> None:
    workspace.home_tab = False
    sam = workspace.person("sam").id

    assert await error(client.views_publish(user_id=sam, view=HOME)) == "not_enabled"
    with pytest.raises(Impossible, match="not switched on"):
        await workspace.open_home("sam")
    await workspace.open_home("sam", "messages")
    assert workspace.home("sam") is None


@pytest.mark.parametrize("view", [FORM, {**HOME, "blocks": CARD * 60}], ids=["modal", "too many blocks"])
async def test_only_a_home_of_a_hundred_blocks_is_put_up(
    client: AsyncWebClient, workspace: Workspace, view: Json
) -> None:
    publishing = client.views_publish(user_id=workspace.person("sam").id, view=view)

    assert await error(publishing) == "invalid_arguments"


async def test_only_three_modals_stand_on_each_other(
    app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    first = await opened(app, client, workspace)
    for _ in range(2):
        pushed = await client.views_push(trigger_id=await trigger(app, workspace), view=NEXT)

    assert pushed["view"]["root_view_id"] == first["id"]
    fourth = client.views_push(trigger_id=await trigger(app, workspace), view=NEXT)
    assert await error(fourth) == "push_limit_reached"
    await workspace.close_modal("sam")
    await workspace.close_modal("sam")
    assert workspace.modal_text("sam").startswith("Decision")


async def test_a_modal_can_not_be_pushed_onto_nothing(
    app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    pushing = client.views_push(trigger_id=await trigger(app, workspace), view=FORM)

    assert await error(pushing) == "invalid_trigger_id"


async def test_a_pushed_view_is_found_under_the_one_on_top(
    app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    await opened(app, client, workspace)
    pushed = await client.views_push(trigger_id=await trigger(app, workspace), view=FORM)

    await client.views_update(view_id=pushed["view"]["id"], view=NEXT)

    assert workspace.modal_text("sam").startswith("More")


async def test_a_view_that_slack_would_refuse_uses_up_no_trigger(
    app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    key = await trigger(app, workspace)
    unsubmittable = {name: value for name, value in FORM.items() if name != "submit"}

    assert await error(client.views_open(trigger_id=key, view=unsubmittable)) == "invalid_arguments"
    assert (await client.views_open(trigger_id=key, view=FORM))["ok"]


async def test_a_view_has_a_size(app: App, client: AsyncWebClient, workspace: Workspace) -> None:
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3000}}
    huge = {**FORM, "blocks": [section] * 90}

    opening = client.views_open(trigger_id=await trigger(app, workspace), view=huge)

    assert await error(opening) == "view_too_large"


async def test_a_closed_view_is_not_found(app: App, client: AsyncWebClient, workspace: Workspace) -> None:
    view = await opened(app, client, workspace)
    await workspace.close_modal("sam")

    assert await error(client.views_update(view_id=view["id"], view=NEXT)) == "not_found"
    [closed] = app.of_kind("view_closed")
    assert closed["is_cleared"] is False
    assert "trigger_id" not in closed


@pytest.mark.parametrize(
    ("answer", "title"),
    [
        pytest.param({"response_action": "update", "view": NEXT}, "More", id="update"),
        pytest.param({"response_action": "push", "view": NEXT}, "More", id="push"),
        pytest.param({"response_action": "clear"}, "", id="clear"),
        pytest.param(None, "", id="nothing"),
    ],
)
async def test_a_submission_is_answered_by_what_comes_next(
    app: App, client: AsyncWebClient, workspace: Workspace, answer: Json | None, title: str
) -> None:
    open_on_command(app, client, answer)
    await workspace.slash("sam", "/decide", channel="board")
    await workspace.fill("sam", {"Decision": "We ship"})

    await workspace.submit("sam")

    assert workspace.modal_text("sam").partition("\n")[0] == title


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param({"response_action": "errors", "errors": {"nowhere": "Wrong"}}, id="unknown-block"),
        pytest.param({"response_action": "update", "view": {"type": "modal"}}, id="bad-view"),
        pytest.param({"response_action": "dance"}, id="unknown-action"),
    ],
)
async def test_a_person_whose_submission_is_answered_with_nonsense_keeps_the_form(
    app: App, client: AsyncWebClient, workspace: Workspace, answer: Json
) -> None:
    open_on_command(app, client, answer)
    await workspace.slash("sam", "/decide", channel="board")
    await workspace.fill("sam", {"Decision": "We ship"})

    await workspace.submit("sam")

    assert workspace.errors("sam") == {"": "We had some trouble connecting. Try again?"}
    assert "Decision: We ship" in workspace.modal_text("sam")


async def test_a_submission_that_gets_no_answer_keeps_the_form(
    slack: Slack, app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    open_on_command(app, client)
    await workspace.slash("sam", "/decide", channel="board")
    await workspace.fill("sam", {"Decision": "We ship"})
    slack.faults.add("view_submission", kind="lost reply")

    answer = await workspace.submit("sam")

    assert (answer.acked, len(app.of_kind("view_submission"))) == (False, 1)
    assert "Decision: We ship" in workspace.modal_text("sam")


async def test_an_input_that_asks_for_it_tells_the_app_at_once(
    app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    eager = {**text_input("Owner", "owner"), "dispatch_action": True}

    await client.views_open(trigger_id=await trigger(app, workspace), view={**FORM, "blocks": [eager]})
    await workspace.fill("sam", {"Owner": "Priya"})

    [payload] = app.of_kind("block_actions")
    assert payload["actions"][0]["value"] == "Priya"
    assert payload["view"]["state"]["values"]["owner block"]["owner"]["value"] == "Priya"
    assert "channel" not in payload


async def test_a_button_in_a_form_is_pressed_where_it_stands(
    app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    view = {**FORM, "blocks": [*FORM["blocks"], *CARD]}
    await client.views_open(trigger_id=await trigger(app, workspace), view=view)

    await workspace.click("sam", "Undo", modal=True)

    [payload] = app.of_kind("block_actions")
    assert payload["container"] == {"type": "view", "view_id": payload["view"]["id"]}


async def test_home_is_empty_until_it_is_published(
    app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    async def answering(request: Received) -> None:
        if request.kind == "event_callback":
            await client.views_publish(user_id=request.payload["event"]["user"], view=HOME)

    app.answering = answering
    assert workspace.home("sam") is None
    await workspace.open_home("sam")
    await workspace.open_home("sam")

    first, second = app.events("app_home_opened")
    assert "view" not in first
    assert second["view"]["type"] == "home"
    assert workspace.home_text("sam") == "D1 We ship\n[Undo]"
    assert workspace.home("priya") is None
    await workspace.click("sam", "Undo", home=True)
    assert app.of_kind("block_actions")[0]["view"]["type"] == "home"


async def test_a_person_is_told_what_there_is_to_press(
    app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    await client.chat_postMessage(channel=workspace.channel("board").id, text="D1 We ship", blocks=CARD)

    with pytest.raises(Impossible, match=r"no \[Done\] to be seen; there is\n  \[Undo\] under 'D1 We ship'"):
        await workspace.click("sam", "Done")
    with pytest.raises(Impossible, match="nothing to press"):
        await workspace.click("rosa", "Undo")


async def test_a_menu_in_a_message_is_chosen_from_by_its_words(
    app: App, client: AsyncWebClient, workspace: Workspace
) -> None:
    options = [{"text": plain(word), "value": word} for word in ("Tomorrow", "Monday")]
    snooze = {
        "type": "static_select",
        "action_id": "snooze",
        "placeholder": plain("Snooze"),
        "options": options,
    }
    more = {"type": "overflow", "action_id": "more", "options": options}
    blocks: list[Json] = [{"type": "actions", "elements": [snooze, more]}]
    await client.chat_postMessage(channel=workspace.channel("board").id, text="A1", blocks=blocks)

    await workspace.choose("sam", "Snooze", "Monday", channel="board")
    await workspace.choose("sam", "more", "Tomorrow", channel="board")

    menu, overflow = app.of_kind("block_actions")
    assert menu["actions"][0]["selected_option"]["value"] == "Monday"
    assert overflow["actions"][0]["selected_option"]["value"] == "Tomorrow"
    for payload in (menu, overflow):
        [states] = payload["state"]["values"].values()
        assert states["snooze"]["selected_option"]["value"] == "Monday"
        assert "more" not in states
