"""Commands and presses that come with the id of a channel whose member their sender is not, or no longer."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.outsiders import OUTSIDE
from bot.sandbox import responses
from bot.sandbox.payloads import interactions
from storage.database import Sessions
from tests.world import World, opened


@pytest.fixture
async def world(sqlite_sessions: Sessions) -> AsyncIterator[World]:
    async with opened(sqlite_sessions) as opened_world:
        yield opened_world


@pytest.fixture
async def private(world: World) -> World:
    """Return the world with a decision and an action in a private channel, which Mallory has left."""
    workspace = world.workspace
    workspace.add_person("mallory")
    workspace.add_channel("chairs", members=["rosa", "val", "mallory"], private=True)
    for command in (
        "/decide The canary sings in private",
        "/action @val feed the canary by Friday 4 December",
    ):
        await workspace.slash("rosa", command, channel="chairs")
    await world.settle()
    await workspace.leave("mallory", "chairs")
    await world.settle()
    return world


async def sent(world: World, person: str, command: str) -> str:
    """Send a command of the private channel, whoever is in it; return all that its sender gets to see."""
    workspace = world.workspace
    sender, chairs = workspace.person(person), workspace.channel("chairs")
    name, _, typed = command.partition(" ")
    form = interactions.slash_command(
        workspace.app,
        workspace.who(sender.id),
        workspace.where(chairs),
        name,
        typed,
        response_url=responses.leave_to(workspace, chairs, sender.id),
        trigger_id=workspace._trigger(sender),
    )
    answer = await world.slack.inbound.send(workspace, "slash_commands", dict(form))
    await world.settle()
    assert answer.acked
    return _found(world, person, answer.body)


def _found(world: World, person: str, answer_body: str) -> str:
    """Return all that somebody gets to see."""
    sender = world.workspace.person(person)
    forms = [json.dumps(view.given) for view in world.slack.views.stack(sender.id)]
    return "\n".join([answer_body, *(each.plain for each in world.workspace.visible_to(person)), *forms])


LOOK_UPS = (
    *("/decisions", "/decisions D1", "/decisions canary", "/actions", "/actions A1", "/recap"),
    "/recap @val",
)
OTHERS = (
    *("/decide", "/decide The canary sings replaces D1", "/decide We stop replaces D9", "/meeting"),
    *("/action", "/action @val feed it for D1", "/meeting chair @mallory", "/meeting cancel 3 December"),
)


@pytest.mark.parametrize("command", LOOK_UPS)
async def test_a_member_that_slack_no_longer_knows_finds_nothing(private: World, command: str) -> None:
    found = await sent(private, "mallory", command)

    assert "canary" not in found.replace("'canary'", "")
    assert "D1 " not in found
    assert "A1 " not in found


@pytest.mark.parametrize("command", OTHERS)
async def test_a_member_that_slack_no_longer_knows_records_nothing(private: World, command: str) -> None:
    before = private.workspace.said_in("chairs")

    found = await sent(private, "mallory", command)

    assert OUTSIDE in found
    assert "canary" not in found
    assert private.workspace.said_in("chairs") == before
    assert "canary" not in await sent(private, "mallory", "/decisions")


async def test_what_is_not_theirs_is_answered_as_what_is_not_there(private: World) -> None:
    hidden, absent = await sent(private, "mallory", "/decisions D1"), "No decision like that here."
    assert hidden.splitlines()[-1].startswith(absent)


@pytest.mark.parametrize("command", ["/decisions", "/actions", "/recap"])
async def test_a_member_who_has_never_typed_here_is_answered_too(private: World, command: str) -> None:
    private.slack.clock.advance(timedelta(minutes=1))
    assert "canary" in await sent(private, "val", command)


async def test_a_newcomer_records_though_slack_can_not_be_asked_who_is_here(private: World) -> None:
    private.slack.clock.advance(timedelta(minutes=1))
    private.slack.faults.add("conversations.members", "ok:false", error="fatal_error")

    await sent(private, "val", "/decide We buy a second canary")

    assert private.workspace.said_in("chairs")[-1] == "D2 We buy a second canary"


async def pressed(world: World, person: str, label: str, card: str) -> str:
    """Press a button of a card of the private channel, whoever is in it; return all that they get to see."""
    workspace = world.workspace
    sender, chairs = workspace.person(person), workspace.channel("chairs")
    message = next(each for each in workspace.visible_to("rosa") if each.plain.startswith(card))
    block, element = next(
        (block, element)
        for block in message.blocks
        for element in block.get("elements", [])
        if element.get("text", {}) and element["type"] == "button" and element["text"]["text"] == label
    )
    payload = interactions.message_actions(
        workspace.app,
        workspace.who(sender.id),
        workspace.where(chairs),
        message.as_event(),
        [interactions.action(element, block["block_id"], at=world.slack.stamp(), chosen={})],
        response_url=responses.leave_to(workspace, chairs, sender.id, message),
        trigger_id=workspace._trigger(sender),
        values={},
    )
    answer = await world.slack.inbound.send(workspace, "interactive", payload)
    await world.settle()
    assert answer.acked
    return _found(world, person, answer.body)


async def chosen(world: World, person: str, shortcut: str) -> str:
    """Use a message shortcut on the decision's card there; return all that they get to see."""
    workspace = world.workspace
    sender, chairs = workspace.person(person), workspace.channel("chairs")
    message = next(each for each in workspace.visible_to("rosa") if each.plain.startswith("D1 "))
    payload = interactions.message_shortcut(
        workspace.app,
        workspace.who(sender.id),
        workspace.where(chairs),
        shortcut,
        message.as_event(),
        response_url=responses.leave_to(workspace, chairs, sender.id, message),
        trigger_id=workspace._trigger(sender),
        at=world.slack.stamp(),
    )
    answer = await world.slack.inbound.send(workspace, "interactive", payload)
    await world.settle()
    assert answer.acked
    return _found(world, person, answer.body)


@pytest.mark.parametrize(
    ("label", "card"),
    [("Details", "D1 "), ("Raise a concern", "D1 "), ("Undo", "D1 "), ("Details", "A1 "), ("Undo", "A1 ")],
)
async def test_whoever_left_is_shown_nothing_by_a_card_still_on_their_screen(
    private: World, label: str, card: str
) -> None:
    found = await pressed(private, "mallory", label, card)

    assert OUTSIDE in found
    assert "canary" not in found
    assert "canary" not in await sent(private, "mallory", "/decisions")


@pytest.mark.parametrize("shortcut", ["raise_concern", "record_decision", "record_action", "capture_thread"])
async def test_whoever_left_is_shown_nothing_by_a_shortcut(private: World, shortcut: str) -> None:
    found = await chosen(private, "mallory", shortcut)

    assert OUTSIDE in found
    assert "canary" not in found


@pytest.mark.parametrize("reached", [True, False])
async def test_a_member_presses_whether_or_not_slack_can_be_asked(private: World, reached: bool) -> None:
    private.slack.clock.advance(timedelta(minutes=1))
    if not reached:
        private.slack.faults.add("conversations.members", "ok:false", error="fatal_error")

    assert "canary" in await pressed(private, "val", "Details", "D1 ")
