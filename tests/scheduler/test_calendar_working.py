"""Working days and hours: who is at work when, and so when they hear from us."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from scheduler import calendar
from scheduler.calendar import Working

LONDON, KOLKATA = ZoneInfo("Europe/London"), ZoneInfo("Asia/Kolkata")
ENGLAND = Working(LONDON, "GB", "ENG")
SCOTLAND = Working(LONDON, "GB", "SCT")
NORTHERN_IRELAND = Working(LONDON, "GB", "NIR")
WALES = Working(LONDON, "GB", "WLS")
NOWHERE = Working(LONDON)


def spoken(day: date) -> str:
    return f"{day:%a %d %b %Y}"


# Written down by hand, not computed by the package that the code uses.
BANK_HOLIDAYS = {
    "St Stephen's observed": (date(2026, 12, 28), "ENG SCT NIR WLS"),
    "Christmas Day": (date(2026, 12, 25), "ENG SCT NIR WLS"),
    "New Year's Day": (date(2027, 1, 1), "ENG SCT NIR WLS"),
    "Good Friday": (date(2027, 3, 26), "ENG SCT NIR WLS"),
    "Easter Monday": (date(2027, 3, 29), "ENG NIR WLS"),
    "2 January observed": (date(2027, 1, 4), "SCT"),
    "St Patrick's Day": (date(2027, 3, 17), "NIR"),
    "Battle of the Boyne": (date(2027, 7, 12), "NIR"),
    "Scottish summer": (date(2027, 8, 2), "SCT"),
    "English summer": (date(2027, 8, 30), "ENG NIR WLS"),
    "St Andrew's Day": (date(2026, 11, 30), "SCT"),
    "an ordinary Tuesday": (date(2026, 12, 1), ""),
}


@pytest.mark.parametrize("nation", ["ENG", "SCT", "NIR", "WLS"])
@pytest.mark.parametrize("name", BANK_HOLIDAYS)
def test_the_nations_keep_their_own_holidays(name: str, nation: str) -> None:
    day, closed = BANK_HOLIDAYS[name]

    assert Working(LONDON, "GB", nation).is_working_day(day) is (nation not in closed)


def test_nobody_works_at_weekends() -> None:
    saturdays = [date(2026, 1, 3) + timedelta(weeks=weeks) for weeks in range(60)]

    assert not any(NOWHERE.is_working_day(day) for day in saturdays)
    assert not any(NOWHERE.is_working_day(day + timedelta(days=1)) for day in saturdays)
    assert all(NOWHERE.is_working_day(day + timedelta(days=2)) for day in saturdays)


@pytest.mark.parametrize(
    ("country", "subdivision", "open_on_boxing_day_monday"),
    [
        pytest.param("GB", "ZZ", False, id="unknown-part-of-a-known-country"),
        pytest.param("gb", "ENG", False, id="small-letters"),
        pytest.param("XX", None, True, id="unknown-country"),
        pytest.param("", "", True, id="nothing"),
        pytest.param(None, "ENG", True, id="no-country"),
    ],
)
def test_an_unknown_place_has_the_holidays_we_know_of(
    country: str | None, subdivision: str | None, open_on_boxing_day_monday: bool
) -> None:
    assert (
        Working(LONDON, country, subdivision).is_working_day(date(2026, 12, 28)) is open_on_boxing_day_monday
    )


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(
            ENGLAND.working_days_before(date(2026, 11, 24), 2), "Fri 20 Nov 2026", id="over-weekend"
        ),
        pytest.param(
            ENGLAND.working_days_before(date(2026, 11, 29), 2), "Thu 26 Nov 2026", id="from-a-Sunday"
        ),
        pytest.param(ENGLAND.working_days_before(date(2026, 12, 29), 1), "Thu 24 Dec 2026", id="Christmas"),
        pytest.param(
            ENGLAND.working_days_after(date(2026, 12, 24), 1), "Tue 29 Dec 2026", id="after-Christmas"
        ),
        pytest.param(
            ENGLAND.working_days_after(date(2026, 11, 27), 3), "Wed 02 Dec 2026", id="three-after-Friday"
        ),
        pytest.param(
            SCOTLAND.working_days_after(date(2026, 11, 27), 3), "Thu 03 Dec 2026", id="St-Andrew-in-between"
        ),
        pytest.param(ENGLAND.working_days_after(date(2026, 11, 27), 0), "Fri 27 Nov 2026", id="none-after"),
        pytest.param(ENGLAND.next_working_day(date(2026, 11, 26)), "Fri 27 Nov 2026", id="tomorrow"),
        pytest.param(ENGLAND.next_working_day(date(2026, 11, 27)), "Mon 30 Nov 2026", id="after-Friday"),
        pytest.param(
            SCOTLAND.next_working_day(date(2026, 11, 27)), "Tue 01 Dec 2026", id="after-Friday-in-Scotland"
        ),
        pytest.param(ENGLAND.on_or_before(date(2026, 11, 28)), "Fri 27 Nov 2026", id="before-Saturday"),
        pytest.param(ENGLAND.on_or_before(date(2026, 11, 27)), "Fri 27 Nov 2026", id="Friday-itself"),
        pytest.param(ENGLAND.on_or_after(date(2026, 12, 25)), "Tue 29 Dec 2026", id="after-Christmas-Day"),
        pytest.param(ENGLAND.on_or_after(date(2026, 11, 27)), "Fri 27 Nov 2026", id="Friday-is-fine"),
    ],
)
def test_working_days_are_counted_past_what_is_closed(found: date, expected: str) -> None:
    assert spoken(found) == expected


@pytest.mark.parametrize(
    ("working", "after", "expected"),
    [
        pytest.param(ENGLAND, "2026-11-23T08:00", "2026-11-23T09:00", id="early"),
        pytest.param(ENGLAND, "2026-11-23T09:00", "2026-11-23T09:00", id="on-the-dot"),
        pytest.param(ENGLAND, "2026-11-23T09:01", "2026-11-24T09:00", id="a-minute-late"),
        pytest.param(ENGLAND, "2026-11-27T20:00", "2026-11-30T09:00", id="friday-evening"),
        pytest.param(SCOTLAND, "2026-11-27T20:00", "2026-12-01T09:00", id="before-St-Andrew"),
        pytest.param(ENGLAND, "2026-12-24T12:00", "2026-12-29T09:00", id="over-Christmas"),
        pytest.param(ENGLAND, "2027-03-27T12:00", "2027-03-30T08:00", id="over-Easter-and-the-clocks"),
        pytest.param(NOWHERE, "2027-07-06T23:30", "2027-07-07T08:00", id="past-midnight-in-summer"),
        pytest.param(Working(KOLKATA), "2026-11-23T03:30", "2026-11-23T03:30", id="Kolkata"),
        pytest.param(
            Working(KOLKATA), "2026-11-22T20:00", "2026-11-23T03:30", id="already-Monday-in-Kolkata"
        ),
        pytest.param(Working(ZoneInfo("Pacific/Apia")), "2011-12-30T05:00", "2012-01-01T19:00", id="Apia"),
    ],
)
def test_the_office_opens_at_nine_on_a_working_day(working: Working, after: str, expected: str) -> None:
    found = working.next_opening(datetime.fromisoformat(after).replace(tzinfo=UTC))

    assert found == datetime.fromisoformat(expected).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "is_open", "next_open"),
    [
        pytest.param("2026-11-23T08:59", False, "2026-11-23T09:00", id="a-minute-before"),
        pytest.param("2026-11-23T09:00", True, "2026-11-23T09:00", id="opening"),
        pytest.param("2026-11-23T17:29", True, "2026-11-23T17:29", id="last-minute"),
        pytest.param("2026-11-23T17:30", False, "2026-11-24T09:00", id="closing"),
        pytest.param("2026-11-28T11:00", False, "2026-11-30T09:00", id="saturday"),
        pytest.param("2026-12-25T11:00", False, "2026-12-29T09:00", id="christmas"),
        pytest.param("2027-07-06T08:15", True, "2027-07-06T08:15", id="nine-fifteen-in-summer"),
    ],
)
def test_nobody_is_written_to_out_of_hours(at: str, is_open: bool, next_open: str) -> None:
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)

    assert ENGLAND.is_open(moment) is is_open
    assert ENGLAND.next_open(moment) == datetime.fromisoformat(next_open).replace(tzinfo=UTC)


def test_a_year_of_office_hours_is_what_the_wall_says() -> None:
    for hour in range(0, 24 * 365):
        at = datetime(2026, 11, 22, 0, 15, tzinfo=UTC) + timedelta(hours=hour)
        local = at.astimezone(KOLKATA)

        assert Working(KOLKATA).is_open(at) is (
            local.weekday() < 5 and "09:00" <= f"{local:%H:%M}" < "17:30"
        ), local


def test_nudges_come_two_working_days_ahead_or_on_the_day_the_day_after_and_then_weekly() -> None:
    days = calendar.nudge_days(date(2026, 12, 17), ENGLAND)

    assert [spoken(day) for day in days] == [
        "Tue 15 Dec 2026",
        "Thu 17 Dec 2026",
        "Fri 18 Dec 2026",
        "Tue 29 Dec 2026",  # the 25th and the 28th are holidays
        "Mon 04 Jan 2027",
    ]


def test_what_falls_due_on_a_sunday_is_nudged_about_on_the_friday() -> None:
    days = calendar.nudge_days(date(2026, 11, 29), ENGLAND)

    assert [spoken(day) for day in days[:3]] == ["Thu 26 Nov 2026", "Fri 27 Nov 2026", "Mon 30 Nov 2026"]


@pytest.mark.parametrize("working", [ENGLAND, SCOTLAND, NORTHERN_IRELAND, WALES, NOWHERE])
def test_nudges_are_at_most_nine_in_order_and_never_on_a_day_off(working: Working) -> None:
    for offset in range(400):
        due = date(2026, 11, 22) + timedelta(days=offset)
        days = calendar.nudge_days(due, working)

        assert len(days) <= 9, due
        assert list(days) == sorted(set(days)), due
        assert all(working.is_working_day(day) for day in days), due
        assert days[0] < days[1] <= due < days[2], due


@pytest.mark.parametrize(
    ("meeting", "lead", "expected"),
    [
        pytest.param("2026-11-24T10:00", 1, "2026-11-23T09:00", id="tuesday"),
        pytest.param("2026-11-30T10:00", 1, "2026-11-27T09:00", id="monday"),
        pytest.param("2026-12-29T10:00", 1, "2026-12-24T09:00", id="after-christmas"),
        pytest.param("2026-11-24T10:00", 3, "2026-11-19T09:00", id="three-days"),
        pytest.param("2026-11-24T10:00", 0, "2026-11-24T09:00", id="same-morning"),
        pytest.param("2026-11-24T08:30", 0, "2026-11-23T09:00", id="breakfast"),
        pytest.param("2026-11-28T10:00", 0, "2026-11-27T09:00", id="on-a-saturday"),
        pytest.param("2027-03-31T09:00", 1, "2027-03-30T08:00", id="summer-time"),
    ],
)
def test_the_recap_comes_a_working_morning_before_the_meeting(meeting: str, lead: int, expected: str) -> None:
    start = datetime.fromisoformat(meeting).replace(tzinfo=UTC)

    found = calendar.recap_at(start, lead, ENGLAND)

    assert found == datetime.fromisoformat(expected).replace(tzinfo=UTC)
