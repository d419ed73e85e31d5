"""Decisions in a channel that is shared with another workspace."""

from tests.decisions.test_decide import decide
from tests.decisions.test_replacing import direct
from tests.world import World


async def test_people_of_another_workspace_raise_concerns_and_read_details(world: World) -> None:
    trust = world.slack.add_workspace("Trust", installed=False)
    trust.add_person("olga")
    world.slack.share_channel(world.workspace, "board", trust)
    await trust.join("olga", "board")
    await decide(world, "rosa", "We ship on Friday")

    await world.workspace.click("olga", "Raise a concern", channel="board")
    await world.workspace.fill("olga", {"Concern": "our trust was not asked", "Strength": "Objection"})
    await world.workspace.submit("olga")
    await world.settle()

    assert "Objection, open: our trust was not asked (olga)" in world.workspace.messages("board")[0].readable
    assert direct(world, "rosa")[0].startswith("olga has an objection about D1")
    await world.workspace.click("olga", "Details", channel="board")
    assert "our trust was not asked" in world.workspace.modal_text("olga")
    await world.workspace.click("olga", "Undo", channel="board")
    await world.settle()
    assert "Only rosa, who recorded D1, can undo it" in world.workspace.ephemerals("olga")[-1].plain
