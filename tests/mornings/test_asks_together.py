"""Several asks in one message read as one: counted, numbered, each with its buttons, the reminder once."""

from datetime import UTC, datetime

from tests.world import World

BUTTONS = "[I'll do it] [I can't] [Another date] [Pass on]"


async def asked(world: World, *typed: tuple[str, str], channel: str = "board") -> None:
    """Have the first of some asks go at once, so that those that follow come together."""
    await world.workspace.slash("rosa", "/action @ade unlock the hall", channel="board")
    await world.settle()
    for who, words in typed:
        await world.workspace.slash(who, f"/action @ade {words}", channel=channel)
    await world.settle()
    await world.advance(minutes=11)


def bundle(world: World) -> list[str]:
    return world.workspace.direct_messages("ade")[1].readable.split("\n")


async def test_what_one_person_asks_in_one_group_is_counted_and_numbered(world: World) -> None:
    await asked(world, ("val", "send the numbers by Friday 27 November"), ("val", "ring the venue."))

    assert bundle(world) == [
        "val asks you for two things in #board:",
        "1. A2 send the numbers, by Friday 27 November",
        BUTTONS,
        "2. A3 ring the venue (no due date yet)",
        BUTTONS,
        "What you write here goes to val, not to the group.",
    ]


async def test_without_blocks_it_reads_the_same(world: World) -> None:
    await asked(world, ("val", "send the numbers by Friday 27 November"), ("val", "ring the venue."))

    assert world.workspace.direct_messages("ade")[1].plain.split("\n") == [
        line for line in bundle(world) if line != BUTTONS
    ]


async def test_several_askers_are_named_and_each_thing_says_whose_it_is(world: World) -> None:
    await asked(world, ("val", "ring the venue"), ("mal", "book the bus"), ("val", "order the tea"))

    first, _, *rest = [line for line in bundle(world) if line != BUTTONS]
    assert first == "val and mal ask you for three things in #board:"
    assert rest[:2] == ["Asked by val.", "2. A3 book the bus (no due date yet)"]
    assert rest[-1] == "What you write here goes to whoever asked for it, not to the group."


async def test_more_askers_than_two_are_named_with_what_each_asks_for(world: World) -> None:
    await asked(world, ("val", "ring the venue"), ("mal", "book the bus"), ("priya", "order the tea"))

    assert bundle(world)[0] == "Three things are asked of you in #board:"


async def test_things_of_several_groups_are_told_apart_by_their_group(world: World) -> None:
    world.workspace.add_channel("housing", members=["rosa", "ade"])
    for words in ("book the hall", "ring the venue"):
        await world.workspace.slash("rosa", f"/action @ade {words}", channel="board")
        await world.settle()
    await asked(world, ("rosa", "book the bus"), channel="housing")

    lines = [line for line in bundle(world) if line != BUTTONS]
    assert lines == [
        "rosa asks you for three things:",
        "1. A2 in #board ring the venue (no due date yet)",
        "2. A3 in #board unlock the hall (no due date yet)",
        "3. A1 in #housing book the bus (no due date yet)",
        "What you write here goes to rosa, not to the group.",
    ]


async def test_things_of_one_meeting_are_said_to_be_from_it(world: World) -> None:
    await world.workspace.slash("rosa", "/meeting today at 10:00 for 60 minutes", channel="board")
    await world.settle()
    await world.workspace.click("rosa", "Confirm", ephemeral=True)
    await world.until(datetime(2026, 11, 23, 10, 5, tzinfo=UTC))
    await asked(world, ("val", "ring the venue"), ("val", "book the bus"))
    await world.until(datetime(2026, 11, 23, 11, 1, tzinfo=UTC))

    (told,) = [each for each in world.workspace.direct_messages("ade") if "two things" in each.plain]
    assert told.plain.startswith("val asks you for two things from today's meeting of #board:\n")
    await world.workspace.click("ade", "I'll do it", ts=told.ts, on="book the bus")
    await world.until(datetime(2026, 11, 24, 9, tzinfo=UTC))
    (told,) = [each for each in world.workspace.direct_messages("ade") if "two things" in each.plain]
    assert told.plain.startswith("val asks you for two things from today's meeting of #board:\n")


async def test_an_answer_changes_its_own_part_alone(world: World) -> None:
    await asked(world, ("val", "send the numbers by Friday 27 November"), ("val", "ring the venue"))
    told = world.workspace.direct_messages("ade")[1]

    await world.workspace.click("ade", "I'll do it", ts=told.ts, on="send the numbers")
    await world.settle()

    assert bundle(world) == [
        "val asks you for two things in #board:",
        "1. You said that you'll do A2: send the numbers",
        "Due Friday 27 November.",
        "Press Done once it is.",
        "[Done] [I can't] [Another date] [Pass on]",
        "2. A3 ring the venue (no due date yet)",
        BUTTONS,
        "What you write here goes to val, not to the group.",
    ]


async def test_once_all_is_answered_it_was_asked(world: World) -> None:
    await asked(world, ("val", "send the numbers by Friday 27 November"), ("val", "ring the venue"))
    told = world.workspace.direct_messages("ade")[1]
    for words in ("send the numbers", "ring the venue"):
        await world.workspace.click("ade", "I'll do it", ts=told.ts, on=words)
        await world.settle()
    for label in ("Done", "Done"):
        await world.workspace.click("ade", label, ts=told.ts)
        await world.settle()

    assert [line for line in bundle(world) if not line.startswith("[")] == [
        "val asked you for two things in #board:",
        "1. You have done A2: send the numbers",
        "2. You have done A3: ring the venue",
    ]
