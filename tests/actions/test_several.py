"""Several things typed at once: none is recorded with another's owner or date, and nothing typed is lost."""

import pytest

from bot.sandbox import Message
from tests.world import World

TWO = "@priya write to housing by 4 December\n@val book the room by 11 December"
OWNERS = {
    "A1 write to housing\npriya, due Friday 4 December.",
    "A2 book the room\nval, due Friday 11 December.",
}


def cards(world: World) -> list[Message]:
    return [each for each in world.workspace.messages("board") if each.user == world.workspace.bot_user]


def told(world: World) -> str:
    return world.workspace.ephemerals("rosa")[-1].plain


async def recorded(world: World) -> set[str]:
    """Press Record, and return what the cards say without what is to be pressed."""
    await world.settle()
    assert "write to housing" not in " ".join(card.plain for card in cards(world))
    await world.workspace.submit("rosa")
    await world.settle()
    return {card.plain for card in cards(world)}


@pytest.mark.parametrize(
    "typed",
    [
        TWO,
        "- @priya write to housing by 4 December\n- @val book the room by 11 December",
        "1. @priya write to housing by 4 December\n2. @val book the room by 11 December",
        "@priya write to housing by 4 December; @val book the room by 11 December",
        "@priya write to housing by 4 December. Also @val book the room by 11 December",
        "@priya write to housing by 4 December and @val book the room by 11 December",
        "write to housing (@priya) by 4 December; book the room (@val) by 11 December",
    ],
)
async def test_two_actions_in_one_command_are_listed_each_with_its_own_owner_and_date(
    world: World, typed: str
) -> None:
    await world.workspace.slash("rosa", f"/action {typed}", channel="board")

    assert "That looks like 2 actions, and each is recorded by itself." in told(world)
    assert await recorded(world) == OWNERS


async def test_two_actions_of_a_message_are_listed_by_record_action(world: World) -> None:
    ts = await world.workspace.post("mal", TWO, "board")
    await world.workspace.shortcut("rosa", "record_action", ts, "board")

    assert "mal wrote" in world.workspace.modal_text("rosa")
    assert len(await recorded(world)) > 1


async def test_two_actions_of_a_mention_are_asked_about(world: World) -> None:
    await world.workspace.post("rosa", f"@Matters Arising action {TWO}", "board")
    await world.settle()
    assert "That looks like 2 actions" in " ".join(world.workspace.said_in("board"))

    await world.workspace.click("rosa", "Open the form")
    await world.settle()
    form = world.workspace.modal_text("rosa")
    assert "Wording 1" in form
    assert "Wording 2" in form


async def test_two_decisions_on_two_lines_are_listed(world: World) -> None:
    typed = "We meet in the library\nWe pilot the café because money is short"
    await world.workspace.slash("rosa", f"/decide {typed}", channel="board")
    assert "That looks like 2 decisions, and each is recorded by itself." in told(world)
    assert cards(world) == []

    await world.workspace.submit("rosa")
    await world.settle()
    assert sorted(card.plain for card in cards(world)) == [
        "D1 We meet in the library",
        "D2 We pilot the café\nBecause money is short",
    ]


@pytest.mark.parametrize(
    "typed",
    ["We pilot the café\nbecause money is short", "We agreed the budget:\n- 500 for food\n- 200 for travel"],
)
async def test_one_decision_on_several_lines_is_recorded(world: World, typed: str) -> None:
    await world.workspace.slash("rosa", f"/decide {typed}", channel="board")
    await world.settle()

    assert [card.plain.split()[0] for card in cards(world)] == ["D1"]
