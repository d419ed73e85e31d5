"""What somebody types at great length, by whatever door, is answered, kept whole, and holds nobody up."""

import asyncio

import pytest

from tests.world import World

MENTIONS = "@rosa @ade @val @mal @priya "


@pytest.mark.parametrize(
    "typed",
    [
        f"circulate the minutes to {MENTIONS * 8}please",
        f"circulate the minutes to {'@val and ' * 30}please",
        "ring them" + "\n" * 3000 + "by Friday",
        "@val " + "(" * 3500,
        "@val " + ", " * 1700 + "ring them",
        "@val ring them " + "- " * 1700,
        "@val ring them " + "and " * 900,
    ],
)
async def test_while_somebody_types_a_hostile_action_everybody_else_is_answered(
    world: World, typed: str
) -> None:
    commands = [("mal", f"/action {typed}"), ("rosa", "/action @ade draft it"), ("ade", "/decide We wait")]
    await asyncio.gather(*(world.workspace.slash(who, what, channel="board") for who, what in commands))
    await world.settle()
    cards = world.workspace.said_in("board")
    said = " ".join(cards)

    assert "draft it" in said
    assert "We wait" in said
    # What was recorded of it says so by its card.
    assert world.workspace.ephemerals("mal") or len(cards) == 3


async def test_a_message_of_blank_lines_opens_the_form(world: World) -> None:
    ts = await world.workspace.post("val", "Agreed" + "\n" * 10_000 + "to wait", "board")
    await world.workspace.shortcut("rosa", "record_action", ts, "board")

    assert world.workspace.modal_text("rosa").startswith("Record an action")


async def test_a_long_action_is_read_at_its_beginning_and_kept_whole(world: World) -> None:
    words = " ".join(f"word{count}" for count in range(900))
    ts = await world.workspace.post("val", f"@ade write by 4 December {words}", "board")
    await world.workspace.shortcut("rosa", "record_action", ts, "board")

    form = world.workspace.modal_text("rosa")
    assert "by 4 December" in form or "4 December" in form
    assert all(f"word{count}" in form for count in range(900))


async def test_a_thread_of_long_messages_is_gone_through(world: World) -> None:
    root = await world.workspace.post("ade", "peer support", "board")
    for count in range(20):
        await world.workspace.post("val", f"{count} " + "- by and, (" * 900, "board", root)
    agreed = await world.workspace.post("mal", "We agreed to pilot it", "board", root)

    await world.workspace.shortcut("rosa", "capture_thread", agreed, "board")
    await world.settle()

    assert "Wording 1: pilot it\nRecord 1 as: Decision" in world.workspace.modal_text("rosa")
