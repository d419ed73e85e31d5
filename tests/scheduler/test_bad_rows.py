"""A row that nobody can read keeps no other group from what is due to it."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from scheduler import planner, runner
from scheduler.clock import utc_now
from scheduler.runner import Runner
from storage import database, meetings
from storage.database import Session
from storage.records import Source, Stretch
from tests.scheduler.test_runner import PATIENCE, Postman

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
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
    monkeypatch.setitem(planner.PLANS, "meetings", (fail, planner.PLANS["meetings"][1]))
    working = Runner(
        sessions, Postman(), utc_now, watch=lambda name, seconds, well: watched.put_nowait((name, well))
    )
    working.start()
    async with asyncio.timeout(PATIENCE):
        ended = {await watched.get() for _ in range(5)}

    assert {name for name, well in ended if not well} == {"plan meetings"}
    assert working.fault() is None
    monkeypatch.setattr(runner, "PLAN_SECONDS", -1)
    assert "plan meetings: it has failed for " in (working.fault() or "")
    await working.stop(PATIENCE)
    assert working.fault() == "clock: it has stopped"
    await sessions.close()
