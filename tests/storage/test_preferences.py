"""How people want to be reminded is remembered, and known where they are nudged; on both databases."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from storage import actions, database, groups, meetings, nudges, preferences
from storage.database import Sessions
from storage.records import UNSAID, Action, Assignee, HowOften, OwnerKind, Preference, Slot, Source

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
WISH = Preference(
    HowOften.BEFORE_MEETINGS,
    date(2026, 12, 1),
    date(2026, 12, 16),
    days=(1, 3),
    begins=time(9, 30),
    ends=time(15),
    country="GB",
    subdivision="SCT",
)


@pytest.fixture
async def sessions(tables_url: str) -> AsyncIterator[Sessions]:
    connected = database.connect(tables_url)
    yield connected
    await connected.close()


async def record(sessions: Sessions, team: str = "T1", owner: str = "U1") -> Action:
    async with sessions.begin() as session:
        await groups.ensure(session, team, "C1")
        source = Source(team, "C1", "U9")
        owners = [Assignee(OwnerKind.PERSON, owner)]
        return await actions.record(session, "write it", owners, source=source, at=NOW, due=date(2026, 12, 4))


async def test_the_latest_wish_of_a_person_counts_in_their_workspace(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        before = await preferences.find(session, "T1", "U1")
        await preferences.keep(session, "T1", "U1", Preference(HowOften.NOT_AT_ALL), at=NOW)
        await preferences.keep(session, "T1", "U1", WISH, at=NOW + timedelta(days=1))
        found = [await preferences.find(session, *who) for who in (("T1", "U1"), ("T1", "U2"), ("T2", "U1"))]

    assert before == UNSAID
    changed_at = NOW + timedelta(days=1)
    assert found == [
        replace(WISH, changed_at=changed_at),
        UNSAID,
        UNSAID,
    ]


async def test_an_assignment_knows_the_wish_of_whoever_is_nudged_and_the_meetings_of_its_group(
    sessions: Sessions,
) -> None:
    theirs, others, elsewhere = [
        await record(sessions, *who) for who in (("T1", "U1"), ("T1", "U2"), ("T2", "U1"))
    ]
    async with sessions.begin() as session:
        for days in (-200, 10, 24):
            at = NOW + timedelta(days=days)
            slot = Slot(at, at + timedelta(hours=1), at.date())
            await meetings.plan_one(session, Source("T1", "C1", "U9"), slot, at=NOW)
        await preferences.keep(session, "T1", "U1", WISH, at=NOW)
        found = {each.action.id: each for each in await nudges.unscheduled(session)}

    assert found[theirs.id].preference == replace(WISH, changed_at=NOW)
    assert found[theirs.id].meetings == (date(2026, 12, 3), date(2026, 12, 17))
    assert found[others.id].preference == UNSAID
    assert found[elsewhere.id].preference == UNSAID


async def test_a_change_has_the_nudges_of_that_person_worked_out_again(sessions: Sessions) -> None:
    for who in (("T1", "U1"), ("T1", "U2"), ("T2", "U1")):
        await record(sessions, *who)
    later = NOW + timedelta(days=9)
    async with sessions.begin() as session:
        for each in await nudges.unscheduled(session):
            await nudges.look_at(session, each.owner, later, recipient=each.recipient)
        await preferences.keep(session, "T1", "U1", WISH, at=NOW)
        due = [(each.owner.team, each.recipient) for each in await nudges.due(session, now=NOW)]

    assert due == [("T1", "U1")]
