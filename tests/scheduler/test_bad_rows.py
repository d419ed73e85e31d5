"""A row that nobody can read keeps no other group from what is due to it."""

from datetime import UTC, datetime, timedelta

import pytest

from scheduler import planner
from storage import database, meetings
from storage.database import Session
from storage.records import Source, Stretch

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
