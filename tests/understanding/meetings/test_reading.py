"""What people type after `/meeting`, and what comes of it. It is Monday 23 November 2026, 09:00."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.understanding import meetings
from bot.understanding.meetings import Cancel, Meant, Move, OneMeeting, SeriesPlan, Show

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")


def read(text: str, zone: ZoneInfo = LONDON, locale: str | None = "en-GB") -> Meant:
    return meetings.read(text, now=NOW, zone=zone, locale=locale)


def wall(written: str) -> datetime:
    return datetime.fromisoformat(written)


FORTNIGHTLY = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"

# What is typed, the rule, the first meeting, and its minutes if they were said.
SERIES = [
    (
        "every second Tuesday at 10:00 for 90 minutes",
        FORTNIGHTLY,
        "2026-11-24 10:00",
        90,
    ),
    ("every Tuesday 10am", "FREQ=WEEKLY;BYDAY=TU", "2026-11-24 10:00", None),
    ("Every Tuesday, 10.30 – 12 noon", "FREQ=WEEKLY;BYDAY=TU", "2026-11-24 10:30", 90),
    ("weekly on Mondays at 2pm for an hour", "FREQ=WEEKLY;BYDAY=MO", "2026-11-23 14:00", 60),
    ("Mondays at 08:30", "FREQ=WEEKLY;BYDAY=MO", "2026-11-30 08:30", None),
    ("weekly Tuesday 10:00", "FREQ=WEEKLY;BYDAY=TU", "2026-11-24 10:00", None),
    ("every week at 10 from 3 December", "FREQ=WEEKLY;BYDAY=TH", "2026-12-03 10:00", None),
    ("fortnightly on Tuesday 10.00", FORTNIGHTLY, "2026-11-24 10:00", None),
    ("once a fortnight on a Tuesday at 10", FORTNIGHTLY, "2026-11-24 10:00", None),
    (
        "every two weeks on Tuesday at ten o'clock",
        FORTNIGHTLY,
        "2026-11-24 10:00",
        None,
    ),
    ("every second week on Tuesday at 10", FORTNIGHTLY, "2026-11-24 10:00", None),
    ("every 2nd Tuesday at 10", FORTNIGHTLY, "2026-11-24 10:00", None),
    ("every other Wednesday at noon", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "2026-11-25 12:00", None),
    ("alternate Fridays at 11am", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-11-27 11:00", None),
    ("alternate weeks on Friday at 11am", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-11-27 11:00", None),
    ("starting Tuesday every two weeks at 10", FORTNIGHTLY, "2026-11-24 10:00", None),
    (
        "every second Tuesday at 10 from 3 December",
        FORTNIGHTLY,
        "2026-12-08 10:00",
        None,
    ),
    ("every third Thursday at 10:30", "FREQ=WEEKLY;INTERVAL=3;BYDAY=TH", "2026-11-26 10:30", None),
    ("six-weekly on Thursdays at 10", "FREQ=WEEKLY;INTERVAL=6;BYDAY=TH", "2026-11-26 10:00", None),
    (
        "every 6 weeks on a Thursday at 14:00 from 3 December",
        "FREQ=WEEKLY;INTERVAL=6;BYDAY=TH",
        "2026-12-03 14:00",
        None,
    ),
    ("every Monday and Thursday at 9", "FREQ=WEEKLY;BYDAY=MO,TH", "2026-11-26 09:00", None),
    ("Wednesdays, Mondays & Fridays at 09:30", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-11-23 09:30", None),
    (
        "every Tuesday and Thursday fortnightly at 10",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
        "2026-11-24 10:00",
        None,
    ),
    ("every weekday at 09:15 for 15 mins", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-23 09:15", 15),
    ("daily at 9", "FREQ=DAILY", "2026-11-24 09:00", None),
    ("every 3 days at 10", "FREQ=DAILY;INTERVAL=3", "2026-11-23 10:00", None),
    ("monthly on the first Monday at 9:30", "FREQ=MONTHLY;BYDAY=1MO", "2026-12-07 09:30", None),
    ("the last Friday of every month at 1pm", "FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27 13:00", None),
    ("every last Friday at 1pm", "FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27 13:00", None),
    ("every first Monday at 10", "FREQ=MONTHLY;BYDAY=1MO", "2026-12-07 10:00", None),
    ("every second Tuesday of the month at 10", "FREQ=MONTHLY;BYDAY=2TU", "2026-12-08 10:00", None),
    ("first and third Tuesday of every month at 10", "FREQ=MONTHLY;BYDAY=1TU,3TU", "2026-12-01 10:00", None),
    ("every 2nd and 4th Tuesday at 10", "FREQ=MONTHLY;BYDAY=2TU,4TU", "2026-11-24 10:00", None),
    ("monthly on the second last Friday at 10", "FREQ=MONTHLY;BYDAY=-2FR", "2026-12-18 10:00", None),
    ("penultimate Friday of each month at 10", "FREQ=MONTHLY;BYDAY=-2FR", "2026-12-18 10:00", None),
    ("quarterly on the first Monday at 10", "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", "2026-12-07 10:00", None),
    (
        "the first Monday of every second month at 10",
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO",
        "2026-12-07 10:00",
        None,
    ),
    ("half-yearly on the first Monday at 10", "FREQ=MONTHLY;INTERVAL=6;BYDAY=1MO", "2026-12-07 10:00", None),
    ("on the 15th of each month at 12 noon", "FREQ=MONTHLY;BYMONTHDAY=15", "2026-12-15 12:00", None),
    ("1st and 15th of each month at 10", "FREQ=MONTHLY;BYMONTHDAY=1,15", "2026-12-01 10:00", None),
    ("last day of the month at 10", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30 10:00", None),
    (
        "last working day of the month at 10",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "2026-11-30 10:00",
        None,
    ),
    ("every year on 3 December at 10", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=3", "2026-12-03 10:00", None),
    ("annually on March 31st at 10", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31", "2027-03-31 10:00", None),
    ("yearly at 10 from 3 December", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=3", "2026-12-03 10:00", None),
    (
        "once a year on the first Monday of December at 10",
        "FREQ=YEARLY;BYMONTH=12;BYDAY=1MO",
        "2026-12-07 10:00",
        None,
    ),
    ("we meet every Tuesday at 10 a.m. for ninety minutes", "FREQ=WEEKLY;BYDAY=TU", "2026-11-24 10:00", 90),
    ("tuesdays 4 oclock", "FREQ=WEEKLY;BYDAY=TU", "2026-11-24 16:00", None),
    ("first mondays at 1 from the new year", "FREQ=MONTHLY;BYDAY=1MO", "2027-01-04 13:00", None),
    (
        "every other Wednesday at 2 from next month",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
        "2026-12-02 14:00",
        None,
    ),
    (
        "second Tuesday of March, June, September and December at 10",
        "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=2TU",
        "2026-12-08 10:00",
        None,
    ),
    ("Tuesdays in March and April at half 2", "FREQ=WEEKLY;BYMONTH=3,4;BYDAY=TU", "2027-03-02 14:30", None),
    (
        "third Thursday of every month at 2, not in August or December",
        "FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,7,9,10,11;BYDAY=3TH",
        "2027-01-21 14:00",
        None,
    ),
    (
        "every first Friday except August at 11 for an hour",
        "FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12;BYDAY=1FR",
        "2026-12-04 11:00",
        60,
    ),
]

# Time and length within 'every Tuesday …'.
HOURS = [
    ("at 10", "10:00", None),
    ("at 8", "08:00", None),
    ("at 12", "12:00", None),
    ("at 07:30", "07:30", None),
    ("at 0:30", "00:30", None),
    ("at 1000", "10:00", None),
    ("at 1400 hrs", "14:00", None),
    ("14h30", "14:30", None),
    ("14h", "14:00", None),
    ("@ 10", "10:00", None),
    ("10 a.m.", "10:00", None),
    ("12am", "00:00", None),
    ("12pm", "12:00", None),
    ("at 14:00pm", "14:00", None),
    ("at 7 in the evening", "19:00", None),
    ("at 2 in the afternoon", "14:00", None),
    ("at half past ten", "10:30", None),
    ("at quarter to 12", "11:45", None),
    ("at quarter past 2 pm", "14:15", None),
    ("at 12 midday", "12:00", None),
    ("10:00-11:30", "10:00", 90),
    ("from 10 to 11:30", "10:00", 90),
    ("between 10 and 12", "10:00", 120),
    ("at 10 until 11:30", "10:00", 90),
    ("2-3pm", "14:00", 60),
    ("2 to 3:30pm", "14:00", 90),
    ("10-1pm", "10:00", 180),
    ("at 9-5", "09:00", 480),
    ("7pm-9", "19:00", 120),
    ("11 am to noon", "11:00", 60),
    ("from 10 for 90 minutes", "10:00", 90),
    ("10:00 90 min", "10:00", 90),
    ("at 10 for 1h30", "10:00", 90),
    ("at 10 for 1.5 hours", "10:00", 90),
    ("at 10 for 1½ hours", "10:00", 90),
    ("at 10 for an hour and a half", "10:00", 90),
    ("at 10 lasting one and a half hours", "10:00", 90),
    ("at 10 for two hours and 15 minutes", "10:00", 135),
    ("for half an hour at 10", "10:00", 30),
    ("at 10 for three quarters of an hour", "10:00", 45),
]

# Beginnings and ends of 'every Tuesday at 10 …': the last part of the rule, and the first meeting.
ENDS = [
    ("until July", "UNTIL=20270731T225959Z", "2026-11-24"),
    ("until the end of March", "UNTIL=20270331T225959Z", "2026-11-24"),
    ("until November", "UNTIL=20261130T235959Z", "2026-11-24"),
    ("until March 2028", "UNTIL=20280331T225959Z", "2026-11-24"),
    ("until 3 March 2027", "UNTIL=20270303T235959Z", "2026-11-24"),
    ("till 2027-03-03", "UNTIL=20270303T235959Z", "2026-11-24"),
    ("until 28 March 2027", "UNTIL=20270328T225959Z", "2026-11-24"),
    ("6 times", "COUNT=6", "2026-11-24"),
    ("for six meetings", "COUNT=6", "2026-11-24"),
    ("for 12 weeks", "UNTIL=20270215T235959Z", "2026-11-24"),
    ("for six months", "UNTIL=20270523T225959Z", "2026-11-24"),
    ("for a year", "UNTIL=20271123T235959Z", "2026-11-24"),
    ("from January until July", "UNTIL=20270731T225959Z", "2027-01-05"),
    ("from 3 December, 6 times", "COUNT=6", "2026-12-08"),
]


@pytest.mark.parametrize(("typed", "rrule", "start", "minutes"), SERIES, ids=[row[0] for row in SERIES])
def test_a_series_is_read(typed: str, rrule: str, start: str, minutes: int | None) -> None:
    assert read(typed) == SeriesPlan(rrule, wall(start), minutes)


@pytest.mark.parametrize(("typed", "start", "minutes"), HOURS, ids=[row[0] for row in HOURS])
def test_its_hours_are_read(typed: str, start: str, minutes: int | None) -> None:
    day = "2026-11-24"

    assert read(f"every Tuesday {typed}") == SeriesPlan(
        "FREQ=WEEKLY;BYDAY=TU", wall(f"{day} {start}"), minutes
    )


@pytest.mark.parametrize(("typed", "part", "start"), ENDS, ids=[row[0] for row in ENDS])
def test_its_beginning_and_end_are_read(typed: str, part: str, start: str) -> None:
    plan = SeriesPlan(f"FREQ=WEEKLY;BYDAY=TU;{part}", wall(f"{start} 10:00"), None)

    assert read(f"every Tuesday at 10 {typed}") == plan
    assert read(f"{typed}, every Tuesday at 10:00") == plan


def test_the_end_of_a_series_is_the_end_of_the_groups_own_day() -> None:
    plan = read("every Tuesday at 10 until 3 March 2027", ZoneInfo("Asia/Kolkata"))

    assert isinstance(plan, SeriesPlan)
    assert plan.rrule.endswith("UNTIL=20270303T182959Z")


@pytest.mark.parametrize(
    ("typed", "start", "minutes"),
    [
        ("3 December at 14:00", "2026-12-03 14:00", None),
        ("noon on 3 December", "2026-12-03 12:00", None),
        ("Thursday 3 December 2026 at 14:00 for 90 minutes", "2026-12-03 14:00", 90),
        ("3 December 2pm to 4pm", "2026-12-03 14:00", 120),
        ("2026-12-03 at 10-11:30", "2026-12-03 10:00", 90),
        ("3/12/2026 at 14:00", "2026-12-03 14:00", None),
        ("from 3 December at 14:00", "2026-12-03 14:00", None),
        ("tomorrow at 10 for 2 hours", "2026-11-24 10:00", 120),
        ("today at 3pm", "2026-11-23 15:00", None),
        ("Tuesday at 10", "2026-11-24 10:00", None),
    ],
)
def test_one_meeting_is_read(typed: str, start: str, minutes: int | None) -> None:
    assert read(typed) == OneMeeting(wall(start), minutes)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", Show()),
        ("  \n ", Show()),
        ("cancel 3 December", Cancel(date(2026, 12, 3))),
        ("cancel the meeting on 3 December at 14:00", Cancel(date(2026, 12, 3), time(14))),
        ("no meeting on 3 December", Cancel(date(2026, 12, 3))),
        ("Cancel next", Cancel(None)),
        ("cancel the next meeting", Cancel(None)),
        ("skip tomorrow", Cancel(date(2026, 11, 24))),
        ("move 3 December to 10 December at 14:00", Move(date(2026, 12, 3), date(2026, 12, 10), time(14))),
        ("move next to Thursday", Move(None, date(2026, 11, 26))),
        ("move the next meeting to 10-11:30", Move(None, None, time(10), 90)),
    ],
)
def test_meetings_are_shown_cancelled_and_moved(typed: str, meant: Meant) -> None:
    assert read(typed) == meant


def test_3_4_is_the_3rd_of_april_in_britain_and_the_4th_of_march_in_america() -> None:
    assert read("3/4/2027 at 10:00", locale="en-GB") == OneMeeting(wall("2027-04-03 10:00"), None)
    assert read("3/4/2027 at 10:00", locale="en-US") == OneMeeting(wall("2027-03-04 10:00"), None)


def test_tomorrow_is_the_groups_own() -> None:
    auckland = ZoneInfo("Pacific/Auckland")

    late = datetime(2026, 11, 23, 20, tzinfo=UTC)
    found = meetings.read("tomorrow at 10", now=late, zone=auckland, locale="en-GB")

    assert found == OneMeeting(wall("2026-11-25 10:00"), None)
