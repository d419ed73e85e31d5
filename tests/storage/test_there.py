"""Who was there is told in SQL as the plain rule tells it, whatever people said of a meeting."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from storage import database, decisions, meetings
from storage.database import Session
from storage.meetings import there
from storage.records import (
    Attendance,
    Decision,
    Meeting,
    Presence,
    Resolution,
    Slot,
    Source,
    Substitute,
    is_recorded,
    present,
)
from storage.tables import decisions as table

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BOARD = Source("T1", "C1", "rosa")
EVERYBODY = ("rosa", "ade", "val", "mal")
HOUR = timedelta(hours=1)


@pytest.fixture
async def session(tables_url: str) -> AsyncIterator[Session]:
    """Yield a transaction on a database of each kind."""
    sessions = database.connect(tables_url)
    async with sessions.begin() as writing:
        yield writing
    await sessions.close()


async def held(session: Session, number: int) -> tuple[Meeting, Decision]:
    """Return a meeting of an hour, and a decision that was made half way through it."""
    starts_at = MONDAY + number * timedelta(days=1)
    slot = Slot(starts_at, starts_at + HOUR, starts_at.date())
    meeting = await meetings.plan_one(session, BOARD, slot, at=MONDAY)
    made = await decisions.record(
        session, Resolution("We pilot it"), source=BOARD, at=starts_at + HOUR / 2, meeting_id=meeting.id
    )
    return meeting, made


async def say(session: Session, random: Random, meeting: Meeting) -> list[Attendance]:
    """Have people say of themselves, and of each other, whatever they like; return what stands."""
    for _ in range(random.randrange(5)):
        user, presence = random.choice(EVERYBODY), random.choice(list(Presence))
        sent = random.choice([one for one in (*EVERYBODY, None, None) if one != user])
        substitute = Substitute(sent if presence is Presence.SUBSTITUTE else None)
        await meetings.attend(session, meeting, user, presence, by=user, at=MONDAY, substitute=substitute)
    return await meetings.attendances_of(session, meeting)


async def test_sql_and_the_plain_rule_agree_about_who_was_there(session: Session) -> None:
    random = Random(8)
    expected: dict[int, tuple[set[str], bool]] = {}
    for number in range(80):
        meeting, made = await held(session, number)
        said = await say(session, random, meeting)
        expected[made.id] = (set(present(said)), is_recorded(said))
    wanted = table.c.team == "T1"
    people = {(row.id, row.user) for row in await session.execute(there.people(wanted))}
    recorded = {row.id: row.recorded for row in await session.execute(there.occasions(wanted))}

    assert recorded == {made: is_so for made, (_, is_so) in expected.items()}
    assert people == {(made, user) for made, (users, _) in expected.items() for user in users}
    assert set(recorded.values()) == {True, False}


async def test_whom_several_send_in_their_place_is_one_person(session: Session) -> None:
    meeting, made = await held(session, 0)
    for user in ("rosa", "ade"):
        sent = Substitute("mal")
        await meetings.attend(
            session, meeting, user, Presence.SUBSTITUTE, by=user, at=MONDAY, substitute=sent
        )
    said = await meetings.attendances_of(session, meeting)
    found = (await session.execute(there.occasions(table.c.id == made.id))).all()

    assert present(said) == ["mal"]
    assert not is_recorded(said)
    assert [row.recorded for row in found] == [False]


async def test_what_another_workspace_holds_meanwhile_is_no_meeting_of_ours(session: Session) -> None:
    _, made = await held(session, 0)
    starts_at = MONDAY + HOUR / 4
    slot = Slot(starts_at, starts_at + HOUR, starts_at.date())
    await meetings.plan_one(session, Source("T2", "C1", "rosa"), slot, at=MONDAY)
    said = await decisions.record(session, Resolution("Said"), source=BOARD, at=starts_at)

    found = (await session.execute(there.occasions(table.c.id > 0))).all()

    assert {row.id for row in found} == {made.id, said.id}


async def test_a_decision_is_made_at_the_meeting_that_ran_then_and_at_no_other(session: Session) -> None:
    meeting, made = await held(session, 0)
    second = timedelta(seconds=1)
    for at, source in (
        (meeting.starts_at, BOARD),
        (meeting.ends_at - second, BOARD),
        (meeting.ends_at, BOARD),
        (meeting.starts_at - second, BOARD),
        (meeting.starts_at, Source("T1", "C2", "rosa")),
        (meeting.starts_at, Source("T2", "C1", "rosa")),
    ):
        await decisions.record(session, Resolution("Said"), source=source, at=at)

    found = (await session.execute(there.occasions(table.c.id > 0))).all()

    assert sorted(row.id - made.id for row in found) == [0, 1, 2]


async def test_what_is_made_at_a_meeting_stays_so_when_it_is_cut_short_but_not_when_it_is_moved(
    session: Session,
) -> None:
    moved, _ = await held(session, 0)
    cut_short, made = await held(session, 1)
    at = moved.starts_at + HOUR / 2
    later = Slot(moved.starts_at + 99 * HOUR, moved.ends_at + 99 * HOUR, moved.day)
    await meetings.move(session, moved, later, actor="rosa", at=at)
    await meetings.cancel(session, cut_short, actor="rosa", at=at)

    found = (await session.execute(there.occasions(table.c.id > 0))).all()

    assert [row.id for row in found] == [made.id]
