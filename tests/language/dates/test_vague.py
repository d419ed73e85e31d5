"""A time that is no day is asked about with likely days, wherever it stands; it is never lost in silence."""

import pytest

from bot.language import dates
from bot.language.dates import Question
from tests.language.dates.boards import board, days, said

URGENT = ["2026-11-27", "2026-12-04"]
OPEN = ["2026-11-27", "2026-12-04", "2026-12-09", "2026-12-31"]


@pytest.mark.parametrize(
    ("phrase", "likely"),
    [
        *((phrase, URGENT) for phrase in ("ASAP", "asap please", "a.s.a.p.", "soon", "shortly", "urgently")),
        *((phrase, URGENT) for phrase in ("as soon as possible", "immediately", "straight away", "at once")),
        *(
            (phrase, OPEN)
            for phrase in ("ongoing", "TBC", "to be confirmed", "in due course", "tba", "on-going")
        ),
        *((phrase, OPEN) for phrase in ("when possible", "when you can", "when he can", "at some point")),
        *((phrase, OPEN) for phrase in ("the conference", "the end of term", "Eid", "the end of the pilot")),
        ("the spring", ["2027-03-31", "2027-04-30", "2027-05-31"]),
        ("early summer", ["2027-06-01", "2027-06-30"]),
        ("the AGM", ["2026-12-10", "2027-01-14"]),
    ],
)
def test_likely_days_are_offered(phrase: str, likely: list[str]) -> None:
    assert days(dates.read(phrase.removesuffix(" please"), board())) == ["?", *likely]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("file it by 4-6 December", "by 4-6 December"),
        ("file it between 4 and 6 December", "4 and 6 December"),
        ("file it whenever", "whenever"),
        ("file it when convenient", "when convenient"),
        ("file it in the meantime", "in the meantime"),
        ("file it next summer", "next summer"),
        ("file it in the autumn", "in the autumn"),
        ("file it before the school holidays", "before the school holidays"),
        ("bring it to the February meeting", "to the February meeting"),
        ("send it to the next committee meeting", "to the next committee meeting"),
        ("file it by Mon 14 or Tue 15 December", "by Mon 14 or Tue 15 December"),
        ("draft it ASAP", "ASAP"),
        ("draft it asap please", "asap"),
        ("please draft the letter ASAP and tell Val", "ASAP"),
        ("ASAP: ring the bank", "ASAP"),
        ("urgently chase the invoice", "urgently"),
        ("draft it as soon as possible", "as soon as possible"),
        ("ring the bank shortly", "shortly"),
        ("look into solar panels in due course", "in due course"),
        ("keep an eye on the damp, ongoing", "ongoing"),
        ("draft it, deadline TBC", "deadline TBC"),
        ("draft it by TBC", "by TBC"),
        ("draft it, date to be confirmed", "date to be confirmed"),
        ("repair the bench when he can", "when he can"),
        ("plant the bulbs in the spring", "in the spring"),
        ("bring a further report in June", "in June"),
        ("hold a workshop in the last two weeks of May", "in the last two weeks of May"),
        ("send it next month", "next month"),
        ("visit the twin town early in the new year", "early in the new year"),
        ("finish it by half term", "by half term"),
        ("finish it before half-term", "before half-term"),
        ("write it by the summer", "by the summer"),
        ("write it before the summer", "before the summer"),
        ("write it by the AGM", "by the AGM"),
        ("write it by the conference", "by the conference"),
        ("write it by the launch, with Val", "by the launch"),
        ("write it by the end of the pilot", "by the end of the pilot"),
        ("write it by the time we meet", "by the time we meet"),
        ("write it by whenever suits", "by whenever suits"),
        ("write it no later than the visit of the mayor", "no later than the visit of the mayor"),
        ("be carbon neutral by 2027", "by 2027"),
        ("finish by 7.12", "by 7.12"),
        ("update the register by end of Q4", "by end of Q4"),
        ("write up the notes after the meeting", "after the meeting"),
    ],
)
def test_a_time_that_is_no_day_is_found_and_asked_about(text: str, words: str) -> None:
    found = dates.find(text, board())

    assert found is not None
    assert said(text, found) == words
    assert isinstance(found.answer, Question)
    assert dates.read(found.phrase, board()) == found.answer


@pytest.mark.parametrize(
    "text",
    [
        "deliver the letter by hand",
        "send it by post",
        "have it signed by the chair",
        "have it read by the end user",
        "reviewed by the Monday group",
        "approved by the March team",
        "cut costs by 10%",
        "cut costs by a third",
        "by next door",
        "until further notice",
        "monitor the ongoing review",
        "write an urgent letter",
        "a report on the conference",
        "book rooms for the AGM",
        "plan the budget for next year",
        "circulate what was agreed in March",
        "send the plan for the spring fair",
    ],
)
def test_what_is_no_time_is_not_asked_about(text: str) -> None:
    assert dates.find(text, board()) is None
