"""The work goes on at every tick, at once when there is something to do, and whatever the clock does."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from scheduler import planner, purging, runner
from scheduler.clock import utc_now
from scheduler.outcomes import Outcome, Sent
from scheduler.runner import Round, Runner
from storage import events_seen, outbox
from storage.database import Session, Sessions
from storage.outbox import pace
from storage.records import Kind, NewMessage, Outgoing, subjects

PATIENCE = 30
"""Seconds after which a test gives up; nothing waits this long."""
FREE = subjects.Carrying()
PLANS = ["plan departures", "plan meetings", "plan nudges", "plan recaps", "plan mornings"]


@dataclass
class Postman:
    """Takes down what it is given to send, and sends it when it may."""

    may_send: asyncio.Event = field(default_factory=asyncio.Event)
    sending: asyncio.Queue[str] = field(default_factory=asyncio.Queue)

    async def send(self, outgoing: Outgoing) -> Outcome:
        await self.sending.put(outgoing.key)
        await self.may_send.wait()
        return Sent(outgoing.channel or "", "1.0")

    async def look(self, outgoing: Outgoing) -> Outcome:
        return Sent(outgoing.channel or "", "1.0")

    async def sent(self, *_: object) -> None:
        """Nothing follows."""

    async def unreachable(self, *_: object) -> None:
        """Nothing follows."""

    async def next(self) -> str:
        async with asyncio.timeout(PATIENCE):
            return await self.sending.get()


async def put(sessions: Sessions, key: str, *, channel: str = "C1", due_in: float = 0) -> None:
    now = utc_now()
    async with sessions.begin() as session:
        due = now + timedelta(seconds=due_in)
        await outbox.put(
            session, NewMessage(key=key, kind=Kind.GREETING, team="T1", channel=channel, at=now, due_at=due)
        )


Times = asyncio.Queue[float]


def counted() -> tuple[Times, Callable[[], Awaitable[None]]]:
    """Return a queue, and work that puts the time into it."""
    times: Times = asyncio.Queue()

    async def work() -> None:
        times.put_nowait(asyncio.get_running_loop().time())

    return times, work


async def taken(times: Times) -> float:
    async with asyncio.timeout(PATIENCE):
        return await times.get()


async def test_nothing_is_planned_and_what_is_held_stays_while_the_clock_is_not_right(
    sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned: list[datetime] = []

    async def plan(session: Session, now: datetime) -> None:
        planned.append(now)

    async def never(session: Session, now: datetime) -> None: ...

    monkeypatch.setattr(planner, "PLANS", {"recaps": (plan, never)})
    held, postman = {Kind.GREETING}, Postman()
    postman.may_send.set()
    working = Runner(sessions, postman, utc_now, held=lambda: held)
    working.start()
    await put(sessions, "held")
    async with sessions.begin() as session:
        await outbox.put(
            session,
            NewMessage(key="free", kind=Kind.ASKS, about=FREE, team="T1", channel="C2", at=utc_now()),
        )

    assert await postman.next() == "free"
    assert planned == []
    assert working.fault() is None
    held.clear()
    working._fall_due()
    assert await postman.next() == "held"
    await working.stop(PATIENCE)
    assert len(planned) == 1
    assert postman.sending.empty()


async def test_a_commit_wakes_the_delivery(sessions: Sessions) -> None:
    postman = Postman()
    postman.may_send.set()
    working = Runner(sessions, postman, utc_now)
    working.start()
    await put(sessions, "first")
    assert await postman.next() == "first"
    await put(sessions, "second", channel="C2")
    assert await postman.next() == "second"
    assert working.running
    await working.stop(PATIENCE)
    assert not working.running


async def test_what_falls_due_later_is_sent_then_without_a_tick(
    sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "DELIVER_EVERY", 3600)
    postman = Postman()
    postman.may_send.set()
    working = Runner(sessions, postman, utc_now)
    working.start()
    await put(sessions, "later", due_in=0.2)
    await put(sessions, "now")
    assert [await postman.next(), await postman.next()] == ["now", "later"]
    await working.stop(PATIENCE)


async def test_messages_of_one_channel_keep_their_pace_without_waiting_for_a_tick(
    sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "DELIVER_EVERY", 3600)
    monkeypatch.setattr(pace, "LANE_GAP", timedelta(seconds=0.05))
    postman = Postman()
    postman.may_send.set()
    working = Runner(sessions, postman, utc_now)
    working.start()
    for key in ("a", "b", "c"):
        await put(sessions, key)
    assert [await postman.next() for _ in range(3)] == ["a", "b", "c"]
    await working.stop(PATIENCE)


async def test_what_waits_for_its_channel_has_nothing_planned_meanwhile(
    sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "LANE_GAP", timedelta(seconds=0.05))
    ended: list[str] = []
    postman = Postman()
    postman.may_send.set()
    working = Runner(sessions, postman, utc_now, watch=lambda name, seconds, well: ended.append(name))
    working.start()
    for number in range(8):
        await put(sessions, f"card {number}")
    assert [await postman.next() for _ in range(8)] == [f"card {number}" for number in range(8)]
    await working.stop(PATIENCE)
    assert {ended.count(name) for name in PLANS} == {1}


async def test_a_slow_answer_holds_up_no_other_channel(sessions: Sessions) -> None:
    postman = Postman()
    working = Runner(sessions, postman, utc_now)
    working.start()
    await put(sessions, "slow", channel="C1")
    assert await postman.next() == "slow"
    await put(sessions, "other", channel="C2")
    assert await postman.next() == "other"
    postman.may_send.set()
    await working.stop(PATIENCE)


async def test_stopping_lets_a_send_end_and_begins_no_other(sessions: Sessions) -> None:
    postman = Postman()
    working = Runner(sessions, postman, utc_now)
    working.start()
    await put(sessions, "under way")
    assert await postman.next() == "under way"
    stopping = asyncio.create_task(working.stop(PATIENCE))
    await put(sessions, "too late", channel="C2")
    postman.may_send.set()
    await stopping
    working.wake()

    async with sessions.read() as session:
        found = [await outbox.find(session, "T1", key) for key in ("under way", "too late")]
    assert [outgoing.state.value for outgoing in found if outgoing] == ["sent", "pending"]


async def test_a_send_that_does_not_end_is_cut_short(sessions: Sessions) -> None:
    postman = Postman()
    working = Runner(sessions, postman, utc_now)
    working.start()
    await put(sessions, "endless")
    await postman.next()
    await working.stop(0.01)

    async with sessions.read() as session:
        found = await outbox.find(session, "T1", "endless")
    assert found
    assert found.state.value == "sending"


async def test_a_round_that_fails_is_done_again(sessions: Sessions, monkeypatch: pytest.MonkeyPatch) -> None:
    times, note = counted()
    watched: asyncio.Queue[tuple[str, bool]] = asyncio.Queue()

    async def fail() -> None:
        await note()
        raise OSError("the database is away")

    working = Runner(
        sessions,
        Postman(),
        utc_now,
        also=[Round("failing", fail, 1)],
        watch=lambda name, seconds, well: watched.put_nowait((name, well)),
    )
    working.start()
    first, second = await taken(times), await taken(times)
    await working.stop(PATIENCE)

    assert first < second
    ended = [watched.get_nowait() for _ in range(watched.qsize())]
    assert ("failing", False) in ended
    assert {name for name, well in ended if well} == {*PLANS, "deliver", "purge"}


@pytest.mark.parametrize("jump", [timedelta(days=-1), timedelta(days=1)], ids=["back", "forward"])
async def test_the_work_goes_on_when_the_clock_jumps(sessions: Sessions, jump: timedelta) -> None:
    times, work = counted()
    working = Runner(sessions, Postman(), utc_now, also=[Round("counted", work, 1)])
    working.start()
    await taken(times)
    with time_machine.travel(datetime.now(UTC) + jump):  # noqa: TID251 - the jump is the test
        while not times.empty():
            times.get_nowait()
        await taken(times)
        await taken(times)
        assert working.running
    await working.stop(PATIENCE)


async def test_what_was_handled_long_ago_is_forgotten(sessions: Sessions) -> None:
    now = utc_now()
    async with sessions.begin() as session:
        await events_seen.first_time(
            session, "T1", "old", at=now - purging.REMEMBER_EVENTS - timedelta(days=1)
        )
        await events_seen.first_time(session, "T1", "new", at=now - timedelta(days=2))
    done: asyncio.Queue[str] = asyncio.Queue()
    working = Runner(sessions, Postman(), utc_now, watch=lambda name, seconds, well: done.put_nowait(name))
    working.start()
    async with asyncio.timeout(PATIENCE):
        while await done.get() != "purge":
            continue
    await working.stop(PATIENCE)

    async with sessions.begin() as session:
        assert await events_seen.first_time(session, "T1", "old", at=now)
        assert not await events_seen.first_time(session, "T1", "new", at=now)


async def test_what_is_to_be_planned_is_planned_when_it_falls_due(
    sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "DELIVER_EVERY", 3600)
    monkeypatch.setattr(runner, "PLAN_EVERY", 3600)
    falls_due = utc_now() + timedelta(seconds=0.3)

    async def plan(session: Session, now: datetime) -> None:
        if now >= falls_due:
            await outbox.put(
                session, NewMessage(key="planned", kind=Kind.GREETING, team="T1", channel="C1", at=now)
            )

    async def ask(session: Session, now: datetime) -> datetime | None:
        return falls_due if now < falls_due else None

    monkeypatch.setattr(planner, "PLANS", {"notes": (plan, ask)})
    postman = Postman()
    postman.may_send.set()
    working = Runner(sessions, postman, utc_now)
    working.start()
    assert await postman.next() == "planned"
    await working.stop(PATIENCE)
