"""Whoever a text names is found where they are named, by whatever the group calls them."""

from dataclasses import replace

import pytest

from bot.understanding import people, plain
from bot.understanding.known import KnownUserGroup
from tests.understanding import board

AT_THE_BOARD = board.known({"door": "/action", "who": "ADE"})


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("<@PRIYA> and Val to write", [("@Priya Nair", ["U_PRIYA"]), ("Val", ["U_VAL"])]),
        ("kate taylor's report", [("kate taylor", ["U_KT"])]),
        ("Sam to ring", [("Sam", ["U_SP", "U_SR"])]),
        ("Sam R to ring", [("Sam R", ["U_SR"])]),
        ("JS/KT to check", [("JS", ["U_JS"]), ("KT", ["U_KT"])]),
        ("js to check", []),
        ("the chair to sign", [("the chair", ["U_ADE"])]),
        ("Mind Cymru to host", [("Mind Cymru", ["U_VAL", "U_MAL"])]),
        ("@tom to ring", [("@tom", [])]),
        ("write to the valley", []),
    ],
)
def test_people_are_found_by_what_they_are_called(said: str, found: list[tuple[str, list[str]]]) -> None:
    text = plain.read(board.slack(said), board.NAMES)

    spots = people.spot(text, AT_THE_BOARD)

    assert [(text.text[one.start : one.end], list(one.who)) for one in spots] == found


@pytest.mark.parametrize(
    ("said", "who"),
    [("Mr Smith to ring", "U_JS"), ("@sam.price to ring", "U_SP"), ("R. Jones to ring", "U_ROSA")],
)
def test_people_are_found_by_title_by_handle_and_by_a_first_letter(said: str, who: str) -> None:
    (spot,) = people.spot(plain.read(said, board.NAMES), AT_THE_BOARD)

    assert spot.who == (who,)
    assert spot.start == 0


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("Pryia", ("U_PRIYA",)),
        ("Fisher", ("U_LENA",)),
        ("Kat", ("U_KT",)),
        ("Tom", ()),
        ("Vla", ()),
        ("the", ()),
    ],
)
def test_a_misspelt_name_is_like_one_that_is_known(typed: str, who: tuple[str, ...]) -> None:
    assert people.Directory(AT_THE_BOARD.people).near(typed) == who


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("@finance-team to check", "@finance-team"),
        ("finance-team to check", "finance-team"),
        ("ask the finance team to check", "the finance team"),
        ("@staff to check", "@staff"),
        ("staff to check", None),
        ("@staffing to check", "@staffing"),
    ],
)
def test_a_user_group_is_found_by_its_handle_or_name_and_never_by_a_mere_word(
    said: str, found: str | None
) -> None:
    known = replace(
        AT_THE_BOARD, user_groups=(KnownUserGroup("S1", "finance-team"), KnownUserGroup("S2", "staff"))
    )

    spots = people.spot(plain.read(said), known)

    assert [said[one.start : one.end] for one in spots] == ([found] if found else [])
    assert all(one.how is people.How.USER_GROUP for one in spots if found != "@staffing")


def test_somebody_who_goes_by_the_name_of_a_user_group_is_meant_by_it() -> None:
    known = replace(AT_THE_BOARD, user_groups=(KnownUserGroup("S1", "priya"),))

    (spot,) = people.spot(plain.read("@priya to check"), known)

    assert spot.who == ("U_PRIYA",)
