"""When owners are nudged, as tables: zones, clock changes, holidays, snoozes and what lies too close."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from scheduler import later_days, nudges, places
from scheduler.calendar import Working
from scheduler.mornings import Mornings
from scheduler.nudges import Ladder
from storage.records import LADDER_ENDED

LONDON = Working(ZoneInfo("Europe/London"), "GB", "ENG")
GLASGOW = Working(ZoneInfo("Europe/London"), "GB", "SCT")
BELFAST = Working(ZoneInfo("Europe/London"), "GB", "NIR")
KOLKATA = Working(ZoneInfo("Asia/Kolkata"), "GB", "ENG")
MUMBAI = Working(ZoneInfo("Asia/Kolkata"), "IN")
NEW_YORK = Working(ZoneInfo("America/New_York"), "US")
AUCKLAND = Working(ZoneInfo("Pacific/Auckland"), "NZ")
LORD_HOWE = Working(ZoneInfo("Australia/Lord_Howe"), "AU")
NOWHERE = Working(ZoneInfo("UTC"))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def day(text: str) -> date:
    return date.fromisoformat(text)


STEPS = [
    # due, hours, step, when it is sent
    ("2026-12-04", LONDON, 0, "2026-12-02 09:00"),
    ("2026-12-04", LONDON, 1, "2026-12-04 09:00"),
    ("2026-12-04", LONDON, 2, "2026-12-07 09:00"),
    ("2026-12-04", LONDON, 3, "2026-12-14 09:00"),
    ("2026-12-04", LONDON, 4, "2026-12-21 09:00"),
    ("2026-12-17", LONDON, 3, "2026-12-29 09:00"),
    ("2026-12-04", KOLKATA, 0, "2026-12-02 03:30"),
    ("2026-12-04", NEW_YORK, 0, "2026-12-02 14:00"),
    ("2026-12-04", AUCKLAND, 0, "2026-12-01 20:00"),
    # Due at a weekend: the Friday before counts as the due day, the Monday after as the first one late.
    ("2026-12-05", LONDON, 0, "2026-12-03 09:00"),
    ("2026-12-05", LONDON, 1, "2026-12-04 09:00"),
    ("2026-12-05", LONDON, 2, "2026-12-07 09:00"),
    ("2026-12-06", LONDON, 1, "2026-12-04 09:00"),
    ("2026-12-06", LONDON, 2, "2026-12-07 09:00"),
    # The clocks go back on 25 October 2026 and forward on 28 March 2027 in London.
    ("2026-10-27", LONDON, 0, "2026-10-23 08:00"),
    ("2026-10-27", LONDON, 1, "2026-10-27 09:00"),
    ("2027-03-30", LONDON, 0, "2027-03-24 09:00"),
    ("2027-03-30", LONDON, 1, "2027-03-30 08:00"),
    # And on 1 November 2026 in New York, on 4 October in Lord Howe, by half an hour.
    ("2026-11-03", NEW_YORK, 0, "2026-10-30 13:00"),
    ("2026-11-03", NEW_YORK, 1, "2026-11-03 14:00"),
    ("2026-10-02", LORD_HOWE, 1, "2026-10-01 22:30"),
    ("2026-10-07", LORD_HOWE, 1, "2026-10-06 22:00"),
    # Christmas Day and the Monday after it, as 26 December 2026 is a Saturday.
    ("2026-12-29", LONDON, 0, "2026-12-23 09:00"),
    ("2026-12-25", LONDON, 1, "2026-12-24 09:00"),
    ("2026-12-25", LONDON, 2, "2026-12-29 09:00"),
    # Easter Monday 2027 is 29 March: a holiday in England, not in Scotland.
    ("2027-03-25", LONDON, 2, "2027-03-30 08:00"),
    ("2027-03-25", GLASGOW, 2, "2027-03-29 08:00"),
    # 2 January 2027 is a Saturday, so Scotland has the Monday off.
    ("2026-12-31", LONDON, 2, "2027-01-04 09:00"),
    ("2026-12-31", GLASGOW, 2, "2027-01-05 09:00"),
    # St Patrick's Day, a Wednesday, and the Battle of the Boyne, a Monday.
    ("2027-03-17", BELFAST, 1, "2027-03-16 09:00"),
    ("2027-03-17", LONDON, 1, "2027-03-17 09:00"),
    ("2027-07-09", BELFAST, 2, "2027-07-13 08:00"),
    ("2027-07-09", LONDON, 2, "2027-07-12 08:00"),
    # Whose holidays: those of the group, wherever its people are.
    ("2027-01-26", KOLKATA, 1, "2027-01-26 03:30"),
    ("2027-01-26", MUMBAI, 1, "2027-01-25 03:30"),
    ("2026-11-26", NEW_YORK, 1, "2026-11-25 14:00"),
    ("2026-11-26", LONDON, 1, "2026-11-26 09:00"),
    ("2026-12-25", NOWHERE, 1, "2026-12-25 09:00"),
]


@pytest.mark.parametrize(("due", "hours", "step", "when"), STEPS)
def test_a_step_is_at_nine_on_a_working_day(due: str, hours: Working, step: int, when: str) -> None:
    assert nudges.step_time(Ladder.of(day(due), hours), step, Mornings(hours), today=day(due)) == utc(when)


FIRST = [
    # due, hours, recorded at, step
    ("2026-12-04", LONDON, "2026-11-23 09:00", 0),
    ("2026-12-04", LONDON, "2026-11-26 23:30", 0),
    ("2026-12-04", LONDON, "2026-11-27 08:59", 1),
    ("2026-12-04", LONDON, "2026-12-01 23:30", 1),
    ("2026-12-04", LONDON, "2026-12-02 08:59", 1),
    ("2026-12-04", LONDON, "2026-12-02 16:00", 1),
    ("2026-12-04", LONDON, "2026-12-03 10:00", 1),
    ("2026-12-04", LONDON, "2026-12-04 08:00", 2),
    ("2026-12-04", LONDON, "2026-12-05 12:00", 2),
    ("2026-12-04", LONDON, "2026-12-07 09:00", 3),
    ("2026-12-04", LONDON, "2026-12-20 09:00", 4),
    ("2026-12-04", LONDON, "2026-12-21 09:00", LADDER_ENDED),
    ("2026-12-04", LONDON, "2027-06-01 09:00", LADDER_ENDED),
    # It is Friday in Auckland and Thursday in New York.
    ("2026-12-04", AUCKLAND, "2026-11-26 18:00", 1),
    ("2026-12-04", NEW_YORK, "2026-11-27 03:00", 0),
]


@pytest.mark.parametrize(("due", "hours", "now", "step"), FIRST)
def test_whoever_was_asked_today_is_first_nudged_on_a_later_day(
    due: str, hours: Working, now: str, step: int
) -> None:
    assert nudges.first_step(Ladder.of(day(due), hours), hours, utc(now)) == step


AFTER = [
    # step, sent at, next step
    (0, "2026-12-02 09:00", 2),
    (0, "2026-12-04 09:00", 2),
    (1, "2026-12-04 09:00", 2),
    # It was brought forward.
    (1, "2026-12-02 09:00", 2),
    (2, "2026-12-07 09:00", 3),
    (2, "2026-12-15 09:00", 4),
    (4, "2026-12-21 09:00", LADDER_ENDED),
    (0, "2027-02-01 09:00", LADDER_ENDED),
    # A nudge on the day of a snooze, before the next step, uses none up.
    (4, "2026-12-16 09:00", 4),
    (LADDER_ENDED, "2026-12-16 09:00", LADDER_ENDED),
]


@pytest.mark.parametrize(("step", "sent", "following"), AFTER)
def test_a_late_nudge_covers_those_that_were_missed(step: int, sent: str, following: int) -> None:
    assert nudges.step_after(Ladder.of(day("2026-12-04"), LONDON), step, LONDON, utc(sent)) == following


SNOOZED = [
    # step, snoozed until, nudged at, next
    (1, "2026-12-07", "2026-12-02 09:00", "2026-12-07 09:00"),
    (1, "2026-12-03", "2026-12-02 09:00", "2026-12-03 09:00"),
    (1, "2026-12-05", "2026-12-02 09:00", "2026-12-07 09:00"),
    (4, "2026-12-25", "2026-12-15 09:00", "2026-12-29 09:00"),
    (LADDER_ENDED, "2027-02-01", "2027-01-12 09:00", "2027-02-01 09:00"),
    # The nudge came late: the next morning would be less than 20 hours away.
    (1, "2026-12-03", "2026-12-02 16:00", "2026-12-04 09:00"),
    (1, None, "2026-12-03 16:00", "2026-12-07 09:00"),
    (1, None, "2026-12-03 12:59", "2026-12-04 09:00"),
    (1, None, "2026-12-03 13:01", "2026-12-07 09:00"),
    (LADDER_ENDED, None, "2027-01-12 09:00", None),
]


@pytest.mark.parametrize(("step", "until", "nudged", "when"), SNOOZED)
def test_nudges_resume_on_the_morning_of_the_snooze_and_never_come_close_together(
    step: int, until: str | None, nudged: str, when: str | None
) -> None:
    snoozed_until = day(until) if until else None
    answer = nudges.step_time(
        Ladder.of(day("2026-12-04"), LONDON),
        step,
        Mornings(LONDON),
        today=utc(nudged).date(),
        nudged_at=utc(nudged),
        snoozed_until=snoozed_until,
    )

    assert answer == (utc(when) if when else None)


OFFERED: list[tuple[str | None, str, str | None, dict[str, str]]] = [
    # due, today, next meeting, offered
    (
        "2026-12-04",
        "2026-12-02",
        "2026-12-10",
        {
            "Monday": "2026-12-07",
            "The day before the meeting": "2026-12-09",
            "A week later": "2026-12-11",
            "Two weeks later": "2026-12-18",
        },
    ),
    (
        "2026-12-01",
        "2026-12-02",
        None,
        {
            "The next working day": "2026-12-03",
            "Monday": "2026-12-07",
            "A week later": "2026-12-09",
            "Two weeks later": "2026-12-16",
        },
    ),
    (
        None,
        "2026-12-07",
        "2026-12-09",
        {
            "The day before the meeting": "2026-12-08",
            "Monday": "2026-12-14",
            "Two weeks later": "2026-12-21",
        },
    ),
    (
        "2026-12-24",
        "2026-12-23",
        "2026-12-24",
        {"Monday": "2026-12-29", "A week later": "2026-12-31", "Two weeks later": "2027-01-07"},
    ),
]


@pytest.mark.parametrize(("due", "today", "meeting", "offered"), OFFERED)
def test_more_time_offers_working_days_after_today_and_the_due_day(
    due: str | None, today: str, meeting: str | None, offered: dict[str, str]
) -> None:
    days = later_days.days_to_move_to(
        day(due) if due else None, day(today), LONDON, day(meeting) if meeting else None
    )

    assert list(days.items()) == [(words, day(text)) for words, text in offered.items()]


@pytest.mark.parametrize(
    ("due", "today", "count"),
    [
        ("2026-12-04", "2026-12-02", 2),
        ("2026-12-04", "2026-12-04", 0),
        ("2026-12-05", "2026-12-04", 0),
        ("2026-12-07", "2026-12-04", 1),
        ("2026-12-29", "2026-12-23", 2),
        ("2026-12-04", "2026-12-07", -1),
        ("2026-12-04", "2026-12-09", -3),
        ("2026-12-05", "2026-12-07", -1),
    ],
)
def test_working_days_are_counted_without_weekends_and_holidays(due: str, today: str, count: int) -> None:
    assert nudges.working_days_until(day(due), day(today), LONDON) == count


@pytest.mark.parametrize(
    ("zone", "place"),
    [
        ("Europe/London", ("GB", "ENG")),
        ("Europe/Belfast", ("GB", "NIR")),
        ("Asia/Kolkata", ("IN", None)),
        ("Asia/Calcutta", ("IN", None)),
        ("America/New_York", ("US", None)),
        ("US/Eastern", ("US", None)),
        ("Europe/Stockholm", ("SE", None)),
        ("Australia/Lord_Howe", ("AU", None)),
        ("UTC", (None, None)),
        ("Etc/GMT+3", (None, None)),
        ("Nowhere/Land", (None, None)),
    ],
)
def test_a_zone_tells_whose_holidays_count(zone: str, place: tuple[str | None, str | None]) -> None:
    assert places.country_of(zone) == place


@pytest.mark.parametrize(
    ("names", "zone"),
    [
        (("Asia/Kolkata", "Europe/London"), "Asia/Kolkata"),
        ((None, "Europe/London"), "Europe/London"),
        (("Mars/Olympus", "../../etc/passwd", "", "America/New_York"), "America/New_York"),
        ((None, None), "UTC"),
    ],
)
def test_a_zone_that_is_none_gives_way_to_the_next(names: tuple[str | None, ...], zone: str) -> None:
    assert places.first_known(*names).key == zone
