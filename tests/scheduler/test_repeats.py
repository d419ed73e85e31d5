"""When work that repeats is due again, and what is due before a meeting."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from scheduler import meetings, repeats
from scheduler.calendar import Working
from storage.records import DueMeeting, Repeats

LONDON = Working(ZoneInfo("Europe/London"), "GB", "ENG")
TUESDAY = date(2026, 12, 8)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("rrule", "starts", "due", "today", "following"),
    [
        ("FREQ=MONTHLY", "2026-12-04", "2026-12-04", "2026-12-03", "2027-01-04"),
        pytest.param("FREQ=MONTHLY", "2026-12-04", "2026-12-04", "2026-11-20", "2027-01-04", id="early"),
        pytest.param("FREQ=MONTHLY", "2026-12-04", "2026-12-04", "2027-02-10", "2027-03-04", id="late"),
        pytest.param("FREQ=MONTHLY", "2026-12-04", "2026-12-04", "2027-01-04", "2027-02-04", id="that-day"),
        pytest.param("FREQ=MONTHLY", "2027-01-31", "2027-01-31", "2027-01-31", "2027-02-28", id="31st"),
        pytest.param("FREQ=MONTHLY", "2027-01-31", "2027-02-28", "2027-02-28", "2027-03-31", id="31st-again"),
        pytest.param("FREQ=MONTHLY", "2027-01-30", "2027-02-28", "2027-02-28", "2027-03-30", id="30th"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "2026-12-18", "2026-12-18", "2026-12-18", "2026-12-25"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "2026-12-25", "2026-12-25", "2026-12-25", "2027-01-29"),
        ("FREQ=WEEKLY", "2026-11-27", "2026-11-27", "2026-11-26", "2026-12-04"),
        ("FREQ=WEEKLY;INTERVAL=2", "2026-11-27", "2026-11-27", "2026-12-05", "2026-12-11"),
        ("FREQ=YEARLY", "2028-02-29", "2028-02-29", "2028-02-29", "2029-02-28"),
        pytest.param("FREQ=MONTHLY", "2026-12-04", "2026-12-10", "2026-12-10", "2027-01-04", id="put-off"),
        ("RRULE:FREQ=MONTHLY", "2026-12-04", "2026-12-04", "2026-12-04", "2027-01-04"),
    ],
)
def test_it_is_due_on_the_next_day_of_its_rule(
    rrule: str, starts: str, due: str, today: str, following: str
) -> None:
    rule = Repeats(rrule, "now and then", day(starts))

    assert repeats.next_due(rule, day(due), day(today)) == day(following)


def test_a_rule_that_has_ended_gives_no_more_days() -> None:
    rule = Repeats("FREQ=MONTHLY;COUNT=2", "twice", day("2026-12-04"))

    assert repeats.next_due(rule, day("2026-12-04"), day("2026-12-04")) == day("2027-01-04")
    assert repeats.next_due(rule, day("2027-01-04"), day("2027-01-04")) is None


def test_a_rule_without_a_first_day_counts_from_today() -> None:
    assert repeats.next_due(Repeats("FREQ=MONTHLY", "every month"), None, TUESDAY) == day("2027-01-08")


@pytest.mark.parametrize("rrule", ["", "every month", "FREQ=SECONDLY", "FREQ=MONTHLY;INTERVAL=0"])
def test_a_rule_that_can_not_be_read_is_refused(rrule: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        repeats.next_due(Repeats(rrule, "?"), None, TUESDAY)


@pytest.mark.parametrize(
    ("meeting", "before", "due"),
    [
        ("2026-12-08", DueMeeting(1), "2026-12-08"),
        ("2026-12-08", DueMeeting(1, 7), "2026-12-01"),
        ("2026-12-08", DueMeeting(1, 2, working=True), "2026-12-04"),
        pytest.param("2026-12-29", DueMeeting(1, 2, working=True), "2026-12-23", id="over-Christmas"),
        pytest.param("2026-11-26", DueMeeting(1, 10, working=True), "2026-11-23", id="never-in-the-past"),
    ],
)
def test_what_is_due_before_a_meeting_is_due_so_long_before_its_day(
    meeting: str, before: DueMeeting, due: str
) -> None:
    assert meetings.due_before(day(meeting), before, LONDON, day("2026-11-23")) == day(due)
