"""Meetings in people's own words at `/meeting`: apologies ahead, another length, a place, an agenda."""

from datetime import UTC, datetime

import pytest

from tests.meetings.room import NEXT_RECAP, type_in
from tests.world import World

NEXT = "Tuesday 24 November, 10:00 to 11:30"
LATER = "Tuesday 8 December, 10:00 to 11:30"


@pytest.fixture
async def board(world: World) -> World:
    """Return a world whose board meets every second Tuesday, and has something on record."""
    await said(world, "every second Tuesday at 10:00 for 90 minutes")
    await world.workspace.click("rosa", "Confirm")
    await world.settle()
    await world.workspace.slash("rosa", "/decide We will pilot the crisis café", channel="board")
    await world.settle()
    return world


async def said(world: World, words: str, person: str = "rosa") -> str:
    """Type something at `/meeting`, and return what the person is told."""
    await world.workspace.slash(person, f"/meeting {words}", channel="board")
    await world.settle()
    return world.workspace.ephemerals(person)[-1].plain


async def press(world: World, person: str, label: str) -> str:
    await world.workspace.click(person, label)
    await world.settle()
    return world.workspace.ephemerals(person)[-1].plain


async def recap(world: World) -> str:
    """Return the recap before the meeting of 8 December."""
    await world.until(NEXT_RECAP)
    begins = "Before the meeting on Tuesday 8 December"
    [found] = [one for one in world.workspace.said_in("board") if one.startswith(begins)]
    return found


async def test_apologies_sent_ahead_stand_in_the_recap(board: World) -> None:
    answer = await said(board, "sorry, can't make the 8th", "val")

    assert answer.startswith(f"Your apologies for {LATER} are noted.")
    assert "Away: val." in await recap(board)


async def test_apologies_are_taken_back_by_saying_so_or_by_one_press(board: World) -> None:
    await said(board, "apologies for 8 December", "val")
    taken_back = await said(board, "I can come on 8 December after all", "val")
    await said(board, "apologies for 8 December", "mal")
    pressed = await press(board, "mal", "I can come after all")

    assert taken_back == pressed == f"You are expected on {LATER}: no apologies stand."
    assert "Away" not in await recap(board)


async def test_apologies_are_passed_on_for_somebody_else_who_sends_a_substitute(board: World) -> None:
    await said(board, "apologies from @priya for 8 December", "ade")
    await said(board, "@mal will go in my place on 8 December", "val")

    assert "Away: priya and val (sends mal)." in await recap(board)


async def test_a_day_without_a_meeting_is_asked_about_and_one_press_answers(board: World) -> None:
    asked = await said(board, "Not able to attend 25 November", "val")
    assert asked.startswith("No meeting is planned on Wednesday 25 November. Which one?")
    answer = await press(board, "val", "Tuesday 24 November")

    assert answer.startswith(f"Your apologies for {NEXT} are noted.")


async def test_only_who_was_asked_may_answer_a_question(board: World) -> None:
    await said(board, "Not able to attend 25 November", "val")
    value = board.workspace.ephemerals("val")[-1].blocks[-1]["elements"][0]["value"]
    await said(board, "Not able to attend 25 November", "mal")
    for element in board.workspace.ephemerals("mal")[-1].blocks[-1]["elements"]:
        element["value"] = value

    assert "Only the person who was asked" in await press(board, "mal", "Tuesday 24 November")


async def test_a_meeting_postponed_by_a_week_is_shown_and_moved_once_confirmed(board: World) -> None:
    shown = await said(board, "postpone the next one by a week")
    await press(board, "rosa", "Confirm")

    assert shown.startswith(f"Move the meeting of {NEXT} to Tuesday 1 December, 10:00 to 11:30.")
    assert "is moved to Tuesday 1 December" in board.workspace.said_in("board")[-1]


async def test_the_eleventh_or_eleven_o_clock_is_asked(board: World) -> None:
    asked = await said(board, "move the next meeting to 26")
    either = await said(board, "change to 11")

    assert "Move the meeting" in asked
    assert "11:00 on the same day" in either
    assert "Move the meeting" in await press(board, "rosa", "11:00 on the same day")


async def test_one_meeting_takes_longer_the_channel_is_told_and_undo_takes_it_back(board: World) -> None:
    answer = await said(board, "make it two hours", "ade")
    told = board.workspace.said_in("board")[-1]
    await press(board, "ade", "Undo")

    assert answer.startswith("The meeting of Tuesday 24 November takes 2 hours.")
    assert told == "The meeting is now: Tuesday 24 November, 10:00 to 12:00. Changed by ade."
    assert (await said(board, "", "ade")).startswith(f"Next meeting: {NEXT}")


async def test_all_meetings_of_the_series_take_another_length_and_place(board: World) -> None:
    await said(board, "all meetings an hour from now on")
    await said(board, "in the town hall from now on")

    assert "every second Tuesday at 10:00 for an hour" in board.workspace.said_in("board")[-1]
    assert "Place: the town hall." in board.workspace.said_in("board")[-1]
    assert "10:00 to 11:00" in await said(board, "when do we meet on 8 December?")
    assert "Place: the town hall." in await said(board, "")


async def test_a_place_stands_in_the_answer_the_recap_and_the_post(board: World) -> None:
    await said(board, "the December meeting on the 8th is in Room 4", "ade")
    assert "Place: Room 4." in await said(board, "8 December", "mal")
    assert "Place: Room 4." in await recap(board)
    await board.until(datetime(2026, 12, 8, 10, tzinfo=UTC))

    post = [one for one in board.workspace.said_in("board") if one.startswith("Meeting:")][-1]
    assert "Place: Room 4." in post


async def test_an_agenda_item_is_kept_and_shown_wherever_the_agenda_is(board: World) -> None:
    answer = await said(board, "agenda for 8 December: the scope paper, 10 minutes", "mal")
    await said(board, "please add winter pressures to the agenda of the 8th", "val")
    agenda = "1. the scope paper (10 minutes); 2. winter pressures."

    assert answer == f"On the agenda of {LATER}: 1. the scope paper (10 minutes)."
    assert f"On its agenda: {agenda}" in await said(board, "agenda for 8 December")
    assert f"On the agenda: {agenda}" in await recap(board)
    await board.until(datetime(2026, 12, 8, 10, tzinfo=UTC))
    post = [one for one in board.workspace.said_in("board") if one.startswith("Meeting:")][-1]
    assert f"On the agenda: {agenda}" in post


async def test_what_was_on_the_agenda_of_a_cancelled_meeting_goes_to_the_next(board: World) -> None:
    await said(board, "agenda the scope paper")
    await said(board, "cancel")
    await press(board, "rosa", "Confirm")

    shown = await said(board, "agenda")
    assert shown.startswith("Next meeting: Tuesday 8 December")
    assert "On its agenda: 1. the scope paper." in shown


async def test_of_two_meetings_to_be_cancelled_each_has_its_own_confirm(board: World) -> None:
    shown = await said(board, "cancel 24 November and 8 December")
    both = board.workspace.ephemerals("rosa")[-1]
    values = [
        element["value"]
        for block in both.blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if element["text"]["text"] == "Confirm"
    ]

    assert f"Cancel the meeting of {NEXT}." in shown
    assert f"Cancel the meeting of {LATER}." in shown
    assert len(set(values)) == 2


async def test_apologies_for_two_meetings_are_noted_at_once(board: World) -> None:
    answer = await said(board, "I can't make 24 November or 8 December", "val")

    assert f"Your apologies for {NEXT} are noted." in answer
    assert f"Your apologies for {LATER} are noted." in answer


async def test_what_is_asked_is_shown_and_opens_no_form(board: World) -> None:
    await said(board, "apologies", "val")

    assert (await said(board, "when is the next one?")).startswith(f"Next meeting: {NEXT}")
    assert "Apologies: val." in await said(board, "who's coming on 24 November?")
    assert await said(board, "is there a meeting in February 2026?") == "No meeting is planned then."
    assert board.workspace.modal("rosa") is None


async def test_who_was_there_is_shown_and_said_afterwards(board: World) -> None:
    await board.until(datetime(2026, 11, 26, 9, tzinfo=UTC))
    mine = await said(board, "I was there last time", "mal")
    refused = await said(board, "Val and Priya were there", "mal")
    theirs = await said(board, "Val and Priya were there")

    assert mine == f"You are noted as there on {NEXT}."
    assert refused.startswith("Only the chair, rosa, can say who else was there.")
    assert theirs == f"val and priya are noted as there on {NEXT}."
    assert "Here: mal, val and priya." in await said(board, "who was there?", "ade")
    await said(board, "who was there?")
    await press(board, "rosa", "Correct attendance")
    assert board.workspace.modal("rosa") is not None


async def test_a_series_meets_on_no_day_that_it_leaves_out(world: World) -> None:
    shown = await said(world, "every Tuesday at 3 in Room 4, except December and 24 November")
    await press(world, "rosa", "Confirm")

    assert shown.startswith("Every Tuesday at 15:00, except December and 24 November, Europe/London time.")
    assert "The next dates: Tuesday 5 January 2027, Tuesday 12 January 2027" in shown
    assert "Place: Room 4." in shown
    assert await said(world, "do we meet on 24 November?") == (
        "No meeting is planned on Tuesday 24 November."
    )
    assert "5 January 2027, 15:00" in await said(world, "when do we meet in january?")


async def test_a_group_lives_by_another_clock_at_once_or_once_its_meetings_are_confirmed(
    board: World,
) -> None:
    same = await said(board, "our meetings are on Dublin time")
    other = await said(board, "we meet on Paris time")
    await press(board, "rosa", "Confirm")

    assert same == "Times in this group are Europe/Dublin time from now on."
    assert "Europe/Paris time" in other
    assert "It replaces the present plan" in other
    assert "10:00 to 11:30, Europe/Paris time" in await said(board, "")


async def test_a_meeting_by_the_clock_of_another_city_is_shown_so(board: World) -> None:
    shown = await said(board, "10 am Toronto, 8 December")

    assert shown.startswith("Tuesday 8 December at 10:00, America/Toronto time.")


async def test_a_public_holiday_is_named_before_a_meeting_is_planned_on_it(board: World) -> None:
    assert "Friday 25 December is a public holiday." in await said(board, "25 december 10am")


async def test_what_is_nothing_about_meetings_is_answered_and_opens_no_form(board: World) -> None:
    answer = await said(board, "the biscuits were good", "mal")

    assert answer.startswith("I can not tell what that means for this group's meetings")
    assert "You typed: the biscuits were good" in answer
    assert board.workspace.modal("mal") is None


async def test_a_second_arrival_sets_and_puts_nothing_twice(board: World) -> None:
    board.slack.faults.add("/meeting", "duplicate")
    await type_in(board, "/meeting agenda the scope paper")

    assert "On its agenda: 1. the scope paper. " in await said(board, "")
