"""Whoever a text names is found where they are named, by whatever the group calls them."""

import pytest

from bot.understanding import people, plain
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
