"""A series keeps its wall time over every change of the clocks, as walking through the minutes shows."""

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import accumulate, pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest

from scheduler import calendar

LONDON = ZoneInfo("Europe/London")
ZONES = (
    "Europe/London",
    "America/New_York",
    "Australia/Lord_Howe",  # by half an hour
    "Asia/Kolkata",  # never
    "Pacific/Chatham",  # three quarters of an hour off
    "America/Havana",  # at midnight
)
CHANGES = (date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31))
TIMES = (time(0, 30), time(1, 30), time(2, 30), time(9))
RULES = {"daily": ("FREQ=DAILY", 1), "weekly": ("FREQ=WEEKLY", 7)}
MINUTE = timedelta(minutes=1)


def wall(written: str) -> datetime:
    return datetime.fromisoformat(written)


def utc(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=UTC)


@cache
def walk(zone: str, since: datetime, days: int, step: timedelta) -> tuple[list[datetime], list[datetime]]:
    """List instants and the latest wall time that each had reached: nothing but zoneinfo, step by step."""
    instants = [since + step * count for count in range(timedelta(days=days) // step)]
    local = (at.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0) for at in instants)
    return instants, list(accumulate(local, max))


def reached(zone: str, local: datetime, since: datetime, days: int, step: timedelta = MINUTE) -> datetime:
    instants, walls = walk(zone, since, days, step)
    return instants[bisect_left(walls, local)]


@pytest.mark.parametrize("every", RULES)
@pytest.mark.parametrize("at", TIMES, ids=str)
@pytest.mark.parametrize("change", CHANGES, ids=str)
@pytest.mark.parametrize("zone", ZONES)
def test_each_date_counts_once_over_a_change_of_the_clocks(
    zone: str, change: date, at: time, every: str
) -> None:
    rule, days_apart = RULES[every]
    # Four weeks before and two after hold the changes of the other zones as well.
    first = datetime.combine(change - timedelta(days=28), at)
    since = first.replace(tzinfo=UTC) - timedelta(days=2)
    dates = [first + timedelta(days=days) for days in range(0, 42, days_apart)]

    expected = [reached(zone, date_and_time, since, 48, timedelta(minutes=15)) for date_and_time in dates]

    assert (
        calendar.occurrences(rule, first, ZoneInfo(zone), after=since, before=expected[-1] + MINUTE)
        == expected
    )


def test_a_thousand_series_are_where_a_walk_through_eight_days_finds_them() -> None:
    since, random = utc("2026-10-21"), Random(38)
    for _ in range(1000):
        zone = random.choice(ZONES)
        start = wall("2026-10-22") + MINUTE * random.randrange(24 * 60)
        walls = [start + timedelta(days=days) for days in range(6)]
        expected = [reached(zone, local, since, 8) for local in walls]

        found = calendar.occurrences("FREQ=DAILY;COUNT=6", start, ZoneInfo(zone), after=since)

        assert found == expected, (zone, start)


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        pytest.param(wall("2027-03-28 01:30"), wall("2027-03-28 01:00"), id="skipped"),
        pytest.param(wall("2027-03-28 02:00"), wall("2027-03-28 01:00"), id="just-after-the-skip"),
        pytest.param(wall("2026-10-25 01:30"), wall("2026-10-25 00:30"), id="repeated"),
        pytest.param(wall("2027-07-06 10:00"), wall("2027-07-06 09:00"), id="summer"),
        pytest.param(wall("2027-01-05 10:00"), wall("2027-01-05 10:00"), id="winter"),
        pytest.param(
            wall("2027-03-28 01:30:00.000007"), wall("2027-03-28 01:00"), id="skipped-to-the-second"
        ),
    ],
)
def test_a_wall_time_in_london_is_one_instant(local: datetime, expected: datetime) -> None:
    assert calendar.instant(local, LONDON) == expected.replace(tzinfo=UTC)


def test_a_day_that_samoa_never_had_begins_with_the_day_after_it() -> None:
    apia = ZoneInfo("Pacific/Apia")

    found = calendar.instant(wall("2011-12-30 09:00"), apia)

    assert found.astimezone(apia).replace(tzinfo=None) == wall("2011-12-31")


def test_ten_o_clock_stays_ten_o_clock_all_year() -> None:
    starts = calendar.occurrences(
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
        wall("2026-11-24 10:00"),
        LONDON,
        after=utc("2026-11-23"),
        before=utc("2027-11-23"),
    )

    assert {at.astimezone(LONDON).time() for at in starts} == {time(10)}
    assert {at.hour for at in starts} == {9, 10}
    assert len(starts) == 26


def test_windows_that_meet_neither_share_nor_lose_a_meeting() -> None:
    rule, start = "FREQ=DAILY", wall("2027-03-20 01:30")
    edges = [utc("2027-03-20 01:00") + timedelta(hours=hours) for hours in range(0, 240, 8)]

    pieces = [
        at
        for after, before in pairwise(edges)
        for at in calendar.occurrences(rule, start, LONDON, after=after, before=before)
    ]

    assert pieces == calendar.occurrences(rule, start, LONDON, after=edges[0], before=edges[-1])
    assert len(pieces) == len(set(pieces)) == 10


@pytest.mark.parametrize(
    ("until", "last"),
    [
        pytest.param("20270706T225959Z", date(2027, 7, 6), id="utc"),
        pytest.param("20270705T225959Z", date(2027, 6, 29), id="utc-the-evening-before"),
        pytest.param("20270706", date(2027, 7, 6), id="date"),
        pytest.param("20270706T095959", date(2027, 6, 29), id="wall-time"),
    ],
)
def test_a_series_ends_on_the_day_it_is_said_to(until: str, last: date) -> None:
    starts = calendar.occurrences(
        f"RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL={until}",
        wall("2027-06-01 10:00"),
        LONDON,
        after=utc("2027-06-01"),
    )

    assert starts[-1].date() == last


def test_an_endless_series_gives_no_more_than_it_is_asked_for() -> None:
    starts = calendar.occurrences(
        "FREQ=WEEKLY", wall("2026-11-24 10:00"), LONDON, after=utc("2030-01-01"), limit=3
    )

    assert [f"{at:%d %B %Y}" for at in starts] == ["01 January 2030", "08 January 2030", "15 January 2030"]


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "nonsense",
        "FREQ=MINUTELY",
        "INTERVAL=2",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;FREQUENTLY=1",
        "FREQ=WEEKLY;UNTIL=20279999T000000Z",
        "FREQ=WEEKLY\nEXDATE:20261201T100000",
    ],
)
def test_a_rule_that_no_meeting_follows_is_an_error(rule: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        calendar.occurrences(rule, wall("2026-11-24 10:00"), LONDON, after=utc("2026-01-01"))


def test_a_start_with_a_zone_is_not_a_wall_time() -> None:
    start = utc("2026-11-24 10:00")

    with pytest.raises(ValueError, match="not a local wall time"):
        calendar.instant(start, LONDON)
    with pytest.raises(ValueError, match="not a local wall time"):
        calendar.occurrences("FREQ=DAILY", start, LONDON, after=start)
