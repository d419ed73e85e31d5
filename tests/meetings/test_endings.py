"""A group's meetings end, at once or from a day on: shown with what it touches, confirmed, kept on record."""

import json

import pytest

from bot.meetings.changes import pending
from bot.meetings.endings.proposals import EndingProposal
from storage import history, meetings
from storage.records import MeetingStatus
from tests.meetings.test_due_dates import moves, papers
from tests.meetings.test_meeting_confirms import (
    THURSDAYS,
    at,
    direct,
    meeting_fortnightly,
    press,
    shown,
    told,
    typed,
)
from tests.world import World

BOT = "@Matters Arising"
SERIES = "every second Tuesday at 10:00 for 90 minutes"
FIRST_THREE = "Tuesday 24 November, Tuesday 8 December, Tuesday 22 December"


@pytest.fixture
async def board(world: World) -> World:
    """Return the world with a board that meets every second Tuesday, and whose chair is rosa."""
    return await meeting_fortnightly(world)


def place(world: World) -> tuple[str, str]:
    return world.workspace.team_id, world.workspace.channel("board").id


async def test_a_series_ends_once_confirmed_and_the_channel_is_told(board: World) -> None:
    before = board.workspace.said_in("board")

    preview = await typed(board, "scrap the whole series")

    assert preview.startswith(
        f"End this group's series of meetings: {SERIES}. 29 meetings are cancelled: "
        f"{FIRST_THREE} and 26 more. No other meeting is planned. The channel is told. "
    )
    assert board.workspace.said_in("board") == before
    await press(board, "rosa", "Confirm")
    assert told(board, "rosa") == f"Ended: {SERIES}. The channel is told."
    assert board.workspace.said_in("board")[-1] == (
        f"This group's series of meetings has ended: {SERIES}. 29 meetings are cancelled, "
        "beginning with that of Tuesday 24 November. No other meeting is planned. Ended by rosa."
    )
    assert "No meeting is planned." in await shown(board)
    await board.advance(days=40)
    assert [said for said in board.workspace.said_in("board") if said.startswith("Meeting: ")] == []


async def test_what_ended_stays_on_record_with_who_ended_it(board: World) -> None:
    team, channel = place(board)
    async with board.sessions.read() as session:
        series = await meetings.series_of(session, team, channel)
        planned = await meetings.coming(session, team, channel, board.now, 100)
    assert series is not None

    await typed(board, "end the series")
    await press(board, "rosa", "Confirm")

    async with board.sessions.read() as session:
        kept = await meetings.series_by_id(session, team, series.id)
        changes = await history.changes_of(session, series)
        held = [await meetings.find(session, team, one.id) for one in planned]
    assert kept is not None
    assert kept.ended_at is not None
    assert [one.status for one in held if one is not None] == [MeetingStatus.CANCELLED] * 29
    rosa = board.workspace.person("rosa").id
    assert [(one.what, one.actor) for one in changes[1:]] == [("ended", rosa)]


async def test_no_more_meetings_after_a_month_leaves_those_before_it(
    board: World,
) -> None:
    preview = await typed(board, "no more meetings after December")

    assert preview.startswith(
        f"End this group's series of meetings from Friday 1 January 2027 on: {SERIES}. "
        "26 meetings are cancelled: Tuesday 5 January 2027,"
    )
    assert "3 meetings stay, the last on Tuesday 22 December, 10:00 to 11:30." in preview
    await press(board, "rosa", "Confirm")
    assert board.workspace.said_in("board")[-1] == (
        "This group's meetings end: there are none from Friday 1 January 2027 on. "
        "26 meetings are cancelled, beginning with that of Tuesday 5 January 2027. "
        "The next one: Tuesday 24 November, 10:00 to 11:30. Ended by rosa."
    )
    async with board.sessions.read() as session:
        series = await meetings.series_of(session, *place(board))
        left = await meetings.coming(session, *place(board), board.now, 100)
    assert series is not None
    assert series.rrule.endswith("UNTIL=20261231T235959Z")
    assert [one.day.isoformat() for one in left] == ["2026-11-24", "2026-12-08", "2026-12-22"]
    await board.advance(days=450)
    async with board.sessions.read() as session:
        assert await meetings.coming(session, *place(board), board.now, 100) == []


async def test_what_is_planned_beside_the_series_ends_only_with_all_meetings(board: World) -> None:
    await typed(board, "3 December at 14:00")
    await press(board, "rosa", "Confirm")

    only = await typed(board, "scrap the series")
    every = await typed(board, "cancel all meetings")

    assert "29 meetings are cancelled" in only
    assert "One meeting stays: Thursday 3 December, 14:00 to 15:00." in only
    assert "30 meetings are cancelled: Tuesday 24 November, Thursday 3 December," in every
    await press(board, "rosa", "Confirm")
    assert "No other meeting is planned. Ended by rosa." in board.workspace.said_in("board")[-1]


async def test_meetings_without_a_series_are_cancelled_together(world: World) -> None:
    for day in ("3 December at 14:00", "10 December at 14:00"):
        await typed(world, day)
        await press(world, "rosa", "Confirm")

    assert "This group has no series of meetings that could end." in await typed(world, "end the series")
    assert (await typed(world, "no more meetings")).startswith(
        "Cancel all meetings that are planned. Two meetings are cancelled: Thursday 3 December and"
    )
    await press(world, "rosa", "Confirm")
    assert world.workspace.said_in("board")[-1].startswith(
        "The meetings that were planned are cancelled. Two"
    )
    assert "there is nothing to end" in await typed(world, "no more meetings")


async def test_owners_whose_due_day_hangs_on_what_falls_away_are_told(board: World) -> None:
    await papers(board)

    preview = await typed(board, "we won't meet any more")

    assert "Due dates that stay until another meeting is planned: A1 send the papers." in preview
    await press(board, "rosa", "Confirm")
    await board.morning()
    assert moves(board, "ade") == [
        "The meeting in #board on Tuesday 8 December, 10:00 to 11:30 is off, and no other is planned: "
        "A1 is still due on Friday 4 December.\nsend the papers"
    ]


async def test_the_chair_is_asked_when_somebody_else_mentions_it(board: World) -> None:
    before = board.workspace.said_in("board")
    await board.workspace.post("ade", f"{BOT} stop these meetings", channel="board")
    await board.settle()
    assert "When you press Confirm, rosa is asked." in told(board, "ade")
    await press(board, "ade", "Confirm")

    assert told(board, "ade").startswith("rosa is asked, and you hear what becomes of it.")
    assert board.workspace.said_in("board") == before
    assert f"End this group's series of meetings: {SERIES}." in direct(board, "rosa")[-1]
    await press(board, "rosa", "Confirm", dm=True)
    assert "Ended by rosa." in board.workspace.said_in("board")[-1]
    assert direct(board, "ade")[-1].startswith("rosa has confirmed what you asked for in #board. Ended: ")


async def test_a_confirm_of_what_has_changed_since_ends_nothing(board: World) -> None:
    await typed(board, "end the series")
    old = board.workspace.ephemerals("rosa")[-1].ts
    await typed(board, THURSDAYS)
    await press(board, "rosa", "Confirm")
    before = board.workspace.said_in("board")

    await board.workspace.click("rosa", "Confirm", ts=old)
    await board.settle()

    assert at(board, old).startswith("Nothing has changed: this group meets every Thursday at 15:00")
    assert board.workspace.said_in("board") == before


@pytest.mark.parametrize("first", ["end the series", "no more meetings after March"])
async def test_what_has_ended_meanwhile_ends_once(board: World, first: str) -> None:
    await typed(board, "no more meetings after March")
    old = board.workspace.ephemerals("rosa")[-1].ts
    await typed(board, first)
    await press(board, "rosa", "Confirm")
    before = board.workspace.said_in("board")

    await board.workspace.click("rosa", "Confirm", ts=old)
    await board.settle()

    assert at(board, old).startswith("Nothing has changed: ")
    assert board.workspace.said_in("board") == before


async def test_of_more_than_can_be_shown_at_once_the_rest_is_not_forgotten(board: World) -> None:
    shown_at_once = await typed(board, "cancel all meetings until March")

    assert shown_at_once.count("Cancel the meeting of") == 5
    assert shown_at_once.endswith("Two more meetings are meant: type it again once these are done.")


async def test_only_some_of_the_meetings_are_asked_about(board: World) -> None:
    assert (await typed(board, "cancel the meetings")).startswith("Which meetings?")

    await press(board, "rosa", "All that are to come")

    assert told(board, "rosa").startswith(f"End this group's series of meetings: {SERIES}.")


ENDING = EndingProposal("k", "C1", "U1", series=4, alone=(5, 6))


def test_an_end_of_the_meetings_comes_back_from_its_button_as_it_was() -> None:
    assert pending.unpack(pending.pack(ENDING)) == ENDING


@pytest.mark.parametrize(
    "changed", [{"since": "soon"}, {"alone": ["5"]}, {"alone": 5}, {"series": 0}, {"by": 7}], ids=str
)
def test_what_we_did_not_make_ends_nothing(changed: dict[str, object]) -> None:
    carried = json.loads(pending.pack(ENDING)) | changed

    assert pending.unpack(json.dumps(carried)) is None
