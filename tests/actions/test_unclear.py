"""Who does an action, and by which day, is asked on its card and of the chair until somebody answers."""

from datetime import timedelta

import pytest

from tests.actions.recorded import card, told
from tests.meetings.room import END, NEXT_RECAP, press, recap, type_in
from tests.meetings.test_who_is_asked import asked
from tests.refusing import decline
from tests.world import World

NO_DAY, NOBODY = "Which day is it due?", "Nobody has taken this on: who will?"


async def answer(world: World, person: str, label: str, *, dm: bool = False) -> None:
    if dm:
        await world.workspace.click(person, label, dm=True)
    else:
        await world.workspace.click(person, label, channel="board", on="A1")
    await world.settle()


async def fill(world: World, person: str, answers: dict[str, str]) -> None:
    await world.workspace.fill(person, answers)
    await world.workspace.submit(person)
    await world.settle()


def refused(world: World, person: str) -> str:
    return world.workspace.ephemerals(person)[-1].plain


async def test_what_has_no_day_is_asked_with_the_day_of_the_next_meeting(room: World) -> None:
    await press(room, "mal", "I'm here")
    await type_in(room, "/action @ade to ring the hall", "val")
    assert NO_DAY in await card(room)
    assert "[Tuesday 8 December] [Give a date]" in await card(room)

    await answer(room, "mal", "Tuesday 8 December")

    assert "due Tuesday 8 December" in await card(room)
    assert NO_DAY not in await card(room)
    await room.morning()
    assert "mal has given A1 ring the hall in #board a date. Due Tuesday 8 December." in told(room, "val")


@pytest.mark.parametrize("person", ["val", "ade", "rosa"])
async def test_its_recorder_an_owner_and_the_chair_can_write_another(room: World, person: str) -> None:
    await type_in(room, "/action @ade to ring the hall", "val")
    await answer(room, person, "Give a date")
    await fill(room, person, {"Due": "Friday"})

    assert "due Friday 27 November" in await card(room)


async def test_whoever_was_not_there_gives_it_no_day(room: World) -> None:
    await type_in(room, "/action @ade to ring the hall", "val")
    for label in ("Tuesday 8 December", "Give a date"):
        await answer(room, "priya", label)
        assert refused(room, "priya") == "Whoever recorded A1, owns it, chairs, or was there can answer that."

    assert room.workspace.modal("priya") is None
    assert NO_DAY in await card(room)


async def test_a_day_that_has_passed_or_was_given_meanwhile_is_not_given_by_an_old_card(room: World) -> None:
    await type_in(room, "/action @ade to ring the hall", "val")
    [shown] = [one for one in room.workspace.messages("board") if one.plain.startswith("A1 ")]
    old = [*shown.blocks]
    await room.until(END + timedelta(days=20))
    shown.blocks[:] = old
    await answer(room, "val", "Tuesday 8 December")
    assert refused(room, "val") == "Tuesday 8 December has passed: press Give a date."

    await answer(room, "val", "Give a date")
    await fill(room, "val", {"Due": "1 February"})
    shown.blocks[:] = old
    await answer(room, "val", "Give a date")
    assert refused(room, "val") == "A1 is due on Monday 1 February 2027 by now."


async def declined(room: World) -> None:
    await type_in(room, "/action @ade and @mal to ring the hall by 4 December", "val")
    for person in ("ade", "mal"):
        await decline(room.workspace, person)
        await room.settle()


async def test_what_nobody_does_can_be_taken_on_by_anybody_from_its_card(room: World) -> None:
    await declined(room)
    assert NOBODY in await card(room)

    await answer(room, "priya", "I'll do it")

    assert "taken on by priya" in await card(room)
    assert NOBODY not in await card(room)
    await room.morning()
    assert "priya has taken on A1 in #board." in told(room, "val")[-1].splitlines()
    await answer(room, "rosa", "Details")
    assert NOBODY not in room.workspace.modal_text("rosa")


async def test_whoever_had_declined_can_take_it_on_after_all(room: World) -> None:
    await declined(room)
    await answer(room, "mal", "I'll do it")

    assert "taken on by mal" in await card(room)
    assert "ade declined" in await card(room)


async def test_its_recorder_asks_somebody_else_and_nobody_who_was_not_there_does(room: World) -> None:
    await declined(room)
    await answer(room, "priya", "Somebody else")
    assert refused(room, "priya").startswith("Whoever recorded A1")

    await answer(room, "val", "Somebody else")
    await fill(room, "val", {"Pass on to": "priya"})

    assert NOBODY not in await card(room)
    assert told(room, "priya")[-1].startswith("val asks you to take on A1: ring the hall")


async def test_it_is_asked_of_the_chair_after_the_meeting_and_in_the_recap_until_then(room: World) -> None:
    await declined(room)
    await type_in(room, "/action @priya to book the van", "val")
    await room.until(END + timedelta(minutes=1))

    [question] = asked(room, "rosa")
    assert "Two things are unclear: who owns A1? Which day is A2 due?" in question
    assert "[I'll do it] [Somebody else]" in question
    await answer(room, "rosa", "I'll do it", dm=True)
    [question] = asked(room, "rosa")
    assert "One thing is unclear: which day is A2 due?" in question
    await room.until(NEXT_RECAP)
    assert "Unclear: which day is A2 due?" in recap(room)


async def test_details_say_what_is_lacking_and_the_card_does_not_nag(room: World) -> None:
    await type_in(room, "/action @ade to ring the hall", "val")
    await answer(room, "val", "Details")

    assert "Still without a due date and a way to tell that it is done" in room.workspace.modal_text("val")
    assert "Still without" not in await card(room)
