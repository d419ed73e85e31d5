"""Work that was for a decision which does not hold any more: its owner reads so, and its asker is asked."""

from collections.abc import Awaitable, Callable

import pytest

from tests.decisions.test_replacing import direct
from tests.nudges.story import at
from tests.world import World

WITHDRAWN, AGAIN = "was withdrawn", "was put back on the agenda"


async def minibus(world: World) -> None:
    """Have val record a decision, and ask ade for work that is for it."""
    await world.workspace.slash("rosa", "/meeting chair @rosa", channel="board")
    await world.workspace.slash("val", "/decide Sell the minibus", channel="board")
    await world.workspace.slash("val", "/action @ade to advertise it by 4 December for D1", channel="board")
    await world.settle()


async def uphold(world: World, becomes: str, *, who: str = "rosa") -> None:
    """Have mal object, and `who` uphold that with what becomes of the decision."""
    for button, answers in (
        ("Raise a concern", {"Concern": "it is needed", "Strength": "Objection"}),
        ("Details", {"What follows from it?": "we keep it", "What becomes of it": becomes}),
    ):
        person = "mal" if button == "Raise a concern" else who
        await world.workspace.click(person, button, channel="board", nth=0)
        if person == who:
            await world.workspace.choose(who, "Close it as", "Upheld", modal=True)
        await world.workspace.fill(person, answers)
        await world.workspace.submit(person)
        await world.settle()


async def replaced(world: World) -> None:
    await world.workspace.slash("rosa", "/decide Keep the minibus replaces D1", channel="board")


async def withdrawn(world: World) -> None:
    await uphold(world, "Withdraw")


async def again(world: World) -> None:
    await uphold(world, "Back on the agenda")


ENDED = [(withdrawn, WITHDRAWN), (again, AGAIN), (replaced, "was replaced")]


@pytest.mark.parametrize(("ends", "fate"), ENDED)
async def test_the_nudge_says_so_and_whoever_asked_for_it_is_asked(
    world: World, ends: Callable[[World], Awaitable[None]], fate: str
) -> None:
    await minibus(world)
    await ends(world)

    await world.until(at(2, 12))

    assert any(f"D1 Sell the minibus, which it was for, {fate}." in said for said in direct(world, "ade"))
    asked = f"Is A1 in #board still needed? It was for D1 Sell the minibus, which {fate}."
    assert "\n".join(direct(world, "val")).count(asked) == 1


async def test_what_is_not_needed_is_dropped_from_there(world: World) -> None:
    await minibus(world)
    await withdrawn(world)
    await world.until(at(26, 12, month=11))

    await world.workspace.click("val", "Drop", dm=True)
    await world.settle()

    shown = world.workspace.direct_messages("val")[-1].readable
    assert "It is dropped." in shown
    assert "[Still needed]" not in shown


async def test_what_is_needed_all_the_same_goes_on_and_its_owner_is_told_of_no_doubt(world: World) -> None:
    await minibus(world)
    await again(world)
    await world.until(at(26, 12, month=11))
    before = len(direct(world, "ade"))

    await world.workspace.click("val", "Still needed", dm=True)
    await world.until(at(1, 12))

    assert "You said that it is still needed." in "\n".join(direct(world, "val"))
    assert len(direct(world, "ade")) == before


async def test_nobody_is_asked_about_work_that_is_done(world: World) -> None:
    await minibus(world)
    await world.workspace.post("ade", "done")
    await world.settle()
    await withdrawn(world)

    await world.until(at(2, 12))

    assert "still needed" not in "\n".join(direct(world, "val"))


async def test_what_a_message_nudges_about_is_not_told_again_with_what_was_missed(world: World) -> None:
    await world.workspace.slash("rosa", "/meeting every second Tuesday at 10:00 for an hour", channel="board")
    await world.settle()
    await world.workspace.click("rosa", "Confirm")
    await world.until(at(24, 10, 5, month=11))
    for who in ("rosa", "val"):
        await world.workspace.click(who, "I'm here", channel="board")
    await world.workspace.slash("val", "/decide Sell the minibus", channel="board")
    await world.workspace.slash("val", "/action @ade to advertise it by 4 December for D1", channel="board")
    await world.workspace.slash("val", "/action @ade to empty it by 18 December for D1", channel="board")

    await world.until(at(7, 12))

    [said] = [each for each in direct(world, "ade") if "decided without you" in each]
    assert "still with you" in said
    assert "Asked of you: A1" not in said
    assert "Asked of you: A2 empty it" in said


@pytest.mark.parametrize(
    ("becomes", "is_now"), [("Withdraw", "withdrawn"), ("Back on the agenda", "back on the agenda")]
)
async def test_its_recorder_hears_what_became_of_it(world: World, becomes: str, is_now: str) -> None:
    await minibus(world)
    await uphold(world, becomes)

    await world.until(at(26, 12, month=11))

    told = "\n".join(direct(world, "val"))
    assert "rosa upheld mal's objection about D1, which you recorded in #board." in told
    assert "The decision: Sell the minibus\nThe concern: it is needed\nrosa wrote: we keep it" in told
    assert f"D1 in #board is {is_now}." in told


async def test_nobody_is_told_what_they_did_themselves(world: World) -> None:
    await minibus(world)
    await uphold(world, "Withdraw", who="val")

    await world.until(at(26, 12, month=11))

    assert "which you recorded" not in "\n".join(direct(world, "val")).split("upheld", 1)[-1]


async def test_the_details_show_at_once_that_it_is_withdrawn(world: World) -> None:
    await minibus(world)
    await uphold(world, "Withdraw")

    assert "Status: withdrawn" in world.workspace.modal_text("rosa")
