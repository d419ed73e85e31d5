"""When the next message may go, with one a second in a channel and none while Slack asks for a pause."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from storage import database, outbox
from storage.database import Session, Sessions
from storage.records import Kind, NewMessage, OutboxState

NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
async def sessions(tables_url: str) -> AsyncIterator[Sessions]:
    connected = database.connect(tables_url)
    yield connected
    await connected.close()


async def put(session: Session, key: str, *, channel: str = "C1", due_at: datetime = NOW) -> None:
    await outbox.put(
        session, NewMessage(key=key, kind=Kind.GREETING, team="T1", channel=channel, at=NOW, due_at=due_at)
    )


async def claim(session: Session, now: datetime) -> list[str]:
    claimed = await outbox.claim(session, OutboxState.PENDING, now=now, lease=60)
    return [outgoing.key for outgoing in claimed]


async def test_what_is_due_may_go_at_once(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        assert await outbox.next_free(session, now=NOW) is None
        await put(session, "later", due_at=NOW + SECOND)
        assert await outbox.next_free(session, now=NOW) is None
        await put(session, "now")
        assert await outbox.next_free(session, now=NOW) == NOW


@pytest.mark.parametrize("after", [0.0, 0.4, 0.999])
async def test_the_second_of_a_channel_may_go_a_second_after_the_first(
    sessions: Sessions, after: float
) -> None:
    async with sessions.begin() as session:
        await put(session, "first")
        await put(session, "second")
        assert await claim(session, NOW) == ["first"]
        now = NOW + timedelta(seconds=after)
        assert await outbox.next_free(session, now=now) == NOW + SECOND
        assert await claim(session, now) == []
        assert await outbox.next_free(session, now=NOW + SECOND) == NOW + SECOND
        assert await claim(session, NOW + SECOND) == ["second"]
        assert await outbox.next_free(session, now=NOW + SECOND) is None


async def test_another_channel_need_not_wait(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        await put(session, "first")
        await put(session, "second")
        await claim(session, NOW)
        await put(session, "elsewhere", channel="C2")
        assert await outbox.next_free(session, now=NOW) == NOW


async def test_a_pause_that_slack_asks_for_is_waited_out(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        await put(session, "first")
        await outbox.pause(session, "T1", until=NOW + 30 * SECOND)
        assert await outbox.next_free(session, now=NOW) == NOW + 30 * SECOND
        assert await outbox.next_free(session, now=NOW + 30 * SECOND) == NOW + 30 * SECOND


async def test_what_is_dropped_takes_up_no_time_of_its_channel(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        await put(session, "stale")
        await put(session, "fresh")
        (stale,) = await outbox.claim(session, OutboxState.PENDING, now=NOW, lease=60)
        await outbox.settle(session, stale, OutboxState.DROPPED, at=NOW, reason="too late")
        assert await claim(session, NOW) == ["fresh"]
