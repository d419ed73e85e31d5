"""What people press on a nudge, and what becomes of it."""

from datetime import date, timedelta

from bot.sandbox import Message
from storage import actions
from tests.nudges.story import at, nudges, record, times
from tests.world import World

WEDNESDAY = at(2, 12)


async def nudged(world: World, text: str = "draft the scope paper", *owners: str) -> None:
    """Have somebody nudged about an action that is due on Friday."""
    named = " and ".join(f"@{owner}" for owner in owners or ["ade"])
    await world.workspace.slash("rosa", f"/action {named} to {text} by 4 December", channel="board")
    await world.until(WEDNESDAY)


def last(world: World, who: str = "ade") -> Message:
    return world.workspace.direct_messages(who)[-1]


def card(world: World) -> str:
    return world.workspace.messages("board")[0].readable


async def test_done_closes_the_action_and_shows_on_the_nudge_and_the_card(world: World) -> None:
    await nudged(world)

    answer = await world.workspace.click("ade", "Done", dm=True)
    await world.settle()

    assert answer.acked
    assert "Done. Thank you!" in last(world).readable
    assert "[Done]" not in last(world).readable
    assert "Press Done" not in last(world).plain
    assert "Done by ade on" in card(world)
    before = len(world.workspace.direct_messages("ade"))
    await world.until(at(31))
    assert len(world.workspace.direct_messages("ade")) == before


async def test_done_by_one_owner_waits_for_the_other(world: World) -> None:
    await nudged(world, "draft the scope paper", "ade", "val")

    await world.workspace.click("ade", "Done", dm=True)
    await world.until(at(7, 12))

    assert "Waiting for val; ade has done their part" in card(world)
    assert len(times(world, "val")) == len(times(world, "ade")) + 1


async def test_a_press_on_what_is_closed_gets_a_kind_sentence(world: World) -> None:
    await nudged(world, "draft the scope paper", "ade")
    async with world.sessions.begin() as session:
        action = await actions.numbered(
            session, world.workspace.team_id, world.workspace.channel("board").id, 1
        )
        assert action is not None
        await actions.undo(session, action, actor=action.author, at=world.now)

    await world.workspace.click("ade", "Done", dm=True)
    await world.settle()

    assert world.workspace.ephemerals("ade")[-1].plain == ("A1 was undone, so there is nothing to answer.")


async def test_a_nudge_offers_three_buttons_for_each_action_and_one_for_the_message(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade to book the hall by 4 December", channel="board")
    await nudged(world)

    shown = last(world).readable
    assert shown.count("[Done] [More time] [I can't]") == 2
    assert shown.count("[How I am reminded]") == 1
    assert "[Snooze]" not in shown


async def test_a_reply_to_a_nudge_goes_to_whoever_asked(world: World) -> None:
    await nudged(world)

    await world.workspace.post("ade", "half of it is written")
    await world.until(at(3, 12))

    assert "half of it is written" in last(world, "rosa").plain
    assert "half of it is written" not in card(world)


async def test_nobody_presses_for_somebody_else(world: World) -> None:
    await nudged(world, "draft the scope paper", "ade", "val")
    mine = last(world, "val")
    (stolen,) = [
        element
        for block in last(world, "ade").blocks
        for element in block.get("elements", [])
        if element.get("action_id") == "nudge_done"
    ]
    for block in mine.blocks:
        for element in block.get("elements", []):
            if element.get("action_id") == "nudge_done":
                element["value"] = stolen["value"]

    await world.workspace.click("val", "Done", ts=mine.ts)
    await world.settle()

    assert world.workspace.ephemerals("val")[-1].plain == (
        "That is not yours to answer, so nothing has changed."
    )
    assert "Done by" not in card(world)


async def test_the_recorder_is_nudged_for_an_owner_outside_slack(world: World) -> None:
    await record(world, "sign the lease", outside=("Jo Bloggs", "the Trust"), due=date(2026, 12, 4))
    await world.until(WEDNESDAY)

    assert (
        "A1 sign the lease, for Jo Bloggs of the Trust, outside Slack, due Friday 4"
        in nudges(world, "rosa")[0]
    )
    await world.workspace.click("rosa", "Done", dm=True)
    await world.until(WEDNESDAY + timedelta(days=30))

    assert len(nudges(world, "rosa")) == 1
    assert "Done. Thank you!" in last(world, "rosa").readable


async def test_what_is_done_is_not_overdue_on_the_nudge_nor_waits_for_anybody(world: World) -> None:
    await nudged(world)
    await world.until(at(7, 12))
    assert "as due on Friday 4 December" in last(world).readable

    await world.workspace.click("ade", "Done", dm=True)
    await world.settle()

    for shown in (last(world).readable, last(world).plain):
        assert "verdue" not in shown
        assert "ade, nothing here waits for an answer any more:" in shown
    assert "Due Friday 4 December, in #board." in last(world).readable
