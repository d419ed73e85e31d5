"""What came of work that is done, for whoever asked and for the decision that it carried out."""

from bot.sandbox import Message
from tests.nudges.story import at, nudges
from tests.world import World

SITES = "all three sites have agreed"


async def asked(world: World) -> None:
    """Have ade asked for two actions that carry out D1, and val for a third."""
    await world.workspace.slash("rosa", "/decide We will pilot the café", channel="board")
    for who, what in (("ade", "visit the sites"), ("ade", "draft the lease"), ("val", "hire the cooks")):
        typed = f"/action @{who} to {what} by 4 December for D1"
        await world.workspace.slash("rosa", typed, channel="board")
    await world.until(at(2, 12))


def last(world: World, who: str = "ade") -> Message:
    return world.workspace.direct_messages(who)[-1]


async def say(world: World, who: str = "ade", words: str = SITES) -> None:
    """Press What came of it where that is offered, and say it."""
    await world.workspace.click(who, "What came of it", dm=True)
    await world.workspace.fill(who, {"What came of it": words})
    await world.workspace.submit(who)
    await world.settle()


async def details(world: World, who: str = "val") -> str:
    card = world.workspace.messages("board")[0]
    await world.workspace.click(who, "Details", ts=card.ts)
    shown = world.workspace.modal_text(who)
    await world.workspace.close_modal(who)
    return shown


async def test_done_alone_is_enough_and_its_decision_counts_it(world: World) -> None:
    await asked(world)
    assert "None of three actions done" in await details(world)

    await world.workspace.click("ade", "Done", dm=True, on="A1")
    await world.settle()

    assert "One of three actions done" in await details(world)
    assert "A1 visit the sites: done, " in await details(world)
    assert "A2 draft the lease: not done yet" in await details(world)
    assert last(world).readable.count("[What came of it]") == 1
    await world.until(at(3, 12))
    assert nudges(world, "rosa") == ["ade has done A1 in #board.\nA1 visit the sites"]


async def test_what_came_of_it_goes_to_whoever_asked_and_to_the_decision_once_the_group_may_see_it(
    world: World,
) -> None:
    await asked(world)
    await world.workspace.click("ade", "Done", dm=True, on="A1")
    await world.settle()

    await say(world)

    assert world.workspace.modal("ade") is None
    assert SITES not in await details(world)
    assert "Shall the group see this on A1's card and in D1?" in last(world).readable
    await world.workspace.click("ade", "Yes", dm=True)
    await world.settle()
    assert f"A1 visit the sites: done, 2 December\n    ade: {SITES}" in (await details(world))
    await world.workspace.slash("val", "/decisions D1", channel="board")
    assert SITES in world.workspace.ephemerals("val")[-1].readable
    card = world.workspace.messages("board")[1].readable
    assert f"What came of it, ade: {SITES}" in card
    await world.until(at(3, 12))
    assert nudges(world, "rosa") == [f"ade has done A1 in #board. They say: {SITES}\nA1 visit the sites"]


async def test_it_can_be_said_on_the_ask_too_and_must_say_something(world: World) -> None:
    await asked(world)
    ask = world.workspace.direct_messages("val")[0]
    await world.workspace.click("val", "I'll do it", ts=ask.ts)
    await world.settle()
    await world.workspace.click("val", "Done", ts=ask.ts)
    await world.settle()

    await world.workspace.click("val", "What came of it", ts=ask.ts)
    await world.workspace.fill("val", {"What came of it": " "})
    await world.workspace.submit("val")
    assert list(world.workspace.errors("val")) == ["What came of it"]
    await world.workspace.fill("val", {"What came of it": "two cooks start in May"})
    await world.workspace.submit("val")
    await world.settle()

    await world.until(at(3, 12))
    assert "two cooks start in May" in nudges(world, "rosa")[-1]


async def test_words_beside_done_are_what_came_of_it(world: World) -> None:
    await asked(world)

    await world.workspace.slash("rosa", "/action A1 done", channel="board")
    await world.workspace.post("ade", f"A2 done: {SITES}")
    await world.settle()
    await world.workspace.click("ade", "Yes", dm=True)
    await world.settle()

    shown = await details(world)
    assert "Two of three actions done" in shown
    assert f"ade: {SITES}" in shown


async def test_nobody_says_it_for_somebody_else_nor_of_what_is_not_done(world: World) -> None:
    await asked(world)
    await world.workspace.click("ade", "Done", dm=True, on="A1")
    await world.settle()
    nudge = last(world)
    for block in nudge.blocks:
        for element in block.get("elements", []):
            if element.get("action_id") == "nudge_done":
                element["action_id"] = "action_outcome"

    await world.workspace.click("ade", "Done", ts=nudge.ts)
    await world.settle()

    assert world.workspace.modal("ade") is None
    said = world.workspace.ephemerals("ade")[-1].plain
    assert said == "A2 is not said to be done: press Done first."


async def test_a_dropped_action_does_not_count_and_is_named(world: World) -> None:
    await asked(world)
    await world.workspace.click("ade", "Done", dm=True, on="A1")
    await world.workspace.slash("rosa", "/action cancel A2", channel="board")
    await world.workspace.click("rosa", "Confirm", ephemeral=True)
    await world.settle()

    shown = await details(world)
    assert "One of two actions done" in shown
    assert "A2 draft the lease: dropped" in shown
