"""Nobody is written to unasked but on the days and at the times at which they work, wherever they go."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler import nudges, places, recaps
from scheduler.calendar import Working
from scheduler.mornings import Mornings
from scheduler.nudges import Ladder
from storage.records import Assignment, HowOften, Preference, Reader
from tests.scheduler.described import DAY, MONDAY, TUESDAY_TEN, ahead
from tests.scheduler.test_nudges import LONDON, day, utc
from tests.scheduler.test_nudges_due import ACTION, assignment

MONDAY_TO_THURSDAY, TUESDAY_AND_THURSDAY = (0, 1, 2, 3), (1, 3)
TEN_TO_FOUR = Preference(days=MONDAY_TO_THURSDAY, begins=time(10), ends=time(16))
SCOTLAND = Preference(country="GB", subdivision="SCT")
NORTHERN_IRELAND = Preference(country="GB", subdivision="NIR")
WALES = Preference(country="GB", subdivision="WLS")


OPENINGS = [
    # who, from, the first beginning of their hours
    (TEN_TO_FOUR, "2026-12-01 09:30", "2026-12-01 10:00"),
    (TEN_TO_FOUR, "2026-12-03 16:00", "2026-12-07 10:00"),
    (replace(TEN_TO_FOUR, ends=None), "2026-12-03 16:00", "2026-12-07 10:00"),
    (Preference(begins=time(13)), "2026-12-04 09:00", "2026-12-04 13:00"),
    (Preference(ends=time(12)), "2026-12-04 12:00", "2026-12-07 09:00"),
    (Preference(days=TUESDAY_AND_THURSDAY), "2026-12-01 10:00", "2026-12-03 09:00"),
    (Preference(days=(5,)), "2026-12-01 10:00", "2026-12-05 09:00"),
    # Christmas Day is a Friday, and so is New Year's Day.
    (Preference(days=(4,)), "2026-12-19 10:00", "2027-01-08 09:00"),
    # In London the clocks go forward at one on 28 March 2027, a Sunday, and back at two on 31 October.
    (Preference(days=(6,), begins=time(1), ends=time(2)), "2027-03-22 10:00", "2027-04-04 00:00"),
    (Preference(days=(6,), begins=time(1, 30), ends=time(5)), "2027-03-22 10:00", "2027-03-28 01:00"),
    (Preference(days=(6,), begins=time(1), ends=time(2)), "2027-10-25 10:00", "2027-10-31 00:00"),
    # Hours of which nobody can make sense are those of everybody.
    (Preference(begins=time(18)), "2026-12-01 18:00", "2026-12-02 09:00"),
]


@pytest.mark.parametrize(("wish", "since", "opening"), OPENINGS)
def test_their_hours_begin_on_their_days_at_their_time(wish: Preference, since: str, opening: str) -> None:
    assert places.own(LONDON, wish).next_opening(utc(since)) == utc(opening)


NATIONS = [
    # 2 January is a Saturday in 2027, and so off on the 4th; in 2026 it is a Friday.
    ("2026-01-02", {"SCT"}),
    ("2027-01-04", {"SCT"}),
    ("2026-11-30", {"SCT"}),
    ("2027-03-17", {"NIR"}),
    ("2027-07-12", {"NIR"}),
    ("2027-03-29", {"ENG", "WLS", "NIR"}),
    ("2026-12-01", set()),
]


@pytest.mark.parametrize(("on", "off"), NATIONS)
def test_the_holidays_that_somebody_keeps_come_before_those_of_their_group_and_of_their_zone(
    on: str, off: set[str]
) -> None:
    kept = {"ENG": Preference(), "SCT": SCOTLAND, "NIR": NORTHERN_IRELAND, "WLS": WALES}
    in_london = replace(assignment(), zone="Europe/London", group_zone=None, country=None, subdivision=None)
    of_scots = replace(in_london, country="GB", subdivision="SCT")

    def are_off(of: Assignment) -> set[str]:
        hours = {nation: nudges.working(replace(of, preference=wish)) for nation, wish in kept.items()}
        return {nation for nation, each in hours.items() if not each.is_working_day(day(on))}

    assert are_off(in_london) == off
    # Whoever says nothing keeps those of their group.
    assert are_off(of_scots) - {"ENG"} == off - {"ENG"}
    assert ("ENG" in are_off(of_scots)) is ("SCT" in off)


LADDERS = [
    (Preference(), ["02 Dec 09:00", "07 Dec 09:00", "14 Dec 09:00", "21 Dec 09:00"]),
    (TEN_TO_FOUR, ["02 Dec 10:00", "07 Dec 10:00", "14 Dec 10:00", "21 Dec 10:00"]),
    (
        Preference(days=TUESDAY_AND_THURSDAY),
        ["01 Dec 09:00", "08 Dec 09:00", "15 Dec 09:00", "22 Dec 09:00"],
    ),
    (Preference(days=(4,)), ["04 Dec 09:00", "11 Dec 09:00", "18 Dec 09:00", "08 Jan 09:00"]),
    (
        Preference(HowOften.ONCE_A_WEEK, days=TUESDAY_AND_THURSDAY, begins=time(14)),
        ["01 Dec 14:00", "08 Dec 14:00", "15 Dec 14:00", "22 Dec 14:00"],
    ),
]


@pytest.mark.parametrize(("wish", "times"), LADDERS)
def test_a_nudge_comes_in_the_hours_of_its_owner(wish: Preference, times: list[str]) -> None:
    by = Mornings(places.own(LONDON, wish), wish)
    ladder, now, said = Ladder.of(day("2026-12-04"), by.hours), utc("2026-11-24 10:00"), list[str]()
    step = nudges.first_step(ladder, by.hours, now)
    while (when := nudges.step_time(ladder, step, by, today=now.date())) is not None:
        said.append(f"{when:%d %b %H:%M}")
        step, now = nudges.step_after(ladder, step, by.hours, when), when

    assert said == times


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        (TEN_TO_FOUR, MONDAY.replace(hour=10)),
        (Preference(days=(3,)), datetime(2026, 11, 19, 9, tzinfo=UTC)),
        (Preference(days=TUESDAY_AND_THURSDAY, begins=time(14)), datetime(2026, 11, 19, 14, tzinfo=UTC)),
    ],
)
def test_what_somebody_missed_is_told_in_their_hours_before_the_meeting(
    wish: Preference, expected: datetime
) -> None:
    reader = Reader("U1", MONDAY - 90 * DAY, "Europe/London", wish)

    assert recaps.person_time(ahead(TUESDAY_TEN), reader, MONDAY - 30 * DAY) == expected


ZONES = (
    *("Europe/London", "Europe/Dublin", "Africa/Casablanca", "America/New_York", "America/St_Johns"),
    *("America/Santiago", "Asia/Beirut", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Auckland"),
    *("Pacific/Chatham", "Pacific/Kiritimati", "Pacific/Pago_Pago"),
)
BEGINNING, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)


def changes(zone: str) -> list[datetime]:
    """Return the hours, in UTC, from 2026 to 2028, before which the clocks of a zone change."""
    there, hour = ZoneInfo(zone), timedelta(hours=1)
    hours = [BEGINNING + count * hour for count in range((END - BEGINNING) // hour)]
    offsets = [each.astimezone(there).utcoffset() for each in hours]
    return [later for later, was, now in zip(hours[1:], offsets, offsets[1:], strict=False) if was != now]


CHANGES = [(zone, change) for zone in ZONES for change in changes(zone)]


def at_work(hours: Working, wish: Preference, at: datetime) -> bool:
    """Tell from the clock on the wall alone whether somebody is at work."""
    wall = at.astimezone(hours.zone)
    begins, ends = wish.begins or time(9), wish.ends or time(17, 30)
    return wall.weekday() in (wish.days or range(5)) and begins <= wall.time() < ends


WISHES = (
    Preference(),
    TEN_TO_FOUR,
    Preference(days=(5, 6), begins=time(0), ends=time(23, 59)),
    Preference(days=(6,), begins=time(1), ends=time(3)),
    Preference(HowOften.ONCE_A_WEEK, days=(0, 6), begins=time(2), ends=time(3, 30)),
)


def test_the_clocks_of_most_zones_change_twice_a_year() -> None:
    assert len([zone for zone, _ in CHANGES if zone == "Europe/London"]) == 6
    assert len([zone for zone, _ in CHANGES if zone == "Asia/Kolkata"]) == 0
    assert len(CHANGES) > 50


@pytest.mark.parametrize("wish", WISHES)
@pytest.mark.parametrize("zone", ZONES)
def test_whatever_the_clocks_do_a_message_goes_out_at_work(zone: str, wish: Preference) -> None:
    hours = places.own(Working(ZoneInfo(zone)), wish)
    by = Mornings(hours, wish)
    for change in changes(zone) or [BEGINNING]:
        for shift in range(-30, 31, 3):
            now = change + timedelta(hours=shift)
            opening = hours.next_opening(now)
            assert opening >= now
            assert at_work(hours, wish, opening), (zone, now)
            assert at_work(hours, wish, hours.next_open(now)), (zone, now)
            ladder = Ladder.of(now.date(), hours)
            for step in range(len(ladder.days)):
                when = nudges.step_time(ladder, step, by, today=now.date())
                assert when is not None
                assert at_work(hours, wish, when), (zone, now, step)


@given(
    zones=st.lists(st.sampled_from(ZONES), min_size=2, max_size=4),
    since=st.timedeltas(timedelta(0), END - BEGINNING).map(lambda later: BEGINNING + later),
    wish=st.sampled_from(WISHES),
    taken=st.lists(st.integers(1, 12), max_size=2, unique=True),
    away=st.integers(0, 20),
)
def test_whoever_moves_is_written_to_in_the_hours_of_where_they_are_and_not_on_leave(
    zones: list[str], since: datetime, wish: Preference, taken: list[int], away: int
) -> None:
    back = since.date() + timedelta(days=away)
    wish = replace(wish, away_until=back if away else None)
    mornings = tuple(since.date() - timedelta(days=ago) for ago in sorted(taken))
    for moves, zone in enumerate(zones):
        due = replace(ACTION, due=since.date(), created_at=since)
        there = replace(assignment(zone, action=due), preference=wish, taken=mornings, country="XX")
        now = since + timedelta(hours=7 * moves)
        when = nudges.next_nudge(there, now)
        assert when is not None
        assert at_work(nudges.working(there), wish, when)
        assert not wish.is_away(when.astimezone(ZoneInfo(zone)).date())
        if nudges.is_due(there, now):
            assert at_work(nudges.working(there), wish, now)


@given(
    starts=st.timedeltas(timedelta(days=30), END - BEGINNING).map(lambda later: BEGINNING + later),
    before=st.timedeltas(timedelta(minutes=1), timedelta(days=12)),
    zone=st.sampled_from(ZONES),
    wish=st.sampled_from(WISHES),
    lead=st.integers(0, 3),
)
def test_what_was_missed_is_told_at_work_before_the_meeting_or_not_at_all(
    starts: datetime, before: timedelta, zone: str, wish: Preference, lead: int
) -> None:
    planned = ahead(starts, recap_lead=lead, country="XX")
    reader = Reader("U1", BEGINNING, zone, wish)

    when = recaps.person_time(planned, reader, starts - before)

    if when is not None:
        assert starts - before <= when < starts
        assert at_work(recaps.hours_of(planned, reader), wish, when)


@pytest.mark.parametrize("change", changes("Europe/London"))
def test_nobody_is_told_in_an_hour_that_the_clocks_skip(change: datetime) -> None:
    wish = Preference(days=(6,), begins=time(1), ends=time(2))
    reader, starts = Reader("U1", BEGINNING, "Europe/London", wish), change + timedelta(days=1, hours=12)
    planned = ahead(starts, country="XX")

    when = recaps.person_time(planned, reader, starts - timedelta(days=5))

    assert when is None or at_work(recaps.hours_of(planned, reader), wish, when)
