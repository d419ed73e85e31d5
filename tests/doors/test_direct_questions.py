"""What people ask the bot alone, and what they tell it of meetings: answered, and passed on to nobody."""

from datetime import UTC, datetime

import pytest

from tests.actions.test_ask import asked
from tests.doors.test_direct_answers import answers, says
from tests.world import World

PLAN = "/meeting every second Tuesday at 10:00 for 90 minutes"


async def meets(world: World, channel: str = "board", who: str = "rosa", plan: str = PLAN) -> None:
    """Let a group plan its meetings: the first ones are on Tuesdays 24 November and 8 December."""
    await world.workspace.slash(who, plan, channel=channel)
    await world.settle()
    await world.workspace.click(who, "Confirm", channel)
    await world.settle()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("undo", "Nothing has changed. What you have just said to me is taken back with the button"),
        ("how do I pass this on", "To pass work on, write its number and a name"),
        ("whats A1", "A1, asked"),
        ("A1?", "A1, asked"),
        ("what is this?", "A1, asked"),
        ("am I the only one?", "A1, asked"),
        ("who can see this?", "What you write here of an action goes to whoever asked for it"),
        ("help", "Decisions and actions belong to a group"),
        ("...", "I do not understand that, and have passed it to nobody."),
        ("does val know?", "Is that a question for rosa?"),
        ("can somebody else?", "Who is to do A1 instead? To pass work on, write its number and a name"),
    ],
)
async def test_what_is_asked_of_the_bot_is_answered_and_passed_on_to_nobody(
    world: World, words: str, said: str
) -> None:
    await asked(world)
    told = len(answers(world, "rosa"))

    assert said in await says(world, words)
    await world.morning()
    assert not any(words in each for each in answers(world, "rosa")[told:])


async def test_a_question_for_whoever_asked_goes_to_them_once_that_is_pressed(world: World) -> None:
    await asked(world)
    await says(world, "should it be in Welsh?")

    await world.workspace.click("ade", "Pass it on to rosa", dm=True)
    await world.settle()

    await world.morning()
    assert any("should it be in Welsh?" in each for each in answers(world, "rosa"))


@pytest.mark.parametrize("words", ["when is the meeting", "is the meeting still on?"])
async def test_the_next_meeting_of_each_of_their_groups_is_shown(world: World, words: str) -> None:
    world.workspace.add_channel("housing", members=["ade", "val"])
    await meets(world)
    await meets(world, "housing", "val", "/meeting every Wednesday at 14:00 for an hour")
    await asked(world)

    answer = await says(world, words)

    assert "#board: Tuesday 24 November, 10:00 to 11:30." in answer
    assert "#housing: Wednesday 25 November, 14:00 to 15:00." in answer


async def test_apologies_for_a_day_of_a_meeting_are_noted_and_can_be_taken_back(world: World) -> None:
    await meets(world)
    await asked(world)

    answer = await says(world, "apologies for 8 December")

    assert "Your apologies for #board on Tuesday 8 December, 10:00 to 11:30 are noted." in answer
    await world.workspace.click("ade", "I can come after all", dm=True)
    await world.settle()
    assert "You are expected at it again" in answers(world, "ade")[-1]


async def test_whom_somebody_sends_in_their_place_is_noted_with_their_apologies(world: World) -> None:
    await meets(world)

    answer = await says(world, "I can't make the meeting tomorrow, val will come instead of me")

    assert "val goes instead." in answer
    await world.until(datetime(2026, 11, 24, 10, 1, tzinfo=UTC))
    assert any("Substitutes: val for ade" in each for each in world.workspace.said_in("board"))


async def test_whom_somebody_sends_who_is_not_known_by_that_name_is_asked_for(world: World) -> None:
    await meets(world)

    answer = await says(world, "apologies for 8 December, my colleague Jo will come instead")

    assert "[Send a substitute]" in answer
    await world.workspace.click("ade", "Send a substitute", dm=True)
    assert "Who goes in your place" in world.workspace.modal_text("ade")


async def test_apologies_for_no_day_of_a_meeting_are_asked_about_with_a_button_for_each(world: World) -> None:
    await meets(world)

    answer = await says(world, "apologies for wednesday")

    assert "For which meeting are your apologies?" in answer
    await world.workspace.click("ade", "Tuesday 8 December, 10:00 to 11:30", dm=True)
    await world.settle()
    assert "on Tuesday 8 December, 10:00 to 11:30 are noted" in answers(world, "ade")[-1]


async def test_apologies_where_no_meeting_is_planned_note_nothing_and_are_passed_on_to_nobody(
    world: World,
) -> None:
    await asked(world)
    told = len(answers(world, "rosa"))

    assert "No meeting is planned in the groups that you are in." in await says(
        world, "apologies for tuesday"
    )
    await world.morning()
    assert len(answers(world, "rosa")) == told


@pytest.mark.parametrize("words", ["what did we decide about the café?", "when is the meeting"])
async def test_whoever_has_left_their_only_group_is_told_which_one_it_was(world: World, words: str) -> None:
    await asked(world)
    await world.workspace.leave("ade", "board")
    await world.settle()

    answer = await says(world, words)

    assert answer.startswith("You are no longer in #board, so I can show you nothing of it")


async def test_help_needs_no_group(world: World) -> None:
    await asked(world)
    await world.workspace.leave("ade", "board")

    assert "Decisions and actions belong to a group" in await says(world, "help")


async def test_work_that_is_asked_of_one_person_is_shown_where_it_is_another_s(world: World) -> None:
    await asked(world, "/action @val send the numbers")

    answer = await says(world, "has priya sent the numbers?")

    assert answer.startswith("Nothing about ‘numbers’ is with priya. There is:")
    assert "A1 (asked) send the numbers" in answer
    assert "val, no due date yet" in answer


async def test_of_two_actions_that_are_answered_at_once_nothing_is_left_unsaid(world: World) -> None:
    for text in ("draft the paper", "ring the venue"):
        await asked(world, f"/action @ade {text}")
    await asked(world, "/action @val book the hall")
    told = len(answers(world, "rosa"))

    await says(world, "A1 done A2 not")
    assert answers(world, "ade")[-1] == "A2 stays open."
    await says(world, "A2 done A3 not")
    assert "A3 in #board is not yours, so nothing has changed" in answers(world, "ade")[-1]
    await world.morning()
    assert not any("not" in each.split() for each in answers(world, "rosa")[told:])


async def test_what_is_said_besides_is_kept_while_it_is_asked_which_work_is_done(world: World) -> None:
    for text in ("draft the paper", "ring the venue"):
        await asked(world, f"/action @ade {text}")

    assert "Which one is it?" in await says(world, "done. also tell rosa the printer's broken")
    await world.workspace.click("ade", "A1 draft the paper", dm=True)
    await world.morning()
    assert any("the printer's broken" in each for each in answers(world, "rosa"))


async def test_done_is_taken_back_in_words(world: World) -> None:
    await asked(world)
    await says(world, "done")

    assert await says(world, "actually not done sorry") == "A1 is open again."
