"""Recording is not attending: who was there is what people said, and else nobody missed anything."""

from datetime import timedelta

import pytest

from bot.operations import export
from tests.meetings.room import (
    END,
    NEXT_RECAP,
    PEOPLE,
    SIX,
    answer,
    cards,
    correct,
    post,
    press,
    recap,
    there,
    type_in,
    were_there,
)
from tests.recaps.test_recaps import told
from tests.world import World


async def test_six_decisions_typed_in_a_full_room_where_nobody_pressed_are_missed_by_nobody(
    room: World,
) -> None:
    for words in SIX:
        await type_in(room, f"/decide {words}", "val")
    await room.until(NEXT_RECAP)

    assert [were_there(card) for card in cards(room)] == [set()] * 6
    assert "Who was there: not recorded." in post(room)
    assert [told(room, person) for person in PEOPLE] == [[]] * 5
    heading = recap(room).index("Decided at the last meeting. Who was there: not recorded")
    assert [line[2:4] for line in recap(room)[heading + 1 : heading + 7]] == [f"D{n}" for n in range(1, 7)]


async def test_of_one_who_pressed_alone_it_is_known_that_they_were_there_and_of_nobody_else(
    room: World,
) -> None:
    await press(room, "ade", "I'm here")
    await press(room, "priya", "Apologies")
    await type_in(room, f"/decide {SIX[0]}", "val")
    await room.until(NEXT_RECAP)

    assert were_there(cards(room)[0]) == set()
    assert "Who was there: not recorded; ade said so." in post(room)
    assert "Apologies: priya." in post(room)
    assert [told(room, person) for person in PEOPLE] == [[]] * 5
    await type_in(room, "/recap", "ade")
    assert answer(room, "ade") == "You have missed nothing in #board."
    await type_in(room, "/recap @ade", "priya")
    assert answer(room, "priya") == "ade has missed nothing in #board."
    await type_in(room, "/recap", "priya")
    heading = "Decided at a meeting. Who was there: not recorded"
    assert answer(room, "priya").splitlines()[:2] == ["You have missed nothing in #board.", heading]
    assert "D1 Open the café on Sundays" in answer(room, "priya")


async def test_where_two_said_so_the_others_missed_it_save_who_recorded_it(room: World) -> None:
    await press(room, "ade", "I'm here")
    await press(room, "mal", "I'm here")
    await type_in(room, f"/decide {SIX[0]}", "val")
    await room.until(NEXT_RECAP)

    assert were_there(cards(room)[0]) == {"ade", "mal"}
    assert [len(told(room, person)) for person in PEOPLE] == [1, 0, 0, 0, 1]
    assert "Decided at the last meeting" in recap(room)


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ({"Who": "mal"}, {"ade", "mal"}),
        ({"Their name, if they are not in Slack": "Jo Bloggs"}, {"ade", "Jo Bloggs"}),
    ],
)
async def test_a_substitute_is_there_and_who_sent_them_is_not(
    room: World, sent: dict[str, str], shown: set[str]
) -> None:
    await press(room, "ade", "I'm here")
    await press(room, "priya", "Send a substitute")
    await room.workspace.fill("priya", sent)
    await room.workspace.submit("priya")
    await type_in(room, f"/decide {SIX[0]}", "val")
    await room.until(NEXT_RECAP)

    assert were_there(cards(room)[0]) == shown
    assert len(told(room, "priya")) == len(told(room, "rosa")) == 1
    assert told(room, "ade") == told(room, "val") == []
    assert len(told(room, "mal")) == (0 if "Who" in sent else 1)


async def test_what_the_chair_corrects_afterwards_counts_as_saying_so(room: World) -> None:
    await type_in(room, f"/decide {SIX[0]}", "val")
    await room.until(END + timedelta(hours=3))
    await correct(room, ["rosa", "val", "mal"])
    await room.settle()

    assert were_there(cards(room)[0]) == {
        "rosa",
        "val",
        "mal",
    }
    await room.until(NEXT_RECAP)
    assert [len(told(room, person)) for person in PEOPLE] == [0, 1, 0, 0, 1]


async def test_what_the_chair_takes_back_is_recorded_no_longer(room: World) -> None:
    await press(room, "ade", "I'm here")
    await press(room, "mal", "I'm here")
    await type_in(room, f"/decide {SIX[0]}", "val")
    await room.until(END + timedelta(hours=3))
    await correct(room, ["mal"])
    await room.until(NEXT_RECAP)

    assert were_there(cards(room)[0]) == set()
    assert [told(room, person) for person in PEOPLE] == [[]] * 5


async def test_who_took_part_in_the_thread_is_named_as_such_and_knows_of_it(world: World) -> None:
    await type_in(world, "/meeting 24 November at 14:00")
    await world.workspace.click("rosa", "Confirm")
    root = await world.workspace.post("ade", "Sundays?", channel="board")
    said = await world.workspace.post("val", "Let's open on Sundays", channel="board", thread=root)
    await world.workspace.shortcut("rosa", "record_decision", said, channel="board")
    await world.settle()
    await world.workspace.submit("rosa")
    await world.settle()

    [card] = cards(world)
    assert were_there(card) == set()
    [line] = [line for line in card.splitlines() if line.endswith(" took part in the thread.")]
    assert ("ade" in line, "val" in line, "rosa" in line) == (True, True, False)
    for person, knows in (("ade", True), ("val", True), ("rosa", True), ("mal", False)):
        await type_in(world, "/recap", person)
        assert (answer(world, person) == "You have missed nothing in #board.") is knows


async def test_details_look_ups_and_exports_say_the_same(room: World) -> None:
    await type_in(room, f"/decide {SIX[0]}", "val")
    await press(room, "ade", "I'm here")
    await room.until(END)
    await type_in(room, f"/decide {SIX[1]}", "val")
    await room.workspace.click("mal", "Details", channel="board", on="D1")
    await type_in(room, "/decisions D1", "mal")
    await type_in(room, "/decisions D2", "priya")

    assert there(room.workspace.modal_text("mal")) == ["Who was there: not recorded"]
    assert there(answer(room, "mal")) == ["Who was there: not recorded"]
    assert there(answer(room, "priya")) == []
    [register] = await export.registers(room.sessions)
    assert [row["who was there"] for row in register.rows] == ["not recorded", "decided in the channel"]


async def test_who_replaces_what_others_wrote_down_tells_them_so_and_not_that_they_decided_it(
    room: World,
) -> None:
    await type_in(room, f"/decide {SIX[0]}", "val")
    await press(room, "ade", "I'm here")
    await room.until(END)
    await type_in(room, "/decide Close it on Sundays replaces D1")
    await room.morning()

    heads = {
        one: [
            said.plain.split(".")[0]
            for said in room.workspace.direct_messages(one)
            if "has replaced" in said.plain
        ]
        for one in PEOPLE
    }
    assert heads["val"] == ["D2 has replaced D1, which you recorded in #board"]
    assert heads["ade"] == ["D2 has replaced D1, which you decided in #board"]
    assert heads["mal"] == heads["priya"] == []
