"""A due day that hangs on a meeting moves with it, and those whose it is are told once."""

from datetime import date

import pytest

from bot.actions.service import Draft
from storage import actions, meetings
from storage.records import Action, Assignee, DueMeeting, Meeting, OwnerKind
from tests.actions.recorded import card, owner, record, told
from tests.world import World

SERIES = "/meeting every second Tuesday at 10:00 for 90 minutes"
FIRST, SECOND, THIRD = date(2026, 11, 24), date(2026, 12, 8), date(2026, 12, 22)


@pytest.fixture
async def board(world: World) -> World:
    """Return the world with a board that meets every second Tuesday."""
    await confirmed(world, SERIES)
    return world


async def confirmed(world: World, typed: str) -> None:
    await world.workspace.slash("rosa", typed, channel="board")
    await world.settle()
    await world.workspace.click("rosa", "Confirm")
    await world.settle()


async def meeting_on(world: World, day: date) -> Meeting:
    async with world.sessions.read() as session:
        found = await meetings.on_day(
            session, world.workspace.team_id, world.workspace.channel("board").id, day, world.now
        )
    return found[0]


async def papers(world: World, *owners: str, day: date = SECOND, days: int = 2) -> Action:
    tied = DueMeeting((await meeting_on(world, day)).id, days, working=True)
    who = tuple(owner(world, each) for each in owners or ("ade",))
    return await record(world, Draft("send the papers", who, due_meeting=tied))


def moves(world: World, person: str) -> list[str]:
    return [each for each in told(world, person) if each.startswith("The meeting in #board")]


async def test_its_day_is_worked_out_from_the_meeting(board: World) -> None:
    await papers(board)

    shown = await card(board)
    assert "ade, due Friday 4 December." in shown
    assert "Two working days before the meeting, and moves with it" in shown
    assert "Two working days before the meeting, and moves with it." in told(board, "ade")[-1]


async def test_a_meeting_that_moves_takes_it_along_and_its_owner_is_told(board: World) -> None:
    await papers(board, "ade", "val")
    await confirmed(board, "/meeting move 8 December to 15 December")

    assert "due Friday 11 December" in await card(board)
    assert "deferred" not in await card(board)
    await board.morning()
    for person in ("ade", "val"):
        assert moves(board, person) == [
            "The meeting in #board moved to Tuesday 15 December, 10:00 to 11:30: "
            "A1 is now due on Friday 11 December.\nsend the papers"
        ]
    assert moves(board, "rosa") == []
    assert "Due Friday 11 December" in told(board, "ade")[0]
    await board.workspace.click("val", "Details", channel="board", on="A1 ")
    assert "rosa moved its meeting, and with it the due date to Friday 11 December" in (
        board.workspace.modal_text("val")
    )


async def test_several_that_hang_on_it_are_told_of_at_once(board: World) -> None:
    await papers(board)
    await papers(board, days=0)
    await confirmed(board, "/meeting move 8 December to 15 December")
    await board.morning()

    assert moves(board, "ade") == [
        "The meeting in #board moved to Tuesday 15 December, 10:00 to 11:30:\n"
        "• A1 is now due on Friday 11 December: send the papers\n"
        "• A2 is now due on Tuesday 15 December: send the papers"
    ]


async def test_a_cancelled_meeting_leaves_it_to_the_next_one(board: World) -> None:
    await papers(board)
    await confirmed(board, "/meeting cancel 8 December")

    assert "due Friday 18 December" in await card(board)
    await board.morning()
    assert moves(board, "ade") == [
        "The meeting in #board on Tuesday 8 December, 10:00 to 11:30 is off. "
        "The next one is on Tuesday 22 December, 10:00 to 11:30: "
        "A1 is now due on Friday 18 December.\nsend the papers"
    ]
    await confirmed(board, "/meeting move 22 December to 23 December")
    assert "due Monday 21 December" in await card(board)


async def test_without_a_next_meeting_it_stays_until_one_is_planned(world: World) -> None:
    await confirmed(world, "/meeting 8 December at 10:00")
    await papers(world)
    await confirmed(world, "/meeting cancel 8 December")

    assert "due Friday 4 December" in await card(world)
    await world.morning()
    assert moves(world, "ade") == [
        "The meeting in #board on Tuesday 8 December, 10:00 to 11:00 is off, and no other is planned: "
        "A1 is still due on Friday 4 December.\nsend the papers"
    ]

    await confirmed(world, "/meeting 16 December at 10:00")

    assert "due Monday 14 December" in await card(world)
    await world.morning()
    assert moves(world, "ade")[1:] == [
        "The meeting in #board on Tuesday 8 December, 10:00 to 11:00 is off. "
        "The next one is on Wednesday 16 December, 10:00 to 11:00: "
        "A1 is now due on Monday 14 December.\nsend the papers"
    ]


async def test_another_plan_takes_it_to_its_next_meeting(board: World) -> None:
    await papers(board)
    await confirmed(board, "/meeting every second Wednesday at 10:00 for 90 minutes")

    assert "due Monday 7 December" in await card(board)
    await board.morning()
    assert len(moves(board, "ade")) == 1


async def test_a_plan_with_a_meeting_at_the_same_time_leaves_it_as_it_is(board: World) -> None:
    await papers(board)
    await confirmed(board, "/meeting every Tuesday at 10:00 for an hour")

    assert "due Friday 4 December" in await card(board)
    assert moves(board, "ade") == []


async def test_what_was_given_another_date_no_longer_moves(board: World) -> None:
    await papers(board)
    await board.workspace.click("ade", "Another date", dm=True)
    await board.workspace.fill("ade", {"Due": "9 December"})
    await board.workspace.submit("ade")
    await board.settle()
    await confirmed(board, "/meeting move 8 December to 15 December")

    assert "due Wednesday 9 December" in await card(board)
    assert "moves with it" not in await card(board)
    assert moves(board, "ade") == []


@pytest.mark.parametrize("answer", ["done", "undone"])
async def test_what_is_over_does_not_move(board: World, answer: str) -> None:
    await papers(board)
    if answer == "done":
        await board.workspace.click("ade", "I'll do it", dm=True)
        await board.settle()
        await board.workspace.click("ade", "Done", dm=True)
    else:
        await board.workspace.click("rosa", "Undo", channel="board", on="A1 ")
    await board.settle()
    await confirmed(board, "/meeting move 8 December to 15 December")

    assert moves(board, "ade") == []


async def test_a_day_is_never_moved_into_the_past(board: World) -> None:
    await papers(board, days=10)
    await confirmed(board, "/meeting move 8 December to 25 November")

    assert "due Monday 23 November" in await card(board)


async def test_of_two_moves_before_anybody_is_told_only_the_last_is_told(board: World) -> None:
    await papers(board)
    for to in ("8 December to 15 December", "15 December to 16 December"):
        await board.workspace.slash("rosa", f"/meeting move {to}", channel="board")
        await board.slack.settle()
        await board.workspace.click("rosa", "Confirm")
        await board.slack.settle()
    await board.settle()
    await board.morning()

    assert [each.splitlines()[0] for each in moves(board, "ade")] == [
        "The meeting in #board moved to Wednesday 16 December, 10:00 to 11:30: "
        "A1 is now due on Monday 14 December."
    ]


async def test_what_is_owned_outside_slack_is_told_to_whoever_asked_for_it(board: World) -> None:
    tied = DueMeeting((await meeting_on(board, SECOND)).id, 1)
    outside = Assignee(OwnerKind.OUTSIDE, name="Jo Bloggs")
    await record(board, Draft("send the figures", (outside,), due_meeting=tied))
    await confirmed(board, "/meeting move 8 December to 15 December")
    await board.morning()

    assert len(moves(board, "rosa")) == 1


async def test_done_is_understood_in_answer_to_it(board: World) -> None:
    await papers(board)
    await board.workspace.click("ade", "I'll do it", dm=True)
    await board.settle()
    await confirmed(board, "/meeting move 8 December to 15 December")
    await board.workspace.post("ade", "done")
    await board.settle()

    assert "Done by ade on" in await card(board)


async def test_a_meeting_of_another_group_makes_no_day(board: World) -> None:
    board.workspace.add_channel("housing", members=["rosa", "ade"])
    tied = DueMeeting((await meeting_on(board, SECOND)).id, 2)

    action = await record(
        board, Draft("send the papers", (owner(board, "ade"),), due_meeting=tied), channel="housing"
    )

    assert action.due is None


async def test_nudges_start_again_for_the_new_day(board: World) -> None:
    action = await papers(board)
    await board.advance(days=10)
    await confirmed(board, "/meeting move 8 December to 15 December")
    async with board.sessions.read() as session:
        [owned] = await actions.owners_of(session, action)

    assert owned.nudge_step == 0
    assert owned.nudge_at is None or owned.nudge_at.date() >= date(2026, 12, 8)


@pytest.mark.parametrize(
    ("typed", "goes"),
    [
        ("move 8 December to 15 December", "move with it"),
        ("cancel 8 December", "move to the next meeting"),
    ],
)
async def test_whoever_changes_a_meeting_is_shown_first_what_moves_with_it(
    board: World, typed: str, goes: str
) -> None:
    await papers(board)
    await record(board, Draft("write to the trust", (owner(board, "val"),), date(2026, 12, 4)))
    await board.workspace.slash("rosa", f"/meeting {typed}", channel="board")
    await board.settle()

    shown = board.workspace.ephemerals("rosa")[-1].plain
    assert f"Due dates that {goes}: A1 send the papers. Their owners are told." in shown
    assert "Due by that day: A2 write to the trust. What is due stays due when it is." in shown
