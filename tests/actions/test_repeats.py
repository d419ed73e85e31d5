"""Work that repeats: done this time, due again next time, until it is dropped."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from bot.actions.service import Draft
from storage import actions, recaps
from storage.records import Action, Repeats
from tests.actions.recorded import card, owner, record, told
from tests.world import World

FRIDAY = date(2026, 11, 27)
MONTHLY = Repeats("FREQ=MONTHLY", "every month")
AGAIN = "Done this time; due again on Sunday 27 December"


async def minutes(
    world: World, *owners: str, repeats: Repeats = MONTHLY, due: date | None = FRIDAY
) -> Action:
    who = tuple(owner(world, each) for each in owners or ("ade",))
    return await record(world, Draft("circulate the minutes", who, due, repeats=repeats))


async def click(world: World, person: str, label: str) -> None:
    await world.workspace.click(person, label, dm=True)
    await world.settle()


async def test_the_card_the_ask_and_the_recorder_say_how_often(world: World) -> None:
    await minutes(world)

    assert "Every month" in await card(world)
    assert "Every month." in world.workspace.messages("board")[-1].plain
    assert "Every month." in told(world, "ade")[-1]


async def test_the_reason_stands_on_the_card_and_in_the_ask(world: World) -> None:
    await record(world, Draft("write to the trust", (owner(world, "ade"),), FRIDAY, reason="they asked"))

    assert "Because they asked" in await card(world)
    assert "Because they asked." in world.workspace.messages("board")[-1].plain
    assert "Because they asked." in told(world, "ade")[-1]
    await world.workspace.slash("val", "/actions they asked", channel="board")
    assert "A1" in world.workspace.ephemerals("val")[-1].plain


async def test_done_closes_it_this_time_alone(world: World) -> None:
    await minutes(world)
    await click(world, "ade", "I'll do it")
    await click(world, "ade", "Done")

    shown = await card(world)
    assert "due Sunday 27 December" in shown
    assert "taken on by ade" in shown
    assert "Last done" in shown
    assert "Status: done" not in shown
    assert told(world, "ade")[-1].startswith(f"{AGAIN}. A1: circulate the minutes")


async def test_a_nudge_shows_that_it_is_done_and_the_next_one_comes_as_usual(world: World) -> None:
    await minutes(world)
    await click(world, "ade", "I'll do it")
    await world.until(datetime(2026, 11, 27, 12, tzinfo=UTC))
    nudge = told(world, "ade")[-1]
    assert "circulate the minutes, due today, Friday 27 November" in nudge
    await world.workspace.click("ade", "Done", dm=True, on="still with you")
    await world.settle()
    assert f"{AGAIN}." in told(world, "ade")[-1]
    assert "nothing here waits for an answer any more" in told(world, "ade")[-1]

    await world.until(datetime(2026, 12, 22, 12, tzinfo=UTC))
    before = len(told(world, "ade"))
    await world.until(datetime(2026, 12, 23, 12, tzinfo=UTC))

    assert len(told(world, "ade")) == before + 1
    assert "one thing is still with you" in told(world, "ade")[-1]
    assert "circulate the minutes, due Sunday 27 December" in told(world, "ade")[-1]


async def test_each_time_stands_in_its_history(world: World) -> None:
    await minutes(world)
    await click(world, "ade", "I'll do it")
    await click(world, "ade", "Done")
    await world.advance(days=14)
    await click(world, "ade", "Done")
    await world.workspace.click("val", "Details", channel="board")

    shown = world.workspace.modal_text("val")
    assert "ade had it done this time: it is due again on Sunday 27 December" in shown
    assert "ade had it done this time: it is due again on Wednesday 27 January 2027" in shown


async def test_it_waits_for_everybody_each_time(world: World) -> None:
    await minutes(world, "ade", "val")
    for person in ("ade", "val"):
        await click(world, person, "I'll do it")
    await click(world, "ade", "Done")
    assert "Waiting for val; ade has done their part" in await card(world)

    await click(world, "val", "Done")

    assert "taken on by ade and val" in await card(world)
    assert "due Sunday 27 December" in await card(world)


async def test_said_in_words_it_is_done_and_taken_back_in_one_press(world: World) -> None:
    await minutes(world)
    await click(world, "ade", "I'll do it")
    await world.workspace.post("ade", "A1 done")
    await world.settle()
    assert told(world, "ade")[-1] == f"{AGAIN}. Thank you. A1 in #board: circulate the minutes"

    await click(world, "ade", "Not done after all")

    assert told(world, "ade")[-1].startswith("A1 in #board is open again:")
    shown = await card(world)
    assert "due Friday 27 November" in shown
    assert "Last done" not in shown


async def test_of_two_owners_one_takes_back_their_own_part_alone(world: World) -> None:
    await minutes(world, "ade", "val")
    for person in ("ade", "val"):
        await click(world, person, "I'll do it")
    await click(world, "ade", "Done")
    await world.workspace.post("val", "A1 done")
    await world.settle()
    await click(world, "val", "Not done after all")

    assert "Waiting for val; ade has done their part" in await card(world)
    assert "Due Friday 27 November" in await card(world)


async def test_what_was_done_before_the_last_time_is_not_taken_back(world: World) -> None:
    await minutes(world)
    await click(world, "ade", "I'll do it")
    await world.workspace.post("ade", "A1 done")
    await world.settle()
    await world.advance(days=14)
    await world.workspace.click("ade", "Done", dm=True)
    await world.settle()

    await world.workspace.click("ade", "Not done after all", dm=True)
    await world.settle()

    assert "due Wednesday 27 January" in await card(world)


async def test_what_was_given_another_date_since_is_not_taken_back(world: World) -> None:
    action = await minutes(world)
    await click(world, "ade", "I'll do it")
    await world.workspace.post("ade", "A1 done")
    await world.settle()
    async with world.sessions.begin() as session:
        held = await actions.lock(session, action.team, action.id)
        assert held is not None
        await actions.redate(session, held, date(2027, 1, 4), actor="ade", at=world.now)

    await click(world, "ade", "Not done after all")

    async with world.sessions.read() as session:
        stands = await actions.find(session, action.team, action.id)
    assert stands is not None
    assert stands.due == date(2027, 1, 4)


async def test_the_recorder_closes_it_this_time_for_everybody(world: World) -> None:
    await minutes(world)
    await world.workspace.click("rosa", "Details", channel="board")
    await world.workspace.click("rosa", "Done", modal=True)
    await world.settle()

    shown = await card(world)
    assert "due Sunday 27 December" in shown
    assert "\nade" in shown


async def test_a_recap_counts_it_among_what_was_done(world: World) -> None:
    action = await minutes(world)
    began = world.now
    await click(world, "ade", "I'll do it")
    await world.advance(hours=1)
    await click(world, "ade", "Done")
    async with world.sessions.read() as session:
        done = await recaps.done_since(session, action.team, action.channel, began)
        later = await recaps.done_since(session, action.team, action.channel, world.now + timedelta(hours=1))

    assert [each.label for each in done] == ["A1"]
    assert later == []


async def test_to_drop_it_ends_it(world: World) -> None:
    await minutes(world)
    await world.workspace.click("rosa", "Details", channel="board")
    await world.workspace.click("rosa", "Drop", modal=True)
    await world.workspace.fill("rosa", {"Why": "nobody reads them"})
    await world.workspace.submit("rosa")
    await world.settle()

    assert "Dropped" in await card(world)


async def test_after_its_last_time_it_is_done(world: World) -> None:
    await minutes(world, repeats=replace(MONTHLY, rrule="FREQ=MONTHLY;COUNT=1"))
    await click(world, "ade", "I'll do it")
    await click(world, "ade", "Done")

    assert "Done" in await card(world)


async def test_with_a_rule_that_was_written_by_hand_and_can_not_be_read_it_is_done(world: World) -> None:
    await minutes(world)
    async with world.sessions.begin() as session:
        stored = '{"rrule": "every month"}'
        await session.execute(text("UPDATE actions SET repeats = :it"), {"it": stored})
    await click(world, "ade", "I'll do it")
    await click(world, "ade", "Done")

    assert "Done" in await card(world)


async def test_without_a_day_it_is_first_due_on_the_first_of_its_rule(world: World) -> None:
    await minutes(world, due=None, repeats=Repeats("FREQ=WEEKLY;BYDAY=FR", "every Friday"))

    assert "due Friday 27 November" in await card(world)
    assert "Every Friday" in await card(world)


async def test_a_rule_that_can_not_be_read_records_nothing(world: World) -> None:
    with pytest.raises(ValueError, match=r"not a part of an RRULE"):
        await minutes(world, repeats=Repeats("every month", "every month"))

    assert world.workspace.said_in("board") == []
