"""What a press claims: the message that it was on counts only for whom that was sent to."""

import json
from dataclasses import FrozenInstanceError
from typing import Any

import pytest

from bot.slack.incoming.access import named
from bot.slack.incoming.access.named import MOST_NAMED, Claim, Place, ValueKind
from bot.slack.incoming.requests import Press
from tests import forging
from tests.world import World


async def claimed(world: World, presser: str, kind: str = "message") -> Claim:
    """Return what somebody claims by a press on what val was told directly."""
    workspace = world.workspace
    direct = workspace.direct("val")
    said = workspace.direct_messages("val")[-1]
    body = {
        "user": {"id": workspace.person(presser).id},
        "channel": {"id": direct.id},
        "container": {"message_ts": said.ts},
        "actions": [{"value": "1"}],
    }
    press = Press(world.bot, workspace.team_id, world.now, body)
    async with world.sessions.read() as session:
        return await named.claim(session, press, kind)


@pytest.mark.parametrize(("presser", "groups"), [("val", 1), ("rosa", 0), ("mallory", 0)])
async def test_a_direct_message_is_the_group_s_only_for_whom_it_was_sent_to(
    private: World, presser: str, groups: int
) -> None:
    await private.workspace.slash("rosa", "/action @val feed the canary by 4 December", channel="chairs")
    await private.settle()

    claim = await claimed(private, presser)

    chairs = private.workspace.channel("chairs").id
    assert claim.channels == (chairs,) * groups
    assert claim.place == (chairs if groups else None)


@pytest.mark.parametrize(("newer", "older", "groups"), [(2, 1, 1), (1, 2, 0), (2, 2, 0)])
async def test_a_decision_is_about_one_that_was_made_before_it(
    world: World, newer: int, older: int, groups: int
) -> None:
    workspace = world.workspace
    for words in ("We meet on Mondays", "The hall is painted"):
        await workspace.slash("rosa", f"/decide {words}", channel="board")
    board = workspace.channel("board").id
    body = {
        "user": {"id": workspace.person("rosa").id},
        "channel": {"id": board},
        "actions": [{"value": json.dumps({"newer": newer, "older": older})}],
    }
    press = Press(world.bot, workspace.team_id, world.now, body)

    async with world.sessions.read() as session:
        claim = await named.claim(session, press, "pair")

    assert claim.groups == (board,) * groups


@pytest.mark.parametrize(("before", "groups"), [(0, 1), (MOST_NAMED - 1, 1), (MOST_NAMED, 0)])
async def test_of_what_a_button_names_as_much_is_looked_at_as_ours_can_hold(
    world: World, before: int, groups: int
) -> None:
    workspace = world.workspace
    await workspace.slash("rosa", "/decide We meet on Mondays", channel="board")
    board = workspace.channel("board").id
    body = {
        "user": {"id": workspace.person("rosa").id},
        "channel": {"id": board},
        "actions": [{"value": "999999," * before + "1"}],
    }

    async with world.sessions.read() as session:
        press = Press(world.bot, workspace.team_id, world.now, body)
        claim = await named.claim(session, press, "decisions")

    assert claim.groups == (board,) * groups


async def test_an_owner_outside_a_public_channel_answers_what_they_were_asked(world: World) -> None:
    await world.workspace.slash("rosa", "/action @sam paint the hall", channel="board")
    await world.settle()

    await world.workspace.click("sam", "I'll do it", dm=True)
    await world.settle()

    assert "You said that you'll do A1" in forging.told(world, "sam")[-1]


@pytest.mark.parametrize(
    ("made", "what"),
    [
        (Claim("C1", ("C1",), "", None, inside=True, reads=False), "inside"),
        (Place("C1", modal=True), "modal"),
        (named.VALUES["question"], "inside"),
    ],
)
def test_what_was_claimed_stays_as_it_was_looked_up(made: Claim | Place | ValueKind, what: str) -> None:
    changed: Any = made
    with pytest.raises(FrozenInstanceError):
        setattr(changed, what, False)
