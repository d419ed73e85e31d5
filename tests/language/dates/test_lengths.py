"""Lengths of time before and after something; working days leave out the holidays of the group's nation."""

from datetime import date

import pytest

from bot.language import dates
from tests.language.dates.boards import board, days, rows, said

BESIDE = """
5 working days before the next meeting | 2026-12-03
five working days before the next meeting | 2026-12-03
5 clear working days before the next meeting | 2026-12-02
3 clear days before the next meeting | 2026-12-06
10 working days before the January meeting | 2026-12-30
a week before the meeting | 2026-12-03
a week prior to the next meeting | 2026-12-03
one week ahead of the next meeting | 2026-12-03
two weeks in advance of the January meeting | 2026-12-31
at least three days before the next meeting | 2026-12-07
not less than 5 working days before the next meeting | 2026-12-03
no later than a week before the meeting | 2026-12-03
the working day before the January meeting | 2027-01-13
the last working day before Christmas | 2026-12-24
the day before the meeting | 2026-12-09
9.00am on the working day before the meeting | 2026-12-09
the Friday before the meeting | 2026-12-04
the last Friday before Christmas | 2026-12-18
the Tuesday after the next meeting | 2026-12-15
two weeks before Christmas | 2026-12-11
5 working days before Christmas | 2026-12-18
a week after Easter | 2027-04-04
a month before the end of the financial year | 2027-02-28
within 5 working days of the meeting | 2026-12-17
within two weeks of the January meeting | 2027-01-28
10 working days after the next meeting | 2026-12-24
11 working days after the next meeting | 2026-12-29
within 10 working days | 2026-12-10
in 5 working days | 2026-12-03
within 5 weekdays | 2026-12-03
5 wd before the meeting | 2026-12-03
three working days from now | 2026-12-01
a fortnight on Friday | 2026-12-11
before we next meet | 2026-12-09
on the day of the meeting | 2026-12-10
in 10 calendar days | 2026-12-06
two weeks after the AGM | ? 2026-12-24 2027-01-28
a month before the conference | ? 2026-11-27 2026-12-04 2026-12-09 2026-12-31
6 weeks after the launch | ? 2026-11-27 2026-12-04 2026-12-09 2026-12-31
two weeks before we start | ?
within 10 working days of receipt | ? 2026-12-10
after Easter | ? 2027-03-30 2027-04-02
after the next meeting | ? 2026-12-11 2026-12-18
"""

OVER_CHRISTMAS = """
within 10 working days | 2027-01-06
in 5 working days | 2026-12-29
3 working days | 2026-12-23
end of next week | 2026-12-24
w/c 21 December | 2026-12-24
the week after next | 2026-12-31
"""

IN_A_SENTENCE = [
    ("send the pack 5 working days before the next meeting", "5 working days before the next meeting"),
    ("send papers no later than a week before the meeting", "no later than a week before the meeting"),
    ("a week before the next meeting, circulate the papers", "a week before the next meeting"),
    ("send it two weeks after the AGM to the trust", "two weeks after the AGM"),
    (
        "send the agenda at least 5 working days before the next meeting please",
        "at least 5 working days before the next meeting",
    ),
    (
        "send questions no later than 9.00am on the working day before the meeting",
        "no later than 9.00am on the working day before the meeting",
    ),
    ("within 10 working days, reply to Val", "within 10 working days"),
    ("do the rota a fortnight on Friday", "a fortnight on Friday"),
    ("do the rota three working days from now", "three working days from now"),
    ("check it in good time for the next meeting", "in good time for the next meeting"),
    ("have the papers ready for 10 December", "for 10 December"),
    ("return the keys by the week ending 18 December", "by the week ending 18 December"),
    ("reply in 5 working days to the letter", "in 5 working days"),
    (
        "within 10 working days of receipt acknowledge the letter",
        "within 10 working days of receipt",
    ),
]


@pytest.mark.parametrize(("phrase", "meant"), rows(BESIDE))
def test_a_length_counts_from_what_it_stands_beside(phrase: str, meant: list[str]) -> None:
    assert days(dates.read(phrase, board())) == meant


@pytest.mark.parametrize(("phrase", "meant"), rows(OVER_CHRISTMAS))
def test_public_holidays_are_no_working_days(phrase: str, meant: list[str]) -> None:
    assert days(dates.read(phrase, board(date(2026, 12, 18)))) == meant


@pytest.mark.parametrize(
    ("country", "subdivision", "due"),
    [
        ("GB", "ENG", "2027-03-31"),
        ("GB", "SCT", "2027-03-30"),  # works on Easter Monday
        ("US", None, "2027-03-29"),
        (None, None, "2027-03-29"),
    ],
)
def test_each_nation_has_its_own_holidays(country: str | None, subdivision: str | None, due: str) -> None:
    calendar = board(date(2027, 3, 24), country, subdivision)

    assert days(dates.read("within 3 working days", calendar)) == [due]


@pytest.mark.parametrize(("text", "words"), IN_A_SENTENCE)
def test_the_whole_of_a_length_is_found_in_a_sentence(text: str, words: str) -> None:
    assert said(text, dates.find(text, board())) == words


@pytest.mark.parametrize(
    "text",
    [
        "cut the waiting list by 10 working days",
        "extend the pilot by a week",
        "give two weeks of training",
        "allow in 3 weeks of work two days off",
    ],
)
def test_how_much_is_no_when(text: str) -> None:
    assert dates.find(text, board()) is None


@pytest.mark.parametrize(
    ("phrase", "meeting"),
    [
        ("the next meeting", date(2026, 12, 10)),
        ("before the next meeting", date(2026, 12, 10)),
        ("for the January meeting", date(2027, 1, 14)),
        ("in time for the meeting", date(2026, 12, 10)),
        ("when we next meet", date(2026, 12, 10)),
        ("5 working days before the January meeting", date(2027, 1, 14)),
        ("the Friday before the meeting", date(2026, 12, 10)),
        ("the day after the meeting", date(2026, 12, 10)),
        ("the meeting on 14 January", date(2027, 1, 14)),
        ("10 December", None),
        ("Friday", None),
    ],
)
def test_a_day_that_hangs_on_a_meeting_says_on_which(phrase: str, meeting: date | None) -> None:
    answer = dates.read(phrase, board())

    assert isinstance(answer, dates.Understood)
    assert answer.at_meeting == meeting
