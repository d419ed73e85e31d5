"""Several processes on one database: each message is one's alone, and a lane keeps its pace."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from scheduler import courier
from scheduler.outcomes import Outcome, Sent
from storage import database, outbox
from storage.outbox import leases
from storage.records import Kind, NewMessage, OutboxState, Outgoing
from tests.postgres import Server

START = datetime(2026, 11, 23, 9, tzinfo=UTC)
LANES = [f"C{number}" for number in range(12)]
REPLICAS = 3


class Counting:
    """A messenger that only notes what it was given, and when by the clock of the test."""

    def __init__(self) -> None:
        self.now = START
        self.given: list[tuple[str, str | None, datetime]] = []

    def clock(self) -> datetime:
        return self.now

    async def send(self, outgoing: Outgoing) -> Outcome:
        self.given.append((outgoing.key, outgoing.channel, self.now))
        return Sent(outgoing.channel or "", f"1.{outgoing.id:06d}")

    async def look(self, outgoing: Outgoing) -> Outcome:
        raise AssertionError(f"{outgoing.key} was in no doubt")

    async def sent(self, *_: object) -> None: ...

    async def unreachable(self, *_: object) -> None: ...


@pytest.fixture
async def replicas(postgres_server: Server, postgres_tables: str) -> AsyncIterator[list[database.Sessions]]:
    """Give each replica its own connections to one PostgreSQL."""
    url = postgres_server.url(postgres_server.create(template=postgres_tables))
    opened = [database.connect(url) for _ in range(REPLICAS)]
    yield opened
    for sessions in opened:
        await sessions.close()


async def fill(sessions: database.Sessions, messages: int) -> None:
    async with sessions.begin() as session:
        for number in range(messages):
            lane = LANES[number % len(LANES)]
            await outbox.put(
                session, NewMessage(key=f"k{number}", kind=Kind.GREETING, team="T1", channel=lane, at=START)
            )


async def send_all(replicas: list[database.Sessions], counting: Counting, rounds: int) -> None:
    for _ in range(rounds):
        await asyncio.gather(*(courier.deliver(each, counting, counting.clock) for each in replicas))
        counting.now += timedelta(seconds=1)


def hurried(counting: Counting) -> int:
    """Return how many messages went into a lane within the second of another one."""
    return len(counting.given) - len({(lane, at) for _, lane, at in counting.given})


async def test_three_couriers_send_each_message_once_and_none_too_soon(
    replicas: list[database.Sessions],
) -> None:
    await fill(replicas[0], 180)
    counting = Counting()

    await send_all(replicas, counting, 16)

    assert sorted(key for key, _, _ in counting.given) == sorted(f"k{number}" for number in range(180))
    assert hurried(counting) == 0


async def test_couriers_who_claim_without_waiting_for_each_other_would_be_seen(
    replicas: list[database.Sessions], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases, "_ONE_AT_A_TIME", text("SELECT 1"))
    await fill(replicas[0], 180)
    counting = Counting()

    await send_all(replicas, counting, 16)

    assert hurried(counting) > 0


async def claimed(sessions: database.Sessions, state: OutboxState, lease: int, now: datetime) -> Outgoing:
    async with sessions.begin() as session:
        await outbox.abandon(session, now=now)
        (outgoing,) = await outbox.claim(session, state, now=now, lease=lease)
    return outgoing


async def test_a_sender_who_slept_through_its_lease_changes_nothing_of_its_successors(
    replicas: list[database.Sessions],
) -> None:
    await fill(replicas[0], 1)
    sleeper = await claimed(replicas[0], OutboxState.PENDING, -5, START)
    looker = await claimed(replicas[1], OutboxState.DOUBT, 60, START + timedelta(seconds=9))
    async with replicas[1].begin() as session:
        await outbox.postpone(session, looker, OutboxState.PENDING, until=START, reason="not there")
    successor = await claimed(replicas[1], OutboxState.PENDING, 60, START + timedelta(seconds=19))

    async with replicas[0].begin() as session:
        assert not await outbox.holds(session, sleeper, 1)
        assert await outbox.holds(session, successor, 1)
        await outbox.postpone(session, sleeper, OutboxState.PENDING, until=START, reason="tried too late")
        assert not await outbox.settle(session, sleeper, OutboxState.DROPPED, at=START)
    async with replicas[0].read() as session:
        kept = await outbox.find(session, "T1", "k0")

    assert kept
    assert (kept.state, kept.attempts) == (OutboxState.SENDING, successor.attempts)


async def test_whoever_stands_still_in_a_transaction_holds_nobody_up_for_long(
    replicas: list[database.Sessions],
) -> None:
    still, waiting, _ = replicas
    async with still.read() as session:
        forsaken = await session.execute(text("SHOW idle_in_transaction_session_timeout"))
        assert forsaken.scalar() == "10s"
    async with still.begin() as session:
        await fill_one(session, "held")
        with pytest.raises(DBAPIError, match="lock timeout"):
            async with waiting.begin() as other:
                await fill_one(other, "held")
        assert waiting.refuses
    async with waiting.begin() as other:
        await fill_one(other, "free")
    assert not waiting.refuses


async def fill_one(session: database.Session, key: str) -> None:
    await outbox.put(session, NewMessage(key=key, kind=Kind.GREETING, team="T1", channel="C1", at=START))
