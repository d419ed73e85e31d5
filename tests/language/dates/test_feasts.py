"""Feasts, public holidays and weekends: the day as said, with working days beside it, or a question."""

from datetime import date

import pytest

from bot.language import dates
from tests.language.dates.boards import board, days, rows

FEASTS = """
before Easter | 2027-03-25
by Easter | 2027-03-25
before Good Friday | 2027-03-25
before Christmas | 2026-12-24
by Christmas | 2026-12-24
before the Christmas break | 2026-12-24
avant Noël | 2026-12-24
vor Ostern | 2027-03-25
Maundy Thursday | 2027-03-25
St David's Day | 2027-03-01
the spring bank holiday | ? 2027-05-28 2027-05-31 2027-06-01
before the early May bank holiday | 2027-04-30
by Whitsun | 2027-05-16
before the bank holiday | 2026-12-24
before the August bank holiday | 2027-08-27
25 December | ? 2026-12-24 2026-12-25 2026-12-29
28 December | ? 2026-12-24 2026-12-28 2026-12-29
Christmas Day | ? 2026-12-24 2026-12-25 2026-12-29
1 January | ? 2026-12-31 2027-01-01 2027-01-04
Good Friday | ? 2027-03-25 2027-03-26 2027-03-30
Easter Monday | ? 2027-03-25 2027-03-29 2027-03-30
the May bank holiday | ? 2027-05-03 2027-05-31
Friday 25 December | 2026-12-25
25 December 2026 | 2026-12-25
2026-12-25 | 2026-12-25
half term | ? 2027-02-12 2027-02-19
before half-term | ? 2027-02-12 2027-02-19
May half term | ? 2027-05-28 2027-06-04
"""


@pytest.mark.parametrize(("phrase", "meant"), rows(FEASTS))
def test_a_feast_is_a_day_on_which_nobody_works(phrase: str, meant: list[str]) -> None:
    assert days(dates.read(phrase, board())) == meant


@pytest.mark.parametrize(
    ("country", "due"), [("GB", "2027-03-25"), ("US", "2027-03-26"), (None, "2027-03-25")]
)
def test_good_friday_is_worked_on_where_it_is_no_holiday(country: str | None, due: str) -> None:
    assert days(dates.read("before Easter", board(country=country, subdivision=None))) == [due]


@pytest.mark.parametrize(
    ("phrase", "day", "next_working_day", "others"),
    [
        ("Saturday", date(2026, 11, 28), date(2026, 11, 30), ()),
        ("Sunday 6 December", date(2026, 12, 6), date(2026, 12, 7), ()),
        ("26 December", date(2026, 12, 26), date(2026, 12, 29), ()),
        ("Friday 25 December", date(2026, 12, 25), date(2026, 12, 29), ()),
        ("end of January", date(2027, 1, 31), date(2027, 2, 1), (date(2027, 1, 29),)),
        ("end of May", date(2027, 5, 31), date(2027, 6, 1), (date(2027, 5, 28),)),
        ("Friday", date(2026, 11, 27), None, ()),
    ],
)
def test_a_day_off_is_understood_as_said_with_working_days_beside_it(
    phrase: str, day: date, next_working_day: date | None, others: tuple[date, ...]
) -> None:
    answer = dates.read(phrase, board())

    assert isinstance(answer, dates.Understood)
    assert (answer.day, answer.next_working_day, answer.others) == (day, next_working_day, others)


def test_what_is_offered_can_be_written_again() -> None:
    asked = dates.read("25 December", board())

    assert isinstance(asked, dates.Question)
    for day in asked.readings:
        assert dates.read(dates.echo(day), board()) == dates.Understood(day, dates.echo(day))


def test_a_holiday_is_called_by_its_day() -> None:
    asked = dates.read("28 December", board())

    assert isinstance(asked, dates.Question)
    assert asked.asks == "Monday 28 December 2026 is a public holiday: which day is it due?"


def test_a_meeting_on_a_holiday_is_when_it_is() -> None:
    calendar = board(meetings=(date(2026, 12, 28),))

    assert days(dates.read("the next meeting", calendar)) == ["2026-12-28"]
