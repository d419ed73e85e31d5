"""A Confirm is its asker's alone, counts once, and does nothing when what it showed has changed."""

from datetime import UTC, datetime

import pytest

from tests.meetings.test_meeting_confirms import (
    NEXT,
    THURSDAYS,
    at,
    direct,
    meeting_fortnightly,
    press,
    told,
    typed,
)
from tests.world import World


@pytest.fixture
async def board(world: World) -> World:
    """Return the world with a board that meets every second Tuesday, and whose chair is rosa."""
    return await meeting_fortnightly(world)


async def test_an_old_confirm_does_not_replace_a_newer_plan_and_says_what_has_changed(board: World) -> None:
    await typed(board, THURSDAYS)
    old = board.workspace.ephemerals("rosa")[-1].ts
    await typed(board, "every Friday at 9:00 for an hour")
    await press(board, "rosa", "Confirm")
    before = board.workspace.said_in("board")

    await board.workspace.click("rosa", "Confirm", ts=old)
    await board.settle()

    assert at(board, old) == (
        "Nothing has changed: this group meets every Friday at 09:00 for an hour by now. "
        "Type the command again if it is still wanted."
    )
    assert board.workspace.said_in("board") == before


async def test_an_old_confirm_of_what_was_moved_cancelled_or_is_over_says_so(board: World) -> None:
    await typed(board, "cancel 24 November")
    cancelling = board.workspace.ephemerals("rosa")[-1].ts
    await typed(board, "move 24 November to 25 November")
    await press(board, "rosa", "Confirm")

    await board.workspace.click("rosa", "Confirm", ts=cancelling)
    await board.settle()
    assert "it was moved meanwhile, to Wednesday 25 November, 10:00 to 11:30" in at(board, cancelling)

    await typed(board, "cancel 25 November")
    late = board.workspace.ephemerals("rosa")[-1].ts
    await board.until(datetime(2026, 11, 25, 12, tzinfo=UTC))
    await board.workspace.click("rosa", "Confirm", ts=late)
    await board.settle()
    assert "is over" in at(board, late)


async def test_a_question_to_the_chair_grows_old_too(board: World) -> None:
    await typed(board, "cancel next", "ade")
    await press(board, "ade", "Confirm")
    await typed(board, "move next to 25 November")
    await press(board, "rosa", "Confirm")

    await press(board, "rosa", "Confirm", dm=True)

    assert "it was moved meanwhile" in direct(board, "rosa")[-1]
    assert "is cancelled" not in board.workspace.said_in("board")[-1]


async def test_a_second_press_changes_nothing(board: World) -> None:
    await typed(board, "cancel next", "ade")
    await press(board, "ade", "Confirm")
    question = board.workspace.direct_messages("rosa")[-1]
    buttons = question.blocks[-1]
    await press(board, "rosa", "Confirm", dm=True)
    said = board.workspace.said_in("board")

    question.blocks.append(buttons)
    await board.workspace.click("rosa", "Confirm", ts=question.ts)
    await board.settle()

    assert board.workspace.said_in("board") == said
    assert told(board, "rosa") == "That was answered already."


async def test_change_opens_the_form_with_what_was_asked_for(board: World) -> None:
    await typed(board, "move next to 25 November")
    await press(board, "rosa", "Change")

    form = board.workspace.modal_text("rosa")
    assert NEXT in form
    assert "Wednesday 25 November 2026 at 10:00" in form
    await board.workspace.fill("rosa", {"To": "26 November"})
    await board.workspace.submit("rosa")
    await board.workspace.submit("rosa")
    await board.settle()
    assert "is moved to Thursday 26 November" in board.workspace.said_in("board")[-1]


async def test_a_plan_of_the_form_that_replaces_another_is_the_chair_s_to_confirm_too(board: World) -> None:
    await typed(board, "", "ade")
    await board.workspace.click("ade", "Plan a meeting")
    await board.workspace.fill("ade", {"When": THURSDAYS})
    await board.workspace.submit("ade")
    assert "When you press Confirm, rosa is asked." in board.workspace.modal_text("ade")
    await board.workspace.submit("ade")
    await board.settle()

    assert "rosa is asked, and you hear what becomes of it." in board.workspace.modal_text("ade")
    assert "Every Thursday at 15:00 for an hour" in direct(board, "rosa")[-1]
    await press(board, "rosa", "Confirm", dm=True)
    assert "This group meets every Thursday at 15:00" in board.workspace.said_in("board")[-1]


@pytest.mark.parametrize("label", ["Confirm", "Change"])
async def test_what_waits_is_for_whoever_asked_alone(board: World, label: str) -> None:
    await typed(board, "cancel next")
    value = board.workspace.ephemerals("rosa")[-1].blocks[-1]["elements"][0]["value"]
    await typed(board, "cancel next", "ade")
    for element in board.workspace.ephemerals("ade")[-1].blocks[-1]["elements"]:
        element["value"] = value

    await press(board, "ade", label)

    assert told(board, "ade") == "Only rosa can press this: they asked for it."
    assert board.workspace.modal("ade") is None
    assert "is cancelled" not in board.workspace.said_in("board")[-1]
