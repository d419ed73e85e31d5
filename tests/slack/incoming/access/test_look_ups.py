"""What a look-up tells while Slack can not say who may see what, and how long its word is believed."""

import asyncio
from datetime import timedelta

import pytest

from bot.slack import membership
from bot.slack.blocks import text
from bot.slack.incoming.access import doors
from bot.slack.incoming.access.doors import GONE
from bot.slack.incoming.access.named import NOTHING_LIKE_THAT
from bot.slack.people import People
from tests import forging
from tests.slack.incoming.access.leaving import MEMBERS, a_minute_later, card, thrown_out
from tests.world import World


@pytest.mark.parametrize("command", ["/decisions", "/decisions D1", "/actions", "/actions mine", "/recap"])
async def test_a_look_up_says_that_slack_can_not_tell_rather_than_that_nothing_is_there(
    private: World, command: str
) -> None:
    private.slack.faults.add(MEMBERS, "5xx", times=20)

    await private.workspace.slash("val", command)
    await private.settle()

    assert forging.told(private, "val")[-1] == text.UNSURE


@pytest.mark.parametrize(("command", "found"), [("/decisions", "We open"), ("/recap", "We open")])
async def test_a_look_up_shows_what_it_may_and_says_that_there_may_be_more(
    private: World, command: str, found: str
) -> None:
    workspace = private.workspace
    await workspace.slash("rosa", "/decide We open in May", channel="board")
    await private.settle()
    await membership.sync(private.bot, workspace.team_id, workspace.channel("board").id)
    await a_minute_later(private)
    private.slack.faults.add(MEMBERS, "5xx", times=20, channel="chairs")

    await workspace.slash("val", command)
    await private.settle()

    said = forging.told(private, "val")[-1]
    assert found in said
    assert "canary" not in said
    assert text.UNSURE in said


async def test_a_mention_told_late_confirms_its_sender_for_when_they_wrote_it(private: World) -> None:
    workspace = private.workspace
    ts = private.slack.stamp()
    await a_minute_later(private)
    thrown_out(private, "mallory")
    event = {"type": "app_mention", "user": workspace.person("mallory").id, "ts": ts, "event_ts": ts}
    said = {"text": f"<@{workspace.bot_user}> decide We buy seed", "channel": workspace.channel("chairs").id}
    await workspace.tell_app(event | said, "chairs")

    assert not private.bot.people.is_confirmed(
        workspace.team_id, workspace.channel("chairs").id, workspace.person("mallory").id
    )
    assert await card(private, "mallory", "Details", "D1 ") == GONE


async def test_a_list_of_members_that_was_asked_for_before_somebody_left_is_not_believed(
    private: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking, leave, ask = asyncio.Event(), asyncio.Event(), People._ask_members
    team, chairs = private.workspace.team_id, private.workspace.channel("chairs").id
    mallory = private.workspace.person("mallory").id

    async def slow(people: People, team: str, channel: str) -> frozenset[str]:
        found = await ask(people, team, channel)
        asking.set()
        await leave.wait()
        return found

    monkeypatch.setattr(People, "_ask_members", slow)
    listed = asyncio.ensure_future(private.bot.people.members(team, chairs))
    await asking.wait()
    monkeypatch.undo()
    await private.workspace.leave("mallory", "chairs")
    leave.set()

    assert mallory in await listed
    assert not private.bot.people.is_confirmed(team, chairs, mallory)


def test_every_refusal_says_what_to_do() -> None:
    for refusal in (doors.GONE, doors.OUTSIDE, doors.UNSURE, doors.AWAY, NOTHING_LIKE_THAT):
        assert "nothing was stored" in refusal.lower()


async def test_answers_are_forgotten_before_there_are_too_many(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.slack.people.MOST_KEPT", 10)
    team, now = world.workspace.team_id, world.now
    for number in range(10):
        world.bot.people.confirm(team, "C1", f"U{number}", now)
    world.slack.clock.advance(timedelta(minutes=2))

    world.bot.people.confirm(team, "C1", "U10", world.now)

    assert len(world.bot.people._cache) == 1
