"""A backup is put back whose messages have left the outbox: they are known all the same, and sent no more."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot import wiring
from bot.operations import backup
from scheduler import courier, planner, purging
from storage import database, outbox
from storage import tables as t
from storage.database import Sessions
from storage.records import OutboxState
from tests.world import World

PEOPLE = ("rosa", "ade", "val")
KEPT = timedelta(days=30)


@pytest.fixture
async def elsewhere(database_url: str) -> AsyncIterator[Sessions]:
    """Yield an empty database to restore into, of each kind in turn."""
    sessions = database.connect(database_url)
    yield sessions
    await sessions.close()


async def worked(world: World) -> None:
    """Let a group decide and ask for a few things, and let everything be said about them."""
    await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")
    await world.workspace.slash("rosa", "/action @ade write the paper by 24 November", channel="board")
    await world.workspace.slash("rosa", "/action @val ring the venue by 25 November", channel="board")
    await world.settle()
    await world.until(world.now + timedelta(days=4))


def shown(world: World) -> Counter[str]:
    """Return how often each message is seen by anybody, by its key."""
    direct = [message for who in PEOPLE for message in world.workspace.direct_messages(who)]
    seen = {(each.channel, each.ts): each for each in [*direct, *world.workspace.messages("board")]}
    return Counter(each.metadata["event_payload"]["key"] for each in seen.values() if each.metadata)


async def leave_the_outbox(sessions: Sessions, world: World) -> None:
    """Let all that is settled leave the outbox, as it does after a month."""
    await purging.purge(sessions, world.now + KEPT + timedelta(seconds=1))
    async with sessions.read() as session:
        settled = select(func.count()).select_from(t.outbox).where(t.outbox.c.state == OutboxState.SENT)
        assert (await session.execute(settled)).scalar_one() == 0


async def goes_on(world: World, sessions: Sessions, over: timedelta) -> None:
    """Let the bot work on a database for a time."""
    tokens, clock, api_url = [world.workspace.bot_token], world.slack.clock, world.slack.api_url
    async with wiring.opened(sessions, tokens, clock=clock, api_url=api_url) as (_, _, sender):
        ends = world.now + over
        while world.now < ends:
            await planner.plan(sessions, world.now)
            await courier.deliver(sessions, sender, clock)
            due = await planner.next_due(sessions, world.now)
            await world.slack.until(min(ends, due or ends))


async def test_what_left_the_outbox_before_the_backup_is_not_sent_again(
    world: World, elsewhere: Sessions, tmp_path: Path
) -> None:
    await worked(world)
    before = shown(world)
    await leave_the_outbox(world.sessions, world)
    await backup.take(world.sessions, tmp_path / "b", at=world.now)

    await backup.put_back(elsewhere, tmp_path / "b", now=world.now)
    await goes_on(world, elsewhere, timedelta(hours=3))

    assert len(before) > 5
    assert shown(world) == before


async def test_what_was_sent_and_left_the_outbox_after_the_backup_is_found_in_slack(
    world: World, elsewhere: Sessions, tmp_path: Path
) -> None:
    await world.workspace.slash("rosa", "/action @ade write the paper by 24 November", channel="board")
    await backup.take(world.sessions, tmp_path / "b", at=world.now)
    await world.settle()
    await world.until(world.now + timedelta(days=4))
    before = shown(world)
    nudges = [key for key in before if key.startswith("morning:")]
    await leave_the_outbox(world.sessions, world)
    world.slack.calls.clear()

    await backup.put_back(elsewhere, tmp_path / "b", now=world.now)
    await goes_on(world, elsewhere, timedelta(hours=3))

    assert nudges
    assert {key: times for key, times in shown(world).items() if times > 1} == {}
    assert "conversations.history" in {call.method for call in world.slack.calls}
    async with elsewhere.read() as session:
        found = await outbox.find(session, world.workspace.team_id, "action card:1")
    assert found is not None
    assert found.state is OutboxState.SENT
