"""Work is with people who can see where it is: others are refused, and what is out of sight is handed on."""

import pytest

from tests.nudges.story import at, nudges, record
from tests.world import World

ROW = "[Done] [Pass on] [Details]"
STRANGER = "They are not in this group, so they would not hear of it: choose somebody who is."


async def private_group(world: World) -> None:
    world.workspace.add_channel("chairs", members=["rosa", "val", "ade", "mal"], private=True)
    await world.workspace.slash("rosa", "/action @ade to book the hall by 4 December", channel="chairs")
    await world.settle()


@pytest.mark.parametrize(
    ("button", "answers", "beside"),
    [
        ("Pass on", {"Pass on to": "sam"}, "Pass on to"),
        ("I can't", {"What now": "Pass on", "To whom": "sam"}, "To whom"),
    ],
)
async def test_nobody_is_given_work_of_a_private_group_that_they_are_not_in(
    world: World, button: str, answers: dict[str, str], beside: str
) -> None:
    await private_group(world)

    await world.workspace.click("ade", button, dm=True)
    await world.workspace.fill("ade", answers)
    await world.workspace.submit("ade")
    await world.settle()

    assert world.workspace.errors("ade") == {beside: STRANGER}
    await world.until(at(27, 12, month=11))
    assert nudges(world, "sam") == nudges(world, "rosa") == []
    assert world.workspace.messages("chairs")[0].readable.startswith("A1 book the hall\nade, due")


async def test_nor_is_anybody_in_words(world: World) -> None:
    await private_group(world)

    await world.workspace.slash("ade", "/action give A1 to @sam", channel="chairs")
    await world.settle()

    assert STRANGER in world.workspace.ephemeral_messages[-1].plain
    assert "sam" not in world.workspace.messages("chairs")[0].readable


async def test_in_a_public_channel_anybody_can_be_given_work_but_who_has_left_it(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade to book the hall by 4 December", channel="board")
    await world.workspace.leave("priya", "board")
    await world.settle()

    await world.workspace.click("ade", "Pass on", dm=True)
    await world.workspace.fill("ade", {"Pass on to": "priya"})
    await world.workspace.submit("ade")
    assert world.workspace.errors("ade") == {"Pass on to": STRANGER}
    await world.workspace.fill("ade", {"Pass on to": "sam"})
    await world.workspace.submit("ade")
    await world.settle()

    assert nudges(world, "sam")[0].startswith("ade asks you to take on A1")


async def made_private(world: World) -> None:
    """Have sam, who is not in the channel, own something of a group that then becomes private."""
    await record(world, "book the hall", "sam")
    await record(world, "ring the trust", "ade")
    await world.workspace.convert_to_private("board")
    await world.settle()


async def test_what_its_owner_can_not_see_any_more_is_handed_on_once(world: World) -> None:
    await made_private(world)

    await world.until(at(27, 12, month=11))

    (told,) = nudges(world, "rosa")
    assert told.startswith(
        "sam is not in the group's channel and can not see it. One action of theirs is still open:\nA1 book"
    )
    assert ROW in world.workspace.direct_messages("rosa")[-1].readable
    await world.until(at(18, 12))
    assert len([said for said in nudges(world, "rosa") if "A1" in said]) == 1


async def test_who_joins_is_nudged_about_it_as_before(world: World) -> None:
    await made_private(world)
    await world.until(at(27, 12, month=11))

    await world.workspace.join("sam", "board")
    await world.until(at(4, 12))

    assert any("sam, one thing is still with you" in said for said in nudges(world, "sam"))


async def test_and_so_is_who_joins_within_the_hour_and_nobody_is_told(world: World) -> None:
    await made_private(world)

    await world.workspace.join("sam", "board")
    await world.until(at(4, 12))

    assert nudges(world, "rosa") == []
