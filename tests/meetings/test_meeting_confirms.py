"""What changes a group's meetings shows what it touches, takes a Confirm, and is the chair's to decide."""

from datetime import UTC, datetime

import pytest

from tests.slack.incoming.access.leaving import a_minute_later, thrown_out
from tests.world import World

NEXT = "Tuesday 24 November, 10:00 to 11:30"
AFTER = "Tuesday 8 December, 10:00 to 11:30"
RUNNING = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
THURSDAYS = "every Thursday at 15:00 for an hour"


@pytest.fixture
async def board(world: World) -> World:
    """Return the world with a board that meets every second Tuesday, and whose chair is rosa."""
    return await meeting_fortnightly(world)


async def meeting_fortnightly(world: World) -> World:
    """Let rosa plan the meetings of the board, and so chair them."""
    await typed(world, "every second Tuesday at 10:00 for 90 minutes")
    await press(world, "rosa", "Confirm")
    return world


async def typed(world: World, words: str, who: str = "rosa") -> str:
    await world.workspace.slash(who, f"/meeting {words}", channel="board")
    await world.settle()
    return world.workspace.ephemerals(who)[-1].plain


async def press(world: World, who: str, label: str, *, dm: bool = False) -> None:
    await world.workspace.click(who, label, dm=dm)
    await world.settle()


async def shown(world: World) -> str:
    return await typed(world, "", "val")


def told(world: World, who: str) -> str:
    return world.workspace.ephemerals(who)[-1].plain


def at(world: World, ts: str) -> str:
    """Return what stands where rosa pressed."""
    return next(each.plain for each in world.workspace.ephemerals("rosa") if each.ts == ts)


def direct(world: World, who: str) -> list[str]:
    return [message.readable for message in world.workspace.direct_messages(who)]


async def test_next_during_a_meeting_is_the_one_after_it(board: World) -> None:
    await board.until(RUNNING)

    assert f"Meeting now: {NEXT}." in await shown(board)
    assert f"Next meeting: {AFTER}" in await shown(board)
    assert (await typed(board, "cancel the next meeting")).startswith(f"Cancel the meeting of {AFTER}.")
    await press(board, "rosa", "Confirm")
    assert f"The meeting of {AFTER} is cancelled." in board.workspace.said_in("board")[-1]
    assert (await typed(board, "move next to 23 December")).startswith(
        "Move the meeting of Tuesday 22 December, 10:00 to 11:30 to Wednesday 23 December"
    )


async def test_the_one_that_runs_is_cancelled_by_its_day_and_is_said_to_run(board: World) -> None:
    await board.until(RUNNING)

    shown = await typed(board, "cancel today")

    assert shown.startswith(f"Cancel the meeting of {NEXT}. It is under way now.")


async def test_what_a_cancellation_touches_is_shown_and_nothing_is_done_before_confirm(board: World) -> None:
    await board.workspace.slash("rosa", "/action @ade draft the paper by 23 November", channel="board")
    await board.settle()
    before = board.workspace.said_in("board")

    shown = await typed(board, "cancel next")

    assert f"Cancel the meeting of {NEXT}." in shown
    assert "Due by that day: A1 draft the paper. What is due stays due when it is." in shown
    assert f"28 meetings after it stay, the next on {AFTER}." in shown
    assert "The channel is told." in shown
    assert "Nothing has changed yet." in shown
    assert board.workspace.said_in("board") == before
    await press(board, "rosa", "Confirm")
    assert told(board, "rosa") == f"Cancelled: {NEXT}. The channel is told."


@pytest.mark.parametrize(
    ("words", "asks", "done"),
    [
        ("cancel next", f"Cancel the meeting of {NEXT}.", f"The meeting of {NEXT} is cancelled."),
        (
            "move next to 25 November",
            f"Move the meeting of {NEXT} to Wednesday 25",
            "is moved to Wednesday 25",
        ),
        (THURSDAYS, "Every Thursday at 15:00 for an hour", "This group meets every Thursday at 15:00"),
        ("chair @mal", "Let mal chair this group's meetings in place of @rosa.", "mal chairs this group"),
    ],
)
async def test_the_chair_is_asked_when_somebody_else_does_it(
    board: World, words: str, asks: str, done: str
) -> None:
    before = board.workspace.said_in("board")

    assert "When you press Confirm, rosa is asked." in await typed(board, words, "ade")
    await press(board, "ade", "Confirm")

    assert told(board, "ade").startswith("rosa is asked, and you hear what becomes of it.")
    assert board.workspace.said_in("board") == before
    [question] = direct(board, "rosa")
    assert question.startswith("ade asks for a change of the meetings of #board:")
    assert asks in question
    assert "[Confirm] [Leave it as it is]" in question
    await press(board, "rosa", "Confirm", dm=True)
    assert done in board.workspace.said_in("board")[-1]
    assert "[Confirm]" not in direct(board, "rosa")[-1]
    assert direct(board, "ade")[-1].startswith("rosa has confirmed what you asked for in #board.")


async def test_the_chair_leaves_it_as_it_is_and_the_asker_hears_so(board: World) -> None:
    before = board.workspace.said_in("board")
    await typed(board, "cancel next", "ade")
    await press(board, "ade", "Confirm")

    await press(board, "rosa", "Leave it as it is", dm=True)

    assert board.workspace.said_in("board") == before
    assert direct(board, "ade") == ["rosa leaves it as it is in #board. Nothing has changed."]
    assert "[Confirm]" not in direct(board, "rosa")[-1]
    assert f"Next meeting: {NEXT}" in await shown(board)


async def test_where_the_chair_has_left_whoever_planned_it_is_asked(board: World) -> None:
    await typed(board, "chair @mal")
    await press(board, "rosa", "Confirm")
    await board.workspace.leave("mal", "board")
    await board.settle()

    await typed(board, "cancel next", "ade")
    await press(board, "ade", "Confirm")

    assert told(board, "ade").startswith("rosa is asked")
    assert direct(board, "mal") == []


async def test_a_chair_who_left_unnoticed_is_not_asked(board: World) -> None:
    await typed(board, "chair @mal")
    await press(board, "rosa", "Confirm")
    thrown_out(board, "mal", "board")
    await a_minute_later(board)

    await typed(board, "cancel next", "ade")
    await press(board, "ade", "Confirm")

    assert told(board, "ade").startswith("rosa is asked")
    assert direct(board, "mal") == []


async def test_where_nobody_is_left_to_ask_ones_own_confirm_is_enough(board: World) -> None:
    await board.workspace.leave("rosa", "board")
    await board.settle()

    assert "is asked" not in await typed(board, "cancel next", "ade")
    await press(board, "ade", "Confirm")

    assert "is cancelled. " in board.workspace.said_in("board")[-1]


async def test_whoever_planned_a_meeting_confirms_its_cancellation_alone(board: World) -> None:
    await typed(board, "3 December at 14:00", "val")
    await press(board, "val", "Confirm")

    assert "is asked" not in await typed(board, "cancel 3 December", "val")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("cancel 24 November", f"The meeting of #board on {NEXT} is cancelled."),
        (
            "move 24 November to 26 November",
            f"The meeting of #board on {NEXT} is moved to Thursday 26 November, 10:00 to 11:30.",
        ),
    ],
)
async def test_who_may_be_on_their_way_hears_at_once_of_a_meeting_of_today_or_tomorrow(
    board: World, words: str, said: str
) -> None:
    await board.workspace.slash("mal", "/nudges off", channel="board")
    await board.workspace.slash("val", "/meeting apologies for 24 November", channel="board")
    await board.settle()
    await typed(board, words)
    await press(board, "rosa", "Confirm")

    assert [len(direct(board, who)) for who in ("ade", "priya", "rosa", "val", "mal")] == [1, 1, 0, 0, 0]
    assert direct(board, "ade")[0].startswith(said)


async def test_of_a_meeting_further_off_only_the_channel_is_told(board: World) -> None:
    await typed(board, "cancel 8 December")
    await press(board, "rosa", "Confirm")

    assert f"The meeting of {AFTER} is cancelled." in board.workspace.said_in("board")[-1]
    assert [direct(board, who) for who in ("ade", "val", "mal", "priya")] == [[]] * 4
