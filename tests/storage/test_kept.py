"""What leaves the outbox leaves behind what presses, changes and once-only need, for ever."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from storage import database, outbox
from storage.database import Session, Sessions
from storage.records import Kind, NewMessage, OutboxState, subjects

NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
async def sessions(tables_url: str) -> AsyncIterator[Sessions]:
    connected = database.connect(tables_url)
    yield connected
    await connected.close()


async def put(
    session: Session, key: str, *, kind: Kind = Kind.ACTION_CARD, at: datetime = NOW, lane: str = "C1"
) -> bool:
    about = subjects.OfAction(action=7)
    return await outbox.put(
        session,
        NewMessage(key=key, kind=kind, team="T1", channel="C1", recipient=lane, about=about, at=at),
    )


async def settled(
    session: Session,
    key: str,
    state: OutboxState = OutboxState.SENT,
    *,
    at: datetime = NOW,
    kind: Kind = Kind.ACTION_CARD,
    ts: str = "1.0",
) -> None:
    """Put a message, claim it and settle it."""
    await put(session, key, kind=kind, at=at, lane=key)
    (claimed,) = await outbox.claim(session, OutboxState.PENDING, now=at, lease=60)
    channel, sent_ts = ("D1", ts) if state is OutboxState.SENT else (None, None)
    assert await outbox.settle(session, claimed, state, at=at, reason="so it is", channel=channel, ts=sent_ts)


async def left(session: Session, at: datetime = NOW) -> int:
    return await outbox.let_go(session, before=at + DAY)


@pytest.mark.parametrize("state", [OutboxState.SENT, OutboxState.DROPPED])
async def test_a_key_that_has_left_is_never_put_again(sessions: Sessions, state: OutboxState) -> None:
    async with sessions.begin() as session:
        await settled(session, "k", state)
        assert await left(session) == 1

    async with sessions.begin() as session:
        assert not await put(session, "k", at=NOW + 400 * DAY)
        assert not session.stirred
        assert await outbox.claim(session, OutboxState.PENDING, now=NOW + 400 * DAY, lease=60) == []
        assert await outbox.put(
            session, NewMessage(key="k", kind=Kind.GREETING, team="T2", channel="C1", at=NOW)
        )


async def test_what_has_left_is_found_by_its_key_with_where_it_is_and_what_it_is_about(
    sessions: Sessions,
) -> None:
    async with sessions.begin() as session:
        await settled(session, "k", at=NOW)
        before = await outbox.find(session, "T1", "k")
        await left(session)
        found = await outbox.find(session, "T1", "k")
        elsewhere = await outbox.find(session, "T2", "k")

    assert before
    assert found
    kept = ["id", "team", "key", "kind", "channel", "recipient", "about", "state"]
    kept += ["sent_channel", "sent_ts", "created_at", "settled_at"]
    assert {name: getattr(found, name) for name in kept} == {name: getattr(before, name) for name in kept}
    assert elsewhere is None


async def test_a_message_is_found_by_its_address_and_not_what_changed_it(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        await settled(session, "card")
        await left(session)
        await settled(session, "update", at=NOW + 2 * DAY)
        once = await outbox.sent_as(session, "T1", "D1", "1.0")
        await left(session, NOW + 2 * DAY)
        again = await outbox.sent_as(session, "T1", "D1", "1.0")

    assert [one and one.key for one in (once, again)] == ["card", "card"]


async def test_the_latest_message_of_a_kind_is_found_wherever_it_is(sessions: Sessions) -> None:
    async def latest() -> str | None:
        found = await outbox.last_sent(session, "T1", "D1", [Kind.ACTION_CARD_UPDATE])
        return found.key if found else None

    async with sessions.begin() as session:
        assert await latest() is None
        await settled(session, "old", kind=Kind.ACTION_CARD_UPDATE, ts="1.0")
        await settled(session, "newer", kind=Kind.ACTION_CARD_UPDATE, ts="2.0")
        await settled(session, "of another kind", ts="3.0")
        await left(session)
        assert await latest() == "newer"
        await settled(session, "newest", kind=Kind.ACTION_CARD_UPDATE, ts="4.0", at=NOW + 2 * DAY)
        assert await latest() == "newest"
        assert await outbox.last_sent(session, "T1", "D1", []) is None


@pytest.mark.parametrize("state", [OutboxState.PARKED, None])
async def test_what_may_yet_be_sent_stays(sessions: Sessions, state: OutboxState | None) -> None:
    async with sessions.begin() as session:
        await (settled(session, "k", state) if state else put(session, "k"))
        assert await left(session, NOW + 400 * DAY) == 0


async def test_what_was_settled_lately_stays_in_full(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        await settled(session, "k", OutboxState.DROPPED)
        assert await outbox.let_go(session, before=NOW) == 0
        found = await outbox.find(session, "T1", "k")

    assert found
    assert (found.reason, found.attempts) == ("so it is", 1)


async def test_little_leaves_at_a_time_the_oldest_first(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        for number in (2, 0, 1):
            await settled(session, f"k{number}", at=NOW + number * DAY)
        assert await outbox.let_go(session, before=NOW + 9 * DAY, limit=2) == 2
        found = [await outbox.find(session, "T1", f"k{number}") for number in range(3)]

    assert [one and one.reason for one in found] == [None, None, "so it is"]


async def test_a_number_is_never_given_twice(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        await settled(session, "first")
        await left(session)
        await settled(session, "second", at=NOW + DAY)
        first, second = [await outbox.find(session, "T1", key) for key in ("first", "second")]

    assert first
    assert second
    assert first.id < second.id


async def test_a_key_is_taken_once_even_while_its_message_leaves(sessions: Sessions) -> None:
    async def put_again(_: int) -> bool:
        async with sessions.begin() as session:
            return await put(session, "k", at=NOW + 31 * DAY)

    async def let_go() -> int:
        async with sessions.begin() as session:
            return await left(session)

    async with sessions.begin() as session:
        await settled(session, "k")

    gone, *again = await asyncio.gather(let_go(), *map(put_again, range(8)))

    assert gone == 1
    assert not any(again)


async def test_the_oldest_that_waits_tells_when_the_next_is_due(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        await settled(session, "sent")
        assert not await outbox.is_due(session, now=NOW)
        assert await outbox.next_due(session, now=NOW) is None
        await outbox.put(
            session,
            NewMessage(key="later", kind=Kind.GREETING, team="T1", channel="C1", at=NOW, due_at=NOW + DAY),
        )
        await put(session, "doubtful", at=NOW, lane="U1")
        (claimed,) = await outbox.claim(session, OutboxState.PENDING, now=NOW, lease=60)
        doubt = OutboxState.DOUBT
        await outbox.postpone(session, claimed, doubt, until=NOW + 2 * DAY, reason="no reply")
        assert not await outbox.is_due(session, now=NOW)
        assert await outbox.next_due(session, now=NOW) == NOW + DAY
        assert await outbox.next_due(session, now=NOW + DAY) == NOW + 2 * DAY
        assert await outbox.is_due(session, now=NOW + DAY)
