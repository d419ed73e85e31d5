"""Which meetings a series brings, on the wall of the group's own zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from scheduler import calendar, meetings
from scheduler.calendar import Working
from scheduler.meetings import DaysOff
from storage.records import EachMeeting, Presence

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")
KOLKATA = ZoneInfo("Asia/Kolkata")
FORTNIGHTLY = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"


def test_a_meeting_at_ten_in_london_stays_at_ten_when_the_clocks_change() -> None:
    reached = meetings.stretch(
        "FREQ=WEEKLY;BYDAY=TU", datetime.fromisoformat("2026-11-24T10:00"), LONDON, 90, now=NOW
    )
    by_day = {slot.day: slot for slot in reached.slots}

    assert by_day[date(2027, 3, 23)].starts_at == datetime(2027, 3, 23, 10, tzinfo=UTC)
    assert by_day[date(2027, 3, 30)].starts_at == datetime(2027, 3, 30, 9, tzinfo=UTC)
    assert {slot.starts_at.astimezone(LONDON).hour for slot in reached.slots} == {10}
    assert {slot.ends_at - slot.starts_at for slot in reached.slots} == {timedelta(minutes=90)}


CHRISTMAS_WEEK = [date(2026, 12, day) for day in (21, 25, 26, 28)]


@pytest.mark.parametrize(
    ("shift", "held"),
    [
        (None, ["2026-12-21", "2026-12-25", "2026-12-26", "2026-12-28"]),
        (0, ["2026-12-21", None, None, None]),
        (1, ["2026-12-21", "2026-12-29", "2026-12-29", "2026-12-29"]),
        (7, ["2026-12-21", "2027-01-04", "2027-01-04", "2027-01-04"]),
        (-1, ["2026-12-21", "2026-12-24", "2026-12-24", "2026-12-24"]),
    ],
)
def test_a_public_holiday_is_left_out_or_gives_way_to_a_working_day(
    shift: int | None, held: list[str | None]
) -> None:
    off = DaysOff(holiday_shift=shift, hours=Working(LONDON, "GB", "ENG"))

    found = [off.held_on(day) for day in CHRISTMAS_WEEK]

    assert [day.isoformat() if day else None for day in found] == held


def mondays(shift: int | None) -> set[date]:
    off = DaysOff(holiday_shift=shift, hours=Working(LONDON, "GB", "ENG"))
    start = datetime.fromisoformat("2026-11-30T11:00")
    planned = meetings.stretch("FREQ=WEEKLY;BYDAY=MO", start, LONDON, 60, now=NOW, off=off)
    return {one.starts_at.astimezone(LONDON).date() for one in planned.slots}


def test_a_series_is_written_down_without_public_holidays_or_on_other_days() -> None:
    assert mondays(None) - mondays(0) >= {date(2026, 12, 28), date(2027, 3, 29)}
    assert len(mondays(1)) == len(mondays(None))
    assert mondays(1) - mondays(None) >= {date(2026, 12, 29), date(2027, 3, 30)}


@pytest.mark.parametrize(
    ("days", "working", "due"),
    [(1, True, "2026-12-24"), (2, False, "2026-12-27"), (0, False, "2026-12-29"), (-1, True, "2026-12-30")],
)
def test_work_is_due_so_long_before_a_meeting_or_after_it(days: int, working: bool, due: str) -> None:
    each, hours = EachMeeting(days, working), Working(LONDON, "GB", "ENG")

    assert meetings.due_by(date(2026, 12, 29), each, hours) == date.fromisoformat(due)


@pytest.mark.parametrize(
    "rule", [FORTNIGHTLY, f"{FORTNIGHTLY};COUNT=90", f"{FORTNIGHTLY};UNTIL=20290101T000000Z"]
)
def test_a_rule_that_ends_before_a_day_has_its_last_meeting_earlier(rule: str) -> None:
    start = datetime.fromisoformat("2026-11-24T10:00")
    ending = meetings.ending_at(rule, meetings.last_before(date(2027, 3, 30), LONDON))

    held = meetings.stretch(ending, start, LONDON, 90, now=NOW).slots

    assert held[-1].day == date(2027, 3, 16)
    assert meetings.stretch(rule, start, LONDON, 90, now=NOW).slots[len(held)].day == date(2027, 3, 30)


@pytest.mark.parametrize(
    ("local", "at"),
    [
        pytest.param(
            datetime.fromisoformat("2027-03-28T01:30"), datetime(2027, 3, 28, 1, 0, tzinfo=UTC), id="skipped"
        ),
        pytest.param(
            datetime.fromisoformat("2027-10-31T01:30"),
            datetime(2027, 10, 31, 0, 30, tzinfo=UTC),
            id="repeated",
        ),
    ],
)
def test_a_time_that_the_clocks_skip_or_repeat_is_one_meeting_on_its_day(
    local: datetime, at: datetime
) -> None:
    slot = meetings.slot(local, LONDON, 60)

    assert (slot.starts_at, slot.day) == (at, local.date())


def test_the_day_of_a_meeting_is_the_day_where_the_group_is() -> None:
    slot = meetings.slot(datetime.fromisoformat("2026-12-03T01:00"), KOLKATA, 60)

    assert slot.starts_at == datetime(2026, 12, 2, 19, 30, tzinfo=UTC)
    assert slot.ends_at == datetime(2026, 12, 2, 20, 30, tzinfo=UTC)
    assert slot.day == date(2026, 12, 3)


@pytest.mark.parametrize(
    ("rrule", "most"),
    [
        pytest.param("FREQ=DAILY", 60, id="daily"),
        pytest.param("FREQ=WEEKLY;BYDAY=TU", 57, id="weekly"),
        pytest.param(FORTNIGHTLY, 29, id="fortnightly"),
        pytest.param(f"{FORTNIGHTLY};COUNT=6", 6, id="six-times"),
        pytest.param(f"{FORTNIGHTLY};UNTIL=20270131T235959Z", 5, id="until"),
    ],
)
def test_about_four_hundred_days_are_written_down_and_no_more_than_sixty_meetings(
    rrule: str, most: int
) -> None:
    reached = meetings.stretch(rrule, datetime.fromisoformat("2026-11-24T10:00"), LONDON, 60, now=NOW)

    assert len(reached.slots) == most
    assert (reached.again_at is None) == ("COUNT" in rrule or "UNTIL" in rrule)


@pytest.mark.parametrize(
    "rrule", ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=TU", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=24"]
)
def test_stretches_that_follow_each_other_neither_share_nor_lose_a_meeting(rrule: str) -> None:
    start = datetime.fromisoformat("2026-11-24T10:00")
    reached = meetings.stretch(rrule, start, LONDON, 60, now=NOW)
    seen = list(reached.slots)
    for _ in range(20):
        assert reached.again_at is not None
        assert not seen or seen[-1].starts_at > reached.again_at
        reached = meetings.stretch(rrule, start, LONDON, 60, now=reached.again_at, after=reached.until)
        seen += reached.slots

    every = calendar.occurrences(rrule, start, LONDON, after=NOW, before=reached.until, limit=5000)
    assert [slot.starts_at for slot in seen] == every


def test_half_as_many_meetings_are_added_when_half_of_the_first_are_left() -> None:
    start = datetime.fromisoformat("2026-11-24T10:00")
    first = meetings.stretch("FREQ=DAILY", start, LONDON, 60, now=NOW)
    assert first.again_at == first.slots[30].starts_at

    added = meetings.stretch("FREQ=DAILY", start, LONDON, 60, now=first.again_at, after=first.until)

    assert len(added.slots) == 30
    assert (added.slots[-1].day, added.again_at) == (date(2027, 2, 21), added.slots[0].starts_at)


def test_a_series_that_is_not_frequent_is_looked_at_again_after_thirty_days() -> None:
    start = datetime.fromisoformat("2026-11-24T10:00")

    reached = meetings.stretch(FORTNIGHTLY, start, LONDON, 60, now=NOW)

    assert (reached.again_at, reached.until) == (NOW + timedelta(days=30), NOW + timedelta(days=400))


def test_people_may_say_for_an_hour_after_a_meeting_that_they_were_there() -> None:
    assert timedelta(hours=1) == meetings.LATE


@pytest.mark.parametrize(
    ("present", "apologies", "changed"),
    [
        pytest.param(["ade"], ["val"], {}, id="as-it-was"),
        pytest.param(["ade", "mal"], ["val"], {"mal": Presence.PRESENT}, id="one-more"),
        pytest.param([], ["val"], {"ade": Presence.ABSENT}, id="not-there-after-all"),
        pytest.param(["val"], ["ade"], {"val": Presence.PRESENT, "ade": Presence.APOLOGIES}, id="exchanged"),
        pytest.param(["ade", "sub"], ["val"], {"sub": Presence.PRESENT}, id="came-after-sending-another"),
        pytest.param(["ade"], ["val", "absent"], {"absent": Presence.APOLOGIES}, id="had-excused-themselves"),
    ],
)
def test_the_chair_s_word_changes_only_what_it_changes(
    present: list[str], apologies: list[str], changed: dict[str, Presence]
) -> None:
    known = {
        "ade": Presence.PRESENT,
        "val": Presence.APOLOGIES,
        "sub": Presence.SUBSTITUTE,
        "absent": Presence.ABSENT,
    }

    assert meetings.corrections(known, present, apologies) == changed
