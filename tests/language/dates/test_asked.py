"""What is ambiguous, past, impossible, far off or unknown is asked about, with the readings as buttons."""

from datetime import UTC, date, datetime

import pytest

from bot.language import dates
from tests.language.dates.test_phrases import at

EXAMPLES = "for example 'Friday 4 December', 'in two weeks' or 'before the next meeting'"

ASKED = [
    # ambiguous
    (None, "03/04/2027", ["2027-03-04", "2027-04-03"]),
    ("en", "3/12", ["2026-12-03", "2027-03-12"]),
    ("ja-JP", "03/04/2027", ["2027-03-04", "2027-04-03"]),
    ("en-GB", "Tuesday", ["2026-11-24", "2026-12-01"]),
    ("en-GB", "Friday 3 December", ["2026-12-03", "2026-12-04"]),
    ("en-GB", "Thursday 4 December 2026", ["2026-12-03", "2026-12-04"]),
    ("en-GB", "Fri 5th", ["2026-12-04", "2026-12-05"]),
    ("en-US", "Fri 12/3/2026", ["2026-12-03", "2026-12-04"]),
    ("en-GB", "Friday after next", ["2026-12-04", "2026-12-11"]),
    ("en-GB", "Friday or Monday", ["2026-11-27", "2026-11-30"]),
    ("en-GB", "next month", ["2026-12-01", "2026-12-31"]),
    ("en-GB", "by March", ["2027-03-01", "2027-03-31"]),
    ("en-GB", "December 2026", ["2026-12-01", "2026-12-31"]),
    ("en-GB", "may", ["2027-05-01", "2027-05-31"]),
    ("en-GB", "early next week", ["2026-11-30", "2026-12-01"]),
    ("en-GB", "early December", ["2026-12-01", "2026-12-07", "2026-12-10"]),
    ("en-GB", "late December", ["2026-12-24", "2026-12-31"]),
    ("en-GB", "this weekend", ["2026-11-27", "2026-11-29", "2026-11-30"]),
    ("en-GB", "in a few days", ["2026-11-26", "2026-11-27", "2026-11-28"]),
    ("en-GB", "in the new year", ["2026-12-31", "2027-01-01", "2027-01-31"]),
    ("en-GB", "before two weeks", ["2026-12-08"]),
    ("en-GB", "3.12", ["2026-12-03"]),  # or an hour, or a version
    (None, "13.5", ["2027-05-13"]),
    ("en-GB", "3-12", ["2026-12-03"]),  # or a range
    ("en-GB", "5pm", ["2026-11-24", "2026-11-25"]),
    ("en-GB", "noon", ["2026-11-24", "2026-11-25"]),
    # flipped
    ("en-GB", "02/13/2027", ["2027-02-13"]),
    ("en-US", "13/02/2027", ["2027-02-13"]),
    ("en-GB", "2027-13-02", ["2027-02-13"]),
    # impossible
    ("en-GB", "31 April", ["2027-04-30", "2027-05-01"]),
    ("en-GB", "30 February", ["2027-02-28", "2027-03-01"]),
    ("en-GB", "30 February 2028", ["2028-02-29", "2028-03-01"]),
    ("en-GB", "29 February", ["2027-02-28", "2027-03-01", "2028-02-29"]),
    ("en-GB", "2027-04-31", ["2027-04-30", "2027-05-01"]),
    ("en-GB", "31/04/2027", ["2027-04-30", "2027-05-01"]),
    ("en-GB", "the 31st", ["2026-11-30", "2026-12-31"]),
    ("en-GB", "the 45th", []),
    ("en-GB", "Friday 0th", []),
    ("en-GB", "99 December", ["2026-12-31", "2027-01-01"]),
    ("en-GB", "13/13/2027", []),
    ("en-GB", "0 December", []),
    # past
    ("en-GB", "yesterday", []),
    ("en-GB", "last Friday", []),
    ("en-GB", "two weeks ago", []),
    ("en-GB", "before today", []),
    ("en-GB", "3 January 2020", ["2027-01-03"]),
    ("en-GB", "2020-01-03", ["2027-01-03"]),
    ("en-GB", "3 November", ["2027-11-03"]),
    ("en-GB", "23/11/2026", ["2027-11-23"]),
    ("en-GB", "mid-November", ["2027-11-15"]),
    ("en-GB", "1 October", ["2027-10-01"]),
    ("en-GB", "25 August", ["2027-08-25"]),
    ("en-GB", "year end", ["2026-12-31", "2027-03-31"]),
    ("en-GB", "the year-end", ["2026-12-31", "2027-03-31"]),
    ("en-GB", "first Monday of November", ["2027-11-01"]),
    ("en-GB", "Monday this week", []),
    # over two years off
    ("en-GB", "25 November 2028", ["2026-11-25", "2028-11-25"]),
    ("en-GB", "3 December 2030", ["2026-12-03", "2030-12-03"]),
    ("en-GB", "in 3 years", ["2029-11-24"]),
    ("en-GB", "in 9999 days", []),
    # no day at all
    ("en-GB", "1700", []),
    ("en-GB", "2027", []),
    ("en-GB", "10", []),
    ("en-GB", "the first", []),
    ("en-GB", "second", []),
    ("en-GB", "asap", ["2026-11-25", "2026-11-27", "2026-12-04"]),
    ("en-GB", "soon", ["2026-11-25", "2026-11-27", "2026-12-04"]),
    ("en-GB", "next time", []),
    ("en-GB", "when it is ready", []),
    ("en-GB", "every Friday", []),
    ("en-GB", "after Friday", []),
    ("en-GB", "not before Friday", []),
    ("en-GB", "3-5 December", []),
    ("en-GB", "fifth Monday of December", []),
    ("en-GB", "end of Q1", ["2027-03-31", "2027-06-30"]),
    ("en-GB", "mid quarter", []),
    ("en-GB", "the 99th", []),
    ("en-GB", "3 December 40", ["2040-12-03"]),
    ("en-GB", "2.5 weeks", ["2026-12-12"]),
    ("en-GB", "", []),
]


@pytest.mark.parametrize(("locale", "phrase", "readings"), ASKED)
def test_a_date_that_leaves_doubt_is_asked_about(
    locale: str | None, phrase: str, readings: list[str]
) -> None:
    answer = dates.read(phrase, at(locale))

    assert isinstance(answer, dates.Question)
    assert [day.isoformat() for day in answer.readings] == readings


@pytest.mark.parametrize(
    ("phrase", "asks"),
    [
        ("3 January 2020", "Friday 3 January 2020 has passed: which day is it due?"),
        ("yesterday", "'yesterday' is Monday 23 November 2026, which has passed: which day is it due?"),
        ("31 April", "April 2027 has no day 31: which day is it due?"),
        (
            "Friday 3 December",
            "Thursday 3 December 2026 is not a Friday: which of the two is it due?",
        ),
        ("3 December 2030", "Tuesday 3 December 2030 is more than two years away: is that right?"),
        ("Tuesday", "Today is Tuesday 24 November 2026: is it due today, or in a week?"),
        ("next month", "Which day exactly is 'next month'?"),
        ("02/13/2027", "Does '02/13/2027' mean this day, with day and month swapped?"),
        ("asap", f"Which day is 'asap': {EXAMPLES}?"),
        ("", f"Which day is it due: {EXAMPLES}?"),
    ],
)
def test_the_question_says_what_is_wrong_in_one_plain_sentence(phrase: str, asks: str) -> None:
    answer = dates.read(phrase, at("en-GB"))

    assert isinstance(answer, dates.Question)
    assert answer.asks == asks


def test_at_a_weekend_the_end_of_the_week_may_be_over() -> None:
    saturday = datetime(2026, 11, 28, 12, tzinfo=UTC)

    answer = dates.read("end of the week", at("en-GB", now=saturday))

    assert isinstance(answer, dates.Question)
    assert answer.readings == (date(2026, 11, 28), date(2026, 12, 4))


def test_before_monday_is_today_or_sunday_once_friday_has_gone() -> None:
    saturday = datetime(2026, 11, 28, 12, tzinfo=UTC)

    assert dates.read("before Monday", at("en-GB", now=saturday)) == dates.Understood(
        date(2026, 11, 29), "before Monday"
    )
