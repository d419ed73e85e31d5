"""A day that the work is about is no due day, and a due day leaves the wording with what joined it."""

from datetime import date

import pytest

from bot.language import dates
from tests.language.dates.boards import board, days

FRIDAY, BREAKING_UP = date(2026, 11, 27), date(2026, 12, 18)

PART_OF_THE_WORK = [
    "prepare the flyer for the event on Friday",
    "advertise the fair on Saturday",
    "book a van for Val's leaving party on 11 December",
    "order food for the workshop on Friday 4 December",
    "check the lease, which ends on 31 December",
    "renew the licence that expires on 31 March",
    "tell the school about the visit tomorrow",
    "collect the figures for March",
    "check the March figures",
    "ring Friday's speaker",
    "report on the December meeting",
    "write up the minutes of the November meeting",
    "water the plants over Christmas",
    "renew the lease ending 31 March",
    "cancel the January meeting",
    "find a date for the next meeting",
    "update to version 3.12.",
    "read section 4.2.",
    "it lasts until 4.10.",
    "paid for by the Christmas committee",
    "pay for in 2 days' work",
    "stay within budget",
    "move the clinic from Monday to Tuesday",
    "say that we are closed from 24 December to 2 January",
    "check the rota for w/c 7 December",
    "book the hall for 12 December",
    "publish what was discussed on 10 December",
]

LEAVES = [
    ("draft it by Friday", "draft it"),
    ("“draft it – by Friday”", "“draft it”"),
    ("draft it (by Friday)", "draft it"),
    ("draft it, by Friday, with Val", "draft it with Val"),
    ("draft it (A3, by Friday)", "draft it (A3)"),
    ("draft it - by Friday - with Val", "draft it with Val"),
    ("by Friday: draft it", "draft it"),
    ("Dec 15 - draft it", "draft it"),
    ("draft it, due date: 4 December", "draft it"),
    ("draft it, deadline 4 Dec.", "draft it."),
    ("draft it - 4 DEC", "draft it"),
    ("draft it by Friday?", "draft it?"),
    ("send by Friday the paper to Val", "send the paper to Val"),
    ("survey the stops w/c 7 December", "survey the stops"),
    ("return the keys w/e 11 December", "return the keys"),
    ("lock up tonight", "lock up"),
    ("draft it (4/12)", "draft it"),
    ("return the keys (by w/e 4th Dec)", "return the keys"),
    ("return the keys by the week ending 18 December", "return the keys"),
    ("report to the meeting after next", "report to the meeting after next"),
    ("hang the bunting on Monday", "hang the bunting"),
    ("tell Val on Saturday - she is away", "tell Val - she is away"),
    ("prepare the slides for the January meeting", "prepare the slides"),
    ("check it in time for the next meeting", "check it"),
    ("send papers no later than a week before the meeting", "send papers"),
    ("send questions no later than 9.00am on the working day before the meeting", "send questions"),
    ("interview the cooks mid-Jan", "interview the cooks"),
    ("keep an eye on the damp, ongoing", "keep an eye on the damp"),
    ("draft it asap please", "draft it please"),
    ("finish it by 7.12. and ring Val", "finish it and ring Val"),
    ("bring the figures to the next meeting", "bring the figures to the next meeting"),
    ("come to the fair on Saturday", "come to the fair on Saturday"),
    ("speak at the event on Friday", "speak at the event on Friday"),
]


IN_MINUTES = [
    (FRIDAY, "send the pack 5 working days before the next meeting", "send the pack", ["2026-12-03"]),
    (FRIDAY, "send papers no later than a week before the meeting", "send papers", ["2026-12-03"]),
    (FRIDAY, "run the workshop before Easter", "run the workshop", ["2027-03-25"]),
    (BREAKING_UP, "reply to the ombudsman within 10 working days", "reply to the ombudsman", ["2027-01-06"]),
    (BREAKING_UP, "answer the letter in 5 working days", "answer the letter", ["2026-12-29"]),
    (FRIDAY, "publish the annual report by Mar-27", "publish the annual report", ["2027-03-31"]),
    (FRIDAY, "update the register by end of Q4", "update the register", ["?", "2026-12-31", "2027-03-31"]),
    (FRIDAY, "agree the budget by the end of the financial year", "agree the budget", ["2027-03-31"]),
    (FRIDAY, "map the services w/c 7 December", "map the services", ["2026-12-11"]),
    (FRIDAY, "map the services by w/c 7 December", "map the services", ["2026-12-11"]),
    (FRIDAY, "map the services wk beg 7 December", "map the services", ["2026-12-11"]),
    (FRIDAY, "bring a further report in June", "bring a further report", ["?", "2027-06-01", "2027-06-30"]),
]


@pytest.mark.parametrize(("today", "text", "wording", "due"), IN_MINUTES)
def test_a_line_of_minutes_gives_its_work_and_its_day(
    today: date, text: str, wording: str, due: list[str]
) -> None:
    found = dates.find(text, board(today))

    assert found is not None
    assert (dates.without(text, found), days(found.answer)) == (wording, due)


@pytest.mark.parametrize("text", PART_OF_THE_WORK)
def test_a_day_that_is_part_of_the_work_is_not_when_it_is_due(text: str) -> None:
    assert dates.find(text, board()) is None


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("check the lease, which ends on 31 December, by 4 December", "2026-12-04"),
        ("send the December figures by 8 January", "2027-01-08"),
        ("prepare the flyer for the event on Friday by tomorrow", "2026-11-27"),
        ("speak at the event on Friday", "2026-11-27"),
        ("meet the mayor on Friday", "2026-11-27"),
        ("run the first aid stall on Saturday", "2026-11-28"),
    ],
)
def test_the_day_on_which_work_is_done_is_when_it_is_due(text: str, due: str) -> None:
    found = dates.find(text, board())

    assert found is not None
    assert days(found.answer) == [due]


@pytest.mark.parametrize(("text", "wording"), LEAVES)
def test_the_words_of_a_due_day_leave_the_wording(text: str, wording: str) -> None:
    found = dates.find(text, board())

    assert found is not None
    assert dates.without(text, found) == wording
