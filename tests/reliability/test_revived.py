"""What could not be sent for want of a token, or of an invitation, is sent once that is mended."""

from datetime import timedelta

import pytest

from bot import failures, house, membership
from scheduler import courier
from scheduler.outcomes import Failed, Parked
from storage import outbox
from storage.records import OutboxState
from tests.world import World

UNREAD = "conversations.members failed"


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        ("invalid_auth", Failed("Slack refuses the token: invalid_auth", failures.LONGEST_PAUSE)),
        ("missing_scope", Failed("Slack refuses the token: missing_scope", failures.LONGEST_PAUSE)),
        ("a_code_of_tomorrow", Failed("Slack refused: a_code_of_tomorrow")),
        ("msg_too_long", Parked("Slack refused: msg_too_long")),
    ],
)
def test_what_a_refusal_means(code: str, outcome: Failed | Parked) -> None:
    assert failures.of_error(code, 200, None) == outcome


async def test_what_a_refused_token_held_up_goes_out_when_slack_lets_us_in_again(world: World) -> None:
    world.slack.faults.add("chat.postMessage", "ok:false", error="token_revoked")
    for text in ("We ship on Friday", "We meet on Mondays"):
        await world.workspace.slash("rosa", f"/decide {text}", channel="board")
    await world.slack.settle()
    await courier.deliver(world.sessions, world.messenger, world.slack.clock)
    await world.slack.advance(timedelta(seconds=2))
    assert await courier.deliver(world.sessions, world.messenger, world.slack.clock) == 0

    tokens, api_url = [world.workspace.bot_token], world.slack.api_url
    async with house.opened(world.sessions, tokens, clock=world.slack.clock, api_url=api_url):
        await world.settle()

    assert sorted(world.workspace.said_in("board")) == ["D1 We ship on Friday", "D2 We meet on Mondays"]


async def park(world: World, key: str, *, reason: str) -> None:
    """Have a message given up as after a day of tries."""
    async with world.sessions.begin() as session:
        (claimed,) = await outbox.claim(session, OutboxState.PENDING, now=world.now, lease=60)
        assert claimed.key == key
        await outbox.settle(session, claimed, OutboxState.PARKED, at=world.now, reason=reason)


async def test_an_invitation_brings_back_what_was_to_be_said_to_the_people_of_a_channel(world: World) -> None:
    world.workspace.add_channel("trustees", private=True, members=["rosa", "ade"], bot=False)
    channel = world.workspace.channel("trustees").id
    async with world.sessions.begin() as session:
        await outbox.put(
            session,
            "welcome back",
            "decision card",
            team=world.workspace.team_id,
            channel=channel,
            recipient=world.workspace.person("ade").id,
            at=world.now,
        )
    await park(world, "welcome back", reason=UNREAD)

    await world.workspace.invite(world.workspace.bot_user, "trustees", by="rosa")
    await world.slack.settle()
    await world.bot.chores.settle()

    async with world.sessions.read() as session:
        found = await outbox.find(session, world.workspace.team_id, "welcome back")
    assert found
    assert (found.state, found.attempts) == (OutboxState.PENDING, 0)


@pytest.mark.parametrize(
    ("reason", "state"),
    [
        (UNREAD, OutboxState.PENDING),
        ("Slack refused: not_in_channel", OutboxState.PENDING),
        ("conversations.history failed", OutboxState.DOUBT),
        ("Slack refused: msg_too_long", OutboxState.PARKED),
    ],
)
async def test_what_may_have_arrived_is_looked_for_and_what_never_can_stays(
    world: World, reason: str, state: OutboxState
) -> None:
    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")
    await park(world, "decision card:1", reason=reason)

    await membership.sync(world.bot, world.workspace.team_id, world.workspace.channel("board").id)

    async with world.sessions.read() as session:
        found = await outbox.find(session, world.workspace.team_id, "decision card:1")
    assert found
    assert found.state is state
