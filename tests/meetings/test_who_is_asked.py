"""Once a meeting is over, its chair and whoever recorded are asked who was there, and one answer counts."""

from datetime import timedelta

import pytest

from tests.meetings.room import END, NEXT_RECAP, PEOPLE, SIX, cards, correct, post, press, type_in, were_there
from tests.recaps.test_recaps import told
from tests.world import World

ASKED = "The meeting of #board is over: two decisions, one action. Who was there?"


async def hold(room: World) -> None:
    """Have Val record what comes of the meeting, and let it end."""
    await press(room, "priya", "Apologies")
    for words in SIX[:2]:
        await type_in(room, f"/decide {words}", "val")
    await type_in(room, "/action @mal to send the numbers by 4 December", "rosa")
    await room.until(END + timedelta(minutes=1))


def asked(world: World, person: str) -> list[str]:
    return [one.readable for one in world.workspace.direct_messages(person) if "is over: " in one.plain]


async def answer(world: World, person: str, label: str) -> None:
    await world.workspace.click(person, label, dm=True)
    await world.settle()


async def test_the_chair_and_whoever_recorded_most_are_asked_once_and_nobody_else(room: World) -> None:
    await hold(room)
    await room.until(END + timedelta(days=3))

    for person in PEOPLE:
        assert len(asked(room, person)) == (person in ("rosa", "val")), person
    [question] = asked(room, "val")
    assert question.splitlines()[0] == ASKED
    assert "[All here] [Choose]" in question
    assert "Apologies: priya." in question
    assert were_there(cards(room)[0]) == set()


async def test_they_are_asked_late_by_a_bot_that_was_away_when_it_ended(room: World) -> None:
    await type_in(room, f"/decide {SIX[0]}", "val")
    await room.slack.until(END + timedelta(hours=3))
    await room.settle()

    assert [len(asked(room, person)) for person in PEOPLE] == [1, 0, 1, 0, 0]


async def test_a_chair_who_recorded_is_asked_once(room: World) -> None:
    await type_in(room, f"/decide {SIX[0]}", "rosa")
    await room.until(END + timedelta(hours=1))

    assert [len(asked(room, person)) for person in PEOPLE] == [1, 0, 0, 0, 0]
    assert asked(room, "rosa")[0].startswith("The meeting of #board is over: one decision. Who was there?")


async def test_nobody_is_asked_where_two_have_said_so_and_nothing_is_unclear(room: World) -> None:
    await press(room, "ade", "I'm here")
    await press(room, "mal", "I'm here")
    await hold(room)

    assert [asked(room, person) for person in PEOPLE] == [[]] * 5


async def test_all_here_is_everybody_who_sent_no_apologies_and_settles_it_for_both(room: World) -> None:
    await hold(room)
    await answer(room, "val", "All here")

    assert were_there(cards(room)[0]) == {
        "ade",
        "mal",
        "rosa",
        "val",
    }
    assert "Apologies: priya." in post(room)
    for person in ("rosa", "val"):
        [answered] = asked(room, person)
        assert answered.splitlines()[0] == ASKED.removesuffix(" Who was there?")
        assert "[All here]" not in answered
        assert "[Correct attendance]" in answered
    await room.until(NEXT_RECAP)
    assert [len(told(room, person)) for person in PEOPLE] == [0, 0, 0, 0, 1]


async def test_a_second_answer_is_told_that_it_was_said_already(room: World) -> None:
    await hold(room)
    [question] = [one for one in room.workspace.direct_messages("rosa") if "is over: " in one.plain]
    before = [*question.blocks]
    await answer(room, "val", "All here")
    await room.workspace.click("rosa", "Correct attendance", dm=True)
    await room.workspace.fill("rosa", {"Present": ["rosa", "val"]})
    await room.workspace.submit("rosa")
    await room.settle()
    question.blocks[:] = before
    await answer(room, "rosa", "All here")

    said = room.workspace.ephemerals("rosa")[-1].plain
    assert said == "It was said already who was there. Press Correct attendance to change that."
    assert were_there(cards(room)[0]) == {"rosa", "val"}


async def test_of_two_who_choose_at_once_the_first_one_counts(room: World) -> None:
    await hold(room)
    for person, present in (("rosa", ["rosa", "val"]), ("val", ["ade", "mal"])):
        await room.workspace.click(person, "Choose", dm=True)
        await room.workspace.fill(person, {"Present": present})
    room.slack.faults.add("view_submission", "duplicate")
    await room.workspace.submit("rosa")
    await room.workspace.submit("val")
    await room.settle()

    assert room.workspace.errors("val")["Present"].startswith("It was said already who was there.")
    assert were_there(cards(room)[0]) == {"rosa", "val"}
    assert room.workspace.modal("rosa") is None


async def test_enough_who_say_so_themselves_afterwards_settle_it_too(room: World) -> None:
    await hold(room)
    await press(room, "ade", "I'm here")
    assert "Who was there?" in asked(room, "rosa")[0]
    await press(room, "mal", "I'm here")

    assert "Who was there?" not in asked(room, "rosa")[0]
    assert "Here: ade and mal." in asked(room, "val")[0]


async def test_whoever_recorded_most_can_correct_it_later_and_nobody_who_recorded_less(room: World) -> None:
    await type_in(room, f"/decide {SIX[2]}", "mal")
    await hold(room)
    await answer(room, "val", "All here")
    for person, may in (("val", True), ("mal", False)):
        await room.workspace.click(person, "Correct attendance", channel="board", on="Meeting: ")
        assert (room.workspace.modal(person) is not None) is may, person


@pytest.mark.parametrize("gone", ["left", "closed"])
async def test_where_the_chair_is_gone_whoever_planned_the_meeting_is_asked(room: World, gone: str) -> None:
    await type_in(room, "/meeting chair @ade")
    await room.workspace.click("rosa", "Confirm")
    if gone == "left":
        await room.workspace.leave("ade", "board")
    else:
        await room.workspace.deactivate("ade")
    await hold(room)

    assert [len(asked(room, person)) for person in ("ade", "rosa", "val")] == [0, 1, 1]


async def test_whoever_was_told_wrongly_that_they_missed_something_is_told_so_once(room: World) -> None:
    await press(room, "ade", "I'm here")
    await press(room, "rosa", "I'm here")
    await hold(room)
    await room.until(NEXT_RECAP)
    assert [len(told(room, person)) for person in PEOPLE] == [0, 0, 0, 1, 1]

    for present in (["rosa", "ade", "mal"], ["rosa", "ade"], ["rosa", "ade", "mal"]):
        await correct(room, present)
        await room.advance(hours=1)
    await room.morning()

    [said] = [one.plain for one in room.workspace.direct_messages("mal") if "You did not: " in one.plain]
    assert said.splitlines()[:3] == [
        "I told you that you had missed D1 and D2. You did not: you are noted as there,"
        " in #board on Tuesday 24 November.",
        f"D1 {SIX[0]}",
        f"D2 {SIX[1]}",
    ]
    assert not [one for one in room.workspace.direct_messages("priya") if "You did not: " in one.plain]


async def test_where_it_is_recorded_no_longer_who_was_there_nobody_is_left_to_think_they_missed_it(
    room: World,
) -> None:
    await press(room, "ade", "I'm here")
    await press(room, "rosa", "I'm here")
    await hold(room)
    await type_in(room, "/recap", "mal")
    await correct(room, ["ade"])
    await room.until(NEXT_RECAP)

    assert told(room, "mal") == told(room, "priya") == []
    [said] = [one.plain for one in room.workspace.direct_messages("mal") if "You may not have: " in one.plain]
    assert "You may not have: it is not recorded who was" in said


async def test_it_is_put_right_in_working_hours_and_not_at_night(room: World) -> None:
    await press(room, "ade", "I'm here")
    await press(room, "rosa", "I'm here")
    await hold(room)
    await type_in(room, "/recap", "mal")
    await room.until(END.replace(hour=22))
    await correct(room, ["rosa", "ade", "mal"])

    def put_right() -> list[str]:
        return [one.plain for one in room.workspace.direct_messages("mal") if "You did not: " in one.plain]

    assert put_right() == []
    await room.until(END.replace(day=25, hour=10))
    assert len(put_right()) == 1


@pytest.mark.parametrize("left", [True, False])
async def test_who_chairs_no_longer_can_not_say_who_was_there(room: World, left: bool) -> None:
    await hold(room)
    if left:
        await room.workspace.leave("rosa", "board")
    else:
        await type_in(room, "/meeting chair @mal")
        await room.workspace.click("rosa", "Confirm")
    await room.settle()

    refused = (
        "You are no longer in this group" if left else "Only the chair, and whoever recorded most, can say"
    )
    for label in ("Choose", "All here"):
        await answer(room, "rosa", label)
        assert room.workspace.ephemerals("rosa")[-1].plain.startswith(refused)

    assert room.workspace.modal("rosa") is None
    assert "Who was there: not recorded" in post(room)


async def test_a_meeting_of_which_nothing_was_recorded_is_asked_about_in_a_message_that_goes_anyway(
    room: World,
) -> None:
    await room.until(END + timedelta(hours=1))
    assert asked(room, "rosa") == []
    await type_in(room, "/action @rosa to send the minutes by 26 November", "ade")
    await room.until(END + timedelta(days=2))

    [morning] = [one for one in room.workspace.direct_messages("rosa") if "is over: " in one.plain]
    assert "send the minutes" in morning.readable
    assert "The meeting of #board is over: nothing was recorded. Who was there?" in morning.readable
    await room.workspace.click("rosa", "Choose", dm=True)
    await room.workspace.fill("rosa", {"Present": ["rosa", "mal"]})
    await room.workspace.submit("rosa")
    await room.settle()
    assert "[Correct attendance]" in morning.readable
    assert "Who was there?" not in morning.readable
    assert "No word from: ade, val and priya." in post(room)


async def test_a_meeting_of_which_nothing_was_recorded_is_worth_no_message_of_its_own(room: World) -> None:
    await room.until(END + timedelta(days=4))

    assert [room.workspace.direct_messages(person) for person in PEOPLE] == [[]] * 5
    assert "Who was there: not recorded" in post(room)
