"""Somebody chairs one meeting in the place of the group's chair, and may do at it what the chair may."""

from datetime import UTC, datetime, timedelta

import pytest

from storage import history, meetings
from tests.meetings.room import type_in
from tests.meetings.test_meeting_confirms import at, direct, meeting_fortnightly, press, shown, told, typed
from tests.world import World

BOT = "@Matters Arising"
NEXT = "Tuesday 24 November, 10:00 to 11:30"
AFTER = "Tuesday 8 December, 10:00 to 11:30"
RUNNING = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
OVER = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
async def board(world: World) -> World:
    """Return the world with a board that meets every second Tuesday, and whose chair is rosa."""
    return await meeting_fortnightly(world)


async def chaired(world: World, words: str = "@val chairs on 24 November") -> None:
    await typed(world, words)
    await press(world, "rosa", "Confirm")


def asked(world: World, person: str) -> list[str]:
    """Return the meetings of which somebody was asked, once they were over, who was there."""
    said = [one for one in direct(world, person) if "is over: " in one]
    return [one.split("Who was there?")[1].strip().split(".")[0] for one in said]


async def held(world: World, over: datetime = OVER) -> None:
    """Let a meeting pass of which something was recorded."""
    await world.until(over - timedelta(hours=1, minutes=30))
    await type_in(world, "/decide The hall opens at nine", "ade")
    await world.until(over)


async def test_it_is_shown_confirmed_and_told_and_the_group_s_chair_stays(board: World) -> None:
    preview = await typed(board, "@val chairs on 24 November")

    assert preview.startswith(
        f"Let val chair the meeting of {NEXT} in place of rosa. rosa stays the group's chair. "
        "The channel is told. Nothing has changed yet."
    )
    assert "chairs" not in await shown(board)
    await press(board, "rosa", "Confirm")
    assert told(board, "rosa") == "val chairs that meeting alone. The channel is told."
    assert board.workspace.said_in("board")[-1] == f"val chairs the meeting of {NEXT}. Set by rosa."
    assert "val chairs it." in await shown(board)
    assert "chairs" not in await typed(board, "8 December", "val")
    assert "rosa is the chair." in await typed(board, "who chairs?")
    assert f"val chairs the meeting of {NEXT}." in await typed(board, "who chairs?")


async def test_the_chair_is_asked_when_somebody_else_mentions_it(board: World) -> None:
    await board.workspace.post("ade", f"{BOT} Mal is in the chair next time", channel="board")
    await board.settle()
    assert "When you press Confirm, rosa is asked." in told(board, "ade")
    await press(board, "ade", "Confirm")

    assert f"Let mal chair the meeting of {NEXT} in place of @rosa." in direct(board, "rosa")[-1]
    await press(board, "rosa", "Confirm", dm=True)
    assert board.workspace.said_in("board")[-1] == f"mal chairs the meeting of {NEXT}. Set by rosa."


async def test_on_a_day_without_a_meeting_it_is_asked_which_is_meant(board: World) -> None:
    asked = await typed(board, "@val chairs on 3 December")

    assert asked.startswith("No meeting is planned on Thursday 3 December. Which one?")
    await press(board, "rosa", "Tuesday 8 December")
    assert told(board, "rosa").startswith(f"Let val chair the meeting of {AFTER} in place of rosa.")


async def test_whoever_chairs_it_is_asked_afterwards_and_corrects_who_was_there(board: World) -> None:
    await chaired(board)
    await board.until(RUNNING)
    assert any("val chairs it." in said for said in board.workspace.said_in("board"))
    await held(board)

    assert direct(board, "rosa") == []
    assert asked(board, "val") == [NEXT]
    await board.workspace.click("val", "Choose", dm=True)
    await board.workspace.fill("val", {"Present": ["val", "mal"]})
    await board.workspace.submit("val")
    await board.settle()
    assert "Here: val and mal." in await typed(board, "who was there?")


async def test_whoever_chairs_it_answers_afterwards_what_is_unclear(board: World) -> None:
    await type_in(board, "/decide The café opens on Saturdays only", "ade")
    await chaired(board)
    await board.until(RUNNING)
    await type_in(board, "/action @mal to ring the hall", "ade")
    await type_in(board, "/decide The café opens on Saturdays and Sundays only", "mal")
    await board.until(OVER)

    for label in ("Tuesday 8 December", "Unrelated"):
        await board.workspace.click("val", label, dm=True)
        await board.settle()

    said = "\n".join(board.workspace.said_in("board"))
    assert "mal, due Tuesday 8 December." in said
    assert "May change D1" not in said


async def test_at_the_next_meeting_they_are_a_member_as_before(board: World) -> None:
    await chaired(board)
    await held(board, datetime(2026, 12, 8, 12, tzinfo=UTC))

    assert asked(board, "rosa") == [AFTER]
    assert "Only the chair, rosa, or ade, who recorded most, can" in await typed(
        board, "correct attendance", "val"
    )
    await typed(board, "correct attendance on 24 November", "val")
    assert f"Meeting of {NEXT}." in board.workspace.modal_text("val")


async def test_while_it_runs_they_may_do_what_the_chair_may(board: World) -> None:
    await type_in(board, "/action @mal to write the paper", "ade")
    await chaired(board)
    refused = "Only ade, who recorded A1, or the chair can drop it."
    await type_in(board, "/action drop A1", "val")
    assert told(board, "val").startswith(refused)

    await board.until(RUNNING)
    await type_in(board, "/action drop A1", "val")

    assert "A1" in told(board, "val")
    assert "Only ade" not in told(board, "val")
    assert "noted as there" in await typed(board, "Mal and Ade were there", "val")
    assert "mal speaks for Mind" in await typed(board, "organisation @mal Mind", "val")
    assert "is asked" not in await typed(board, "cancel 8 December", "val")
    assert "When you press Confirm, rosa is asked." in await typed(board, "chair @val", "val")
    await board.until(OVER)
    assert "When you press Confirm, rosa is asked." in await typed(board, "cancel 8 December", "val")
    assert "Only the chair, rosa, can say" in await typed(board, "organisation @ade Mind", "val")


async def test_who_is_named_while_it_runs_is_the_one_who_is_asked(board: World) -> None:
    await board.until(RUNNING)
    await chaired(board, "@val chairs today")
    assert board.workspace.said_in("board")[-1] == f"val chairs the meeting of {NEXT}. Set by rosa."
    await held(board)

    assert asked(board, "val") == [NEXT]
    assert direct(board, "rosa") == []


async def test_the_group_s_chair_takes_it_back(board: World) -> None:
    await chaired(board)
    await chaired(board, "@rosa chairs on 24 November")

    assert board.workspace.said_in("board")[-1] == f"rosa chairs the meeting of {NEXT}. Set by rosa."
    assert "chairs it" not in await shown(board)
    assert "rosa chairs that meeting already." in await typed(board, "@rosa chairs on 24 November")


async def test_an_old_confirm_does_not_replace_whoever_was_named_since(board: World) -> None:
    await typed(board, "@val chairs on 24 November")
    old = board.workspace.ephemerals("rosa")[-1].ts
    await chaired(board, "@mal chairs on 24 November")

    await board.workspace.click("rosa", "Confirm", ts=old)
    await board.settle()

    assert at(board, old).startswith("Nothing has changed: mal chairs by now.")


@pytest.mark.parametrize(("before", "why"), [("cancel 24 November", "is cancelled already"), ("", "is over")])
async def test_an_old_confirm_of_a_meeting_that_is_off_or_over_says_so(
    board: World, before: str, why: str
) -> None:
    await typed(board, "@val chairs on 24 November")
    old = board.workspace.ephemerals("rosa")[-1].ts
    if before:
        await chaired(board, before)
    else:
        await board.until(OVER)

    await board.workspace.click("rosa", "Confirm", ts=old)
    await board.settle()

    assert why in at(board, old)


async def test_a_meeting_that_moves_keeps_who_chairs_it(board: World) -> None:
    await chaired(board)
    await chaired(board, "move 24 November to 25 November")
    await held(board, datetime(2026, 11, 25, 12, tzinfo=UTC))

    assert asked(board, "val") == ["Wednesday 25 November, 10:00 to 11:30"]


async def test_who_named_whom_stays_on_record(board: World) -> None:
    await chaired(board)

    team, channel = board.workspace.team_id, board.workspace.channel("board").id
    async with board.sessions.read() as session:
        meeting = (await meetings.coming(session, team, channel, board.now, 1))[0]
        changes = await history.changes_of(session, meeting)
    rosa, val = (board.workspace.person(name).id for name in ("rosa", "val"))
    assert [(one.what, one.actor, one.after) for one in changes] == [("chair", rosa, {"chair": val})]
