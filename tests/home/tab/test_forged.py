"""A press that somebody makes up on their Home, with any value, opens and changes nothing of others'."""

from typing import Any

import pytest

from bot.sandbox.payloads import interactions
from tests.home.tab.opened import heard, open_home, slash
from tests.world import World

CANARY = "canary"
VALUES = {
    **dict.fromkeys(["decision_details", "decision_concern", "decision_got_it", "action_details"], "1"),
    **dict.fromkeys(["nudge_done", "nudge_snooze", "ask_accept", "ask_pass_on", "meeting_coming"], "1"),
    **dict.fromkeys(["meeting_apologies", "action_done", "take_back", "done_after_all"], "1"),
    "recap_got_it": "1,2",
    "draft_1": '{"draft": 1, "reading": 1}',
    "meeting_alter": '{"meeting": 1}',
    "home_rest": "nothing of the kind",
    "preference_weekly": "hourly",
}


@pytest.fixture
async def private(world: World) -> World:
    """Return a world in which Sam has the Home open, and a private group has one of everything."""
    world.workspace.add_channel("chairs", members=["rosa", "val"], private=True)
    for typed in (
        f"/decide The {CANARY} sings",
        f"/action @val feed the {CANARY} by Friday",
        "/meeting tomorrow at 10:00",
        f"/action rosa or val to let the {CANARY} out",
    ):
        await slash(world, "rosa", typed, "chairs")
    await world.workspace.click("rosa", "Confirm")
    await open_home(world, "sam")
    return world


async def forge(world: World, person: str, action_id: str, value: str) -> None:
    workspace, slack = world.workspace, world.slack
    view = workspace.home(person)
    assert view is not None
    sender = workspace.person(person)
    element: dict[str, Any] = {"type": "button", "action_id": action_id, "value": value}
    payload = interactions.view_actions(
        workspace.app,
        workspace.who(sender.id),
        view,
        [interactions.action(element, "forged", at=slack.stamp(), chosen={})],
        trigger_id=workspace.trigger(sender),
    )
    answer = await slack.inbound.send(workspace, "interactive", payload)
    await slack.answered()
    await world.settle()
    assert answer.acked


@pytest.mark.parametrize("action_id", VALUES)
async def test_nothing_of_another_group_is_shown_or_changed(private: World, action_id: str) -> None:
    workspace = private.workspace
    before = [message.readable for message in workspace.messages("chairs")], heard(private, "sam")

    await forge(private, "sam", action_id, VALUES[action_id])

    assert CANARY not in workspace.home_text("sam") + workspace.modal_text("sam")
    assert workspace.modal("sam") is None
    after = [message.readable for message in workspace.messages("chairs")], heard(private, "sam")
    assert after == before


async def test_it_is_said_on_the_home_that_nothing_came_of_it(private: World) -> None:
    await forge(private, "sam", "decision_details", "1")

    assert private.workspace.home_text("sam").startswith(
        "You are no longer in this group, or there is nothing"
    )
