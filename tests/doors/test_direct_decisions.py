"""What people answer to the bot alone who were told of a decision, or name one: heard, and told to nobody."""

from datetime import UTC, datetime

import pytest

from tests.doors.test_direct_answers import answers, says
from tests.doors.test_direct_questions import meets
from tests.world import World


async def told_of_it(world: World) -> str:
    """Let Mal be told of a decision that was made without him; return that message's ts."""
    await meets(world)
    await world.until(datetime(2026, 11, 24, 10, 5, tzinfo=UTC))
    for who in ("rosa", "val"):
        await world.workspace.click(who, "I'm here", "board")
    await world.workspace.slash(
        "val", "/decide We open on Sundays because three partners asked", channel="board"
    )
    await world.settle()
    await world.until(datetime(2026, 12, 7, 12, tzinfo=UTC))
    return world.workspace.direct_messages("mal")[-1].ts


@pytest.mark.parametrize("words", ["I object to this", "I wasn't there", "I disagree with D1"])
async def test_what_somebody_thinks_of_a_decision_stands_in_the_form_that_is_offered(
    world: World, words: str
) -> None:
    await told_of_it(world)
    told = len(answers(world, "val"))

    assert "[Raise a concern] [Details]" in await says(world, words, "mal")
    answer = world.workspace.direct_messages("mal")[-1].ts
    await world.workspace.click("mal", "Raise a concern", ts=answer)
    assert f"Concern: {words}" in world.workspace.modal_text("mal")
    assert len(answers(world, "val")) == told


async def test_a_decision_that_is_named_is_found_though_nothing_was_sent_of_it(world: World) -> None:
    await world.workspace.slash("rosa", "/decide We meet in Mold", channel="board")
    await world.settle()

    assert "D1 We meet in Mold\n[Raise a concern] [Details]" in await says(world, "not happy with D1")


async def test_whoever_was_there_after_all_is_noted_as_there_at_the_press_of_a_button(world: World) -> None:
    recap = await told_of_it(world)
    await world.workspace.post("mal", "I was there actually", thread=recap)
    await world.settle()

    await world.workspace.click("mal", "I was there", dm=True)
    await world.settle()

    assert "You are noted as there: #board, Tuesday 24 November" in answers(world, "mal")[-1]
    assert any("Here: rosa, val and mal." in each for each in world.workspace.said_in("board"))


async def test_the_reason_of_a_decision_is_shown_to_whoever_asks_for_it(world: World) -> None:
    await told_of_it(world)

    assert "Because: three partners asked" in await says(world, "what was the reason?", "mal")


@pytest.mark.parametrize("words", ["ok noted", "read, thanks", "👍"])
async def test_what_somebody_says_they_have_read_is_marked_as_read(world: World, words: str) -> None:
    await told_of_it(world)

    assert await says(world, words, "mal") == "Marked as read.\nD1 in #board"
    assert not any("[Got it]" in each for each in answers(world, "mal"))
