"""Proposed and parked decisions are settled from their Details."""

from tests.decisions.test_decide import decide
from tests.world import World


async def propose(world: World, text: str) -> None:
    await decide(world, "rosa", "")
    await world.workspace.click("rosa", "More", modal=True)
    await world.workspace.fill("rosa", {"Decision": text, "Status": "Proposed"})
    await world.workspace.submit("rosa")
    await world.settle()


async def choose(world: World, person: str, status: str) -> None:
    await world.workspace.click(person, "Details", channel="board")
    await world.workspace.choose(person, "Change status", status, modal=True)


async def test_a_proposal_is_agreed_with_its_history(world: World) -> None:
    await propose(world, "Buy the building")
    await choose(world, "val", "Agreed")
    await world.workspace.fill("val", {"Because": "the price fell"})
    await world.workspace.submit("val")
    await world.settle()

    assert world.workspace.said_in("board") == ["D1 Buy the building"]
    shown = world.workspace.modal_text("val")
    assert "Status: agreed" in shown
    assert "val set it from proposed to agreed: “the price fell”" in shown
    assert "Change status" not in shown


async def test_a_proposal_is_parked_until_a_day(world: World) -> None:
    await propose(world, "Buy the building")
    await choose(world, "val", "Parked")
    await world.workspace.fill("val", {"Come back on": "last week"})
    await world.workspace.submit("val")
    assert world.workspace.errors("val")["Come back on"]

    await world.workspace.fill("val", {"Come back on": "in two weeks"})
    await world.workspace.submit("val")
    await world.settle()

    assert world.workspace.said_in("board") == [
        "D1 (parked, to come back on Monday 7 December) Buy the building"
    ]
    assert (
        "Parked 23 November, to come back on Monday 7 December."
        in world.workspace.messages("board")[0].readable
    )


async def test_what_was_settled_meanwhile_is_not_settled_again(world: World) -> None:
    await propose(world, "Buy the building")
    await choose(world, "val", "Agreed")
    await choose(world, "mal", "Rejected")
    await world.workspace.submit("val")
    await world.workspace.submit("mal")
    await world.settle()

    assert "D1 is agreed by now" in world.workspace.errors("mal")["Because"]
    assert world.workspace.said_in("board") == ["D1 Buy the building"]


async def test_an_agreed_decision_offers_no_status(world: World) -> None:
    await decide(world, "rosa", "We ship on Friday")
    await world.workspace.click("rosa", "Details", channel="board")

    assert "Change status" not in world.workspace.modal_text("rosa")
