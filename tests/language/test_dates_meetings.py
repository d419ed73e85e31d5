"""Days that are called by a meeting, and by the name of another series."""

from datetime import UTC, date, datetime

import pytest

from bot.language import dates
from tests.language.test_dates_phrases import LONDON, MEETINGS, NOW, at

MEETING_DAY = datetime(2026, 12, 1, 9, tzinfo=UTC)


def days(answer: dates.Understood | dates.Question) -> list[str]:
    """Return the day that was understood, or those that are offered."""
    if isinstance(answer, dates.Understood):
        return [answer.day.isoformat()]
    return ["?", *(day.isoformat() for day in answer.readings)]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("by the next meeting", ["2026-12-15"]),
        ("before the next meeting", ["2026-12-14"]),
        ("the meeting after next", ["2027-01-12"]),
        ("today's meeting", ["2026-12-01"]),
        ("this meeting", ["2026-12-01"]),
        ("the meeting", ["?", "2026-12-01", "2026-12-15"]),
    ],
)
def test_on_the_day_of_a_meeting_the_next_one_is_the_one_after(phrase: str, expected: list[str]) -> None:
    assert days(dates.read(phrase, at("en-GB", now=MEETING_DAY))) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the December meeting", ["?", "2026-12-01", "2026-12-15"]),
        ("before the December meeting", ["?", "2026-11-30", "2026-12-14"]),
        ("next month's meeting", ["?", "2026-12-01", "2026-12-15"]),
        ("by the November meeting", ["?"]),
        ("the meeting on 2 December", ["?", "2026-12-01", "2026-12-15", "2027-01-12"]),
        ("this week's meeting", ["?", "2026-12-01", "2026-12-15", "2027-01-12"]),
        ("Monday's meeting", ["?", "2026-12-01", "2026-12-15", "2027-01-12"]),
        ("today's meeting", ["?", "2026-12-01", "2026-12-15", "2027-01-12"]),
    ],
)
def test_a_meeting_that_is_not_one_meeting_is_asked_about(phrase: str, expected: list[str]) -> None:
    assert days(dates.read(phrase, at("en-GB"))) == expected


def test_before_a_meeting_on_a_monday_is_the_friday() -> None:
    calendar = at("en-GB", meetings=(date(2026, 12, 7),))

    assert days(dates.read("before the next meeting", calendar)) == ["2026-12-04"]


def test_tuesdays_meeting_is_the_one_on_the_coming_tuesday() -> None:
    calendar = at("en-GB", now=datetime(2026, 11, 27, 9, tzinfo=UTC))

    assert days(dates.read("Tuesday's meeting", calendar)) == ["2026-12-01"]


@pytest.mark.parametrize(
    "phrase",
    ["the next meeting", "before the meeting", "meeting after next", "this meeting", "the May meeting"],
)
def test_a_group_without_meetings_is_asked_for_a_day(phrase: str) -> None:
    answer = dates.read(phrase, at("en-GB", meetings=()))

    assert isinstance(answer, dates.Question)
    assert answer.asks.startswith("This group has not planned ")
    assert answer.asks.endswith(": which day is it due?")


def named(**series: date | tuple[date, ...]) -> dates.Calendar:
    """Return a calendar in which other series are called by these names."""
    return dates.Calendar(now=NOW, zone=LONDON, locale="en-GB", meetings=MEETINGS, named=series)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("steering", ["2026-12-03"]),
        ("by the next steering meeting", ["2026-12-03"]),
        ("before steering", ["2026-12-02"]),
        ("STEERING Monday", ["2026-12-07"]),
        ("steering on Monday", ["2026-12-07"]),
        ("steering soon", ["?"]),
        ("steering Friday", ["?"]),
        ("board", ["2027-01-05"]),
        ("archive", ["?"]),
    ],
)
def test_a_series_is_called_by_its_name(phrase: str, expected: list[str]) -> None:
    calendar = named(
        steering=(date(2026, 11, 2), date(2026, 12, 3), date(2026, 12, 7)),
        board=date(2027, 1, 5),
        archive=date(2026, 1, 5),
    )

    assert days(dates.read(phrase, calendar)) == expected


@pytest.mark.parametrize(
    ("cop", "expected"),
    [
        (date(2026, 11, 26), ["2026-11-26"]),
        (date(2026, 12, 3), ["?", "2026-11-26", "2026-12-03"]),
        (date(2026, 12, 4), ["2026-11-26"]),
    ],
)
def test_cop_thursday_is_the_close_of_play_unless_a_series_of_that_name_says_otherwise(
    cop: date, expected: list[str]
) -> None:
    assert days(dates.read("COP Thursday", named(cop=cop))) == expected
