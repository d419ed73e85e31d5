"""What is sent under one key as often as it is asked for: one at a time, and the last state counts."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from storage import database, homes, outbox, people
from storage.database import Sessions
from storage.records import Home, Kind, OutboxState, Outgoing
from tests.storage.queued import NOW, SECOND, claim, found

KEY = homes.key("U1")


@pytest.fixture
async def sessions(tables_url: str) -> AsyncIterator[Sessions]:
    connected = database.connect(tables_url)
    async with connected.begin() as session:
        await homes.note_opened(session, "T1", "U1", at=NOW)
    yield connected
    await connected.close()


async def publish(sessions: Sessions, later: float = 0) -> None:
    async with sessions.begin() as session:
        await homes.publish(session, "T1", "U1", at=NOW + later * SECOND)


async def settle(sessions: Sessions, sent: Outgoing, state: OutboxState, later: float = 0) -> None:
    async with sessions.begin() as session:
        at = NOW + later * SECOND
        assert await outbox.settle(session, sent, state, at=at, channel="V1", ts="1.hash")
        await outbox.repeat(session, sent, at=at)


async def test_nobody_who_never_opened_it_has_a_home(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        await homes.publish(session, "T1", "U2", at=NOW)

    assert await claim(sessions) == []


async def test_however_often_it_is_asked_for_it_goes_once(sessions: Sessions) -> None:
    for _ in range(3):
        await publish(sessions)

    [one] = await claim(sessions)
    assert (one.key, one.kind, one.attempts) == (KEY, Kind.HOME, 1)
    assert await claim(sessions, later=2) == []


@pytest.mark.parametrize("state", [OutboxState.SENT, OutboxState.DROPPED, OutboxState.PARKED])
async def test_whatever_became_of_it_it_goes_again(sessions: Sessions, state: OutboxState) -> None:
    await publish(sessions)
    [first] = await claim(sessions)
    await settle(sessions, first, state)
    assert await claim(sessions, later=5) == []

    await publish(sessions, later=10)

    [again] = await claim(sessions, later=10)
    assert (again.id, again.attempts, again.due_at) == (first.id, 1, NOW + 10 * SECOND)
    assert (again.settled_at, again.reason) == (None, None)


async def test_what_is_asked_for_while_it_is_sent_goes_after_it(sessions: Sessions) -> None:
    await publish(sessions)
    [first] = await claim(sessions)

    await publish(sessions, later=1)
    assert await claim(sessions, later=2) == []
    await settle(sessions, first, OutboxState.SENT, later=3)

    [again] = await claim(sessions, later=3)
    assert (again.id, again.attempts, again.sent_ts) == (first.id, 1, "1.hash")
    await settle(sessions, again, OutboxState.SENT, later=4)
    assert await claim(sessions, later=5) == []


async def test_what_waits_to_be_tried_again_need_wait_no_longer(sessions: Sessions) -> None:
    await publish(sessions)
    [first] = await claim(sessions)
    until = NOW + 900 * SECOND
    async with sessions.begin() as session:
        await outbox.postpone(session, first, OutboxState.PENDING, until=until, reason="Slack was away")

    await publish(sessions, later=10)

    [again] = await claim(sessions, later=10)
    assert again.attempts == 2


async def test_what_may_have_arrived_is_left_to_be_looked_for(sessions: Sessions) -> None:
    await publish(sessions)
    [first] = await claim(sessions)
    async with sessions.begin() as session:
        await outbox.postpone(session, first, OutboxState.DOUBT, until=NOW + SECOND, reason="lost")

    await publish(sessions)

    assert (await found(sessions, KEY)).state is OutboxState.DOUBT


async def test_it_never_leaves_the_outbox(sessions: Sessions) -> None:
    await publish(sessions)
    [first] = await claim(sessions)
    await settle(sessions, first, OutboxState.SENT)

    async with sessions.begin() as session:
        assert await outbox.let_go(session, before=NOW + timedelta(days=365)) == 0
    await publish(sessions, later=10)

    assert len(await claim(sessions, later=10)) == 1


async def test_homes_wait_for_no_message_and_none_waits_for_them(sessions: Sessions) -> None:
    await publish(sessions)
    async with sessions.begin() as session:
        await homes.note_opened(session, "T1", "U2", at=NOW)
        await homes.publish(session, "T1", "U2", at=NOW)

    assert [(each.recipient, each.channel) for each in await claim(sessions)] == [("U1", None), ("U2", None)]


async def home(sessions: Sessions) -> Home:
    async with sessions.read() as session:
        known = await homes.find(session, "T1", "U1")
    assert known is not None
    return known


async def test_an_answer_counts_for_what_was_shown_then_save_what_was_just_left(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        for channel in ("C1", "C2"):
            await people.join(session, "T1", channel, "U1", at=NOW)
        await homes.note_shown(session, "T1", "U1", "print", ["C1", "C2"], at=NOW)
        await people.leave(session, "T1", "C2", "U1", at=NOW)
        await homes.answer(session, "T1", "U1", [{"type": "divider"}], "press:1")

    assert (await home(sessions)).answer_within == ["C1"]


@pytest.mark.parametrize(("press", "kept"), [("press:1", True), ("press:2", False)])
async def test_an_answer_is_to_the_last_press(sessions: Sessions, press: str, kept: bool) -> None:
    async with sessions.begin() as session:
        await homes.answer(session, "T1", "U1", [{"type": "divider"}], "press:1")
        await homes.forget_answers_before(session, "T1", "U1", press)

    assert ((await home(sessions)).answer is not None) is kept


async def test_to_open_it_again_forgets_the_answer_and_keeps_what_it_shows(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        await homes.note_shown(session, "T1", "U1", "print", ["C1"], at=NOW)
        await homes.answer(session, "T1", "U1", [{"type": "divider"}], "press:1")
        await homes.note_opened(session, "T1", "U1", at=NOW + SECOND)

    known = await home(sessions)
    assert (known.opened_at, known.shown, known.within) == (NOW + SECOND, "print", ["C1"])
    assert known.answer is None
