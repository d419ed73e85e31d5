"""Series that do not meet on some days, and every series said back in words that mean the same."""

from datetime import date

import pytest

from bot.understanding import meetings
from bot.understanding.meetings import SeriesPlan
from tests.understanding.meetings.test_reading import LONDON, SERIES, read

# What is typed, and the days that are left out.
LEFT_OUT = [
    ("fortnightly on wednesdays at half nine, skip easter week", ("2027-03-31", "2028-04-12")),
    ("every Thursday at 2 except 24 December and 7 January", ("2026-12-24", "2027-01-07")),
    ("Fridays at 10, but not on 25 December, for an hour", ("2026-12-25",)),
    ("every Monday at 10 until the end of January, skip Christmas", ("2026-12-28",)),
]


@pytest.mark.parametrize(("typed", "days"), LEFT_OUT)
def test_a_series_leaves_out_the_days_that_are_excepted(typed: str, days: tuple[str, ...]) -> None:
    meant = read(typed)

    assert isinstance(meant, SeriesPlan)
    assert meant.left_out == tuple(map(date.fromisoformat, days))


@pytest.mark.parametrize("typed", [*(series[0] for series in SERIES), *(series[0] for series in LEFT_OUT)])
def test_a_series_said_back_is_read_as_the_same(typed: str) -> None:
    meant = read(typed)

    assert isinstance(meant, SeriesPlan)
    said = meetings.describe(
        meant.rrule, meant.start, meant.minutes, LONDON, left_out=meant.left_out, starting=True
    )
    assert read(said) == meant
