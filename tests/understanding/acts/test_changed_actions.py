"""An action on record is changed by its number, in whatever words."""

import pytest

from bot.understanding.acts import actions
from bot.understanding.meaning import Confirm
from tests.understanding import board, judging
from tests.understanding.acts.meanings import asked, at
from tests.understanding.shapes import Shape, shape_of

CHANGES: list[tuple[str, Shape | None]] = [
    ("cancel A3", {"act": "confirm", "do": {"act": "change", "record": "A3", "to": "dropped"}}),
    (
        "please cancel A3 because the funder withdrew",
        {
            "act": "confirm",
            "do": {"act": "change", "record": "A3", "to": "dropped", "reason": "the funder withdrew"},
        },
    ),
    ("A3 is no longer needed", {"act": "confirm", "do": {"act": "change", "record": "A3", "to": "dropped"}}),
    ("scrap A4", {"act": "show", "what": "record", "record": "A4", "for": "cancel"}),
    ("reopen A4", {"act": "change", "record": "A4", "to": "reopened"}),
    ("A4 was never done", {"act": "change", "record": "A4", "to": "reopened"}),
    ("reopen A3", {"act": "show", "what": "record", "record": "A3"}),
    ("A3 is due 18 December", {"act": "change", "record": "A3", "to": "redated", "due": "2026-12-18"}),
    (
        "can you move A2 to next Friday?",
        {"act": "change", "record": "A2", "to": "redated", "due": "2026-12-04"},
    ),
    ("push A2 back a week", {"act": "change", "record": "A2", "to": "redated", "due": "2026-12-11"}),
    (
        "extend A3 until the January meeting",
        {"act": "change", "record": "A3", "to": "redated", "due": "2027-01-14"},
    ),
    (
        "change the deadline for A2 to 9 Dec",
        {"act": "change", "record": "A2", "to": "redated", "due": "2026-12-09"},
    ),
    ("give A2 to Val", {"act": "change", "record": "A2", "to": "reassigned", "owners": ["VAL"]}),
    ("Val takes A2", {"act": "change", "record": "A2", "to": "reassigned", "owners": ["VAL"]}),
    (
        "add Mal to A3",
        {"act": "change", "record": "A3", "to": "reassigned", "owners": ["MAL", "PRIYA", "VAL"]},
    ),
    ("change A3 to Lena", {"act": "change", "record": "A3", "to": "reassigned", "owners": ["LENA"]}),
    (
        "give A2 to Sam",
        asked(
            "which person",
            {"act": "change", "record": "A2", "to": "reassigned", "owners": ["SP"]},
            {"act": "change", "record": "A2", "to": "reassigned", "owners": ["SR"]},
        ),
    ),
    (
        "change A3 to Write the scope paper",
        {"act": "change", "record": "A3", "to": "reworded", "text": "Write the scope paper"},
    ),
    (
        "A3 should read: Draft both papers",
        {"act": "change", "record": "A3", "to": "reworded", "text": "Draft both papers"},
    ),
    ("is A2 due on Friday?", None),
    ("A2: sent on Friday", None),
    ("A2 done", None),
    ("edit A3", None),
    ("print 20 A4 copies for Val by Friday", None),
    ("drop off the A4 paper at the hall", None),
]


@pytest.mark.parametrize(("said", "means"), CHANGES)
def test_an_action_on_record_is_changed_by_its_number(said: str, means: Shape | None) -> None:
    row = at("mention", said)

    found = actions.read_change(board.said(row), board.known(row))

    assert found is means if means is None else found and judging.fits(shape_of(found), means)


def test_an_action_that_is_in_two_groups_is_asked_for_by_group() -> None:
    row = {"door": "dm", "who": "VAL", "said": "move A1 to 4 December"}

    found = actions.read_change(board.said(row), board.known(row))

    assert found is not None
    assert shape_of(found)["about"] == "which group"


def test_this_is_the_action_that_the_message_above_shows() -> None:
    row = {
        "door": "thread mention",
        "who": "ADE",
        "about": "A3 Draft the scope paper.",
        "said": "cancel this",
    }

    assert isinstance(actions.read_change(board.said(row), board.known(row)), Confirm)
