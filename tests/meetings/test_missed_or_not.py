"""Nobody is told that they missed what they may have been at, or what no meeting decided."""

from datetime import UTC, datetime, timedelta

from tests.meetings.room import (
    END,
    NEXT_RECAP,
    PEOPLE,
    SIX,
    answer,
    cards,
    press,
    recap,
    type_in,
    were_there,
)
from tests.recaps.test_recaps import told
from tests.world import World


async def test_a_meeting_planned_for_tomorrow_tells_nobody_in_person_what_they_saw_in_the_channel(
    world: World,
) -> None:
    await world.advance(minutes=60)
    await type_in(world, f"/decide {SIX[0]}", "val")
    await world.advance(minutes=60)
    await type_in(world, "/meeting 24 November at 14:00")
    await world.workspace.click("rosa", "Confirm")
    await world.until(datetime(2026, 11, 24, 14, 0, tzinfo=UTC))

    assert [world.workspace.direct_messages(person) for person in PEOPLE] == [[]] * 5
    [heading] = [line for line in recap(world) if line.startswith("Decided")]
    assert heading == "Decided in the channel since this record began"
    assert recap(world)[recap(world).index(heading) + 1] == "• D1 Open the café on Sundays"
    assert were_there(cards(world)[0]) == set()


async def test_nobody_is_told_that_they_missed_a_meeting_while_they_may_still_say_that_they_are_there(
    room: World,
) -> None:
    await press(room, "rosa", "I'm here")
    await press(room, "ade", "I'm here")
    await type_in(room, f"/decide {SIX[0]}")
    await type_in(room, "/meeting 25 November at 16:00")
    await room.workspace.click("rosa", "Confirm")
    await room.until(END + timedelta(minutes=59))
    assert [told(room, person) for person in PEOPLE] == [[]] * 5
    await press(room, "mal", "I'm here")

    await room.until(datetime(2026, 11, 25, 16, 0, tzinfo=UTC))

    assert [len(told(room, person)) for person in PEOPLE] == [0, 0, 1, 0, 1]


async def test_what_is_decided_outside_meetings_is_never_missed_and_told_apart(room: World) -> None:
    for person in ("rosa", "ade"):
        await press(room, person, "I'm here")
    await type_in(room, f"/decide {SIX[0]}")
    await room.until(END)
    await type_in(room, f"/decide {SIX[1]}", "ade")
    await room.until(NEXT_RECAP)

    [missed] = told(room, "mal")
    assert ("D1 Open the café" in missed, "D2 Write to" in missed) == (True, False)
    assert were_there(cards(room)[1]) == set()
    told_group = recap(room)
    at_meeting, since = told_group.index("Decided at the last meeting"), "Decided in the channel since"
    assert told_group[at_meeting + 1] == "• D1 Open the café on Sundays"
    assert told_group[at_meeting + 2 :][:2] == [f"{since} the last meeting", f"• D2 {SIX[1]}"]
    await type_in(room, "/recap", "mal")
    assert answer(room, "mal").startswith("One thing was decided without you in #board on ")
    assert (
        answer(room, "mal").index("D1 ") < answer(room, "mal").index(since) < answer(room, "mal").index("D2 ")
    )
    await type_in(room, "/recap", "rosa")
    assert answer(room, "rosa").splitlines()[:2] == ["You have missed nothing in #board.", since]


async def test_a_meeting_that_is_moved_while_it_runs_is_attended_anew(room: World) -> None:
    for person in ("rosa", "ade"):
        await press(room, person, "I'm here")
    await press(room, "priya", "Apologies")
    await type_in(room, f"/decide {SIX[0]}")
    await type_in(room, "/meeting move 24 November to 26 November")
    await room.workspace.click("rosa", "Confirm")
    await press(room, "mal", "I'm here")
    assert answer(room, "mal").startswith("This meeting is held on Thursday 26 November, 10:00 to 11:30.")
    await room.until(datetime(2026, 11, 26, 10, 5, tzinfo=UTC))
    await type_in(room, f"/decide {SIX[1]}")
    await room.until(NEXT_RECAP)

    assert [were_there(card) for card in cards(room)] == [set()] * 2
    [shown] = [one for one in room.workspace.messages("board") if one.plain.startswith("Meeting: Thursday")]
    assert "Apologies: priya." in shown.readable
    assert [told(room, person) for person in PEOPLE] == [[]] * 5
