"""What the chair is told of actions whose owners have had their last nudge, and what the chair can do."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.sandbox import Message
from bot.slack import membership
from storage import groups
from tests.nudges.story import at, nudges, record, times
from tests.world import World

TOLD = datetime(2026, 12, 22, 9, tzinfo=UTC)
"""The morning after the last nudge about what was due on Friday 4 December."""


async def chaired(world: World, chair: str = "val", channel: str = "board") -> None:
    workspace = world.workspace
    async with world.sessions.begin() as session:
        await groups.ensure(session, workspace.team_id, workspace.channel(channel).id)
        person = workspace.person(chair).id
        await groups.set_values(session, workspace.team_id, workspace.channel(channel).id, chair=person)


async def told(world: World, *owners: str) -> Message:
    """Have the chair told of an action of each of these owners, and return the message."""
    await chaired(world)
    for owner in owners or ["ade"]:
        await record(world, f"write the part of {owner}", owner)
    await world.until(TOLD + timedelta(minutes=1))
    return world.workspace.direct_messages("val")[-1]


def card(world: World, number: int = 1) -> str:
    return world.workspace.messages("board")[number - 1].readable


async def test_the_chair_hears_of_all_of_them_in_one_message_and_once(world: World) -> None:
    message = await told(world, "ade", "priya", "ade")

    assert times(world, "val") == [TOLD]
    assert message.plain == (
        "val, 3 actions are still open, and no more nudges go out about them:\n"
        "A1 write the part of ade: ade owns it and was nudged 4 times. It was due Friday 4 December, "
        "in #board.\n"
        "A3 write the part of ade: ade owns it and was nudged 4 times. It was due Friday 4 December, "
        "in #board.\n"
        "A2 write the part of priya: priya owns it and was nudged 4 times. It was due Friday 4 December"
        ", in #board.\n"
        "Please speak with them. Done closes an action for all its owners, Pass on asks somebody else, "
        "Details shows all of it."
    )
    assert message.readable.count("[Done]") == 3
    await world.until(TOLD + timedelta(days=60))
    assert len(nudges(world, "val")) == 1
    assert nudges(world, "rosa") == []


async def test_forty_fit_into_one_message_and_the_rest_is_counted(world: World) -> None:
    await chaired(world)
    for number in range(40):
        await record(world, f"write part {number + 1} of the long plan " + "x " * 120, "ade")
    await world.until(TOLD + timedelta(minutes=1))

    (message,) = world.workspace.direct_messages("val")
    assert len(message.blocks) <= 50
    assert message.plain.startswith("val, 40 actions are still open, and no more nudges go out about them:")
    assert "more: /actions overdue in #board shows them" in message.plain
    assert "more: /actions overdue in #board shows them" in message.readable


async def test_done_closes_the_action_and_its_owner_hears_of_it(world: World) -> None:
    await chaired(world)
    await world.workspace.slash("rosa", "/action @ade to sign the lease by 4 December", channel="board")
    await membership.sync(world.bot, world.workspace.team_id, world.workspace.channel("board").id)
    await world.until(TOLD + timedelta(minutes=1))

    answer = await world.workspace.click("val", "Done", dm=True)
    await world.settle()

    assert answer.acked
    assert "Closed." in world.workspace.direct_messages("val")[-1].readable
    assert "[Done]" not in world.workspace.direct_messages("val")[-1].readable
    assert "Done on" in card(world)
    await world.workspace.click("val", "Details", dm=True)
    assert "val closed it as done" in world.workspace.modal_text("val")
    await world.morning()
    assert nudges(world, "ade")[-1].startswith("val has closed A1 in #board, so there is nothing more")
    assert nudges(world, "rosa")[-1].startswith("val has closed A1 in #board.")


async def test_a_second_press_changes_nothing(world: World) -> None:
    message = await told(world)

    for _ in range(2):
        assert (await press(world, "val", message, "nudge_done")).acked
    await world.settle()

    assert world.workspace.ephemerals("val")[-1].plain == "A1 is closed, so there is nothing to answer."


async def test_pass_on_asks_somebody_else(world: World) -> None:
    await told(world)

    await world.workspace.click("val", "Pass on", dm=True)
    await world.workspace.fill("val", {"Pass on to": "priya", "Why": "Ade is away"})
    await world.workspace.submit("val")
    await world.settle()

    assert world.workspace.modal("val") is None
    assert "Passed on." in world.workspace.direct_messages("val")[-1].readable
    assert nudges(world, "priya")[-1].startswith("val asks you to take on A1")


async def test_the_chair_may_take_it_on(world: World) -> None:
    await told(world)

    await world.workspace.click("val", "Pass on", dm=True)
    await world.workspace.fill("val", {"Pass on to": "val"})
    await world.workspace.submit("val")
    await world.settle()

    assert world.workspace.modal("val") is None
    assert "Passed on." in world.workspace.direct_messages("val")[-1].readable


async def test_details_show_the_whole_record(world: World) -> None:
    await told(world)

    await world.workspace.click("val", "Details", dm=True)

    assert "write the part of ade" in world.workspace.modal_text("val")


async def press(world: World, who: str, message: Message, action_id: str) -> Any:
    return await world.workspace.click(who, action_id, ts=message.ts)


async def _no_chair_any_more(world: World) -> None:
    await chaired(world, "rosa")


async def _left(world: World) -> None:
    await world.workspace.leave("val", "board")
    await world.settle()


@pytest.mark.parametrize("becomes", [_no_chair_any_more, _left])
@pytest.mark.parametrize("label", ["Done", "Pass on", "Details"])
async def test_who_may_act_no_more_changes_nothing(world: World, becomes: Any, label: str) -> None:
    await told(world)
    await becomes(world)

    answer = await world.workspace.click("val", label, dm=True)
    await world.settle()

    assert answer.acked
    shown = world.workspace.modal("val")
    if label == "Details":
        # The channel is public, so they may read what they may no longer change.
        assert shown is not None
        assert not any(label in world.workspace.modal_text("val") for label in ("[Done]", "[Pass on]"))
    else:
        assert shown is None
        said = world.workspace.ephemerals("val")[-1].plain
        assert said == "That is not yours to answer, so nothing has changed."
    assert "Closed." not in world.workspace.direct_messages("val")[-1].readable


@pytest.mark.parametrize("action_id", ["nudge_still_on_it", "nudge_more_time", "ask_decline", "ask_date"])
async def test_the_chair_does_not_answer_for_an_owner(world: World, action_id: str) -> None:
    message = await told(world)
    for block in message.blocks:
        for element in block.get("elements", []):
            if element.get("action_id") == "nudge_done":
                element["action_id"] = action_id

    await press(world, "val", message, action_id)
    await world.settle()

    assert world.workspace.ephemerals("val")[-1].plain == (
        "That is not yours to answer, so nothing has changed."
    )


@pytest.mark.parametrize("gone", ["deactivated", "left"])
async def test_who_recorded_it_hears_when_the_chair_can_not(world: World, gone: str) -> None:
    world.workspace.add_channel("trust", members=["rosa", "ade", "val"], private=True)
    await chaired(world, channel="trust")
    await record(world, "sign the lease", "ade", channel="trust")
    if gone == "deactivated":
        await world.workspace.deactivate("val")
    else:
        await world.workspace.leave("val", "trust")

    await world.until(TOLD + timedelta(days=2))

    assert nudges(world, "val") == []
    (message,) = nudges(world, "rosa")
    assert message.startswith(
        "rosa, one action is still open, and no more nudges go out about it:\nA1 sign the lease"
    )


async def test_several_groups_of_one_chair_share_a_message(world: World) -> None:
    world.workspace.add_channel("trust", members=["rosa", "ade", "val"], private=True)
    await chaired(world)
    await chaired(world, channel="trust")
    await record(world, "sign the lease", "ade", channel="trust")
    await record(world, "draft the scope paper", "ade")

    await world.until(TOLD + timedelta(days=2))

    (message,) = nudges(world, "val")
    assert "sign the lease" in message
    assert "draft the scope paper" in message


async def test_who_is_chair_and_recorder_and_owner_is_told_that_nudges_end(world: World) -> None:
    await chaired(world, "rosa")
    await record(world, "sign the lease", "rosa")
    await world.until(at(14, 11, 0, month=12) + timedelta(days=60))

    *earlier, last = world.workspace.direct_messages("rosa")
    assert len(earlier) == 3
    assert "This is the last nudge about it: nobody else is told." in last.readable
    assert "This is the last nudge about it: nobody else is told." in last.plain
    assert all("last nudge" not in message.readable for message in earlier)


async def test_the_last_nudge_says_who_hears_next(world: World) -> None:
    await told(world)

    assert "This is the last nudge about it: if it stays open, val hears of it." in nudges(world, "ade")[-1]
