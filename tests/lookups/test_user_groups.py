"""A user group's name that Slack sends as it was typed: what the group owns is found by it."""

import pytest

from bot.lookups.shown import LookUp
from bot.slack.incoming.private_answers import Reach
from bot.understanding.meaning import Show, What
from tests.world import World


@pytest.mark.parametrize(("name", "found"), [("@finance", True), ("@Finance", True), ("@fin", False)])
async def test_the_actions_of_a_user_group_are_found_by_its_plain_name(
    world: World, name: str, found: bool
) -> None:
    world.workspace.add_user_group("finance", members=["ade"])
    await world.workspace.slash("rosa", "/action @finance to check the sums", channel="board")
    await world.workspace.slash("rosa", "/action @val to ring the hall", channel="board")
    await world.settle()
    board = world.workspace.channel("board").id
    asks = LookUp(
        world.workspace.team_id,
        world.workspace.person("rosa").id,
        Show(What.ACTIONS, people=(name,)),
        world.now,
        Reach((board,), here=True),
    )

    async with world.sessions.read() as session:
        answer = (await asks.answer(session))["text"]

    assert ("check the sums" in answer) is found
    assert ("Nobody you can see here goes by ‘fin’" in answer) is not found
    assert "ring the hall" not in answer
