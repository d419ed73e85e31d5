"""Whether a new decision changes an older one is asked, on its card and elsewhere, until somebody answers."""

from datetime import timedelta

import pytest

from bot.sandbox import Message
from tests.decisions.test_decide import decide, told
from tests.decisions.test_replacing import direct
from tests.meetings.room import END, NEXT_RECAP, TUESDAY, press, type_in
from tests.world import World

OLD, NEW = "The café opens on Saturdays only", "The café opens on Saturdays and Sundays only"
MAY_CHANGE = f"May change D1 ‘{OLD}’ (23 November)"
BUTTONS = "[Replaces it] [Amends it] [Unrelated]"


def card(world: World, label: str = "D2") -> Message:
    return next(one for one in world.workspace.messages("board") if one.plain.startswith(label))


def recap(world: World) -> list[str]:
    recaps = [one for one in world.workspace.said_in("board") if one.startswith("Before the meeting")]
    return recaps[-1].splitlines()


async def answer(world: World, person: str, label: str, **where: object) -> None:
    await world.workspace.click(person, label, **(where or {"channel": "board", "on": "D2"}))  # type: ignore[arg-type]
    await world.settle()


async def say_what_changed(world: World, person: str) -> None:
    await world.workspace.fill(person, {"What has changed?": "a volunteer was found"})
    await world.workspace.submit(person)
    await world.settle()


@pytest.fixture
async def asked(world: World) -> World:
    """Let Rosa chair a group that meets tomorrow, and Mal record there what looks like D1."""
    await decide(world, "ade", OLD)
    await type_in(world, "/meeting every second Tuesday at 10:00 for 90 minutes")
    await world.workspace.click("rosa", "Confirm")
    await world.until(TUESDAY + timedelta(minutes=5))
    await press(world, "mal", "I'm here")
    await press(world, "val", "I'm here")
    await decide(world, "mal", NEW)
    return world


async def test_it_stands_on_the_card_with_its_buttons_beside_what_the_recorder_alone_is_asked(
    asked: World,
) -> None:
    assert MAY_CHANGE in card(asked).readable
    assert BUTTONS in card(asked).readable
    assert card(asked).plain == f"D2 {NEW}\n{MAY_CHANGE}"
    assert "D2 looks related to D1" in told(asked, "mal")[-1]


@pytest.mark.parametrize("person", ["mal", "val", "rosa"])
async def test_whoever_recorded_it_was_there_or_chairs_answers_on_the_card(asked: World, person: str) -> None:
    await answer(asked, person, "Replaces it")
    await say_what_changed(asked, person)

    assert card(asked).plain == f"D2 {NEW}\nReplaces D1 {OLD}"
    assert "[Replaces it]" not in card(asked).readable
    assert card(asked, "D1").plain == f"D1 (replaced by D2) {OLD}"
    await asked.morning()
    assert "What has changed: a volunteer was found" in direct(asked, "ade")[-1]


@pytest.mark.parametrize("label", ["Replaces it", "Unrelated"])
async def test_anybody_else_is_told_who_can_answer(asked: World, label: str) -> None:
    await answer(asked, "priya", label)

    assert asked.workspace.modal("priya") is None
    assert told(asked, "priya")[-1] == "Whoever recorded D2, took part in it or chairs can answer that."
    assert BUTTONS in card(asked).readable


async def test_what_is_unrelated_is_gone_from_the_card_and_stands_in_the_history(asked: World) -> None:
    await answer(asked, "val", "Unrelated")

    assert card(asked).plain == f"D2 {NEW}"
    assert "[Unrelated]" not in card(asked).readable
    await asked.workspace.click("ade", "Details", channel="board", on="D2")
    assert "val said that it is unrelated to D1" in asked.workspace.modal_text("ade")


async def test_an_answer_on_the_card_settles_what_the_recorder_was_asked_and_the_other_way_round(
    asked: World,
) -> None:
    await answer(asked, "rosa", "Unrelated")
    await answer(asked, "mal", "Replaces it", ephemeral=True)

    assert asked.workspace.modal("mal") is None
    assert told(asked, "mal")[-1].startswith("It was answered already how D2 relates to D1.")


async def test_what_the_recorder_answers_alone_is_gone_from_the_card(asked: World) -> None:
    await answer(asked, "mal", "Unrelated", ephemeral=True)

    assert card(asked).plain == f"D2 {NEW}"


async def test_the_chair_is_asked_after_the_meeting_and_the_recap_says_it_until_somebody_answers(
    asked: World,
) -> None:
    await asked.until(END + timedelta(minutes=1))

    [question] = asked.workspace.direct_messages("rosa")
    assert question.plain.splitlines() == [
        question.plain.splitlines()[0],
        "One thing is unclear: does D2 change D1?",
    ]
    assert "Who was there?" not in question.plain
    assert BUTTONS in question.readable
    assert not [one for one in direct(asked, "mal") if "is over" in one]
    await asked.until(NEXT_RECAP)
    assert "Unclear: does D2 change D1?" in recap(asked)


async def test_the_chair_answers_in_their_message_which_then_asks_no_more(asked: World) -> None:
    await asked.until(END + timedelta(minutes=1))
    await answer(asked, "rosa", "Amends it", dm=True)
    await say_what_changed(asked, "rosa")

    [question] = [one for one in asked.workspace.direct_messages("rosa") if "is over" in one.plain]
    assert "unclear" not in question.readable
    assert "Here: " in question.readable
    assert "[Amends it]" not in card(asked).readable
    await asked.until(NEXT_RECAP)
    assert "Unclear" not in "".join(recap(asked))


async def test_what_is_answered_on_the_card_is_gone_from_the_chairs_message(asked: World) -> None:
    await asked.until(END + timedelta(minutes=1))
    await answer(asked, "val", "Unrelated")

    [question] = [one for one in asked.workspace.direct_messages("rosa") if "is over" in one.plain]
    assert "[Unrelated]" not in question.readable


@pytest.mark.parametrize("became", ["withdrawn", "replaced by another", "undone"])
async def test_it_is_no_question_any_more_once_one_of_the_two_does_not_stand(
    asked: World, became: str
) -> None:
    if became == "withdrawn":
        await decide(asked, "ade", "D1 is withdrawn")
        await answer(asked, "ade", "Confirm", ephemeral=True)
    elif became == "replaced by another":
        await decide(asked, "val", "Close the kitchen replaces D1")
    else:
        await answer(asked, "mal", "Undo")

    assert "[Replaces it]" not in card(asked).readable
    await asked.until(NEXT_RECAP)
    assert "Unclear" not in "".join(recap(asked))


async def test_what_is_recorded_from_a_thread_asks_on_its_card_too(world: World) -> None:
    await decide(world, "ade", OLD)
    ts = await world.workspace.post("val", NEW, channel="board")
    await world.workspace.shortcut("mal", "record_decision", ts, channel="board")
    await world.settle()
    await world.workspace.submit("mal")
    await world.settle()

    assert BUTTONS in card(world).readable
