"""What can be done about an action from its Details, long after it was recorded."""

import pytest

from tests.refusing import decline
from tests.world import World


async def open_details(world: World, who: str) -> str:
    await world.workspace.click(who, "Details", channel="board")
    return world.workspace.modal_text(who)


async def press(world: World, who: str, label: str, on: str | None = None) -> None:
    await world.workspace.click(who, label, modal=True, on=on)
    await world.settle()


async def submit(world: World, who: str, answers: dict[str, str]) -> None:
    await world.workspace.fill(who, answers)
    await world.workspace.submit(who)
    await world.settle()


async def card(world: World) -> str:
    return world.workspace.messages("board")[0].readable


async def said_to(world: World, who: str) -> list[str]:
    return [message.plain for message in world.workspace.direct_messages(who)]


@pytest.fixture
async def world(world: World) -> World:
    """Let Rosa ask Ade and Priya, an hour ago: Undo is gone."""
    await world.workspace.slash("rosa", "/action @ade and @priya draft the paper", channel="board")
    await world.settle()
    await world.advance(hours=1)
    return world


async def test_an_owner_who_has_accepted_is_done_before_any_nudge(world: World) -> None:
    for who in ("ade", "priya"):
        await world.workspace.click(who, "I'll do it", dm=True)
        await world.settle()
        assert "Press Done once it is." in (await said_to(world, who))[-1]
        await world.workspace.click(who, "Done", dm=True)
        await world.settle()

    assert (await said_to(world, "ade"))[-1].startswith("You have done A1")
    assert "Done" in await card(world)


async def test_an_owner_closes_their_part_in_details(world: World) -> None:
    shown = await open_details(world, "ade")
    assert "[Done]" in shown
    assert "[Drop]" not in shown

    await press(world, "ade", "Done")

    assert "Waiting for priya; ade has done their part" in world.workspace.modal_text("ade")
    assert "[Done]" not in world.workspace.modal_text("ade")
    assert "Waiting for priya; ade has done their part" in await card(world)


async def test_the_recorder_closes_it_for_everybody(world: World) -> None:
    await open_details(world, "rosa")
    await press(world, "rosa", "Done")

    assert "Done" in await card(world)
    assert "rosa closed it as done" in world.workspace.modal_text("rosa")
    await world.morning()
    assert (await said_to(world, "priya"))[-1] == (
        "rosa has closed A1 in #board, so there is nothing more for you to do: draft the paper"
    )


async def test_the_recorder_drops_it_with_a_reason(world: World) -> None:
    await open_details(world, "rosa")
    await press(world, "rosa", "Drop")
    await submit(world, "rosa", {"Why": "the board took it off its plan"})

    assert "Because the board took it off its plan" in await card(world)
    assert "rosa dropped it: “the board took it off its plan”" in world.workspace.modal_text("rosa")
    await world.morning()
    assert (await said_to(world, "ade"))[-1] == (
        "rosa has dropped A1 in #board, so there is nothing more for you to do: draft the paper\n"
        "Because the board took it off its plan"
    )
    await world.workspace.slash("val", "/actions dropped", channel="board")
    await world.settle()
    assert "A1 (dropped) draft the paper" in world.workspace.ephemerals("val")[-1].plain.replace("*", "")


async def test_what_nobody_can_do_gets_another_owner(world: World) -> None:
    for who in ("ade", "priya"):
        await decline(world.workspace, who)
        await world.settle()
    await world.morning()
    assert "Press Details on its card" in (await said_to(world, "rosa"))[-1]

    await open_details(world, "rosa")
    await press(world, "rosa", "Pass on", on="ade (declined)")
    await submit(world, "rosa", {"Pass on to": "mal", "Why": "you know the numbers"})

    assert "mal; priya declined" in await card(world)
    assert (await said_to(world, "mal"))[-1].startswith("rosa asks you to take on A1")
    assert await said_to(world, "ade") == [
        "rosa has passed A1 in #board on to mal, so there is nothing for you to do: draft the paper"
    ]


async def test_the_recorder_takes_it_over(world: World) -> None:
    await world.workspace.click("ade", "I'll do it", dm=True)
    await world.settle()
    await open_details(world, "rosa")
    await press(world, "rosa", "Pass on", on="ade (accepted)")
    await submit(world, "rosa", {"Pass on to": "rosa"})

    assert "\npriya and rosa" in await card(world)
    assert (await said_to(world, "ade"))[-1] == (
        "rosa has taken A1 in #board over, so there is nothing for you to do: draft the paper"
    )
    assert await said_to(world, "rosa") == []


async def test_somebody_else_can_only_read_it(world: World) -> None:
    shown = await open_details(world, "val")

    assert "draft the paper" in shown
    assert not any(label in shown for label in ("[Done]", "[Drop]", "[Pass on]"))


async def test_who_has_left_the_channel_changes_nothing(world: World) -> None:
    await open_details(world, "rosa")
    await world.workspace.leave("rosa", "board")
    await world.settle()
    await press(world, "rosa", "Done")

    assert "Done" not in await card(world)


async def test_a_form_about_what_was_closed_meanwhile_changes_nothing(world: World) -> None:
    await open_details(world, "rosa")
    await press(world, "rosa", "Drop")
    for who in ("ade", "priya"):
        await open_details(world, who)
        await press(world, who, "Done")
    await world.workspace.fill("rosa", {"Why": "no longer needed"})
    await world.workspace.submit("rosa")

    assert world.workspace.errors("rosa") == {
        "Why": "That is closed by now, or not yours to change: close this form to see it."
    }
    assert "Done" in await card(world)
