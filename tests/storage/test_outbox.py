"""Messages that are being sent: who gets which, when, and who may say what became of it."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from storage import database, outbox
from storage.database import Sessions
from storage.records import OutboxState
from storage.records.packing import Subject
from tests.storage.queued import LEASE, NOW, SECOND, claim, found, keys, put


@pytest.fixture
async def sessions(tables_url: str) -> AsyncIterator[Sessions]:
    connected = database.connect(tables_url)
    yield connected
    await connected.close()


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
    async with sessions.begin() as session:
        await outbox.pause(session, "T1", until=NOW - 9 * SECOND)  # long over

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


async def test_pauses_are_counted_by_why_nothing_is_sent(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        for team, since, reason in (
            ("T1", 9, None),
            ("T2", -9, "over"),
            ("T3", 9, "refused"),
            ("T4", 9, None),
        ):
            await outbox.pause(session, team, until=NOW + since * SECOND, reason=reason)

    async with sessions.read() as session:
        assert await outbox.paused(session, now=NOW) == (2, 1)


@pytest.mark.parametrize(("seconds", "held"), [(3600, True), (3601, False)])
async def test_a_pause_of_more_than_an_hour_is_no_pause(sessions: Sessions, seconds: int, held: bool) -> None:
    await put(sessions, "ours")
    async with sessions.begin() as session:
        await outbox.pause(session, "T1", until=NOW + seconds * SECOND)

    assert keys(await claim(sessions)) == ([] if held else ["ours"])


async def test_what_is_to_be_sent_again_is_not_held_up_by_itself(sessions: Sessions) -> None:
    await put(sessions, "ours")
    [ours] = await claim(sessions)
    async with sessions.begin() as session:
        await outbox.postpone(session, ours, OutboxState.PENDING, until=NOW, reason="not there")

    assert keys(await claim(sessions, later=0.5)) == ["ours"]


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


async def test_what_was_looked_for_and_not_there_is_lost_no_more_once_it_is_sent(sessions: Sessions) -> None:
    await put(sessions, "ours")
    async with sessions.begin() as session:
        await outbox.doubt_lost(session, since=NOW - 60 * SECOND, now=NOW)
    [looked_for] = await claim(sessions, state=OutboxState.DOUBT)
    assert (looked_for.lost_since, looked_for.claimed_at) == (NOW - 60 * SECOND, None)
    async with sessions.begin() as session:
        await outbox.postpone(session, looked_for, OutboxState.PENDING, until=NOW, reason="not there")

    [sent] = await claim(sessions, later=1)

    assert (sent.lost_since, sent.claimed_at) == (None, NOW + SECOND)


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
        await outbox.describe(session, ours, Subject(threadless=True))

    settled = await found(sessions, "ours")
    assert (settled.state, settled.reason, settled.sent_channel, settled.sent_ts) == (end, "so", "C9", "1.5")
    assert (settled.settled_at, settled.about) == (NOW, Subject())


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
        await outbox.describe(session, before, Subject(threadless=True))
        # What was sent was sent; what was dropped or given up is another's affair by now.
        assert await outbox.settle(session, before, end, at=NOW) is (end is OutboxState.SENT)

    now = await found(sessions, "ours")
    assert now.state is (end if end is OutboxState.SENT else OutboxState.DOUBT)
    assert now.about == Subject()


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
