"""What is remembered of meetings, on both databases: each of its own group, each once, moved or not."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from scheduler import meetings as rules
from scheduler.due import meetings as planning
from storage import database, history, meetings, people
from storage.database import Session
from storage.records import Meeting, MeetingStatus, Presence, Series, Source, Substitute
from tests import new_database

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FIRST = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
WEEK = timedelta(days=7)
LONDON = ZoneInfo("Europe/London")
BOARD = Source("T1", "C1", "rosa")


@pytest.fixture
async def session(database_url: str) -> AsyncIterator[Session]:
    """Yield a transaction on an empty database."""
    sessions = database.connect(database_url)
    await new_database.make_tables(sessions)
    async with sessions.begin() as writing:
        yield writing
    await sessions.close()


async def planned(
    session: Session,
    rrule: str = "FREQ=WEEKLY;BYDAY=TU",
    *,
    minutes: int = 60,
    at: datetime = NOW,
    source: Source = BOARD,
) -> Series:
    """Plan a series at 10:00 from the first Tuesday on."""
    starts = FIRST.replace(tzinfo=None)
    stretch = rules.stretch(rrule, starts, LONDON, minutes, now=at)
    zone = LONDON.key
    return await meetings.plan_series(
        session, source, stretch, rrule=rrule, starts=starts, zone=zone, minutes=minutes, at=at
    )


async def first(session: Session) -> Meeting:
    """Return the board's first meeting."""
    return (await meetings.coming(session, "T1", "C1", NOW, 1))[0]


async def test_a_meeting_is_found_by_when_it_is(session: Session) -> None:
    await planned(session)
    second = (await meetings.coming(session, "T1", "C1", NOW, 2))[1]
    one = await first(session)

    assert await meetings.current(session, "T1", "C1", FIRST - timedelta(seconds=1)) is None
    assert await meetings.current(session, "T1", "C1", FIRST) == one
    assert await meetings.current(session, "T1", "C1", FIRST + timedelta(minutes=59)) == one
    assert await meetings.current(session, "T1", "C1", FIRST + timedelta(minutes=60)) is None
    assert await meetings.next_after(session, "T1", "C1", FIRST) == second
    assert await meetings.previous(session, "T1", "C1", second.starts_at) == one
    assert await meetings.previous(session, "T1", "C1", FIRST) is None
    assert await meetings.last_begun(session, "T1", "C1", FIRST) == one
    assert await meetings.between(session, "T1", "C1", FIRST, FIRST + WEEK) == [one]
    assert await meetings.left_before(session, "T1", "C1", date(2026, 12, 8), NOW) == 2
    days = await meetings.coming_days(session, "T1", "C1", NOW)
    assert days[:2] == (date(2026, 11, 24), date(2026, 12, 1))


@pytest.mark.parametrize(("team", "channel"), [("T2", "C1"), ("T1", "C2")])
async def test_another_group_has_none_of_them(session: Session, team: str, channel: str) -> None:
    await planned(session)

    assert await meetings.coming(session, team, channel, NOW, 9) == []
    assert await meetings.current(session, team, channel, FIRST) is None
    assert await meetings.series_of(session, team, channel) is None
    assert await meetings.left_before(session, team, channel, date(2027, 12, 8), NOW) == 0


async def test_a_meeting_is_none_of_another_workspace_even_by_its_id(session: Session) -> None:
    await planned(session)

    assert await meetings.find(session, "T2", (await first(session)).id) is None
    assert await meetings.find(session, "T1", (await first(session)).id) is not None


async def test_a_moved_meeting_stays_the_same_with_what_was_said_of_it(session: Session) -> None:
    await planned(session)
    before = await first(session)
    await meetings.attend(session, before, "ade", Presence.APOLOGIES, by="ade", at=NOW)
    slot = rules.slot(datetime.fromisoformat("2026-11-26T15:00"), LONDON, 45)
    moved = await meetings.move(session, before, slot, actor="rosa", at=NOW)

    assert moved is not None
    assert (moved.id, moved.day, moved.series_id) == (before.id, date(2026, 11, 26), before.series_id)
    assert (await meetings.presences(session, moved))["ade"] is Presence.APOLOGIES
    assert [change.what for change in await history.changes_of(session, moved)] == ["attendance", "moved"]


async def test_what_is_cancelled_or_moved_does_not_come_back_when_more_is_written_down(
    session: Session,
) -> None:
    series = await planned(session, "FREQ=DAILY")
    one, two, *_ = await meetings.coming(session, "T1", "C1", NOW, 2)
    await meetings.cancel(session, one, actor="rosa", at=NOW)
    slot = rules.slot(datetime.fromisoformat("2026-11-25T15:00"), LONDON, 60)
    await meetings.move(session, two, slot, actor="rosa", at=NOW)
    assert series.again_at is not None
    await planning.put(session, series.again_at)

    starts = [one.starts_at for one in await meetings.coming(session, "T1", "C1", NOW, 500)]
    assert starts[0] == slot.starts_at
    assert starts[1] == datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
    assert len(starts) == 89
    assert len(set(starts)) == len(starts)


async def test_a_new_series_ends_the_old_one_and_keeps_the_meetings_that_they_share(session: Session) -> None:
    old = await planned(session)
    kept, dropped = await meetings.coming(session, "T1", "C1", NOW, 2)
    await meetings.attend(session, kept, "ade", Presence.APOLOGIES, by="ade", at=NOW)
    new = await planned(session, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", minutes=90)

    one, two = await meetings.coming(session, "T1", "C1", NOW, 2)
    assert (one.id, one.series_id, one.ends_at) == (kept.id, new.id, FIRST + timedelta(minutes=90))
    assert two.starts_at == FIRST + 2 * WEEK
    gone = await meetings.find(session, "T1", dropped.id)
    assert gone is not None
    assert gone.status is MeetingStatus.CANCELLED
    assert (await meetings.series_of(session, "T1", "C1")) == new
    assert [change.what for change in await history.changes_of(session, old)] == ["planned", "ended"]


async def test_a_new_series_leaves_the_past_and_other_groups_alone(session: Session) -> None:
    await planned(session)
    elsewhere = Source("T1", "C2", "mal")
    await planned(session, source=elsewhere)
    await planned(session, "FREQ=WEEKLY;BYDAY=TH", at=FIRST + timedelta(days=1))

    held = await meetings.last_begun(session, "T1", "C1", FIRST + timedelta(hours=3))
    assert held is not None
    assert held.starts_at == FIRST
    assert len(await meetings.coming(session, "T1", "C2", NOW, 500)) == 57


async def test_a_meeting_that_was_cancelled_can_be_planned_anew_and_cancelled_once(session: Session) -> None:
    await planned(session)
    one = await first(session)
    slot = rules.slot(FIRST.replace(tzinfo=None), LONDON, 60)

    assert await meetings.cancel(session, one, actor="rosa", at=NOW) is not None
    assert await meetings.cancel(session, one, actor="rosa", at=NOW) is None
    again = await meetings.plan_one(session, BOARD, slot, at=NOW)
    assert await first(session) == again
    assert again.id != one.id


async def test_who_was_expected_and_said_nothing_was_absent(session: Session) -> None:
    await planned(session)
    meeting = await first(session)
    for user, joined in (("ade", NOW), ("val", NOW), ("mal", NOW), ("sam", FIRST + timedelta(minutes=1))):
        await people.join(session, "T1", "C1", user, at=joined)
    await people.leave(session, "T1", "C1", "mal", at=FIRST - timedelta(minutes=1))
    await meetings.attend(
        session, meeting, "ade", Presence.SUBSTITUTE, by="ade", at=FIRST, substitute=Substitute("una")
    )

    assert await meetings.presences(session, meeting) == {
        "ade": Presence.SUBSTITUTE,
        "val": Presence.ABSENT,
        "una": Presence.PRESENT,
    }


async def test_saying_the_same_again_changes_nothing(session: Session) -> None:
    await planned(session)
    meeting = await first(session)

    assert await meetings.attend(session, meeting, "ade", Presence.PRESENT, by="ade", at=FIRST)
    assert not await meetings.attend(session, meeting, "ade", Presence.PRESENT, by="ade", at=FIRST)
    assert await meetings.attend(session, meeting, "ade", Presence.ABSENT, by="rosa", at=FIRST)
    last = (await history.changes_of(session, meeting))[-1]
    assert last.before is not None
    assert last.after is not None
    assert (last.actor, last.before["presence"], last.after["presence"]) == ("rosa", "present", "absent")
