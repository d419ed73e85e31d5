"""What is done from words is taken back with one press, unless somebody has changed the record since."""

import pytest

from tests import forged, forging
from tests.doors.doing.test_changes_in_words import BOT, board, card, said
from tests.world import World

__all__ = ["board"]


async def undo(world: World, person: str, label: str = "Undo") -> str:
    """Press what takes back what somebody was told last, and return what then stands there."""
    await world.workspace.click(person, label, ephemeral=True)
    await world.settle()
    return world.workspace.ephemerals(person)[-1].plain


@pytest.mark.parametrize(
    ("person", "words", "done", "undone"),
    [
        ("val", "/action A1 by 11 December", "due on Friday 11 December", "due on Friday 4 December"),
        (
            "rosa",
            "/action A1 is now due 11 December",
            "due on Friday 11 December",
            "due on Friday 4 December",
        ),
        (
            "val",
            "/action A1 needs until 11 December",
            "due on Friday 11 December",
            "due on Friday 4 December",
        ),
    ],
)
async def test_a_moved_due_day_moves_back(
    board: World, person: str, words: str, done: str, undone: str
) -> None:
    assert done in await said(board, person, words)

    assert undone in await undo(board, person)
    assert "4 December" in card(board, "A1")
    assert "11 December" not in card(board, "A1")
    assert "moved once" not in card(board, "A1")


async def test_a_status_is_what_it_was_before(board: World) -> None:
    await board.workspace.slash("ade", "/decide Proposal: move the clinic to Mondays", channel="board")
    await board.settle()
    assert "D2 is agreed now" in await said(board, "ade", "/decide D2 is agreed")

    assert await undo(board, "ade") == "D2 is proposed again. Its card says so."
    assert "(proposed)" in card(board, "D2")


async def test_a_decision_that_was_withdrawn_stands_again(board: World) -> None:
    await said(board, "ade", "/decide D1 no longer stands")
    await board.workspace.click("ade", "Confirm")
    await board.settle()

    assert await undo(board, "ade") == "D1 is agreed again. Its card says so."
    assert "withdrawn" not in card(board, "D1")


async def test_work_that_was_passed_on_is_with_its_owner_again(board: World) -> None:
    assert "asking mal" in await said(board, "val", "/action A1 is for @mal now")

    assert await undo(board, "val") == "A1 is with val again."
    assert "taken on by val" in card(board, "A1")
    assert "val has taken A1 in #board over" in board.workspace.direct_messages("mal")[-1].plain


async def test_what_has_changed_since_stays(board: World) -> None:
    await said(board, "val", "/action A1 by 11 December")
    await board.workspace.slash("rosa", "/action A1 by 14 December", channel="board")
    await board.settle()

    assert "A1 has changed since" in await undo(board, "val")
    assert "14 December" in card(board, "A1")


async def test_nothing_is_taken_back_twice(board: World) -> None:
    await said(board, "val", "/action A1 by 11 December")
    told = board.workspace.ephemerals("val")[-1]
    _, undo_button = forging.button(told, "Undo")
    await undo(board, "val")

    answer = await forged.press(board, "val", "take_back", undo_button["value"], told)

    assert "changed since" in " ".join(answer)
    assert "4 December" in card(board, "A1")


async def test_nobody_takes_back_what_somebody_else_did(board: World) -> None:
    await said(board, "val", "/action A1 by 11 December")
    _, undo_button = forging.button(board.workspace.ephemerals("val")[-1], "Undo")
    await said(board, "mal", "/actions")
    theirs = board.workspace.ephemerals("mal")[-1]

    answer = await forged.press(board, "mal", "take_back", undo_button["value"], theirs)

    assert "Only whoever did that can take it back." in answer
    assert "11 December" in card(board, "A1")


@pytest.mark.parametrize("words", ["/action A1 done", f"{BOT} A1 done"])
async def test_work_that_was_said_to_be_done_is_open_again(board: World, words: str) -> None:
    assert await said(board, "val", words) == "A1 ‘draft the paper’ is done: thank you."
    assert "Done by val on" in card(board, "A1")

    assert await undo(board, "val", "Not done after all") == "A1 is open again."
    assert "taken on by val" in card(board, "A1")


async def test_ones_part_is_open_again_whatever_others_have_said_since(board: World) -> None:
    await said(board, "rosa", "/action @val and @mal ring the venue")
    await said(board, "val", "/action A2 done")
    await board.workspace.click("mal", "I'll do it", dm=True)
    await board.settle()

    assert await undo(board, "val", "Not done after all") == "A2 is open again."
    assert "Waiting for" not in card(board, "A2")


async def test_of_work_that_repeats_only_the_last_time_is_taken_back(board: World) -> None:
    await said(board, "rosa", "/action @val circulate the minutes by 4 December, every month")
    await said(board, "val", "/action A2 done")
    first = board.workspace.ephemerals("val")[-1]
    await said(board, "val", "/action A2 is done")
    assert "due Thursday 4 February" in card(board, "A2")

    _, earlier = forging.button(first, "Not done after all")
    answer = await forged.press(board, "val", "take_back", earlier["value"], first)
    assert "changed since" in " ".join(answer)

    await undo(board, "val", "Not done after all")
    assert "due Monday 4 January" in card(board, "A2")


async def test_what_was_closed_for_everybody_is_open_again_and_they_hear_of_it(board: World) -> None:
    await said(board, "val", "/action A1 by 11 December")
    await said(board, "rosa", "/action A1 done")
    assert "Done" in card(board, "A1")
    await board.morning()

    assert await undo(board, "rosa", "Not done after all") == "A1 is open again."
    assert "Done" not in card(board, "A1")
    assert "\nval" in card(board, "A1")
    await board.morning()
    closed, opened = [each.plain for each in board.workspace.direct_messages("val")][-2:]
    assert closed.startswith("rosa has closed A1 in #board")
    assert opened.splitlines() == [
        "rosa has opened A1 in #board again, so it is with you as before: draft the paper",
        "Due Friday 11 December, moved once.",
    ]
    await board.workspace.click("val", "I'll do it", dm=True)
    await board.settle()
    assert "taken on by val" in card(board, "A1")


async def test_what_is_open_again_before_anybody_heard_that_it_was_closed_is_not_told(board: World) -> None:
    before = len(board.workspace.direct_messages("val"))
    await said(board, "rosa", "/action A1 done")
    await undo(board, "rosa", "Not done after all")
    await board.morning()

    assert not [
        each for each in board.workspace.direct_messages("val")[before:] if "#board again" in each.plain
    ]


async def test_dropped_work_is_open_again_of_which_its_recorder_hears(board: World) -> None:
    await said(board, "rosa", "/meeting chair @mal")
    await said(board, "mal", "/action drop A1")
    await board.workspace.click("mal", "Confirm", ephemeral=True)
    await board.settle()
    assert "Dropped" in card(board, "A1")

    assert await undo(board, "mal") == "A1 is open again."
    assert "Dropped" not in card(board, "A1")
    await board.morning()
    assert "mal has opened A1 in #board again." in board.workspace.direct_messages("rosa")[-1].plain


async def test_of_work_that_repeats_a_time_closed_for_everybody_is_taken_back(board: World) -> None:
    await said(board, "rosa", "/action @val circulate the minutes by 4 December, every month")
    await said(board, "rosa", "/action A2 done")
    assert "due Monday 4 January" in card(board, "A2")

    assert await undo(board, "rosa", "Not done after all") == "A2 is open again."
    assert "\nval" in card(board, "A2")
    assert "due Friday 4 December" in card(board, "A2")


async def test_an_answer_that_changed_nothing_takes_nothing_back(board: World) -> None:
    await board.workspace.click("val", "I'll do it", dm=True)
    await said(board, "val", "/action A1 by 11 December")

    assert "A1 is yours" in await said(board, "val", f"{BOT} yes, happy to do A1")

    assert "[Undo]" not in board.workspace.ephemerals("val")[-1].readable
