"""The ask to an action's owner, as its owner, its recorder and others live it."""

from tests.world import World


async def asked(world: World, text: str = "/action @ade draft the scope paper by next Friday") -> None:
    await world.workspace.slash("rosa", text, channel="board")
    await world.settle()


async def card(world: World) -> str:
    await world.settle()
    return world.workspace.messages("board")[0].readable


async def test_accepting_is_shown_on_the_ask_and_on_the_card(world: World) -> None:
    await asked(world)
    await world.workspace.click("ade", "I'll do it", dm=True)

    assert "Owned by @ade (accepted)" in await card(world)
    (ask,) = world.workspace.direct_messages("ade")
    assert ask.readable.startswith("You said that you'll do A1: draft the scope paper")
    assert "[I'll do it]" not in ask.readable
    assert world.workspace.direct_messages("rosa") == []


async def test_declining_tells_the_recorder_once(world: World) -> None:
    await asked(world)
    await world.workspace.click("ade", "I can't", dm=True)
    await world.settle()

    assert "Owned by @ade (declined)" in await card(world)
    (ask,) = world.workspace.direct_messages("ade")
    assert "You can say why by replying here." in ask.readable
    (told,) = world.workspace.direct_messages("rosa")
    assert told.plain.startswith("@ade can't do A1 in #board.")


async def test_a_second_press_changes_nothing(world: World) -> None:
    await asked(world)
    first = world.workspace.direct_messages("ade")[0].ts
    await world.workspace.click("ade", "I can't", dm=True)
    await world.workspace.click("ade", "I can't", ts=first)
    await world.settle()

    assert len(world.workspace.direct_messages("rosa")) == 1
    assert world.workspace.ephemerals("ade")[-1].plain == "You have said already that you can't do A1."


async def test_another_date_changes_the_due_day_everywhere(world: World) -> None:
    await asked(world)
    await world.workspace.click("ade", "Another date", dm=True)
    await world.workspace.fill("ade", {"Due": "Monday 7 December"})
    await world.workspace.submit("ade")

    assert "Due Monday 7 December 2026, put off once" in await card(world)
    assert "Due Monday 7 December 2026" in world.workspace.direct_messages("ade")[0].readable
    assert world.workspace.direct_messages("rosa")[0].plain == (
        "@ade has given A1 in #board another date. Due Monday 7 December 2026, put off once.\n"
        "A1 draft the scope paper"
    )


async def test_an_unclear_date_is_asked_about_in_the_form(world: World) -> None:
    await asked(world)
    await world.workspace.click("ade", "Another date", dm=True)
    await world.workspace.fill("ade", {"Due": "3 January 2020"})
    await world.workspace.submit("ade")

    assert "has passed" in world.workspace.errors("ade")["Due"]


async def test_passing_on_asks_the_next_person(world: World) -> None:
    await asked(world)
    await world.workspace.click("ade", "Pass on", dm=True)
    await world.workspace.fill("ade", {"Pass on to": "val", "Why": "I am away"})
    await world.workspace.submit("ade")

    shown = await card(world)
    assert "Owned by @val (asked)" in shown
    assert "Passed on by @ade" in shown
    (ask,) = world.workspace.direct_messages("val")
    assert ask.plain.startswith("@ade asks you to take on A1: draft the scope paper")
    assert "@ade says: I am away" in ask.plain
    (old,) = world.workspace.direct_messages("ade")
    assert old.readable == "You passed A1 on to @val: draft the scope paper"
    assert world.workspace.direct_messages("rosa")[0].plain.startswith(
        "@ade has passed A1 in #board on to @val"
    )


async def test_undoing_takes_the_ask_back_once(world: World) -> None:
    await asked(world)
    await world.workspace.click("rosa", "Undo", channel="board")

    assert await card(world) == "A1 was undone by @rosa. Its number is not used again."
    ask, told = world.workspace.direct_messages("ade")
    assert ask.readable.startswith("@rosa has undone A1")
    assert told.plain.startswith("@rosa has undone A1 in #board, so there is nothing for you to do")


async def test_somebody_who_can_not_see_the_channel_is_not_asked_and_the_recorder_hears_of_it(
    world: World,
) -> None:
    world.workspace.add_channel("chairs", members=["rosa", "ade"], private=True)
    await world.workspace.slash("rosa", "/action @sam ring the venue", channel="chairs")
    await world.settle()

    assert world.workspace.direct_messages("sam") == []
    (told,) = world.workspace.direct_messages("rosa")
    assert told.plain.startswith("@sam was not asked to take on A1: they can not see #chairs")
