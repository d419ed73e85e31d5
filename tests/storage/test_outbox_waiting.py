"""Messages that wait to be sent: once for each key, until they are due, let in or found to be lost."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from storage import database, outbox
from storage.database import Sessions
from storage.records import Kind, NewMessage, OutboxState
from tests.storage.queued import NOW, SECOND, claim, found, put


@pytest.fixture
async def sessions(tables_url: str) -> AsyncIterator[Sessions]:
    connected = database.connect(tables_url)
    yield connected
    await connected.close()


async def test_a_key_is_put_once_in_a_workspace_and_keeps_until_when_it_may_be_sent(
    sessions: Sessions,
) -> None:
    async with sessions.begin() as session:
        values: dict[str, Any] = {"channel": "C1", "at": NOW, "expires_at": NOW + 9 * SECOND}
        news = [
            await outbox.put(session, NewMessage(key=key, kind=Kind.GREETING, team=team, **values))
            for key, team in (("a", "T1"), ("a", "T1"), ("a", "T2"), ("b", "T1"))
        ]

    assert news == [True, False, True, True]
    kept = await found(sessions, "a", "T2")
    assert (kept.due_at, kept.created_at, kept.expires_at) == (NOW, NOW, NOW + 9 * SECOND)


async def test_a_message_must_go_somewhere(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        with pytest.raises(ValueError, match="goes nowhere"):
            await outbox.put(
                session, NewMessage(key="lost", kind=Kind.GREETING, team="T1", channel=None, at=NOW)
            )
        assert await outbox.put(
            session,
            NewMessage(key="to one", kind=Kind.GREETING, team="T1", channel=None, recipient="U1", at=NOW),
        )


async def test_an_update_that_waits_is_waited_for_only_in_its_own_lane_while_it_is_due(
    sessions: Sessions,
) -> None:
    await put(sessions, "update:1:a")
    await put(sessions, "update:2:a", due_at=NOW + SECOND)
    await put(sessions, "update:3:a", "C2")
    await put(sessions, "update:4:a", team="T2")
    async with sessions.begin() as session:
        waiting = [
            number
            for number in range(1, 5)
            if await outbox.waits(session, "T1", "C1", f"update:{number}:", now=NOW)
        ]
    assert waiting == [1]

    await claim(sessions)
    async with sessions.begin() as session:
        assert not await outbox.waits(session, "T1", "C1", "update:1:", now=NOW)


async def park(sessions: Sessions, key: str, reason: str, channel: str = "C1", team: str = "T1") -> None:
    await put(sessions, key, channel, team, recipient=key)
    [claimed] = await claim(sessions)
    async with sessions.begin() as session:
        await outbox.settle(session, claimed, OutboxState.PARKED, at=NOW, reason=reason)


async def test_what_was_parked_because_the_bot_was_not_there_goes_out_when_it_is(sessions: Sessions) -> None:
    await park(sessions, "outside", "Slack refused: not_in_channel")
    await park(sessions, "unread", "conversations.members failed", "C1")
    await park(sessions, "unsearched", "conversations.history failed")
    await park(sessions, "other", "Slack refused: invalid_blocks")
    await park(sessions, "elsewhere", "Slack refused: not_in_channel", "C2")
    await park(sessions, "theirs", "Slack refused: not_in_channel", team="T2")

    async with sessions.begin() as session:
        await outbox.revive(session, "T1", "C1", at=NOW)
        assert session.stirred

    state = {
        key: await found(sessions, key) for key in ("outside", "unread", "unsearched", "other", "elsewhere")
    }
    state["theirs"] = await found(sessions, "theirs", "T2")
    parked = OutboxState.PARKED
    assert {key: each.state for key, each in state.items()} == {
        "outside": OutboxState.PENDING,
        "unread": OutboxState.PENDING,
        "unsearched": OutboxState.DOUBT,
        **dict.fromkeys(("other", "elsewhere", "theirs"), parked),
    }
    assert {(each.attempts, each.settled_at) for each in state.values() if each.state is not parked} == {
        (0, None)
    }


async def test_a_token_that_is_taken_again_lets_its_own_workspace_go_on(sessions: Sessions) -> None:
    await park(sessions, "refused", f"{outbox.TOKEN_REFUSED}invalid_auth")
    await park(sessions, "unasked", "users.info failed")
    await park(sessions, "unsearched", "conversations.replies failed", "C2")
    await park(sessions, "other", "Slack refused: is_archived")
    await park(sessions, "theirs", f"{outbox.TOKEN_REFUSED}invalid_auth", team="T2")

    async with sessions.begin() as session:
        await outbox.let_in(session, "T1", at=NOW)
        assert session.stirred

    states = [(await found(sessions, key)).state for key in ("refused", "unasked", "unsearched", "other")]
    assert states == [OutboxState.PENDING, OutboxState.PENDING, OutboxState.DOUBT, OutboxState.PARKED]
    assert (await found(sessions, "theirs", "T2")).state is OutboxState.PARKED


async def test_what_was_lost_with_a_database_is_looked_for_before_it_is_sent(sessions: Sessions) -> None:
    await park(sessions, "parked", "Slack refused: not_in_channel")
    await put(sessions, "due", "C2")
    await put(sessions, "early", "C3", due_at=NOW + 60 * SECOND)
    await put(sessions, "tried", "C4", due_at=NOW - SECOND)
    async with sessions.begin() as session:
        [tried, _] = await outbox.claim(session, OutboxState.PENDING, now=NOW, lease=60)
        await outbox.postpone(session, tried, OutboxState.PENDING, until=NOW + 60 * SECOND, reason="failed")
    async with sessions.begin() as session:
        assert await outbox.doubt_lost(session, since=NOW - 60 * SECOND, now=NOW) == 2
        await outbox.revive(session, "T1", "C1", at=NOW)

    states = [(await found(sessions, key)).state for key in ("parked", "due", "tried", "early")]
    assert states == [OutboxState.DOUBT, OutboxState.DOUBT, OutboxState.DOUBT, OutboxState.PENDING]
    assert (await found(sessions, "early")).lost_since == NOW - 60 * SECOND


async def test_what_is_due_and_what_is_next_are_told_apart(sessions: Sessions) -> None:
    async with sessions.read() as session:
        assert not await outbox.is_due(session, now=NOW)
        assert await outbox.next_due(session, now=NOW) is None
    await put(sessions, "later", due_at=NOW + 9 * SECOND)
    await put(sessions, "soon", due_at=NOW + 5 * SECOND)

    async with sessions.read() as session:
        assert not await outbox.is_due(session, now=NOW)
        assert await outbox.next_due(session, now=NOW) == NOW + 5 * SECOND
        assert await outbox.is_due(session, now=NOW + 5 * SECOND)
        assert await outbox.next_due(session, now=NOW + 5 * SECOND) == NOW + 9 * SECOND


async def test_a_message_is_found_by_where_it_stands(sessions: Sessions) -> None:
    for key, channel, team, ts in (
        ("a", "C1", "T1", "1.0"),
        ("b", "C2", "T1", "2.0"),
        ("c", "C2", "T2", "2.0"),
    ):
        await put(sessions, key, channel, team)
        [sent] = await claim(sessions, later=60)
        async with sessions.begin() as session:
            await outbox.settle(session, sent, OutboxState.SENT, at=NOW, channel=channel, ts=ts)

    async with sessions.read() as session:
        behind = [await outbox.sent_as(session, "T1", *place) for place in (("C2", "2.0"), ("C2", "1.0"))]
        last = await outbox.last_sent(session, "T1", "C2", [Kind.GREETING])
        assert await outbox.last_sent(session, "T1", "C2", [Kind.ASK]) is None
    assert [each and each.key for each in behind] == ["b", None]
    assert last is not None
    assert last.key == "b"
