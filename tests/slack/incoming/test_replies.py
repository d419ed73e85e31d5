"""What somebody is told when the address that Slack gave for the answer is no use."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from storage.database import Sessions
from tests.world import World, opened

FAULTS = ["refuse", "5xx", "ok:false"]
WEEKLY = "Every second Tuesday at 10:00"


@pytest.fixture
async def world(sqlite_sessions: Sessions) -> AsyncIterator[World]:
    async with opened(sqlite_sessions) as opened_world:
        yield opened_world


async def ask(world: World, person: str, command: str, channel: str | None = None) -> None:
    await world.workspace.slash(person, command, channel=channel)
    await world.settle()


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(
    ("command", "answer"), [("/decisions", "D1 We pilot it"), ("/recap", "You have missed nothing")]
)
async def test_an_answer_that_slack_will_not_take_comes_as_a_message(
    world: World, command: str, answer: str, fault: str
) -> None:
    await ask(world, "rosa", "/decide We pilot it", "board")
    world.slack.faults.add("response_url", fault, times=2)

    await ask(world, "val", command)

    assert answer in world.workspace.direct_messages("val")[-1].plain


async def test_a_plan_that_slack_will_not_take_is_shown_to_its_planner_alone(world: World) -> None:
    world.slack.faults.add("response_url", "5xx")

    await ask(world, "rosa", "/meeting every second Tuesday at 10:00", "board")

    assert WEEKLY in world.workspace.ephemerals("rosa")[-1].plain
    assert world.workspace.said_in("board") == []


async def test_somebody_who_can_be_told_nothing_in_the_channel_is_told_by_direct_message(
    world: World,
) -> None:
    world.slack.faults.add("response_url", "5xx")
    world.slack.faults.add("chat.postEphemeral", "ok:false", error="not_in_channel")

    await ask(world, "rosa", "/meeting every second Tuesday at 10:00", "board")

    assert WEEKLY in world.workspace.direct_messages("rosa")[-1].plain


async def test_whoever_presses_too_late_is_told_so_all_the_same(world: World) -> None:
    await ask(world, "rosa", "/meeting 24 November at 10:00 for 30 minutes", "board")
    await world.workspace.click("rosa", "Confirm")
    await world.until(datetime(2026, 11, 24, 10, 0, tzinfo=UTC))
    world.slack.clock.advance(timedelta(hours=12))
    world.slack.faults.add("response_url", "5xx")

    await world.workspace.click("val", "I'm here", channel="board")
    await world.settle()

    assert "This meeting is over" in world.workspace.ephemerals("val")[-1].plain


async def test_a_shortcut_whose_form_does_not_open_says_so_all_the_same(world: World) -> None:
    ts = await world.workspace.post("ade", "let us pilot it", "board")
    world.slack.faults.add("views.open", "5xx")
    world.slack.faults.add("response_url", "5xx")

    await world.workspace.shortcut("rosa", "record_decision", ts, "board")
    await world.settle()

    assert "could not be opened" in world.workspace.ephemerals("rosa")[-1].plain


async def test_an_owner_who_answers_twice_is_told_so_all_the_same(world: World) -> None:
    await ask(world, "rosa", "/action @ade draft the paper", "board")
    await world.workspace.click("ade", "I'll do it", dm=True)
    world.slack.faults.add("response_url", "5xx")

    await world.workspace.click("ade", "I'll do it", dm=True)
    await world.settle()

    assert world.workspace.direct_messages("ade")[-1].plain == "You have said already that you'll do A1."


async def test_what_is_recorded_by_the_day_that_was_pressed_is_told_all_the_same(world: World) -> None:
    await ask(world, "rosa", "/action @ade draft the paper by Friday after next", "board")
    world.slack.faults.add("response_url", "5xx")

    await world.workspace.click("rosa", "4 December", ephemeral=True)
    await world.settle()

    assert world.workspace.ephemerals("rosa")[-1].plain.startswith("Recorded as A1.")


async def test_whoever_confirms_a_recap_is_thanked_all_the_same(world: World) -> None:
    await ask(world, "rosa", "/decide We pilot it", "board")
    await ask(world, "val", "/recap", "board")
    world.slack.faults.add("response_url", "5xx")

    await world.workspace.click("val", "Got it", ephemeral=True)
    await world.settle()

    assert "Marked as read." in world.workspace.ephemerals("val")[-1].plain


async def test_whoever_confirms_what_was_undone_meanwhile_is_told_so(world: World) -> None:
    await ask(world, "rosa", "/decide We pilot it", "board")
    await ask(world, "val", "/recap", "board")
    await world.workspace.click("rosa", "Undo", channel="board")

    await world.workspace.click("val", "Got it", ephemeral=True)
    await world.settle()

    assert "nothing to confirm" in world.workspace.ephemerals("val")[-1].plain


async def test_whoever_says_what_has_changed_is_told_all_the_same(world: World) -> None:
    await ask(world, "rosa", "/decide We pilot peer support with three providers", "board")
    await ask(world, "rosa", "/decide We run peer support ourselves", "board")
    await world.workspace.click("rosa", "Replaces it", ephemeral=True)
    await world.workspace.fill("rosa", {"What has changed?": "the providers pulled out"})
    world.slack.faults.add("response_url", "5xx")

    await world.workspace.submit("rosa")
    await world.settle()

    assert world.workspace.direct_messages("rosa")[-1].plain.startswith("D2 replaces D1")


async def test_a_refusal_of_what_is_pressed_is_told_all_the_same(world: World) -> None:
    await ask(world, "rosa", "/decide We pilot it", "board")
    world.slack.faults.add("response_url", "5xx")

    await world.workspace.click("val", "Undo", channel="board")
    await world.settle()

    assert "Only rosa, who recorded D1, can undo it" in world.workspace.ephemerals("val")[-1].plain


@pytest.mark.parametrize("words", ["cancel 3 December", "move 3 December", "cancel the party"])
async def test_a_change_to_a_meeting_that_is_not_there_gives_back_what_was_typed(
    world: World, words: str
) -> None:
    await ask(world, "rosa", f"/meeting {words}", "board")

    assert f"You typed: {words}" in world.workspace.ephemerals("rosa")[-1].plain
