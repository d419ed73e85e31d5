"""The owner's own day, clock changes, the ends of months and years, and leap days."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.language import dates


def read_at(now: str, zone: str, phrase: str) -> dates.Understood | dates.Question:
    """Return what a phrase means at an instant, given in UTC, to an owner in that zone."""
    instant = datetime.fromisoformat(now).replace(tzinfo=UTC)
    return dates.read(phrase, dates.Calendar(now=instant, zone=ZoneInfo(zone), locale="en-GB"))


@pytest.mark.parametrize(
    ("zone", "day", "instant"),
    [
        ("Europe/London", "2027-03-27", "2027-03-27T17:00"),
        ("Europe/London", "2027-03-28", "2027-03-28T16:00"),  # the clocks go forward
        ("Europe/London", "2027-03-29", "2027-03-29T16:00"),
        ("Europe/London", "2027-10-30", "2027-10-30T16:00"),
        ("Europe/London", "2027-10-31", "2027-10-31T17:00"),  # and back
        ("America/New_York", "2026-12-04", "2026-12-04T22:00"),
        ("Asia/Kolkata", "2026-12-04", "2026-12-04T11:30"),
        ("Pacific/Auckland", "2026-12-04", "2026-12-04T04:00"),
        ("Australia/Lord_Howe", "2027-04-04", "2027-04-04T06:30"),
        ("Pacific/Kiritimati", "2026-12-04", "2026-12-04T03:00"),
    ],
)
def test_a_due_day_ends_at_five_in_the_afternoon_where_the_owner_is(
    zone: str, day: str, instant: str
) -> None:
    due = dates.due_at(date.fromisoformat(day), ZoneInfo(zone))

    assert due.tzinfo is UTC
    assert due == datetime.fromisoformat(instant).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "zone", "phrase", "day"),
    [
        # the owner's day, not London's
        ("2026-11-24T10:59", "Pacific/Auckland", "today", "2026-11-24"),
        ("2026-11-24T11:00", "Pacific/Auckland", "today", "2026-11-25"),
        ("2026-11-24T18:29", "Asia/Kolkata", "tomorrow", "2026-11-25"),
        ("2026-11-24T18:30", "Asia/Kolkata", "tomorrow", "2026-11-26"),
        ("2026-11-25T03:00", "America/Los_Angeles", "EOD", "2026-11-24"),
        ("2026-11-29T20:00", "Pacific/Auckland", "next Friday", "2026-12-11"),  # Monday there
        ("2026-11-29T20:00", "Europe/London", "next Friday", "2026-12-04"),  # Sunday there
        # clock changes
        ("2027-03-27T12:00", "Europe/London", "tomorrow", "2027-03-28"),
        ("2027-03-27T23:30", "Europe/London", "in 24 hours", "2027-03-29"),
        ("2027-03-27T12:00", "Europe/London", "in 2 days", "2027-03-29"),
        ("2027-10-30T22:30", "Europe/London", "in 24 hours", "2027-10-31"),
        ("2027-10-30T23:30", "Europe/London", "today", "2027-10-31"),
        ("2027-10-30T23:30", "Europe/London", "in a week", "2027-11-07"),
        # the turn of the year
        ("2026-12-31T12:00", "Europe/London", "tomorrow", "2027-01-01"),
        ("2026-12-31T12:00", "Europe/London", "end of the year", "2026-12-31"),
        ("2026-12-31T12:00", "Europe/London", "end of next month", "2027-01-31"),
        ("2026-12-31T12:00", "Europe/London", "end of next quarter", "2027-03-31"),
        ("2026-12-31T12:00", "Europe/London", "the 1st", "2027-01-01"),
        ("2026-12-31T12:00", "Europe/London", "1 January", "2027-01-01"),
        ("2026-12-31T12:00", "Europe/London", "next Friday", "2027-01-08"),
        ("2026-12-28T12:00", "Europe/London", "Friday", "2027-01-01"),
        ("2026-12-28T12:00", "Europe/London", "Christmas", "2027-12-25"),
        ("2026-12-28T12:00", "Europe/London", "in 3 working days", "2026-12-31"),
        ("2026-12-31T12:00", "Europe/London", "in 2 working days", "2027-01-04"),
        ("2026-12-31T12:00", "Europe/London", "the first Monday of next month", "2027-01-04"),
        # leap days and short months
        ("2028-02-28T12:00", "Europe/London", "tomorrow", "2028-02-29"),
        ("2028-02-01T12:00", "Europe/London", "29 February", "2028-02-29"),
        ("2028-02-01T12:00", "Europe/London", "end of the month", "2028-02-29"),
        ("2027-02-01T12:00", "Europe/London", "end of the month", "2027-02-28"),
        ("2028-02-29T12:00", "Europe/London", "in a year", "2029-02-28"),
        ("2028-02-29T12:00", "Europe/London", "29 February", "2028-02-29"),
        ("2027-01-31T12:00", "Europe/London", "in a month", "2027-02-28"),
        ("2027-01-31T12:00", "Europe/London", "the 31st", "2027-01-31"),
        ("2027-02-01T12:00", "Europe/London", "31 March", "2027-03-31"),
        # weekends
        ("2026-11-28T12:00", "Europe/London", "in 1 working day", "2026-11-30"),
        ("2026-11-28T12:00", "Europe/London", "Friday", "2026-12-04"),
        ("2026-11-27T12:00", "Europe/London", "this Friday", "2026-11-27"),
        ("2026-11-27T12:00", "Europe/London", "end of the week", "2026-11-27"),
        ("2026-11-27T12:00", "Europe/London", "Friday week", "2026-12-04"),
    ],
)
def test_a_day_is_counted_from_the_owners_own_day(now: str, zone: str, phrase: str, day: str) -> None:
    assert read_at(now, zone, phrase) == dates.Understood(date.fromisoformat(day), phrase)


@pytest.mark.parametrize(
    ("now", "phrase", "readings"),
    [
        ("2027-01-31T12:00", "the 30th", ["2027-02-28", "2027-03-30"]),
        ("2027-04-05T12:00", "the 31st", ["2027-04-30", "2027-05-31"]),
        ("2028-03-01T12:00", "29 February", ["2029-02-28", "2029-03-01"]),
        ("2028-02-29T12:00", "1 March 2030", ["2028-03-01", "2030-03-01"]),
        ("2026-12-31T12:00", "31 November", ["2027-11-30", "2027-12-01"]),
        ("2027-01-02T12:00", "31 December", ["2027-12-31"]),
    ],
)
def test_a_day_that_the_month_does_not_have_is_asked_about(
    now: str, phrase: str, readings: list[str]
) -> None:
    answer = read_at(now, "Europe/London", phrase)

    assert isinstance(answer, dates.Question)
    assert [day.isoformat() for day in answer.readings] == readings
