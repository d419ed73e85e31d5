"""Who chairs is said of the group, or of some of its meetings only.

It is Thursday 26 November 2026, 09:30; the board meets on 10 December and 14 January. Ade speaks.
"""

import pytest

from tests.understanding.acts import brief

OF_ONE = (
    "chair for 10 December: Lena",
    "the chair on the 10th will be Lena",
    "Lena is chair for the day on the 10th",
    "Lena will chair just this once",
)
OF_TWO = (
    "Lena chairs the next two meetings",
    "Lena chairs in December and January",
    "Lena chairs until Easter",
)
DECEMBER = "meeting chair 2026-12-10 ['LENA']"
JANUARY = "meeting chair 2027-01-14 ['LENA']"
ASKED = (
    ("Lena chairs on 8 December", f"which day? confirm {DECEMBER} | confirm {JANUARY}"),
    ("Lena chairs from January", f"which reading? confirm {JANUARY} | confirm meeting chair ['LENA']"),
    (
        "Sam is in the chair next time",
        "which person? confirm meeting chair 2026-12-10 ['SP'] | confirm meeting chair 2026-12-10 ['SR']",
    ),
)


def heard(said: str, who: str = "ADE") -> str:
    return brief.meant(said, "/meeting", who, about="")


@pytest.mark.parametrize("said", OF_ONE)
def test_somebody_chairs_one_meeting(said: str) -> None:
    assert heard(said) == f"confirm {DECEMBER}"


def test_the_meeting_is_the_one_that_is_named() -> None:
    assert heard("Lena stands in as chair for the January meeting") == f"confirm {JANUARY}"


def test_who_chairs_may_say_so_themselves() -> None:
    assert heard("I'm chairing next time", "LENA") == f"confirm {DECEMBER}"


@pytest.mark.parametrize("said", OF_TWO)
def test_somebody_chairs_each_of_the_meetings_that_are_meant(said: str) -> None:
    assert heard(said) == f"confirm {DECEMBER} + {JANUARY}"


def test_who_chairs_from_now_on_is_the_chair_of_the_group() -> None:
    assert heard("let Val chair it from now on") == "confirm meeting chair ['VAL']"


@pytest.mark.parametrize(("said", "means"), ASKED)
def test_a_day_without_a_meeting_and_what_may_be_meant_of_the_group_are_asked(said: str, means: str) -> None:
    assert heard(said) == means


def test_the_chair_of_something_else_is_no_chair_of_a_meeting() -> None:
    assert heard("Lena chairs the finance committee") == "not understood"
