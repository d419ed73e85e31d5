"""Messages on their way out: who gets which, when, and who may say what became of it; on both databases."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from storage import database, outbox
from storage.database import Sessions
from storage.records import OutboxState, Outgoing

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)
LEASE = 60


@pytest.fixture
async def sessions(tables_url: str) -> AsyncIterator[Sessions]:
    connected = database.connect(tables_url)
    yield connected
    await connected.close()


async def put(sessions: Sessions, key: str, channel: str = "C1", team: str = "T1", **values: Any) -> None:
    async with sessions.begin() as session:
        await outbox.put(session, key, "card", team=team, channel=channel, at=NOW, **values)


async def claim(
    sessions: Sessions, *, later: float = 0, state: OutboxState = OutboxState.PENDING, lease: int = LEASE
) -> list[Outgoing]:
    async with sessions.begin() as session:
        return await outbox.claim(session, state, now=NOW + later * SECOND, lease=lease)


async def found(sessions: Sessions, key: str, team: str = "T1") -> Outgoing:
    async with sessions.read() as session:
        message = await outbox.find(session, team, key)
    assert message is not None
    return message


def keys(claimed: list[Outgoing]) -> list[str]:
    return [each.key for each in claimed]


async def test_what_is_due_first_is_taken_first_and_what_is_not_due_is_not(sessions: Sessions) -> None:
    await put(sessions, "third", "C3", due_at=NOW)
    await put(sessions, "first", "C1", due_at=NOW - 2 * SECOND)
    await put(sessions, "second", "C2", due_at=NOW - SECOND)
    await put(sessions, "later", "C4", due_at=NOW + SECOND)

    assert keys(await claim(sessions)) == ["first", "second", "third"]


async def test_of_one_channel_the_one_that_is_due_first_goes(sessions: Sessions) -> None:
    await put(sessions, "second", due_at=NOW - SECOND)
    await put(sessions, "first", due_at=NOW - 2 * SECOND)

    assert keys(await claim(sessions)) == ["first"]
    assert keys(await claim(sessions, later=0.9)) == []
    assert keys(await claim(sessions, later=1)) == ["second"]


async def test_channels_of_the_same_id_in_two_workspaces_do_not_hold_each_other_up(
    sessions: Sessions,
) -> None:
    await put(sessions, "ours")
    await put(sessions, "theirs", team="T2")
    assert keys(await claim(sessions)) == ["ours", "theirs"]

    await put(sessions, "theirs again", team="T2")
    await put(sessions, "elsewhere", "C2")
    assert keys(await claim(sessions, later=0.5)) == ["elsewhere"]


async def test_a_channel_is_free_a_second_after_its_own_last_message(sessions: Sessions) -> None:
    await put(sessions, "theirs", team="T2")
    await claim(sessions)
    await put(sessions, "ours")
    await claim(sessions, later=0.5)
    await put(sessions, "ours again")

    async with sessions.read() as session:
        assert await outbox.next_free(session, now=NOW + 0.6 * SECOND) == NOW + 1.5 * SECOND


async def test_what_a_person_is_sent_about_a_channel_waits_for_nothing_in_the_channel(
    sessions: Sessions,
) -> None:
    await put(sessions, "to all")
    await put(sessions, "to one", recipient="U1")
    await put(sessions, "to another", recipient="U2")

    assert sorted(keys(await claim(sessions))) == ["to all", "to another", "to one"]


async def test_a_pause_holds_up_its_own_workspace_until_it_ends(sessions: Sessions) -> None:
    await put(sessions, "ours")
    await put(sessions, "theirs", team="T2")
    async with sessions.begin() as session:
        await outbox.pause(session, "T1", until=NOW + 30 * SECOND)

    assert keys(await claim(sessions)) == ["theirs"]
    assert keys(await claim(sessions, later=29)) == []
    async with sessions.read() as session:
        assert await outbox.next_free(session, now=NOW + 2 * SECOND) == NOW + 30 * SECOND
    assert keys(await claim(sessions, later=30)) == ["ours"]


async def test_whoever_is_let_in_again_waits_for_no_pause(sessions: Sessions) -> None:
    await put(sessions, "ours")
    async with sessions.begin() as session:
        await outbox.pause(session, "T1", until=NOW + 30 * SECOND)
        await outbox.let_in(session, "T1", at=NOW)

    assert keys(await claim(sessions)) == ["ours"]


async def test_what_is_leased_is_given_to_nobody_else(sessions: Sessions) -> None:
    await put(sessions, "ours")
    [ours] = await claim(sessions)
    async with sessions.begin() as session:
        await outbox.postpone(session, ours, OutboxState.DOUBT, until=NOW, reason="lost")
    assert keys(await claim(sessions, state=OutboxState.DOUBT, later=2)) == ["ours"]

    assert keys(await claim(sessions, state=OutboxState.DOUBT, later=4)) == []


async def test_what_is_looked_for_was_sent_when_it_was_first_claimed(sessions: Sessions) -> None:
    await put(sessions, "ours")
    [ours] = await claim(sessions)
    async with sessions.begin() as session:
        await outbox.postpone(session, ours, OutboxState.DOUBT, until=NOW, reason="lost")

    [looked_for] = await claim(sessions, state=OutboxState.DOUBT, later=600)

    assert (looked_for.claimed_at, looked_for.attempts) == (NOW, 2)


async def test_only_what_outlived_its_lease_is_abandoned_and_then_it_is_in_doubt(sessions: Sessions) -> None:
    await put(sessions, "held")
    await claim(sessions)
    await put(sessions, "lost", "C2")
    await claim(sessions, lease=-1)
    await put(sessions, "waiting", "C3")

    async with sessions.begin() as session:
        assert await outbox.abandon(session, now=NOW) == 1

    states = [(await found(sessions, key)).state for key in ("held", "lost", "waiting")]
    assert states == [OutboxState.SENDING, OutboxState.DOUBT, OutboxState.PENDING]


async def test_a_lease_holds_for_no_longer_than_is_left_of_it(sessions: Sessions) -> None:
    await put(sessions, "ours")
    [ours] = await claim(sessions)

    async with sessions.read() as session:
        assert await outbox.holds(session, ours, LEASE // 2)
        assert not await outbox.holds(session, ours, LEASE * 2)
        assert not await outbox.holds(session, replace(ours, attempts=7), 1)
        assert not await outbox.holds(session, replace(ours, team="T2"), 1)


async def test_what_was_being_sent_when_the_one_process_died_is_looked_for_a_little_later(
    sessions: Sessions,
) -> None:
    await put(sessions, "ours")
    await claim(sessions)
    await put(sessions, "waiting", "C2")

    async with sessions.begin() as session:
        assert await outbox.orphan(session, now=NOW) == 1

    assert keys(await claim(sessions, state=OutboxState.DOUBT, later=4.9)) == []
    assert keys(await claim(sessions, state=OutboxState.DOUBT, later=5)) == ["ours"]


ENDS = [OutboxState.SENT, OutboxState.DROPPED, OutboxState.PARKED]


@pytest.mark.parametrize("end", ENDS)
async def test_a_message_is_settled_once_and_by_its_own_workspace(
    sessions: Sessions, end: OutboxState
) -> None:
    await put(sessions, "ours")
    [ours] = await claim(sessions)
    async with sessions.begin() as session:
        assert not await outbox.settle(session, replace(ours, team="T2"), end, at=NOW)
        assert await outbox.settle(session, ours, end, at=NOW, reason="so", channel="C9", ts="1.5")
        assert not await outbox.settle(session, ours, OutboxState.SENT, at=NOW, ts="2.5")
        await outbox.postpone(session, ours, OutboxState.PENDING, until=NOW, reason="again")
        await outbox.describe(session, ours, {"late": True})

    settled = await found(sessions, "ours")
    assert (settled.state, settled.reason, settled.sent_channel, settled.sent_ts) == (end, "so", "C9", "1.5")
    assert (settled.settled_at, settled.about) == (NOW, {})


@pytest.mark.parametrize("end", ENDS)
async def test_what_another_has_claimed_since_is_only_theirs_to_put_back(
    sessions: Sessions, end: OutboxState
) -> None:
    await put(sessions, "ours")
    [before] = await claim(sessions, lease=-1)
    async with sessions.begin() as session:
        await outbox.abandon(session, now=NOW)
    await claim(sessions, state=OutboxState.DOUBT, later=10)

    async with sessions.begin() as session:
        await outbox.postpone(session, before, OutboxState.PENDING, until=NOW, reason="again")
        await outbox.describe(session, before, {"late": True})
        # What was sent was sent; what was dropped or given up is another's affair by now.
        assert await outbox.settle(session, before, end, at=NOW) is (end is OutboxState.SENT)

    now = await found(sessions, "ours")
    assert now.state is (end if end is OutboxState.SENT else OutboxState.DOUBT)
    assert now.about == {}


async def test_a_claim_that_was_too_early_is_given_back_and_does_not_count(sessions: Sessions) -> None:
    await put(sessions, "ours")
    [ours] = await claim(sessions)
    async with sessions.begin() as session:
        until = NOW + 60 * SECOND
        await outbox.postpone(session, ours, OutboxState.PENDING, until=until, reason="early", tried=False)
    assert keys(await claim(sessions, later=59)) == []

    [again] = await claim(sessions, later=60)
    assert again.attempts == 1
    async with sessions.begin() as session:
        await outbox.postpone(session, again, OutboxState.PENDING, until=NOW, reason="failed")
    assert [each.attempts for each in await claim(sessions, later=61)] == [2]


@pytest.mark.parametrize(("end", "after"), [(OutboxState.DROPPED, 0.0), (OutboxState.PARKED, 1.0)])
async def test_what_is_dropped_takes_up_no_time_of_its_channels(
    sessions: Sessions, end: OutboxState, after: float
) -> None:
    await put(sessions, "first")
    await put(sessions, "second")
    [first] = await claim(sessions)
    async with sessions.begin() as session:
        await outbox.settle(session, first, end, at=NOW)

    async with sessions.read() as session:
        assert await outbox.next_free(session, now=NOW) == NOW + after * SECOND


async def test_a_key_is_put_once_in_a_workspace_and_keeps_until_when_it_may_be_sent(
    sessions: Sessions,
) -> None:
    async with sessions.begin() as session:
        values: dict[str, Any] = {"channel": "C1", "at": NOW, "expires_at": NOW + 9 * SECOND}
        news = [
            await outbox.put(session, key, "card", team=team, **values)
            for key, team in (("a", "T1"), ("a", "T1"), ("a", "T2"), ("b", "T1"))
        ]

    assert news == [True, False, True, True]
    kept = await found(sessions, "a", "T2")
    assert (kept.due_at, kept.created_at, kept.expires_at) == (NOW, NOW, NOW + 9 * SECOND)


async def test_a_message_must_go_somewhere(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        with pytest.raises(ValueError, match="goes nowhere"):
            await outbox.put(session, "lost", "card", team="T1", channel=None, at=NOW)
        assert await outbox.put(session, "to one", "card", team="T1", channel=None, recipient="U1", at=NOW)


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
    async with sessions.begin() as session:
        assert await outbox.doubt_lost(session, since=NOW - 60 * SECOND, now=NOW) == 1
        await outbox.revive(session, "T1", "C1", at=NOW)

    states = [(await found(sessions, key)).state for key in ("parked", "due", "early")]
    assert states == [OutboxState.DOUBT, OutboxState.DOUBT, OutboxState.PENDING]
    assert (await found(sessions, "due")).lost_since == NOW - 60 * SECOND


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
        behind = [await outbox.behind(session, "T1", *place) for place in (("C2", "2.0"), ("C2", "1.0"))]
        last = await outbox.last_sent(session, "T1", "C2", ["card"])
        assert await outbox.last_sent(session, "T1", "C2", ["ask"]) is None
    assert [each and each.key for each in behind] == ["b", None]
    assert last is not None
    assert last.key == "b"
