"""What `/recap` tells while a meeting runs: who is in the room need not have said so yet."""

from datetime import UTC, datetime, timedelta

from tests.meetings.conftest import room
from tests.meetings.room import END, SIX, answer, press, type_in
from tests.world import World

__all__ = ["room"]


async def test_nobody_who_asks_while_a_meeting_runs_is_told_that_they_missed_it(room: World) -> None:
    await press(room, "rosa", "I'm here")
    await press(room, "ade", "I'm here")
    await type_in(room, f"/decide {SIX[0]}")
    known = "Decided at a meeting. Who was there: not known yet"

    await type_in(room, "/recap", "mal")
    assert answer(room, "mal").splitlines()[:2] == [
        "You have missed nothing in #board, as far as is known yet.",
        known,
    ]
    assert f"D1 {SIX[0]}" in answer(room, "mal")
    await room.until(END - timedelta(minutes=1))
    await type_in(room, "/recap @mal", "priya")
    assert answer(room, "priya").splitlines()[:2] == [
        "mal has missed nothing in #board, as far as is known yet.",
        known,
    ]
    await press(room, "priya", "I'm here")
    await type_in(room, "/recap", "priya")
    assert answer(room, "priya") == "You have missed nothing in #board."

    await room.until(END)
    await type_in(room, "/recap", "mal")
    assert answer(room, "mal").startswith("One thing was decided without you in #board on ")


async def test_what_was_missed_before_is_told_while_another_meeting_is_under_way(room: World) -> None:
    for person in ("rosa", "ade"):
        await press(room, person, "I'm here")
    await type_in(room, f"/decide {SIX[0]}")
    await type_in(room, "/meeting 24 November at 14:00")
    await room.workspace.click("rosa", "Confirm")
    await room.until(datetime(2026, 11, 24, 14, 5, tzinfo=UTC))
    await type_in(room, f"/decide {SIX[1]}")

    await type_in(room, "/recap", "mal")

    said = answer(room, "mal")
    assert said.startswith("One thing was decided without you in #board on ")
    assert said.index("D1 ") < said.index("not known yet") < said.index("D2 ")


async def test_what_was_missed_is_not_crowded_out_by_what_is_not_known_yet(room: World) -> None:
    for person in ("rosa", "ade"):
        await press(room, person, "I'm here")
    for number in range(12):
        await type_in(room, f"/decide Open on day {number}")
    await type_in(room, "/meeting 24 November at 14:00")
    await room.workspace.click("rosa", "Confirm")
    await room.until(datetime(2026, 11, 24, 14, 5, tzinfo=UTC))
    for person in ("rosa", "ade"):
        await press(room, person, "I'm here")
    await type_in(room, f"/decide {SIX[1]}")

    await type_in(room, "/recap", "mal")

    said = answer(room, "mal")
    assert "D1 Open on day 0" in said
    assert "D13 " not in said
    assert "… and 1 more" in said
