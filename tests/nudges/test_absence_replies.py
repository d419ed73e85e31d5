"""What an owner writes to the bot alone about leave or illness is kept to the bot."""

import pytest

from tests.actions.test_ask import asked, card
from tests.nudges.test_replies import known, last, says
from tests.world import World


@pytest.mark.parametrize("words", ["A1: I'm off sick", "I am ill", "I'm on leave"])
async def test_leave_and_illness_are_kept_to_the_bot(world: World, words: str) -> None:
    await asked(world)

    await known(world, "board")
    answer = await says(world, words)

    assert answer.startswith("I keep this to myself: neither rosa, who asked for A1 in #board, nor the group")
    assert "[Yes]" not in answer
    assert world.workspace.direct_messages("rosa") == []
    assert words.removeprefix("A1: ") not in await card(world)
    await world.workspace.click("ade", "Only rosa", dm=True)
    await world.morning()
    assert words.removeprefix("A1: ") in last(world, "rosa").plain
    assert words.removeprefix("A1: ") not in await card(world)


async def test_leave_until_a_day_is_kept_by_the_bot_which_writes_from_then_and_tells_nobody(
    world: World,
) -> None:
    await asked(world)

    answer = await says(world, "I'm on leave until 4 January")

    assert answer == (
        "I will write to you again from Monday 4 January.\n[Undo]\n"
        "What people ask of you comes at once in any case, and nobody else sees this."
    )
    assert world.workspace.direct_messages("rosa") == []
    assert "leave" not in await card(world)


async def test_an_excuse_is_nobody_elses(world: World) -> None:
    await asked(world)

    assert "is done, thank you" in await says(world, "A1 done, sorry, I was ill")
    said = [one.plain for one in world.workspace.direct_messages("rosa")]
    assert not any("I was ill" in one for one in [*said, await card(world)])


@pytest.mark.parametrize("words", ["Done. On leave until 4 January", "Done. I am on leave until 4 January"])
async def test_what_is_done_is_so_though_somebody_was_away_of_which_nobody_hears(
    world: World, words: str
) -> None:
    await asked(world)

    await known(world, "board")
    answer = await says(world, words)

    done, away = (one.readable for one in world.workspace.direct_messages("ade")[-2:])
    assert done == "A1 in #board is done, thank you: draft the scope paper\n[Not done after all]"
    assert away == answer
    assert answer.startswith("I will write to you again from Monday 4 January.")
    assert "Done by ade on" in await card(world)
    said = [one.plain for one in world.workspace.direct_messages("rosa")]
    assert not any("I was ill" in one or "on leave" in one for one in [*said, await card(world)])
