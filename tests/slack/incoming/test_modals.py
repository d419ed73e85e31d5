"""What people are told when Slack opens or changes no form for them, and what a form keeps when it does."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.actions.details.service import CLOSED
from bot.slack.incoming.modals import NOT_OPENED, NOT_SHOWN
from storage.database import Sessions
from tests.world import World, opened

FAILS = "5xx"


@pytest.fixture
async def world(sqlite_sessions: Sessions) -> AsyncIterator[World]:
    async with opened(sqlite_sessions) as opened_world:
        yield opened_world


async def typed(world: World, command: str) -> None:
    await world.workspace.slash("rosa", command, channel="board")
    await world.settle()


async def told(world: World, person: str = "rosa") -> str:
    """Return the last that somebody was told alone, in a channel or directly."""
    await world.settle()
    alone = [*world.workspace.ephemerals(person), *world.workspace.direct_messages(person)]
    return max(alone, key=lambda message: message.ts).plain


async def test_change_on_a_plan_says_when_the_form_does_not_open(world: World) -> None:
    await typed(world, "/meeting every second Tuesday at 10:00")
    world.slack.faults.add("views.open", FAILS)

    await world.workspace.click("rosa", "Change")

    assert await told(world) == NOT_OPENED


async def test_send_a_substitute_says_when_the_form_does_not_open(world: World) -> None:
    await typed(world, "/meeting 24 November at 10:00 for 30 minutes")
    await world.workspace.click("rosa", "Confirm")
    await world.until(datetime(2026, 11, 24, 10, 0, tzinfo=UTC))
    world.slack.faults.add("views.open", FAILS)

    await world.workspace.click("val", "Send a substitute", channel="board")

    assert await told(world, "val") == NOT_OPENED


@pytest.mark.parametrize("command", ["/action", "/decide", "/meeting"])
async def test_more_says_when_the_form_does_not_unfold(world: World, command: str) -> None:
    await typed(world, command)
    if command == "/meeting":
        await world.workspace.click("rosa", "Plan a meeting")
    world.slack.faults.add("views.update", FAILS)

    await world.workspace.click("rosa", "More", modal=True)

    assert await told(world) == NOT_OPENED


async def test_settling_says_when_the_form_does_not_open(world: World) -> None:
    await typed(world, "/decide")
    await world.workspace.click("rosa", "More", modal=True)
    await world.workspace.fill("rosa", {"Decision": "Buy the building", "Status": "Proposed"})
    await world.workspace.submit("rosa")
    await world.settle()
    await world.workspace.click("val", "Details", channel="board")
    world.slack.faults.add("views.push", FAILS)

    await world.workspace.choose("val", "Change status", "Agreed", modal=True)

    assert await told(world, "val") == NOT_OPENED


@pytest.mark.parametrize(
    ("label", "on", "method", "said"),
    [
        ("Drop", None, "views.push", NOT_OPENED),
        ("Pass on", "ade (asked)", "views.push", NOT_OPENED),
        ("Done", None, "views.update", NOT_SHOWN),
    ],
)
async def test_the_details_of_an_action_say_when_nothing_is_shown(
    world: World, label: str, on: str | None, method: str, said: str
) -> None:
    await typed(world, "/action @ade draft the paper")
    await world.workspace.click("rosa", "Details", channel="board")
    world.slack.faults.add(method, FAILS)

    await world.workspace.click("rosa", label, modal=True, on=on)

    assert await told(world) == said


async def test_what_was_dropped_is_said_to_be_when_the_details_stay_as_they_were(world: World) -> None:
    await typed(world, "/action @ade draft the paper")
    await world.workspace.click("rosa", "Details", channel="board")
    await world.workspace.click("rosa", "Drop", modal=True)
    await world.workspace.fill("rosa", {"Why": "the board has taken it off its plan"})
    world.slack.faults.add("views.update", FAILS)

    await world.workspace.submit("rosa")

    assert await told(world) == NOT_SHOWN
    assert "Dropped on" in world.workspace.messages("board")[0].readable


@pytest.mark.parametrize(("label", "on"), [("Done", None), ("Drop", None), ("Pass on", "ade (asked)")])
async def test_what_was_closed_meanwhile_is_said_to_be(world: World, label: str, on: str | None) -> None:
    await typed(world, "/action @ade draft the paper")
    await world.workspace.click("rosa", "Details", channel="board")
    await world.workspace.click("ade", "Details", channel="board")
    await world.workspace.click("ade", "Done", modal=True)
    await world.advance(seconds=5)

    await world.workspace.click("rosa", label, modal=True, on=on)

    assert await told(world) == CLOSED


async def test_a_form_is_filled_in_at_the_second_try(world: World) -> None:
    root = await world.workspace.post("ade", "We will pilot peer support", "board")
    world.slack.faults.add("views.update", FAILS)

    await world.workspace.shortcut("rosa", "capture_thread", root, "board")
    await world.settle()

    assert "pilot peer support" in world.workspace.modal_text("rosa")


async def test_a_form_that_is_not_filled_in_is_told_of_unless_it_was_closed(world: World) -> None:
    root = await world.workspace.post("ade", "We will pilot peer support", "board")
    world.slack.faults.add("views.update", FAILS, times=2)
    await world.workspace.shortcut("rosa", "capture_thread", root, "board")
    assert await told(world) == NOT_OPENED

    world.slack.faults.add("views.update", "ok:false", error="not_found")
    await world.workspace.shortcut("rosa", "capture_thread", root, "board")
    await world.settle()
    assert len(world.workspace.ephemerals("rosa")) == 1


async def test_a_plan_that_was_confirmed_says_so_when_it_is_confirmed_again(world: World) -> None:
    await typed(world, "/meeting every second Tuesday at 10:00")
    world.slack.faults.add("block_actions", "duplicate")

    await world.workspace.click("rosa", "Confirm")

    assert (await told(world)).startswith("Planned")


async def test_more_keeps_what_was_said_to_be_missing(world: World) -> None:
    await typed(world, "/decide We stop replaces D9 replaces D8")
    assert "There is no decision D9" in world.workspace.modal_text("rosa")

    await world.workspace.click("rosa", "More", modal=True)

    assert "There is no decision D9" in world.workspace.modal_text("rosa")
