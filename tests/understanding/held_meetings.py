"""Holds what is done about meetings against a row: series and exceptions can be said in many ways."""

import re
from datetime import date

from dateutil.easter import easter

from tests.understanding import board
from tests.understanding.shapes import Shape


def is_same(found: Shape, expected: Shape) -> bool:
    """Tell whether what is done about a meeting is what a row allows."""
    ours, theirs = said_of(found), said_of(expected)
    if "every" in theirs and "day" not in theirs:
        # The first day of a series need not be said.
        ours.pop("day", None)
    left_out, excepted = ours.pop("except", []), theirs.pop("except", [])
    return ours == theirs and _same_exceptions(left_out, excepted)


def said_of(shape: Shape) -> Shape:
    """Return what is done about a meeting in one way of saying it."""
    made = dict(shape)
    if isinstance(made.get("who"), str) and made["who"] != "all":
        made["who"] = [made["who"]]
    if made.get("who") == "all":
        made["who"] = sorted(set(board.PEOPLE) - set(made.pop("except", [])))
    if "every" in made:
        made["every"] = cadence(made["every"])
    return made


def cadence(words: str) -> str:
    """Return how often a series recurs in one way of saying it: 'second tuesday of month'."""
    bare = re.sub(r"\b(?:every|each|the)\b", " ", words.lower().replace("other", "second"))
    return " ".join(bare.split())


def _same_exceptions(left_out: list[str], excepted: list[str]) -> bool:
    """Tell whether days are left out for each exception, and none for anything else."""
    return (
        bool(left_out) == bool(excepted)
        and all(_excepts(day, excepted) for day in left_out)
        and all(any(_excepts(day, [each]) for day in left_out) for each in excepted)
    )


def _excepts(left_out: str, excepted: list[str]) -> bool:
    for words in map(str.lower, excepted):
        if left_out.lower() == words:
            return True
        if re.fullmatch(r"\d{4}-\d\d-\d\d", left_out) is None:
            continue
        day = date.fromisoformat(left_out)
        if words == f"{day:%B}".lower() or ("easter" in words and abs(day - easter(day.year)).days <= 8):
            return True
        if "christmas" in words and (day.month, day.day) >= (12, 20):
            return True
    return False
