"""Weeks, months, quarters and financial years, as registers and minutes write them."""

from datetime import date

import pytest

from bot.language import dates
from tests.language.dates.boards import board, days, rows

PERIODS = """
w/c 7 December | 2026-12-11
wc 7 Dec | 2026-12-11
w/b 7 Dec | 2026-12-11
by w/c 7 December | 2026-12-11
wk beg 7 Dec | 2026-12-11
week beginning 7 December | 2026-12-11
week commencing Monday 7 December | 2026-12-11
week of 14 December | 2026-12-18
w/c Monday | 2026-12-04
before w/c 7 December | 2026-12-04
w/e 11 December | 2026-12-11
wk ending 11 Dec | 2026-12-11
week ending Friday 11 December | 2026-12-11
Q1 2027 | 2027-03-31
end of Q1 2027 | 2027-03-31
the first quarter of 2027 | 2027-03-31
start of Q2 2027 | 2027-04-01
mid Q1 2027 | 2027-02-15
Q4 26/27 | 2027-03-31
Q4 2026/27 | 2027-03-31
Q1 2027-28 | 2027-06-30
Q4 FY27 | 2027-03-31
before Q2 2027 | 2027-03-31
Q4 | ? 2026-12-31 2027-03-31
end of Q1 | ? 2027-03-31 2027-06-30
the third quarter | ? 2026-12-31 2027-09-30
end of FY | 2027-03-31
FY end | 2027-03-31
the end of the financial year | 2027-03-31
financial year-end | 2027-03-31
the end of this fiscal year | 2027-03-31
end of next financial year | 2028-03-31
the start of the new financial year | 2027-04-01
FY 2026/27 | 2027-03-31
the 2026/27 financial year | 2027-03-31
FY27 | 2027-03-31
before the end of the FY | 2027-03-31
end of the tax year | 2027-04-05
next financial year | ? 2027-04-01 2028-03-31
end of the year | 2026-12-31
first working day of January | 2027-01-04
the 10th working day of January | 2027-01-15
last working day of March | 2027-03-31
last Friday of the month | 2026-11-27
mid-Jan | 2027-01-15
mid Feb | 2027-02-15
end Jan | 2027-01-31
end of month | 2026-11-30
7.12. | 2026-12-07
by 14.12. | 2026-12-14
31.4. | ? 2027-04-30 2027-05-01
Mar-27 | 2027-03-31
Mar 27 | 2027-03-27
Apr '27 | 2027-04-30
Sept-27 | 2027-09-30
before Mar-27 | 2027-02-26
Dec-15 | 2026-12-15
Mar-30 | ? 2027-03-30 2030-03-31
4-Dec-26 | 2026-12-04
3 Dec '26 | 2026-12-03
12/2026 | ? 2026-12-01 2026-12-31
in June | ? 2027-06-01 2027-06-30
by end 2026 | 2026-12-31
the start of 2027 | 2027-01-01
early 2027 | ? 2027-01-31 2027-02-28 2027-03-31
within the month | 2026-11-30
wk 2 of December | ? 2026-12-11 2026-12-18
3. 12. 2026 | 2026-12-03
close Friday | 2026-11-27
4 or 11 December | ? 2026-12-04 2026-12-11
Mon 14 or Tue 15 December | ? 2026-12-14 2026-12-15
4th/5th December | ? 2026-12-04 2026-12-05
the next board meeting | ? 2026-12-10 2027-01-14
this month | ? 2026-11-27 2026-11-30
later this month | 2026-11-30
the last two weeks of May | ? 2027-05-18 2027-05-21 2027-05-28 2027-05-31
the first week of June | ? 2027-06-01 2027-06-04 2027-06-07
the second week of January | ? 2027-01-08 2027-01-15
"""


@pytest.mark.parametrize(("phrase", "meant"), rows(PERIODS))
def test_a_period_ends_where_british_committees_end_it(phrase: str, meant: list[str]) -> None:
    assert days(dates.read(phrase, board())) == meant


@pytest.mark.parametrize(
    ("country", "meant"),
    [
        ("AU", ["2027-06-30"]),
        ("IN", ["2027-03-31"]),
        (None, ["2027-03-31"]),
        ("DE", ["?", "2026-12-31", "2027-03-31", "2027-06-30", "2027-09-30"]),
    ],
)
def test_a_financial_year_ends_with_that_of_the_nation(country: str | None, meant: list[str]) -> None:
    assert days(dates.read("end of the financial year", board(country=country, subdivision=None))) == meant


def test_the_end_of_the_tax_year_is_offered_beside_that_of_the_financial_year() -> None:
    answer = dates.read("end of the financial year", board())

    assert isinstance(answer, dates.Understood)
    assert answer.others == (date(2027, 4, 5),)
