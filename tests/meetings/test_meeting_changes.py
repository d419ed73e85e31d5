"""`/meeting move` and `cancel` that can not be done as typed: the form opens with all that was understood."""

import json
from datetime import UTC, date, datetime

import pytest

from storage import meetings
from tests.world import World

SERIES = "/meeting every second Tuesday at 10:00 for 90 minutes"
NEXT = "Tuesday 24 November, 10:00 to 11:30"
AFTER = "Tuesday 8 December, 10:00 to 11:30"


@pytest.fixture
async def board(world: World) -> World:
    """Return the world with a board that meets every second Tuesday."""
    await planned(world, SERIES)
    return world


async def planned(world: World, typed: str) -> None:
    await world.workspace.slash("rosa", typed, channel="board")
    await world.settle()
    await world.workspace.click("rosa", "Confirm")
    await world.settle()


async def opened(world: World, words: str) -> None:
    """Type what opens the form, at once or by the button for something else."""
    await typed(world, words)
    if world.workspace.modal("rosa") is None:
        await world.workspace.click("rosa", "Something else")


async def typed(world: World, words: str) -> str:
    await world.workspace.slash("rosa", f"/meeting {words}", channel="board")
    await world.settle()
    return world.workspace.ephemerals("rosa")[-1].plain


def place(world: World) -> tuple[str, str]:
    return world.workspace.team_id, world.workspace.channel("board").id


def form(world: World) -> str:
    return world.workspace.modal_text("rosa")


def inputs(world: World) -> dict[str, str]:
    """Return what stands in each input of the form, by label."""
    lines = [line.partition(":") for line in form(world).splitlines()]
    return {label.rstrip(" *"): value.strip() for label, colon, value in lines if colon}


@pytest.mark.parametrize(
    ("words", "said", "meeting", "change", "to"),
    [
        ("cancel the coffee", "Which meeting?", "", "Cancel it", ""),
        ("cancel all but one", "Which meeting?", "", "Cancel it", ""),
        ("move 24 November to 8 December", "already meets then", NEXT, "Move it", "8 December"),
        ("move next to 16 November 2025", "has passed", NEXT, "Move it", "16 November 2025"),
    ],
)
async def test_the_form_opens_with_what_was_understood(
    board: World, words: str, said: str, meeting: str, change: str, to: str
) -> None:
    answer = await typed(board, words)

    assert said in answer
    assert "The form is open with what you typed." in answer
    assert said in form(board)
    assert_filled(board, meeting, change, to)


@pytest.mark.parametrize(
    ("words", "asked", "meeting", "change", "to"),
    [
        ("cancel 3 December", "No meeting is planned on Thursday 3 December", "", "Cancel it", ""),
        ("move 24 November to 31 February", "To when is the meeting of", NEXT, "Move it", "31 February"),
        ("move 8 December", "To which day is the meeting of Tuesday 8 December", AFTER, "Move it", ""),
        ("postpone the meeting", "To which day is the meeting of Tuesday 24 November", NEXT, "Move it", ""),
        (
            "reschedule 3 December to 4 December at 15:00",
            "No meeting is planned on Thursday 3 December",
            "",
            "Move it",
            "4 December at 15:00",
        ),
    ],
)
async def test_what_may_be_one_of_a_few_is_asked_and_something_else_is_the_form(
    board: World, words: str, asked: str, meeting: str, change: str, to: str
) -> None:
    answer = await typed(board, words)

    assert asked in answer
    assert board.workspace.modal("rosa") is None
    await board.workspace.click("rosa", "Something else")
    assert_filled(board, meeting, change, to)


def assert_filled(world: World, meeting: str, change: str, to: str) -> None:
    shown = inputs(world)
    assert meeting in shown["Meeting"]
    assert ("10:00 to 11:30" in shown["Meeting"]) is bool(meeting)
    assert change in shown["Change"]
    assert to in shown["To"]


async def test_a_refused_move_is_corrected_in_the_form_and_the_channel_is_told(board: World) -> None:
    await typed(board, "move 24 November to 8 December")
    await board.workspace.fill("rosa", {"To": "9 December at 15:00"})
    await board.workspace.submit("rosa")
    assert f"Move the meeting of {NEXT} to Wednesday 9 December, 15:00 to 16:30." in form(board)
    assert board.workspace.said_in("board")[1:] == []
    await board.workspace.submit("rosa")
    await board.settle()

    assert "Moved to Wednesday 9 December, 15:00 to 16:30, Europe/London time." in form(board)
    assert board.workspace.said_in("board")[-1] == (
        f"The meeting of {NEXT} is moved to Wednesday 9 December, 15:00 to 16:30. Moved by rosa."
    )


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("move 24 November to 15:00", "Tuesday 24 November, 15:00 to 16:30"),
        ("move 24 November to 25 November", "Wednesday 25 November, 10:00 to 11:30"),
        ("move 24 November to 25 November at 9:15 for an hour", "Wednesday 25 November, 09:15 to 10:15"),
    ],
)
async def test_what_was_moved_is_said_with_its_time_and_zone(board: World, words: str, when: str) -> None:
    await typed(board, words)
    await board.workspace.click("rosa", "Confirm")
    await board.settle()

    assert board.workspace.ephemerals("rosa")[-1].plain == (
        f"Moved to {when}, Europe/London time. The channel is told."
    )


async def test_a_meeting_is_chosen_in_the_form_and_cancelled_once(board: World) -> None:
    await opened(board, "cancel 3 December")
    await board.workspace.fill("rosa", {"Meeting": AFTER})
    await board.workspace.submit("rosa")
    board.slack.faults.add("view_submission", "duplicate")
    await board.workspace.submit("rosa")
    await board.settle()

    told = [said for said in board.workspace.said_in("board") if "is cancelled" in said]
    assert told == [
        f"The meeting of {AFTER} is cancelled."
        " The next one: Tuesday 24 November, 10:00 to 11:30. Cancelled by rosa."
    ]


@pytest.mark.parametrize(
    ("words", "to", "wrong"),
    [
        ("move 24 November", "", "To when?"),
        ("move 24 November", "the 31st of February", "has no day 31"),
        ("move 24 November", "8 December", "already meets then"),
        ("move 24 November", "16 November", ""),
    ],
)
async def test_what_is_wrong_stands_beside_the_new_time_and_nothing_is_lost(
    board: World, words: str, to: str, wrong: str
) -> None:
    await opened(board, words)
    if to:
        await board.workspace.fill("rosa", {"To": to})
    await board.workspace.submit("rosa")

    assert wrong in board.workspace.errors("rosa")["To"]
    assert to in inputs(board)["To"]


async def test_a_meeting_that_was_cancelled_meanwhile_can_not_be_moved(board: World) -> None:
    await typed(board, "move 24 November to 8 December")
    async with board.sessions.begin() as session:
        found = await meetings.on_day(session, *place(board), date(2026, 11, 24), board.now)
        await meetings.cancel(session, found[0], actor=found[0].channel, at=board.now)
    await board.workspace.fill("rosa", {"To": "9 December"})
    await board.workspace.submit("rosa")

    assert board.workspace.errors("rosa") == {"Meeting": "That meeting is no longer planned. Choose another."}


async def test_who_has_left_the_channel_changes_nothing(board: World) -> None:
    await opened(board, "cancel 3 December")
    await board.workspace.fill("rosa", {"Meeting": AFTER})
    await board.workspace.leave("rosa", "board")
    await board.settle()
    await board.workspace.submit("rosa")

    assert "You are no longer in this group" in board.workspace.errors("rosa")["Meeting"]


async def test_of_several_meetings_of_a_day_one_is_chosen_by_its_time(board: World) -> None:
    await planned(board, "/meeting 24 November at 16:00")
    assert "There are several that day" in await typed(board, "cancel 24 November")
    await board.workspace.fill("rosa", {"Meeting": "Tuesday 24 November, 16:00 to 17:00"})
    await board.workspace.submit("rosa")
    await board.workspace.submit("rosa")
    await board.settle()

    assert "24 November, 16:00 to 17:00 is cancelled" in board.workspace.said_in("board")[-1]


async def test_where_the_form_can_not_open_what_was_typed_is_repeated(board: World) -> None:
    board.slack.faults.add("views.open", "ok:false", error="internal_error")

    assert "You typed: cancel the coffee" in await typed(board, "cancel the coffee")


async def test_where_nothing_is_planned_a_move_becomes_a_plan(world: World) -> None:
    answer = await typed(world, "move 3 December to 10 December at 14:00")

    assert "No meeting is planned." in answer
    assert "When: 10 December at 14:00" in form(world).replace("When*", "When")


async def test_where_nothing_is_planned_nothing_can_be_cancelled(world: World) -> None:
    answer = await typed(world, "cancel 3 December")

    assert "No meeting is planned." in answer
    assert "You typed: cancel 3 December" in answer
    assert world.workspace.modal("rosa") is None


async def test_what_was_typed_shouts_at_nobody(board: World) -> None:
    await typed(board, "move 24 November to <!channel> *now* `@here`")

    view = board.workspace.modal("rosa")
    assert view is not None
    notices = [block for block in view["blocks"] if block["type"] != "input"]
    assert "<!channel>" not in json.dumps(notices)


async def test_a_lone_meeting_that_runs_is_not_the_next(world: World) -> None:
    await planned(world, "/meeting 24 November at 10:00")
    await world.until(datetime(2026, 11, 24, 10, 30, tzinfo=UTC))

    assert "No meeting is planned after the one that runs now" in await typed(world, "cancel next")
