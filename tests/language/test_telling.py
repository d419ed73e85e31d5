"""Days are told with their year only where it is not the reader's own, and by the reader's clock."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.language import telling
from bot.language.telling import Reader
from bot.slack.blocks import text

EVE = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
KOLKATA = ZoneInfo("Asia/Kolkata")


@pytest.mark.parametrize(
    ("reader", "value", "said"),
    [
        (Reader(EVE), date(2026, 12, 4), "Friday 4 December"),
        (Reader(EVE), date(2027, 1, 8), "Friday 8 January 2027"),
        (Reader(EVE), date(2025, 12, 4), "Thursday 4 December 2025"),
        (Reader(EVE, KOLKATA), date(2027, 1, 8), "Friday 8 January"),
        (Reader(EVE, KOLKATA), date(2026, 12, 4), "Friday 4 December 2026"),
        (Reader(None, KOLKATA), date(2026, 12, 4), "Friday 4 December 2026"),
        (None, date(2026, 12, 4), "Friday 4 December 2026"),
    ],
)
def test_a_day_has_its_year_where_that_is_not_the_reader_s(
    reader: Reader | None, value: date, said: str
) -> None:
    with telling.to(reader):
        assert telling.day(value) == said


@pytest.mark.parametrize(
    ("reader", "day", "exactly"),
    [
        (Reader(EVE, ZoneInfo("Europe/London")), "31 December", "Thursday 31 December 2026, 23:30"),
        (Reader(EVE, KOLKATA), "1 January", "Friday 1 January 2027, 05:00"),
        (Reader(EVE), "31 December", "Thursday 31 December 2026, 23:30 UTC"),
        (None, "31 December 2026", "Thursday 31 December 2026, 23:30 UTC"),
    ],
)
def test_an_instant_is_told_by_the_readers_clock_and_in_utc_only_where_that_is_not_known(
    reader: Reader | None, day: str, exactly: str
) -> None:
    with telling.to(reader):
        assert (telling.day_of(EVE), telling.exactly(EVE)) == (day, exactly)


def test_what_can_be_typed_again_has_its_year_for_everybody() -> None:
    with telling.to(Reader(EVE)):
        assert telling.whole_day(date(2026, 12, 4)) == "Friday 4 December 2026"


def test_whoever_alone_reads_a_list_of_people_is_you_and_stands_last_in_it() -> None:
    with telling.to(Reader(EVE, user="U1")):
        assert text.some(["U1", "U2", "U3"]) == "<@U2>, <@U3> and you"
    assert text.some(["U1", "U2"]) == "<@U1> and <@U2>"


def test_what_was_settled_for_a_reader_ends_with_what_is_told_to_them() -> None:
    with telling.to(Reader(EVE)):
        with telling.to(None):
            assert telling.day_of(EVE) == "31 December 2026"
        assert telling.day_of(EVE) == "31 December"
