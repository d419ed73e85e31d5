"""Work that waits for other work: whose that is by now, who is asked when nobody does it, what is claimed."""

import pytest

from tests.nudges.story import at, nudges
from tests.nudges.test_obstacles import cannot, card, last
from tests.world import World

NOBODY = "Nobody has taken A2 on: who will?"


async def waiting(world: World, due: str = "4 December") -> None:
    """Have A1, ade's, wait for A2, mal's, both asked for by rosa."""
    for who, what in (("ade", "draft the paper"), ("mal", "send the numbers")):
        await world.workspace.slash("rosa", f"/action @{who} to {what} by {due}", channel="board")
        await world.settle()
    await cannot(world, What_now="Blocked", Waits_for="A2")


async def give(world: World, who: str, to: str) -> None:
    await world.workspace.click(who, "Pass on", dm=True)
    await world.workspace.fill(who, {"Pass on to": to})
    await world.workspace.submit(who)
    await world.settle()


async def test_whoever_it_is_passed_on_to_hears_that_somebody_waits_and_who_had_it_does_not(
    world: World,
) -> None:
    await waiting(world)
    await give(world, "mal", "val")

    await world.until(at(24, 12, month=11))

    assert (
        "ade can't go on with A1 in #board, draft the paper, before A2 is done." in nudges(world, "val")[-1]
    )
    assert nudges(world, "mal") == ["You passed A2 in #board on to val: send the numbers"]


async def test_whoever_had_heard_reads_that_nobody_waits_for_them_any_more(world: World) -> None:
    await waiting(world)
    await world.until(at(24, 12, month=11))
    assert "ade can't go on with A1" in nudges(world, "mal")[-1]

    await cannot(world, "mal", What_now="Pass on", To_whom="val")

    assert nudges(world, "mal")[-1] == "A1 in #board waits for you no more: draft the paper"


async def nobody_does_it(world: World) -> None:
    await waiting(world)
    await cannot(world, "mal", What_now="Pass on", Why="no time")
    await world.until(at(24, 12, month=11))


async def test_when_nobody_does_it_whoever_asked_for_it_is_asked_who_will(world: World) -> None:
    await nobody_does_it(world)

    asked = last(world, "rosa").readable
    assert "ade can't go on with A1 in #board, draft the paper, before A2 is done.\n" in asked
    assert f"{NOBODY}\n[I'll do it] [Somebody else]" in asked
    assert "ade can't go on" not in "\n".join(nudges(world, "mal"))


async def test_whoever_asked_is_never_reminded_of_the_work_of_the_one_who_waits(world: World) -> None:
    await nobody_does_it(world)

    await world.until(at(1, 12, month=12).replace(day=21))

    assert not any("still with you" in said for said in nudges(world, "rosa"))
    asked = [said for said in nudges(world, "ade") if "still with you" in said]
    assert "You said that it waits for A2, which nobody has taken on: does it still?" in asked[0]


@pytest.mark.parametrize("pressed", ["I'll do it", "Somebody else"])
async def test_the_answer_stands_where_it_was_asked(world: World, pressed: str) -> None:
    await nobody_does_it(world)

    await world.workspace.click("rosa", pressed, dm=True)
    if pressed == "Somebody else":
        await world.workspace.fill("rosa", {"Pass on to": "val"})
        await world.workspace.submit("rosa")
    await world.settle()

    assert NOBODY not in last(world, "rosa").readable
    takes = "rosa" if pressed == "I'll do it" else "val"
    assert f"\n{takes}, due Friday 4 December" in card(world, 2)
    if takes == "val":
        await world.until(at(26, 12, month=11))
        assert any("ade can't go on with A1" in said for said in nudges(world, "val"))


async def reopened(world: World) -> None:
    await world.workspace.click("mal", "Details", ts=world.workspace.messages("board")[1].ts)
    await world.workspace.click("mal", "Reopen", modal=True)
    await world.settle()


async def test_what_is_not_done_after_all_is_waited_for_again(world: World) -> None:
    await waiting(world)
    await world.until(at(2, 12))
    await world.workspace.click("mal", "Done", dm=True)
    await world.until(at(3, 12))
    assert "A2 is done, for which it waited." in nudges(world, "ade")[-1]

    await reopened(world)

    assert "It waits for A2." in nudges(world, "ade")[-1]
    await world.until(at(8, 12))
    said = "A2 is not done after all, so A1 in #board waits for it again."
    assert any(said in told for told in nudges(world, "ade"))
    assert "ade can't go on with A1" in nudges(world, "mal")[-1]


async def test_what_was_said_before_says_so_too(world: World) -> None:
    await waiting(world, "18 December")
    await world.until(at(1, 12))
    await world.workspace.click("mal", "Done", dm=True)
    await world.until(at(2, 12))
    assert "A2 is done, so you can go on with A1" in nudges(world, "ade")[-1]
    before = len(nudges(world, "ade"))

    await reopened(world)

    assert nudges(world, "ade")[-1].startswith(
        "A2 is not done after all, so A1 in #board waits for it again."
    )
    assert len(nudges(world, "ade")) == before


async def test_who_has_not_heard_that_it_was_done_hears_of_neither(world: World) -> None:
    await waiting(world, "18 December")
    await world.until(at(1, 12))
    await world.workspace.click("mal", "Done", dm=True)
    await reopened(world)

    await world.until(at(4, 12))

    assert not any("A2 is" in said for said in nudges(world, "ade"))


async def test_nothing_is_claimed_but_what_was_said(world: World) -> None:
    await waiting(world)
    await world.workspace.post("mal", "A2 done")
    await world.settle()

    assert "You said that you'll do" not in world.workspace.direct_messages("ade")[0].readable
    assert "taken on by" not in card(world)
    await world.workspace.click("ade", "Details", ts=world.workspace.messages("board")[0].ts)
    history = world.workspace.modal_text("ade")
    assert "took it on" not in history
    assert "mal ended what it waited for" in history


async def test_nobody_waits_for_somebody_whose_own_work_waits_for_theirs(world: World) -> None:
    await waiting(world)

    errors = await cannot(world, "mal", What_now="Blocked", To_whom="ade")

    assert errors == {"To whom": "What they have to do waits for A2, so that neither could begin."}


async def test_nor_for_work_that_waits_for_them(world: World) -> None:
    for who, what in (("ade", "draft the paper"), ("mal", "send the numbers")):
        await world.workspace.slash("rosa", f"/action @{who} to {what} by 4 December", channel="board")
        await world.settle()
    await cannot(world, "mal", What_now="Blocked", To_whom="ade")

    assert await cannot(world, What_now="Blocked", Waits_for="A2") == {
        "Waits for": "A2 waits for you, so that neither could begin."
    }


async def test_that_somebody_is_ill_is_told_to_nobody_who_asked(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade to draft the paper by 4 December", channel="board")
    await world.settle()

    await cannot(world, What_now="Blocked", Waits_for="the figures", Why="my mother is in hospital")
    await world.until(at(24, 12, month=11))

    assert "ade can't go on with A1 in #board for now." in nudges(world, "rosa")[-1]
    assert "hospital" not in "\n".join(nudges(world, "rosa"))


async def test_one_action_stands_once_in_a_nudge_with_who_waits_for_it(world: World) -> None:
    await waiting(world)

    await world.until(at(2, 12))

    shown = last(world, "mal").readable
    assert shown.startswith("mal, one thing is still with you:\nA2 send the numbers\n")
    assert "ade can't go on with A1 draft the paper before it is done." in shown
    assert shown.count("[Done]") == 1
    await world.workspace.click("mal", "Done", dm=True)
    await world.settle()
    assert "Done. Thank you!" in last(world, "mal").readable
    assert "Nobody waits" not in last(world, "mal").readable
