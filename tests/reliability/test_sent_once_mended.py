"""What could not be sent for want of a token, or of an invitation, is sent once that is mended."""

import contextlib
from datetime import timedelta
from io import StringIO

import pytest

from bot import wiring
from bot.slack import failures, membership
from bot.slack.health import Health
from bot.slack.metrics import Metrics
from bot.slack.people import Unsure
from scheduler import courier, planner
from scheduler.outcomes import Failed, Outcome, Parked, Refused
from storage import outbox
from storage.records import Kind, NewMessage, OutboxState, subjects
from tests.world import World

UNREAD = "conversations.members failed"
TOKEN = [
    *("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"),
    *("not_allowed_token_type", "missing_scope", "org_login_required", "ekm_access_denied"),
    *("team_access_not_granted", "user_removed_from_team", "team_not_found"),
]


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        *((code, Refused(f"Slack refuses the token: {code}")) for code in TOKEN),
        ("a_code_of_tomorrow", Failed("Slack refused: a_code_of_tomorrow")),
        ("msg_too_long", Parked("Slack refused: msg_too_long")),
    ],
)
def test_what_a_refusal_means(code: str, outcome: Outcome) -> None:
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
    async with wiring.opened(world.sessions, tokens, clock=world.slack.clock, api_url=api_url):
        await world.settle()

    assert sorted(world.workspace.said_in("board")) == ["D1 We ship on Friday", "D2 We meet on Mondays"]


@pytest.mark.parametrize("code", TOKEN)
async def test_a_token_that_is_refused_for_a_moment_holds_nothing_up_for_longer_than_a_minute(
    world: World, code: str
) -> None:
    world.slack.faults.add("chat.postMessage", "ok:false", error=code)
    health = Health(world.sessions, world.slack.clock, Metrics())
    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")
    await world.slack.settle()
    await courier.deliver(world.sessions, world.messenger, world.slack.clock)

    assert world.workspace.said_in("board") == []
    assert await health.faults() == [f"Slack: Slack refuses the token: {code}"]
    await world.advance(minutes=1)
    assert world.workspace.said_in("board") == ["D1 We ship on Friday"]
    assert await health.faults() == []


async def test_a_token_that_stays_refused_is_tried_less_and_less_often_and_never_given_up(
    world: World,
) -> None:
    world.slack.faults.add("chat.postMessage", "ok:false", error="account_inactive", times=10_000)
    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")
    await world.slack.settle()
    tries = [await waits(world) for _ in range(200)]

    assert tries[:5] == [15, 15, 30, 60, 120]
    assert set(tries[8:]) == {600}
    world.slack.faults.clear()
    await courier.deliver(world.sessions, world.messenger, world.slack.clock)
    assert world.workspace.said_in("board") == ["D1 We ship on Friday"]


async def waits(world: World) -> float:
    """Have tried what may be, go on to when the next may, and return how many seconds that was."""
    await courier.deliver(world.sessions, world.messenger, world.slack.clock)
    before = world.now
    due = await planner.next_due(world.sessions, world.now)
    assert due
    await world.slack.until(due)
    return (due - before).total_seconds()


async def test_how_late_a_message_is_counts_from_when_it_was_first_due(world: World) -> None:
    for code in ("invalid_auth", "ratelimited", "a_code_of_tomorrow"):
        world.slack.faults.add("chat.postMessage", "ok:false", error=code, times=3)
    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")
    await world.slack.settle()
    since = world.now

    for _ in range(6):
        await waits(world)
        assert await oldest(world) == (world.now - since).total_seconds()
    await world.advance(minutes=30)
    assert world.workspace.said_in("board") == ["D1 We ship on Friday"]
    assert await oldest(world) == 0


async def oldest(world: World) -> float:
    """Return what the gauge says of the longest overdue message."""
    figures = (await Health(world.sessions, world.slack.clock, Metrics()).figures()).decode()
    (line,) = [line for line in figures.splitlines() if line.startswith("matters_outbox_oldest_due_seconds ")]
    return float(line.split()[1])


@pytest.mark.parametrize("method", ["users.info", "conversations.open", "conversations.members"])
async def test_a_token_that_is_refused_when_looking_somebody_up_uses_no_try(
    world: World, method: str
) -> None:
    world.slack.faults.add(method, "ok:false", error="token_revoked", times=2)
    ade, board = world.workspace.person("ade").id, world.workspace.channel("board").id
    async with world.sessions.begin() as session:
        hello = NewMessage(
            key="hello",
            kind=Kind.GREETING,
            team=world.workspace.team_id,
            channel=board,
            recipient=ade,
            at=world.now,
        )
        await outbox.put(session, hello)
    await courier.deliver(world.sessions, world.messenger, world.slack.clock)

    async with world.sessions.read() as session:
        found = await outbox.find(session, world.workspace.team_id, "hello")
        (refusal,) = await outbox.refusals(session)
    assert found
    assert (found.state, found.attempts) == (OutboxState.PENDING, 0)
    assert found.reason == refusal.reason == "Slack refuses the token: token_revoked"
    assert world.bot.clients[world.workspace.team_id].refused == refusal.reason
    await world.advance(minutes=1)
    assert len(world.workspace.direct_messages("ade")) == 1


async def test_a_token_that_is_refused_when_looking_for_a_message_uses_no_look_up(world: World) -> None:
    world.slack.faults.add("chat.postMessage", "drop after")
    world.slack.faults.add("conversations.history", "ok:false", error="token_revoked", times=5)
    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")

    await world.advance(hours=1)

    assert world.workspace.said_in("board") == ["D1 We ship on Friday"]
    async with world.sessions.read() as session:
        card = await outbox.find(session, world.workspace.team_id, "decision card:1")
        assert await outbox.refusals(session) == []
    assert card
    assert card.state is OutboxState.SENT
    assert card.attempts == 2


async def test_the_log_and_readiness_name_the_scope_that_is_needed(world: World, logged: StringIO) -> None:
    world.workspace.scopes = world.workspace.scopes - {"users:read"}
    await world.workspace.slash("rosa", "/action @ade draft the paper", channel="board")
    await world.slack.settle()
    await courier.deliver(world.sessions, world.messenger, world.slack.clock)

    said = "users.info failed: missing_scope (the scope users:read is needed)"
    assert world.bot.clients[world.workspace.team_id].fault() == f"Slack: {said}"
    assert said in logged.getvalue()
    assert world.workspace.said_in("board") != [], "what needs no such scope goes out"


@pytest.mark.parametrize("code", ["team_not_found", "missing_scope"])
async def test_what_slack_does_not_tell_of_another_workspace_is_no_fault(world: World, code: str) -> None:
    world.slack.faults.add("team.info", "ok:false", error=code)
    with contextlib.suppress(Unsure):
        await world.bot.people.workspace_name(world.workspace.team_id, "T0OTHER")

    assert world.bot.clients[world.workspace.team_id].fault() is None


async def test_without_the_scope_to_write_nothing_goes_out_until_it_is_granted(world: World) -> None:
    scopes = world.workspace.scopes
    world.workspace.scopes = scopes - {"chat:write"}
    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")
    await world.slack.settle()
    await courier.deliver(world.sessions, world.messenger, world.slack.clock)
    health = Health(world.sessions, world.slack.clock, Metrics())
    said = ["Slack: Slack refuses the token: missing_scope (the scope chat:write is needed)"]

    assert await health.faults() == said
    await world.slack.advance(timedelta(minutes=1))
    await wiring.ask_again(world.bot)
    assert await health.faults() == said
    world.workspace.scopes = scopes
    await world.slack.advance(timedelta(minutes=2))
    await wiring.ask_again(world.bot)
    assert await health.faults() == []
    await world.settle()
    assert world.workspace.said_in("board") == ["D1 We ship on Friday"]


async def test_slack_is_asked_whether_it_lets_us_in_again_even_when_nothing_waits(world: World) -> None:
    team = world.workspace.team_id
    world.slack.faults.add("users.info", "ok:false", error="account_inactive")
    world.slack.faults.add("auth.test", "ok:false", error="account_inactive")
    with contextlib.suppress(Unsure):
        await world.bot.people.person(team, "U0NOBODY")
    health = Health(world.sessions, world.slack.clock, Metrics())

    await wiring.ask_again(world.bot)
    assert await health.faults() == ["Slack: Slack refuses the token: account_inactive"]
    await world.slack.advance(timedelta(seconds=15))
    await wiring.ask_again(world.bot)
    assert await health.faults() == []
    assert world.bot.clients[team].fault() is None


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
            NewMessage(
                key="welcome back",
                kind=Kind.DECISION_CARD,
                team=world.workspace.team_id,
                channel=channel,
                recipient=world.workspace.person("ade").id,
                about=subjects.OfDecision(decision=0),
                at=world.now,
            ),
        )
    await park(world, "welcome back", reason=UNREAD)

    await world.workspace.invite(world.workspace.bot_user, "trustees", by="rosa")
    await world.slack.settle()
    await world.bot.background.drain()

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
