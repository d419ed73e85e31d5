"""Work that comes again with the meetings: done this time, due again before the one after."""

from datetime import UTC, datetime

import pytest

from tests.actions.recorded import card, told
from tests.meetings.test_due_dates import SERIES, confirmed, moves
from tests.world import World

BOT = "@Matters Arising"
MOVES_WITH_IT = "Before each meeting, and moves with it"


@pytest.fixture
async def board(world: World) -> World:
    """Return the world with a board that meets every second Tuesday, from 24 November on."""
    await confirmed(world, SERIES)
    return world


async def papers(world: World, when: str = "before each meeting") -> None:
    await world.workspace.slash("rosa", f"/action @ade to send the papers {when}", channel="board")
    await world.settle()


async def done(world: World) -> None:
    await world.workspace.click("ade", "Done", dm=True)
    await world.settle()


async def accepted(world: World) -> None:
    await world.workspace.click("ade", "I'll do it", dm=True)
    await world.settle()


async def test_it_is_due_before_the_next_meeting_and_then_before_the_one_after(board: World) -> None:
    await papers(board)

    assert "due Monday 23 November" in await card(board)
    assert MOVES_WITH_IT in await card(board)
    await accepted(board)
    await done(board)
    assert told(board, "ade")[-1].startswith("Done this time; due again on Monday 7 December.")
    assert "due Monday 7 December" in await card(board)
    await board.until(datetime(2026, 12, 7, 12, tzinfo=UTC))
    await done(board)
    assert "due Monday 21 December" in await card(board)


@pytest.mark.parametrize(
    ("when", "line", "first", "second"),
    [
        ("at every meeting", "At each meeting", "Tuesday 24 November", "Tuesday 8 December"),
        (
            "after each meeting",
            "After each meeting",
            "Wednesday 25 November",
            "Wednesday 9 December",
        ),
        (
            "a week before each meeting",
            "A week before each meeting",
            "Tuesday 1 December",
            "Tuesday 15 December",
        ),
    ],
)
async def test_it_may_be_at_or_after_the_meeting_or_long_before(
    board: World, when: str, line: str, first: str, second: str
) -> None:
    await papers(board, when)

    assert f"{line}, and moves with it" in await card(board)
    assert f"due {first}" in await card(board)
    await accepted(board)
    await done(board)
    assert f"due {second}" in await card(board)


async def test_a_mention_records_it_too(board: World) -> None:
    await board.workspace.post("rosa", f"{BOT} Ade to send the papers before every meeting", channel="board")
    await board.settle()

    assert "due Monday 23 November" in await card(board)
    assert MOVES_WITH_IT in await card(board)


async def test_it_moves_with_its_meeting_and_to_the_next_when_that_is_off(board: World) -> None:
    await papers(board)
    await accepted(board)
    await done(board)

    await confirmed(board, "/meeting move 8 December to 10 December")
    assert "due Wednesday 9 December" in await card(board)
    await board.morning()
    await confirmed(board, "/meeting cancel 10 December")
    assert "due Monday 21 December" in await card(board)
    await board.morning()
    assert len(moves(board, "ade")) == 2


async def test_a_meeting_that_is_put_in_between_is_one_to_do_it_for(board: World) -> None:
    await papers(board)
    await accepted(board)
    await done(board)

    await confirmed(board, "/meeting 2 December at 10:00")

    assert "due Tuesday 1 December" in await card(board)
    await board.morning()
    assert told(board, "ade")[-1] == (
        "The next meeting in #board is on Wednesday 2 December, 10:00 to 11:00: "
        "A1 is now due on Tuesday 1 December.\nsend the papers"
    )
    await done(board)
    assert "due Monday 7 December" in await card(board)


async def test_what_was_done_for_a_meeting_is_not_asked_for_again(board: World) -> None:
    await papers(board)
    await accepted(board)
    await done(board)

    await confirmed(board, "/meeting move 24 November to 25 November")

    assert "due Monday 7 December" in await card(board)


async def test_what_is_overdue_stays_so_when_another_meeting_is_planned(board: World) -> None:
    await papers(board)
    await board.until(datetime(2026, 11, 26, 12, tzinfo=UTC))

    await confirmed(board, "/meeting 4 December at 10:00")

    assert "due Monday 23 November" in await card(board)


async def test_that_it_was_done_is_taken_back_with_the_meeting_it_hangs_on(board: World) -> None:
    await papers(board)
    await accepted(board)
    await board.workspace.post("ade", "A1 done")
    await board.settle()
    assert "due Monday 7 December" in await card(board)

    await board.workspace.click("ade", "Not done after all", dm=True)
    await board.settle()

    assert "due Monday 23 November" in await card(board)
    await confirmed(board, "/meeting move 24 November to 26 November")
    assert "due Wednesday 25 November" in await card(board)


async def test_while_no_meeting_is_planned_the_first_day_is_asked_for_and_then_it_waits(world: World) -> None:
    await papers(world)

    assert "No meeting is planned yet: when is it first due?" in world.workspace.ephemerals("rosa")[-1].plain
    assert "Before each meeting" in world.workspace.modal_text("rosa")
    await world.workspace.fill("rosa", {"Due": "27 November"})
    await world.workspace.submit("rosa")
    await world.settle()
    assert "due Friday 27 November" in await card(world)
    await accepted(world)
    await done(world)
    assert told(world, "ade")[-1].startswith("Done this time; due again once a meeting is planned.")
    assert "due again once a meeting is planned" in await card(world)
    assert "Still without a due date" not in await card(world)
    await world.workspace.click("val", "Details", channel="board")
    assert "it is due again once a meeting is planned" in world.workspace.modal_text("val")

    await confirmed(world, "/meeting 9 December at 10:00")

    assert "due Tuesday 8 December" in await card(world)
    await world.morning()
    assert told(world, "ade")[-1].startswith("The next meeting in #board is on Wednesday 9 December")


async def test_without_a_day_it_waits_for_the_first_meeting(world: World) -> None:
    await papers(world)
    await world.workspace.submit("rosa")
    await world.settle()
    assert "due once a meeting is planned" in await card(world)

    await confirmed(world, "/meeting 9 December at 10:00")

    assert "due Tuesday 8 December" in await card(world)


async def test_of_another_day_it_goes_on_with_the_meetings_once_that_is_done(board: World) -> None:
    await papers(board)
    await accepted(board)
    await board.workspace.click("ade", "Another date", dm=True)
    await board.workspace.fill("ade", {"Due": "27 November"})
    await board.workspace.submit("ade")
    await board.settle()

    await done(board)

    assert "due Monday 7 December" in await card(board)
