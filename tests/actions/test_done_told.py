"""Whoever asked for work hears of what was done of it, and that this was taken back."""

from tests.actions.recorded import card, told
from tests.actions.test_action_details import press
from tests.nudges.story import at
from tests.world import World


async def ask(world: World, whom: str) -> None:
    await world.workspace.slash("rosa", f"/action {whom} draft the paper by 4 December", channel="board")
    await world.settle()


async def say_done(world: World, person: str, words: str = "done") -> None:
    await world.workspace.post(person, words)
    await world.settle()


async def test_each_part_is_told_with_whom_it_still_waits_for(world: World) -> None:
    await ask(world, "@ade and @mal")
    await say_done(world, "ade")

    assert told(world, "rosa") == [
        "ade has done their part of A1 in #board, which waits for mal.\nA1 draft the paper"
    ]
    assert "Waiting for mal; ade has done their part" in await card(world)

    await say_done(world, "mal")
    await world.morning()

    assert told(world, "rosa")[1:] == ["ade and mal have done A1 in #board.\nA1 draft the paper"]


async def test_those_who_did_it_before_anybody_heard_are_named_together(world: World) -> None:
    await ask(world, "@ade and @mal")
    await world.until(at(23, 20, month=11))
    for who in ("ade", "mal"):
        await world.workspace.post(who, "A1 done")
        await world.settle()

    await world.morning()

    assert told(world, "rosa") == ["ade and mal have done A1 in #board.\nA1 draft the paper"]


async def test_what_they_write_of_it_is_all_that_whoever_asked_is_sent(world: World) -> None:
    await ask(world, "@ade")
    await say_done(world, "ade", "A1 done, sent it to the trust")

    [said] = told(world, "rosa")
    assert said.startswith("ade has done A1 in #board. They say: sent it to the trust")


async def test_nobody_is_told_of_what_they_did_themselves(world: World) -> None:
    await ask(world, "@rosa and @mal")
    await world.workspace.click("rosa", "Details", channel="board")
    await press(world, "rosa", "Done")

    assert told(world, "rosa") == []


async def test_what_is_taken_back_is_told_to_whoever_had_heard_of_it(world: World) -> None:
    await ask(world, "@ade")
    for _ in range(2):
        await say_done(world, "ade")
        await world.morning()
        await world.workspace.click("ade", "Not done after all", dm=True)
        await world.morning()
    await world.advance(days=7)

    first, back, *again = [said.splitlines()[0] for said in told(world, "rosa")]
    assert first == "ade has done A1 in #board."
    assert back == "ade says that A1 in #board is not done after all."
    assert again == [first, back]


async def test_what_is_taken_back_before_anybody_heard_of_it_is_not_told(world: World) -> None:
    await ask(world, "@ade")
    await world.workspace.post("ade", "A1 is done")
    await world.workspace.post("ade", "A1 is not done after all")
    await world.settle()

    assert "taken on by ade" in await card(world)

    await world.morning()

    assert [said for said in told(world, "rosa") if "has done" in said or "after all." in said] == []


async def test_work_that_repeats_is_told_with_the_day_it_is_due_again(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade to send the numbers every month", channel="board")
    await world.settle()
    await say_done(world, "ade")

    [said] = told(world, "rosa")
    assert said.startswith("ade has done A1 in #board. Done this time; due again on ")
