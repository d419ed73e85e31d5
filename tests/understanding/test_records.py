"""Whichever records a text names are found where they are named, and nothing else is taken for one."""

import pytest

from bot.understanding import plain, records
from bot.understanding.meaning import Ref
from storage.records import RecordKind
from tests.understanding import board

AT_THE_BOARD = board.known({"door": "/action", "who": "ADE"})


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("D1 no longer stands", [("D1", ["D1"])]),
        ("scrap d 1, please", [("d 1", ["D1"])]),
        ("instead of D#1", [("D#1", ["D1"])]),
        ("decision 12 is off", [("decision 12", ["D12"])]),
        ("Decision one is off", [("Decision one", ["D1"])]),
        ("a decision one can live with", []),
        ("Decision no. 3 comes back", [("Decision no. 3", ["D3"])]),
        ("A1 and A2 are done", [("A1", ["A1"]), ("A2", ["A2"])]),
        ("action 3: done", [("action 3", ["A3"])]),
        ("actions 1, 2 and 3 are done", [("actions 1", ["A1"]), ("2", ["A2"]), ("3", ["A3"])]),
        ("decisions 1 and 4 stand", [("decisions 1", ["D1"]), ("4", ["D4"])]),
        ("replaces D1/D2", [("D1", ["D1"]), ("D2", ["D2"])]),
        ("#1 is done", [("#1", ["D1", "A1"])]),
        ("#5 is done", [("#5", ["D5", "A5"])]),
        ("#77 is our place in the queue", []),
        ("A1 in #housing is done", [("A1 in #housing", ["A1"])]),
        ("the A4 action is late", [("A4", ["A4"])]),
        ("D9 is gone", [("D9", ["D9"])]),
        ("D1's budget", [("D1", ["D1"])]),
        ("Hand out vitamin D3 leaflets", []),
        ("Room D1 is kept locked", []),
        ("print an A3 poster", []),
        ("A4 paper for the office", []),
        ("the A48 is closed", []),
        ("a 5 minute walk", []),
        ("a 5-a-side team", []),
        ("the MP3D1 file", []),
        ("actions by 3 people", []),
        ("decision 1.5", []),
        ("D1.2", []),
        ("https://x.example/D1", []),
    ],
)
def test_records_are_found_by_whatever_names_them(said: str, found: list[tuple[str, list[str]]]) -> None:
    text = plain.read(said)

    mentioned = records.spot(text, AT_THE_BOARD)

    assert [(text.text[one.start : one.end], [ref.label for ref in one.refs]) for one in mentioned] == found


def test_a_record_of_another_group_is_found_with_its_channel() -> None:
    (mentioned,) = records.spot(plain.read("A1 in #housing is done"), AT_THE_BOARD)

    assert mentioned.refs == (Ref(RecordKind.ACTION, 1, board.HOUSING),)


def test_a_record_that_is_not_known_does_not_exist() -> None:
    assert records.exists(Ref(RecordKind.DECISION, 1), AT_THE_BOARD)
    assert not records.exists(Ref(RecordKind.DECISION, 9), AT_THE_BOARD)
