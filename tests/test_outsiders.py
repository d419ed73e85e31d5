"""Commands that come with the id of a channel whose member their sender is not, or is no longer."""

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
    forms = [json.dumps(view.given) for view in world.slack.views.stack(sender.id)]
    return "\n".join([answer.body, *(each.plain for each in workspace.visible_to(person)), *forms])


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
