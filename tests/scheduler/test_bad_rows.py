"""A row that nobody can read keeps no other group from what is due to it."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from bot.slack.metrics import Metrics
from scheduler import planner, runner
from scheduler.clock import utc_now
from scheduler.runner import Runner
from storage import actions, database, decisions, groups, meetings, outbox, people
from storage.database import Session, Sessions
from storage.records import Assignee, OwnerKind, Person, Resolution, Slot, Source, Stretch, Workspace
from tests.scheduler.test_runner import PATIENCE, Postman

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DUE = datetime(2026, 11, 25, 9, tzinfo=UTC)
WEEKLY = "FREQ=WEEKLY;BYDAY=TU"


async def series(session: Session, channel: str, rrule: str, zone: str) -> None:
    await meetings.plan_series(
        session,
        Source(team="T1", channel=channel, author="U1"),
        Stretch((), NOW, NOW),
        rrule=rrule,
        starts=NOW.replace(tzinfo=None) + timedelta(days=1),
        zone=zone,
        minutes=60,
        at=NOW,
    )


@pytest.mark.parametrize(
    ("rrule", "zone"),
    [(WEEKLY, "Atlantis"), (WEEKLY, "../etc"), ("every Tuesday", "UTC"), ("FREQ=WEEKLY;BYDAY=XX", "UTC")],
)
async def test_a_series_that_can_not_be_read_is_passed_over(tables_url: str, rrule: str, zone: str) -> None:
    sessions = database.connect(tables_url)
    async with sessions.begin() as session:
        await series(session, "C1", rrule, zone)
        await series(session, "C2", WEEKLY, "Europe/London")

    await planner.plan(sessions, NOW)

    async with sessions.read() as session:
        assert await meetings.next_after(session, "T1", "C2", NOW) is not None
        assert [each.channel for each in await meetings.to_extend(session, NOW)] == []
        again = await meetings.to_extend(session, NOW + timedelta(hours=2))
        assert [each.channel for each in again] == ["C1"]
    await sessions.close()


async def test_a_plan_that_fails_stops_no_other_and_is_said(
    tables_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sessions = database.connect(tables_url)

    async def fail(session: Session, now: datetime) -> None:
        raise KeyError("a row that nobody can read")

    watched: asyncio.Queue[tuple[str, bool]] = asyncio.Queue()
    monkeypatch.setitem(planner.PLANS, "recaps", (fail, planner.PLANS["recaps"][1]))
    working = Runner(
        sessions, Postman(), utc_now, watch=lambda name, seconds, well: watched.put_nowait((name, well))
    )
    working.start()
    async with asyncio.timeout(PATIENCE):
        ended = {await watched.get() for _ in range(5)}

    assert {name for name, well in ended if not well} == {"plan recaps"}
    assert working.fault() is None
    monkeypatch.setattr(runner, "PLAN_SECONDS", -1)
    assert "plan recaps: it has failed for " in (working.fault() or "")
    await working.stop(PATIENCE)
    assert working.fault() == "clock: it has stopped"
    await sessions.close()


BROKEN_ACTIONS = [
    ("owners", "kind = 'robot'"),
    ("actions", "due = '9999-12-31'"),
    ("actions", "due = '0001-01-01'"),
    ("owners", "snoozed_until = '9999-12-30'"),
]
HARMLESS = [
    ("people", "zone = 'Atlantis/Poseidonis'"),
    ("people", "zone = '../../etc/passwd'"),
    ("groups", "zone = ''"),
    ("groups", "country = '??'"),
    ("groups", "country = 'GB', subdivision = 'nowhere'"),
]
BROKEN_ON_SQLITE = [
    ("actions", "due = 'soon'"),
    ("actions", "created_at = 'once upon a time'"),
    ("owners", "snoozed_until = '2026-13-45'"),
    ("owners", "nudged_at = 'never'"),
]


async def acted(sessions: Sessions, table: str, broken: str) -> None:
    """Record an action for each of two people in two groups, break what is known of the first, and plan."""
    async with sessions.begin() as session:
        await groups.install(session, Workspace("T1", "Wellbeing", "UB", "B1", "en-GB", "Europe/London"))
        for number in (1, 2):
            person = Person("T1", f"U{number}", "x", "Europe/London", None, "T1", False, False, False, NOW)
            await people.learn(session, person)
            await actions.record(
                session,
                "draft it",
                [Assignee(OwnerKind.PERSON, f"U{number}")],
                source=Source("T1", f"C{number}", "U9"),
                at=NOW,
                due=date(2026, 11, 25),
            )
        column = {"people": "\"user\" = 'U1'", "groups": "channel = 'C1'"}.get(table, "id = 1")
        # What is written into the text is this file's own.
        await session.execute(text(f"UPDATE {table} SET {broken} WHERE {column}"))


async def nudged(sessions: Sessions) -> list[str | None]:
    """Plan as on the day on which both are due, and return who is to be nudged."""
    await planner.plan(sessions, NOW)
    await planner.plan(sessions, DUE)
    async with sessions.read() as session:
        found = [await outbox.find(session, "T1", f"nudge:{user}:2026-11-25") for user in ("U1", "U2")]
    return [each.recipient for each in found if each is not None]


@pytest.mark.parametrize(("table", "broken"), BROKEN_ACTIONS)
async def test_an_action_that_can_not_be_read_keeps_nobody_else_waiting(
    tables_url: str, table: str, broken: str
) -> None:
    sessions = database.connect(tables_url)
    await acted(sessions, table, broken)

    assert await nudged(sessions) == ["U2"]
    assert await planner.plan_one(sessions, "nudges", DUE) == {("owners", "T1", "1")}
    await sessions.close()


@pytest.mark.parametrize(("table", "broken"), BROKEN_ON_SQLITE)
async def test_nor_does_one_with_what_is_no_date_at_all(sqlite_url: str, table: str, broken: str) -> None:
    sessions = database.connect(sqlite_url)
    await acted(sessions, table, broken)

    assert await nudged(sessions) == ["U2"]
    assert await planner.plan_one(sessions, "nudges", DUE) == {("owners", "T1", "1")}
    await sessions.close()


@pytest.mark.parametrize(("table", "broken"), HARMLESS)
async def test_a_place_that_can_not_be_read_gives_way_to_the_next(
    tables_url: str, table: str, broken: str
) -> None:
    sessions = database.connect(tables_url)
    await acted(sessions, table, broken)

    assert await nudged(sessions) == ["U1", "U2"]
    assert await planner.plan_one(sessions, "nudges", DUE) == set()
    await sessions.close()


@pytest.mark.parametrize(
    ("table", "broken"),
    [
        ("groups", "recap_lead = 1000000000"),
        ("meetings", "day = '9999-12-31'"),
        ("meetings", "ends_at = '9999-12-31 00:00:00+00'"),
    ],
)
async def test_a_group_that_can_not_be_read_costs_no_other_its_recap(
    tables_url: str, table: str, broken: str
) -> None:
    sessions = database.connect(tables_url)
    starts_at = NOW + timedelta(days=2)
    async with sessions.begin() as session:
        for channel in ("C1", "C2"):
            source = Source("T1", channel, "U9")
            slot = Slot(starts_at, starts_at + timedelta(hours=1), starts_at.date())
            await decisions.record(session, Resolution("We open in May"), source=source, at=NOW)
            await meetings.plan_one(session, source, slot, at=NOW)
        where = "channel = 'C1'"
        await session.execute(text(f"UPDATE {table} SET {broken} WHERE {where}"))

    unreadable = await planner.plan_one(sessions, "recaps", starts_at - timedelta(hours=1))

    assert unreadable == {("meetings", "T1", "1")}
    async with sessions.read() as session:
        assert await outbox.find(session, "T1", "recap:1") is None
        assert await outbox.find(session, "T1", "recap:2") is not None
    assert await planner.next_due(sessions, NOW) is not None
    await sessions.close()


async def test_the_operator_is_told_how_many_were_left_out_and_the_bot_stays_ready(tables_url: str) -> None:
    sessions = database.connect(tables_url)
    await acted(sessions, *BROKEN_ACTIONS[0])
    metrics = Metrics()
    went: asyncio.Queue[str] = asyncio.Queue()
    working = Runner(
        sessions,
        Postman(),
        utc_now,
        watch=lambda name, seconds, well: went.put_nowait(name),
        set_aside=metrics.set_aside,
    )
    working.start()
    async with asyncio.timeout(PATIENCE):
        while await went.get() != "plan nudges":
            pass

    assert working.fault() is None
    assert b'matters_rows_set_aside{plan="nudges"} 1.0' in metrics.written()
    await working.stop(PATIENCE)
    await sessions.close()
