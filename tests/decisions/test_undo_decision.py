"""Undo: for the recorder, for 15 minutes, with its history kept."""

from tests.decisions.test_decide import decide, told
from tests.world import World


def last_told(world: World, person: str) -> str:
    return told(world, person)[-1]


async def press_undo(world: World, person: str, on: str = "D1") -> None:
    await world.workspace.click(person, "Undo", channel="board", on=on)
    await world.settle()


async def test_undo_is_seen_on_the_card_and_its_number_is_not_used_again(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await world.workspace.click("rosa", "Undo", channel="board")
    await decide(world, "rosa", "We wait a year")

    assert world.workspace.said_in("board") == [
        "D1 was undone by rosa. Its number is not used again.",
        "D2 We wait a year",
    ]


async def test_only_the_recorder_can_undo(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await press_undo(world, "ade")

    assert world.workspace.said_in("board") == ["D1 We ship on Friday"]
    assert "Only rosa, who recorded D1, can undo it" in last_told(world, "ade")


async def test_undo_leaves_the_card_after_fifteen_minutes(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    assert "[Undo]" in world.workspace.messages("board")[0].readable

    await world.advance(minutes=15)

    assert "[Undo]" not in world.workspace.messages("board")[0].readable


async def test_a_press_that_comes_too_late_changes_nothing(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    world.slack.faults.add("chat.update", "ok:false", error="edit_window_closed")
    await world.advance(minutes=16)
    await press_undo(world, "rosa")

    assert "[Undo]" in world.workspace.messages("board")[0].readable
    assert "more than 15 minutes ago" in last_told(world, "rosa")


async def test_a_second_press_says_that_it_is_undone(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await world.workspace.click("rosa", "Undo", channel="board")
    await world.workspace.click("rosa", "Undo", channel="board")
    await world.settle()

    assert last_told(world, "rosa") == "D1 has already been undone."


async def test_what_is_undone_before_its_card_is_posted_is_never_shown(world: World) -> None:
    world.slack.faults.add("chat.postMessage", "429", retry_after=60)
    await decide(world, "rosa", "We ship on Friday")

    assert world.workspace.said_in("board") == []
