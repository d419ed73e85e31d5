"""Commands that arrive again, and commands that only look as if they did."""

from collections.abc import AsyncIterator

import pytest

from bot.slack.incoming.requests import Command
from storage.database import Sessions
from tests import front
from tests.front import Front
from tests.world import opened

TYPED = {"trigger_id": "1.2.3", "user_id": "U1", "channel_id": "C1", "command": "/decide", "text": "We go"}


@pytest.fixture
async def door(sqlite_sessions: Sessions) -> AsyncIterator[Front]:
    async with opened(sqlite_sessions) as world, front.opened(world) as opened_front:
        yield opened_front


async def said(door: Front, *commands: dict[str, str]) -> list[str]:
    """Send these commands; return what the board's channel then holds, and the last answer."""
    for command in commands:
        status, _ = await door.form(command)
        assert status == 200
    await door.world.settle()
    return door.world.workspace.said_in("board")


def key(door: Front, command: dict[str, str]) -> str:
    world = door.world
    return Command(world.bot, world.workspace.team_id, world.now, command).key


async def test_the_same_command_is_known_again(door: Front) -> None:
    assert key(door, TYPED) == key(door, dict(TYPED))


@pytest.mark.parametrize("differs", sorted(TYPED))
async def test_a_command_that_differs_in_anything_is_another(door: Front, differs: str) -> None:
    assert key(door, TYPED) != key(door, TYPED | {differs: "x"})


async def test_commands_without_anything_of_their_own_are_all_different(door: Front) -> None:
    bare = {"text": "We go"}
    assert key(door, bare) != key(door, bare)


async def test_a_trigger_used_again_loses_no_decision(door: Front) -> None:
    first, second = door.command("/decide We pilot it"), door.command("/decide We meet in Mold")

    assert await said(door, first, second, first) == ["D1 We pilot it", "D2 We meet in Mold"]


async def test_a_trigger_used_again_loses_no_action(door: Front) -> None:
    first, second = door.command("/action I will ring"), door.command("/action I will write")

    assert len(await said(door, first, second, first)) == 2


@pytest.mark.parametrize("left_out", [("trigger_id",), ("text",), ("trigger_id", "text")])
@pytest.mark.parametrize(
    "typed", ["/decide We pilot it", "/action I will ring", "/meeting", "/decisions", "/recap"]
)
async def test_a_command_that_lacks_a_field_is_answered(
    door: Front, typed: str, left_out: tuple[str, ...]
) -> None:
    fields = {name: value for name, value in door.command(typed).items() if name not in left_out}

    status, answer = await door.form(fields)

    assert status == 200
    assert "Something went wrong" not in answer


@pytest.mark.parametrize("named", [{}, {"channel_name": "directmessage"}, {"channel_name": "privategroup"}])
@pytest.mark.parametrize("typed", ["/decide We pilot it", "/meeting Tuesday at 10:00", "/action I will ring"])
async def test_what_is_typed_where_no_group_is_comes_back(
    door: Front, typed: str, named: dict[str, str]
) -> None:
    direct = door.world.workspace.direct("rosa").id

    _, answer = await door.form(door.command(typed) | named | {"channel_id": direct})

    assert f"You typed: {typed.partition(' ')[2]}" in answer
