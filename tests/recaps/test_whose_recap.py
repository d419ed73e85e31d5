"""A recap is of one person: nobody else is said to have missed anything, or nothing."""

from bot.recaps.commands import OF_ONE_PERSON
from tests.world import World


async def test_a_user_group_has_missed_nothing_that_could_be_told(world: World) -> None:
    world.workspace.add_user_group("finance", members=["ade", "val"])

    await world.workspace.slash("rosa", "/recap @finance", channel="board")
    await world.settle()
    assert world.workspace.ephemerals("rosa")[-1].plain == OF_ONE_PERSON
