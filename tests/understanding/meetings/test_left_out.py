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

# What becomes of public holidays: left out, or so many days later.
HOLIDAYS = [
    ("Mondays at 11 except bank holidays", 0),
    ("Mondays at 11, not on bank holidays", 0),
    ("Mondays at 11, never on a bank holiday, for 90 minutes", 0),
    ("Mondays at 11 for 90 minutes except for the bank holidays", 0),
    ("first Monday of the month at 2pm, no meetings on public holidays", 0),
    ("every Monday at 11 except August and bank holidays", 0),
    ("every Monday at 11, skip Easter and bank hols", 0),
    ("every Monday, 11am, bank holidays excepted", 0),
    ("every Monday at 11am excl. bank holidays", 0),
    ("every Monday at 11 (not bank holidays)", 0),
    ("every Monday at 10 unless it is a public holiday for an hour", 0),
    ("every Monday unless a bank holiday at 10", 0),
    ("Mondays at 11 except when it's a bank holiday", 0),
    ("Mondays at 11, provided it's not a bank holiday", 0),
    ("Mondays at 11, if it's a bank holiday there's no meeting", 0),
    ("every Monday at 10 or the Tuesday after if it's a bank holiday", 1),
    ("every Monday at 10 (Tuesday if bank holiday)", 1),
    ("every Monday at 10, or Wednesday if Monday is a bank holiday", 2),
    ("every Monday at 10, if it's a bank holiday the Tuesday after", 1),
    ("every Monday at 10, on bank holidays we meet on the Tuesday instead", 1),
    ("the 15th of every month at 10, moving to the next working day when it falls on a bank holiday", 1),
    ("Mondays and Fridays at 10, or the day after if that's a bank holiday, for 2 hours", 1),
    ("every Monday at 10 or the following Monday if it is a public holiday, except August", 7),
    ("every Monday at 10 or the Friday before if it is a bank holiday", -3),
    ("every Monday at 10 or the working day before if it is a bank holiday", -1),
    ("Mondays at 11, even on bank holidays", None),
]


@pytest.mark.parametrize(("typed", "shift"), HOLIDAYS)
def test_a_series_may_leave_out_public_holidays_or_give_way_to_them(typed: str, shift: int | None) -> None:
    meant = read(typed)

    assert isinstance(meant, SeriesPlan)
    assert meant.holiday_shift == shift
    assert meant.left_out == () or "Easter" in typed


@pytest.mark.parametrize(("typed", "days"), LEFT_OUT)
def test_a_series_leaves_out_the_days_that_are_excepted(typed: str, days: tuple[str, ...]) -> None:
    meant = read(typed)

    assert isinstance(meant, SeriesPlan)
    assert meant.left_out == tuple(map(date.fromisoformat, days))


@pytest.mark.parametrize("typed", [series[0] for series in (*SERIES, *LEFT_OUT, *HOLIDAYS)])
def test_a_series_said_back_is_read_as_the_same(typed: str) -> None:
    meant = read(typed)

    assert isinstance(meant, SeriesPlan)
    said = meetings.describe(
        meant.rrule,
        meant.start,
        meant.minutes,
        LONDON,
        left_out=meant.left_out,
        holiday_shift=meant.holiday_shift,
        starting=True,
    )
    assert read(said) == meant
