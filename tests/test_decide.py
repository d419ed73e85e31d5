"""`/decide`, as people in a channel live it."""

from tests.world import World


async def test_decide_confirms_in_the_channel(world: World) -> None:
    answer = await world.workspace.slash("rosa", "/decide  We ship   on Friday", channel="board")
    await world.settle()

    assert answer.acked
    assert world.workspace.said_in("board") == ["D1 We ship on Friday"]
    assert [told.plain for told in world.workspace.ephemerals("rosa")] == [
        "Recorded as D1. Press Undo on its card within 15 minutes if that was a slip."
    ]
