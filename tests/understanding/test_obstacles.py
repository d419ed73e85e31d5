"""What somebody's words say that their work waits for."""

import pytest

from bot.understanding import obstacles, plain
from bot.understanding.obstacles import Awaited
from tests.understanding import board

HERE = board.known({"door": "reply", "who": "MAL", "said": "blocked"})

READ = [
    # typed, who or which action, what else it says
    ("A3", 3, ""),
    ("a3", 3, ""),
    ("action 3", 3, ""),
    ("until A3 is done", 3, ""),
    ("A3 to be finished", 3, ""),
    ("the second half of A3", 3, "the second half of A3"),
    ("A1 and A3", None, "A1 and A3"),
    ("@Sam Price", "SP", ""),
    ("Sam Price", "SP", ""),
    ("Sam", "SP SR", ""),
    ("priya", "PRIYA", ""),
    ("@priya to send the figures", "PRIYA", "@priya to send the figures"),
    ("for Lena's addresses", "LENA", "for Lena's addresses"),
    ("Lena for the addresses", "LENA", "Lena for the addresses"),
    ("the figures from Priya", "PRIYA", "the figures from Priya"),
    ("to hear from Ade", "ADE", ""),
    ("the chair's signature", "ADE", "the chair's signature"),
    ("the council", None, "the council"),
    ("the council's answer", None, "the council's answer"),
    ("Mind Cymru", None, "Mind Cymru"),
    ("@finance-team", None, "@finance-team"),
    ("the letter to Priya", None, "the letter to Priya"),
    ("a room with a view of Val", None, "a room with a view of Val"),
    ("D2 is settled", None, "D2 is settled"),
    ("the lawyers", None, "the lawyers"),
    ("Tom Baker", None, "Tom Baker"),
    ("room A3 posters", None, "room A3 posters"),
]


@pytest.mark.parametrize(("typed", "what", "words"), READ)
def test_who_or_what_is_waited_for_is_read_from_words(typed: str, what: str | int | None, words: str) -> None:
    who = tuple(f"U_{name}" for name in what.split()) if isinstance(what, str) else ()
    number = what if isinstance(what, int) else None

    assert obstacles.read(plain.read(typed), HERE) == Awaited(words, who, number)
