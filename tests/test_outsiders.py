"""Commands and presses that come with the id of a channel whose member their sender is not, or no longer."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from bot.outsiders import OUTSIDE

from bot.captures.concerns import NOT_HERE
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


async def left(world: World, person: str) -> None:
    await world.workspace.leave(person, "chairs")
    await world.settle()


async def test_whoever_left_is_shown_nothing_by_what_they_were_sent_before(private: World) -> None:
    workspace = private.workspace
    await workspace.click("val", "Raise a concern", channel="chairs")
    await workspace.fill("val", {"Concern": "Who pays for the seed?"})
    await workspace.submit("val")
    await private.settle()
    await left(private, "rosa")
    answered = len(workspace.ephemerals("rosa"))

    await workspace.click("rosa", "Details")
    await private.settle()

    assert workspace.modal("rosa") is None
    assert [said.plain for said in workspace.ephemerals("rosa")[answered:]] == [
        "There is no such decision here."
    ]


async def test_whoever_left_is_shown_nothing_by_a_form_that_is_still_open(private: World) -> None:
    workspace = private.workspace
    await workspace.slash("val", "/decide", channel="chairs")
    await left(private, "val")

    await workspace.click("val", "More", modal=True)
    await private.settle()

    assert "canary" not in json.dumps(workspace.modal("val"))


async def test_whoever_left_can_not_go_on_with_details_that_are_still_open(private: World) -> None:
    workspace = private.workspace
    await workspace.slash("rosa", "/decide", channel="chairs")
    await workspace.click("rosa", "More", modal=True)
    await workspace.fill("rosa", {"Decision": "We buy seed", "Status": "Proposed"})
    await workspace.submit("rosa")
    await private.settle()
    await workspace.click("val", "Details", channel="chairs")
    await left(private, "val")

    await workspace.choose("val", "Change status", "Agreed", modal=True)
    await private.settle()

    assert "Because" not in workspace.modal_text("val")
    assert workspace.direct_messages("val")[-1].plain == NOT_HERE


async def test_whoever_left_can_not_go_on_with_a_shortcut_of_before(private: World) -> None:
    workspace = private.workspace
    said = await workspace.post("val", "I am not so sure", "chairs")
    await workspace.shortcut("val", "raise_concern", said, "chairs")
    await left(private, "val")

    await workspace.fill("val", {"Decision": "D1 The canary sings in private"})
    await workspace.submit("val")

    assert workspace.errors("val") == {
        "Decision": "There is no such decision in this channel: choose another one."
    }
