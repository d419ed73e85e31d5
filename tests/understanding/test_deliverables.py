"""What is due, and when, on one line."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.language.dates import Calendar
from bot.language.refusal import Refusal
from bot.understanding import deliverables
from bot.understanding.deliverables import Deliverable

HERE = Calendar(datetime(2026, 11, 23, 9, 0, tzinfo=UTC), ZoneInfo("Europe/London"), "en-GB")
FEBRUARY = date(2027, 2, 1)


@pytest.mark.parametrize(
    ("line", "what", "due"),
    [
        ("the action plan by 1 February 2027", "the action plan", FEBRUARY),
        ("the action plan, due 1 February 2027", "the action plan", FEBRUARY),
        ("by 1/2/2027: the action plan", "the action plan", FEBRUARY),
        ("the action plan before 2 February", "the action plan", FEBRUARY),
        ("the plan in ten weeks", "the plan", FEBRUARY),
    ],
)
def test_a_deliverable_has_a_name_and_a_day(line: str, what: str, due: date) -> None:
    assert deliverables.read(line, HERE) == Deliverable(what, due)


@pytest.mark.parametrize("line", ["", "  ", "\x00"])
def test_nothing_is_no_deliverable(line: str) -> None:
    assert deliverables.read(line, HERE) is None


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ("the action plan", "When is it due?"),
        ("by 1 February 2027", "What is due on Monday 1 February 2027?"),
        ("the plan by 30 February", "February 2027 has no day 30"),
        ("the plan by 1 February 2020", "2020"),
        ("x" * 301, "That is too long."),
    ],
)
def test_what_is_missing_is_asked_for(line: str, asks: str) -> None:
    with pytest.raises(Refusal, match=asks):
        deliverables.read(line, HERE)


def test_what_was_read_can_be_read_again() -> None:
    line = deliverables.line("the action plan", FEBRUARY)

    assert deliverables.read(line, HERE) == Deliverable("the action plan", FEBRUARY)
