"""A text in its clauses, each a thing that is said."""

import re

from bot.language.wording import word_set
from bot.understanding.line import Line

BECAUSE = re.compile(
    r" (?:because of|because|since|due to|cos|parce que|achos|owing to"
    r"|as(?= (?:i|we|the|it|my|our|there|he|she|they|@\d{1,4}|nobody|somebody) ))(?= )"
)
"""What a reason follows."""
_ENDS = frozenset(",;:.!?()\n-…")
_JOINS = word_set("but and because as though although despite since while so after before")
_TURNS = _JOINS | word_set("sorry i had having being been was were back am just on")


def clauses(line: Line) -> list[Line]:
    """Return a line in clauses: marks part them, and words that turn from one thing to another."""
    found: list[Line] = []
    start = 0
    for at, piece in enumerate(line.pieces):
        if piece.text in _ENDS:
            # A question mark belongs to what it asks.
            _add(found, line, start, at + 1)
            start = at + 1
    _add(found, line, start, len(line.pieces))
    return found


def turned(line: Line) -> list[Line]:
    """Return a clause in the parts into which it may turn: 'I was ill | but A1 is done'."""
    found: list[Line] = []
    start = 0
    for at, piece in enumerate(line.pieces):
        if piece.text in _JOINS:
            _add(found, line, start, at)
            start = at + 1
        elif piece.text in _TURNS and at > start:
            _add(found, line, start, at)
            start = at
    _add(found, line, start, len(line.pieces))
    return found


def _add(found: list[Line], line: Line, start: int, end: int) -> None:
    part = line.part(start, end)
    if part.words:
        found.append(part)
