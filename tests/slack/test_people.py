"""What is believed of people and channels, by what Slack says of them and when it said so."""

from typing import Any

import pytest

from bot.sandbox.api import conversations
from bot.sandbox.api.method import Request
from bot.sandbox.data.channels import Channel
from bot.slack import profiles
from bot.slack.incoming import access
from storage import groups, people
from tests.decisions.test_decide import decide
from tests.world import MONDAY_NINE, World


@pytest.mark.parametrize(
    ("said", "field", "expected"),
    [
        ({"is_restricted": True}, "guest", True),
        ({"is_ultra_restricted": True}, "guest", True),
        ({}, "guest", False),
        ({"deleted": True}, "deactivated", True),
        ({"is_bot": True}, "bot", True),
        ({"team_id": "T2"}, "home_team", "T2"),
        ({"profile": {"display_name": "Ade"}, "real_name": "Adele", "name": "al"}, "name", "Ade"),
        ({"profile": {"display_name": ""}, "real_name": "Adele", "name": "al"}, "name", "Adele"),
        ({"name": "al"}, "name", "al"),
        ({}, "name", "U1"),
    ],
)
def test_somebody_is_what_slack_says_they_are(said: dict[str, Any], field: str, expected: object) -> None:
    assert getattr(profiles.described("T1", {"id": "U1"} | said, MONDAY_NINE), field) == expected


async def test_a_channel_that_does_not_say_that_it_is_public_is_private(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    shape = conversations._shape

    def silent(request: Request, channel: Channel) -> dict[str, Any]:
        return {name: value for name, value in shape(request, channel).items() if name != "is_private"}

    monkeypatch.setattr(conversations, "_shape", silent)

    team, board = world.workspace.team_id, world.workspace.channel("board").id
    assert not await access.may_see(world.bot.people, team, world.workspace.person("sam").id, board)
    assert await access.may_see(world.bot.people, team, world.workspace.person("ade").id, board)


async def test_what_slack_says_when_asked_is_kept(world: World) -> None:
    await decide(world, "rosa", "We open in May")
    workspace, team = world.workspace, world.workspace.team_id
    board, ade = workspace.channel("board"), workspace.person("ade")
    board.kind, ade.zone = "private", "Asia/Kolkata"
    await world.advance(minutes=1)

    await world.bot.people.channel(team, board.id)
    await world.bot.people.person(team, ade.id)

    async with world.sessions.read() as session:
        group, person = await groups.find(session, team, board.id), await people.find(session, team, ade.id)
    assert group is not None
    assert group.private is True
    assert person is not None
    assert person.zone == "Asia/Kolkata"


async def test_an_answer_of_slacks_is_believed_for_a_minute(world: World) -> None:
    workspace, team = world.workspace, world.workspace.team_id
    board, ade = workspace.channel("board").id, workspace.person("ade").id
    assert ade in await world.bot.people.members(team, board)
    workspace.channel("board").members.remove(ade)

    await world.advance(seconds=59)
    assert ade in await world.bot.people.members(team, board)
    await world.advance(seconds=1)
    assert ade not in await world.bot.people.members(team, board)


async def test_slack_is_asked_once_where_somebody_is_written_to(world: World) -> None:
    for subject in ("shed", "roof"):
        await world.workspace.slash("rosa", f"/action @ade mend the {subject}", channel="board")
        await world.advance(hours=1)

    assert len(world.workspace.direct_messages("ade")) > 1
    opened = [call for call in world.slack.calls if call.method == "conversations.open"]
    assert len({call.arguments["users"] for call in opened}) == len(opened)


async def test_a_direct_message_channel_that_slack_does_not_know_any_more_is_asked_for_anew(
    world: World,
) -> None:
    await world.workspace.slash("rosa", "/action @ade mend the shed", channel="board")
    await world.advance(hours=1)
    before = len(world.workspace.direct_messages("ade"))
    async with world.sessions.begin() as session:
        ade = world.workspace.person("ade").id
        await people.note_direct(session, world.workspace.team_id, ade, "D0GONE")
    await world.workspace.slash("rosa", "/action @ade mend the roof", channel="board")
    await world.advance(hours=1)

    assert len(world.workspace.direct_messages("ade")) > before
