"""What reaches people, in their own mornings."""

from datetime import UTC, datetime

from bot.slack import membership
from tests.nudges.story import at, nudges, record, times
from tests.world import World


async def test_people_are_nudged_in_their_own_mornings(world: World) -> None:
    await record(world, "draft the scope paper", "ade", "priya", measure="the board can agree it")

    await world.until(at(2, 23))

    assert times(world, "ade") == [at(2, 9)]
    assert times(world, "priya") == [at(2, 3, 30)]
    assert nudges(world, "ade") == [
        "ade, one thing is still with you:\n"
        "A1 draft the scope paper, due Friday 4 December, in #board.\n"
        "Press Done, More time or I can't. "
        "What you write here goes to whoever asked, not to the group. Thank you."
    ]
    assert "rosa asked for it so that the board can agree it." in (
        world.workspace.direct_messages("ade")[0].readable
    )


async def test_an_action_climbs_its_ladder_and_then_the_chair_hears_once(world: World) -> None:
    await record(world, "draft the scope paper", "ade")

    await world.until(datetime(2027, 3, 1, 12, tzinfo=UTC))

    assert [f"{when:%a %d %b}" for when in times(world, "ade")] == [
        "Wed 02 Dec",
        "Mon 07 Dec",
        "Mon 14 Dec",
        "Mon 21 Dec",
    ]
    (told,) = nudges(world, "rosa")
    assert told == (
        "rosa, one action is still open, and no more nudges go out about it:\n"
        "A1 draft the scope paper: ade owns it and was nudged 4 times. It was due Friday 4 December, "
        "in #board.\n"
        "Please speak with them. Done closes an action for all its owners, Pass on asks somebody else, "
        "Details shows all of it."
    )
    assert times(world, "rosa") == [datetime(2026, 12, 22, 9, tzinfo=UTC)]


async def test_one_message_a_day_carries_all_that_is_due(world: World) -> None:
    for number in range(60):
        await record(world, f"write part {number + 1} of the plan", "ade")

    await world.until(at(2, 12))

    (message,) = world.workspace.direct_messages("ade")
    assert len(message.blocks) <= 50
    assert message.plain.startswith("ade, 60 things are still with you:\nA1 write part 1")
    assert "… and" in message.plain
    assert all(f"A{number} " in message.readable for number in range(1, 40))


async def test_weeks_one_and_two_of_the_story(world: World) -> None:
    workspace = world.workspace
    await workspace.slash(
        "rosa",
        "/action @ade and @priya draft the scope paper by 4 December so that the board can agree it",
        channel="board",
    )
    await membership.sync(world.bot, workspace.team_id, workspace.channel("board").id)
    await world.settle()
    await workspace.click("priya", "I'll do it", dm=True)
    await workspace.click("priya", "Another date", dm=True)
    await workspace.fill("priya", {"Due": "Monday 7 December"})
    await workspace.submit("priya")
    await world.until(at(3, 12))

    assert times(world, "ade")[1:] == [at(3, 9)]
    assert times(world, "priya")[1:] == [at(3, 3, 30)]
    assert "due Monday 7 December, in #board" in nudges(world, "ade")[-1]

    await workspace.click("ade", "Done", dm=True)
    await workspace.click("priya", "More time", dm=True)
    await workspace.fill("priya", {"Or another day": "Wednesday", "Why": "the figures come on Tuesday"})
    await workspace.submit("priya")
    await world.settle()
    await workspace.click("priya", "Yes", dm=True)
    await world.until(at(9, 12))

    card = workspace.messages("board")[0].readable
    assert "Waiting for priya; ade has done their part" in card
    assert "priya: the figures come on Tuesday" in card
    assert "Due Wednesday 9 December, moved twice" in card
    assert len(times(world, "ade")) == 2
    assert times(world, "priya")[3:] == [at(9, 3, 30)]
