"""What Details tells of how a decision came to stand as it does: each change, who made it, oldest first."""

from tests.decisions.test_decide import decide
from tests.world import World


async def told(world: World, on: str) -> list[str]:
    """Return what Details says has been done, without when."""
    await world.workspace.click("val", "Details", channel="board", on=on)
    shown = world.workspace.modal_text("val").splitlines()
    await world.workspace.close_modal("val", clear=True)
    return [line.partition(", ")[0] for line in shown if line.split(" ")[0] in ("ade", "rosa")]


async def undo(world: World, person: str, on: str) -> None:
    await world.workspace.click(person, "Undo", channel="board", on=on)
    await world.settle()


async def test_a_replacement_and_its_end_are_told_on_both_sides(world: World) -> None:
    await decide(world, "ade", "Run peer support")
    await decide(world, "rosa", "Stop it replaces D1")

    assert await told(world, "D2 Stop it") == ["rosa recorded it", "rosa said that it replaces D1"]
    assert await told(world, "D1 (replaced") == ["ade recorded it", "rosa replaced it by D2"]

    await undo(world, "rosa", "D2 Stop it")
    assert await told(world, "D1 Run") == ["ade recorded it", "rosa replaced it by D2", "rosa undid D2"]


async def test_what_is_no_longer_replaced_stands_as_it_did_before(world: World) -> None:
    await decide(world, "ade", "")
    await world.workspace.click("ade", "More", modal=True)
    await world.workspace.fill("ade", {"Decision": "Run peer support", "Status": "Proposed"})
    await world.workspace.submit("ade")
    await world.settle()
    before = world.workspace.said_in("board")
    await decide(world, "rosa", "Stop it replaces D1")
    assert world.workspace.said_in("board")[0] == "D1 (replaced by D2) Run peer support"

    await undo(world, "rosa", "D2 Stop it")

    assert world.workspace.said_in("board")[:1] == before
    assert "proposed" in before[0]


async def test_it_can_be_replaced_again_and_follows_what_stands(world: World) -> None:
    await decide(world, "ade", "Run peer support")
    await decide(world, "rosa", "Stop it replaces D1")
    await undo(world, "rosa", "D2 Stop it")

    await decide(world, "mal", "Double it amends D1")

    assert world.workspace.said_in("board")[0] == "D1 (amended by D3) Run peer support"
