"""A backup is put back: what the lost database may have sent since is looked for, and never sent blind."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot import wiring
from bot.operations import backup
from bot.slack.bot import Bot
from bot.slack.outgoing import searching
from scheduler import courier, planner, retry
from storage import database, outbox, schema
from storage.database import Sessions
from storage.records import OutboxState
from tests.world import World

CARD = "decision card:1"


@pytest.fixture
async def elsewhere(database_url: str) -> AsyncIterator[Sessions]:
    """Yield an empty database to restore into, of each kind in turn."""
    sessions = database.connect(database_url)
    yield sessions
    await sessions.close()


async def decide(world: World) -> None:
    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")
    await world.slack.settle()


async def deliver(world: World) -> None:
    await courier.deliver(world.sessions, world.messenger, world.slack.clock)


async def told_to_wait(world: World) -> None:
    """Have a card tried, and Slack ask for two hours of peace."""
    world.slack.faults.add("chat.postMessage", "429", retry_after=7200)
    await decide(world)
    await deliver(world)


async def in_doubt(world: World) -> None:
    """Have a card's answer lost before it arrived, and the channel unreadable for a while."""
    world.slack.faults.add("chat.postMessage", "drop before")
    world.slack.faults.add("conversations.history", "ok:false", times=3, error="internal_error")
    await decide(world)
    await deliver(world)


async def under_way(world: World) -> None:
    """Have a card claimed by a sender that dies, so that it is in doubt once its lease has lapsed."""
    await decide(world)
    async with world.sessions.begin() as session:
        await outbox.claim(session, OutboxState.PENDING, now=world.now, lease=-1)
    world.slack.faults.add("conversations.history", "ok:false", times=3, error="internal_error")


async def without_the_bot(world: World) -> None:
    """Have a card given up, because the bot was taken out of the channel."""
    await decide(world)
    async with world.sessions.begin() as session:
        (claimed,) = await outbox.claim(session, OutboxState.PENDING, now=world.now, lease=60)
        reason = "Slack refused: not_in_channel"
        await outbox.settle(session, claimed, OutboxState.PARKED, at=world.now, reason=reason)


async def invited(world: World, bot: Bot) -> None:
    board = world.workspace.channel("board").id
    async with bot.sessions.begin() as session:
        await outbox.revive(session, world.workspace.team_id, board, at=world.now)


def cards(world: World) -> list[str]:
    return [said for said in world.workspace.said_in("board") if said.startswith("D1")]


async def put_back(world: World, elsewhere: Sessions, path: Path, *, over: timedelta) -> OutboxState:
    """Restore a backup, let the bot work with it for a time, and tell what became of the card."""
    await backup.put_back(elsewhere, path, now=world.now)
    tokens, clock = [world.workspace.bot_token], world.slack.clock
    async with wiring.opened(elsewhere, tokens, clock=clock, api_url=world.slack.api_url) as (bot, _, sender):
        await invited(world, bot)
        ends = world.now + over
        while world.now < ends:
            await planner.plan(elsewhere, world.now)
            await courier.deliver(elsewhere, sender, clock)
            due = await planner.next_due(elsewhere, world.now)
            await world.slack.until(min(ends, due or ends))
    async with elsewhere.read() as session:
        card = await outbox.find(session, world.workspace.team_id, CARD)
    assert card
    return card.state


@pytest.mark.parametrize("stood", [told_to_wait, in_doubt, under_way, without_the_bot])
async def test_what_was_sent_in_the_lost_time_is_found_under_much_talk(
    stood: Callable[[World], Awaitable[None]], world: World, elsewhere: Sessions, tmp_path: Path
) -> None:
    await stood(world)
    await backup.take(world.sessions, tmp_path / "b", at=world.now)
    await world.slack.advance(timedelta(hours=3))
    await invited(world, world.bot)
    await world.advance(hours=1)
    assert len(cards(world)) == 1
    world.slack.page_size = 1
    for number in range(25):
        await world.workspace.post("ade", f"So much for item {number}", "board")

    state = await put_back(world, elsewhere, tmp_path / "b", over=timedelta(hours=2))

    assert len(cards(world)) == 1
    assert state is OutboxState.SENT


async def test_what_can_not_be_looked_through_is_left_to_the_operator(
    world: World, elsewhere: Sessions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await told_to_wait(world)
    await backup.take(world.sessions, tmp_path / "b", at=world.now)
    await world.slack.advance(timedelta(hours=3))
    await world.settle()
    world.slack.page_size = 1
    monkeypatch.setattr(searching, "MOST_PAGES_SINCE", 2)
    monkeypatch.setattr(retry, "MOST_TRIES", 5)
    for number in range(3):
        await world.workspace.post("ade", f"So much for item {number}", "board")

    state = await put_back(world, elsewhere, tmp_path / "b", over=timedelta(hours=1))

    assert len(cards(world)) == 1
    assert state is OutboxState.PARKED


async def test_what_was_not_sent_in_the_lost_time_is_sent(
    world: World, elsewhere: Sessions, tmp_path: Path
) -> None:
    await decide(world)
    await backup.take(world.sessions, tmp_path / "b", at=world.now)

    state = await put_back(world, elsewhere, tmp_path / "b", over=timedelta(hours=1))

    assert len(cards(world)) == 1
    assert state is OutboxState.SENT


class _Died(BaseException):
    """What no code of ours can catch, as it is with a process that is killed."""


@pytest.mark.parametrize("step", [(planner, "put"), (outbox, "doubt_lost")])
async def test_a_death_on_the_way_leaves_nothing_that_would_go_out(
    step: tuple[object, str], world: World, elsewhere: Sessions, tmp_path: Path
) -> None:
    async def die(*_: object, **__: object) -> None:
        raise _Died

    await decide(world)
    await backup.take(world.sessions, tmp_path / "b", at=world.now)
    with pytest.MonkeyPatch.context() as lives:
        lives.setattr(*step, die)
        with pytest.raises(_Died):
            await backup.put_back(elsewhere, tmp_path / "b", now=world.now)

    assert await schema.standing(elsewhere) is schema.Standing.CURRENT
    async with elsewhere.read() as session:
        assert await outbox.counts(session) == []
    assert (await backup.put_back(elsewhere, tmp_path / "b", now=world.now)).rows["decisions"] == 1
