"""Days that are called by a meeting."""

from datetime import UTC, date, datetime

import pytest

from bot.language import dates
from tests.language.dates.test_phrases import at

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
