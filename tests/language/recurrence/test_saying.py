"""A plan is said back in words that mean the same plan, and nothing that is typed breaks the reading."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.refusal import Refusal
from bot.understanding import meetings
from bot.understanding.meetings import SeriesPlan
from scheduler import calendar

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")

DESCRIBED = [
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", 90, "every second Tuesday at 10:00 for 90 minutes"),
    (
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270731T225959Z",
        90,
        "every second Tuesday at 10:00 for 90 minutes, until 31 July 2027",
    ),
    ("FREQ=WEEKLY;BYDAY=TU", None, "every Tuesday at 10:00"),
    ("FREQ=WEEKLY;BYDAY=TU;COUNT=6", 60, "every Tuesday at 10:00 for an hour, 6 times"),
    ("FREQ=WEEKLY;BYDAY=TU,TH", 120, "every Tuesday and Thursday at 10:00 for 2 hours"),
    ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", 15, "every weekday at 10:00 for 15 minutes"),
    (
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE",
        None,
        "every 2 weeks on Monday, Tuesday and Wednesday at 10:00",
    ),
    ("FREQ=WEEKLY;INTERVAL=6;BYDAY=TH", 150, "every 6 weeks on Thursday at 10:00 for 2 hours 30 minutes"),
    ("FREQ=DAILY", None, "every day at 10:00"),
    ("FREQ=DAILY;INTERVAL=3", None, "every 3 days at 10:00"),
    ("FREQ=MONTHLY;BYDAY=1MO", None, "the first Monday of every month at 10:00"),
    ("FREQ=MONTHLY;BYDAY=1MO,-1MO", None, "the first and last Monday of every month at 10:00"),
    ("FREQ=MONTHLY;BYDAY=-2FR", None, "the second last Friday of every month at 10:00"),
    ("FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", None, "the first Monday of every third month at 10:00"),
    ("FREQ=MONTHLY;INTERVAL=12;BYDAY=1MO", None, "the first Monday of every twelfth month at 10:00"),
    ("FREQ=MONTHLY;BYMONTHDAY=1,15,22,23", None, "the 1st, 15th, 22nd and 23rd of every month at 10:00"),
    ("FREQ=MONTHLY;BYMONTHDAY=11,12,13", None, "the 11th, 12th and 13th of every month at 10:00"),
    ("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1", None, "the last day of every second month at 10:00"),
    (
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1",
        None,
        "the first and last weekday of every month at 10:00",
    ),
    ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=3", None, "every year on 3 December at 10:00"),
    ("FREQ=YEARLY;BYMONTH=12;BYDAY=1MO", None, "every year on the first Monday of December at 10:00"),
]


def read(text: str, zone: ZoneInfo = LONDON) -> meetings.Meant:
    return meetings.read(text, now=NOW, zone=zone, locale="en-GB")


@pytest.mark.parametrize(("rrule", "minutes", "said"), DESCRIBED, ids=[row[2] for row in DESCRIBED])
def test_a_plan_is_said_in_words_that_are_read_as_the_same_plan(
    rrule: str, minutes: int | None, said: str
) -> None:
    plan = read(said)

    assert isinstance(plan, SeriesPlan)
    assert (plan.rrule, plan.minutes) == (rrule, minutes)
    assert meetings.describe(plan.rrule, plan.start, plan.minutes, LONDON) == said
    assert read(meetings.describe(plan.rrule, plan.start, plan.minutes, LONDON, starting=True)) == plan


def test_the_day_it_starts_is_said_when_asked_for() -> None:
    said = meetings.describe(
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270731T182959Z",
        datetime.fromisoformat("2027-01-05 09:30"),
        None,
        ZoneInfo("Asia/Kolkata"),
        starting=True,
    )

    assert said == "every second Tuesday at 09:30, from 5 January 2027, until 31 July 2027"


@given(
    interval=st.integers(1, 52),
    days=st.sets(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1),
    minute=st.integers(0, 24 * 60 - 1),
    minutes=st.none() | st.integers(5, 720),
    first=st.integers(0, 600),
    zone=st.sampled_from(["Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"]),
)
@settings(max_examples=200)
def test_any_weekly_plan_survives_being_said_and_read(
    interval: int, days: set[str], minute: int, minutes: int | None, first: int, zone: str
) -> None:
    codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
    step = f"INTERVAL={interval};" if interval > 1 else ""
    rrule = f"FREQ=WEEKLY;{step}BYDAY={','.join(code for code in codes if code in days)}"
    start = datetime.fromisoformat("2026-11-25") + timedelta(days=first, minutes=minute)
    while codes[start.weekday()] not in days:
        start += timedelta(days=1)

    said = meetings.describe(rrule, start, minutes, ZoneInfo(zone), starting=True)

    assert read(said, ZoneInfo(zone)) == SeriesPlan(rrule, start, minutes)


def test_what_is_planned_takes_place_every_second_tuesday_at_ten() -> None:
    plan = read("every second Tuesday at 10:00 for 90 minutes until July")

    assert isinstance(plan, SeriesPlan)
    starts = calendar.occurrences(plan.rrule, plan.start, LONDON, after=NOW)
    local = [at.astimezone(LONDON).replace(tzinfo=None) for at in starts]
    assert [f"{at:%a %d %B %Y %H:%M}" for at in (*local[:3], local[-1])] == [
        "Tue 24 November 2026 10:00",
        "Tue 08 December 2026 10:00",
        "Tue 22 December 2026 10:00",
        "Tue 20 July 2027 10:00",
    ]
    assert {later - earlier for earlier, later in pairwise(local)} == {timedelta(weeks=2)}


WORDS = """
every each second other last first the of month week weekly fortnightly year yearly quarterly Tuesday tues
mondays weekdays day 10 3 2nd 15th 31st 10:00 25:61 am pm noon at on for from until till to between in and - ,
an hour minutes 90 1h30 half past six times July 2027 3/4 cancel move next tomorrow
"""


def answer(text: str) -> meetings.Meant | str:
    try:
        return read(text)
    except Refusal as refusal:
        return str(refusal)


@given(text=st.text(max_size=220) | st.lists(st.sampled_from(WORDS.split()), max_size=24).map(" ".join))
@settings(max_examples=600)
def test_whatever_is_typed_is_a_plan_or_an_answer_that_helps(text: str) -> None:
    meant = answer(text)

    if isinstance(meant, str):
        assert "or example: `/meeting " in meant
        assert len(meant) < 500
    if isinstance(meant, SeriesPlan):
        first = calendar.instant(meant.start, LONDON)
        assert first > NOW
        assert calendar.occurrences(meant.rrule, meant.start, LONDON, after=NOW, limit=1) == [first]


@pytest.mark.parametrize("letter", ["a", "1", " ", "every ", "10:00 ", "\x00", "\ud800", "٣", "½", "-", "1 "])
@pytest.mark.parametrize("length", [1, 90, 200, 12_000])
def test_long_and_strange_text_is_refused_or_shows_the_next_meeting(letter: str, length: int) -> None:
    meant = answer((letter * length)[:length])

    assert meant == meetings.Show() or "or example: `/meeting " in str(meant)
