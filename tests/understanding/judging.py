"""Holds a meaning against a row of the tables: right, wrong, or wrong in silence.

Silently wrong is what was recorded, changed, answered or done at once although it was not meant.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.understanding.meaning import Answer, Change, MeetingAct, Prefer, Record, Several
from bot.understanding.understand import understand
from tests.understanding import board, forms, held_meetings
from tests.understanding.sentences import Row
from tests.understanding.shapes import Shape, bare, shape_of


class Verdict(StrEnum):
    """What a meaning is, held against a row."""

    RIGHT = "right"
    WRONG = "wrong"
    SILENTLY_WRONG = "silently wrong"


@dataclass(frozen=True)
class Judged:
    """A row, what was understood, and what that is."""

    row: Row
    shape: Shape
    verdict: Verdict


def judge(row: Row) -> Judged:
    """Understand a row's sentence, and hold that against what the row says it means."""
    meaning = understand(board.said(row), board.known(row))
    shape = shape_of(meaning)
    if any(fits(shape, allowed) for allowed in (row["means"], *row.get("or", ()))):
        return Judged(row, shape, Verdict.RIGHT)
    at_once = isinstance(meaning, Record | Change | Answer | MeetingAct | Prefer | Several)
    return Judged(row, shape, Verdict.SILENTLY_WRONG if at_once else Verdict.WRONG)


def fits(found: Shape, allowed: Any) -> bool:
    """Tell whether what was found is what a row allows."""
    if isinstance(allowed, list):
        done = found.get("do", []) if found["act"] == "several" else []
        return len(done) == len(allowed) and all(any(fits(one, each) for each in allowed) for one in done)
    expected = _plain(allowed)
    if found == expected:
        return True
    if expected.get("act") == "form" and found["act"] == "ask":
        # A question for the one thing that is missing is as good as the form.
        return _asks_for_what_is_missing(found, expected)
    if expected.get("act") == "ask" and found["act"] == "form":
        return forms.leave_open_what_is_asked(found, expected)
    if expected.get("act") != found["act"]:
        return False
    compare = {
        "confirm": _same_confirmed,
        "meeting": held_meetings.is_same,
        "ask": _same_question,
        "form": _same_form,
        "show": _same_search,
        "record": _same_records,
    }
    return compare.get(found["act"], _no_difference)(found, expected)


def _no_difference(found: Shape, expected: Shape) -> bool:
    return False


def _same_confirmed(found: Shape, expected: Shape) -> bool:
    ours, theirs = (each if isinstance(each, list) else [each] for each in (found["do"], expected["do"]))
    return len(ours) == len(theirs) and all(any(fits(one, other) for one in ours) for other in theirs)


def _same_records(found: Shape, expected: Shape) -> bool:
    ours, theirs = found["records"], expected["records"]
    return len(ours) == len(theirs) and all(any(_same_record(one, other) for other in theirs) for one in ours)


def _same_record(one: Shape, other: Shape) -> bool:
    # That a day hangs on a meeting is told by the meeting's day.
    hangs = {"at_meeting": True} if one.get("at_meeting") and other.get("at_meeting") is True else {}
    return one | hangs == other


def _same_search(found: Shape, expected: Shape) -> bool:
    wanted = set(expected.get("words", "").lower().split())
    rest = {name: value for name, value in found.items() if name != "words"}
    if not wanted and found.get("words"):
        return False
    return wanted <= set(found.get("words", "").lower().split()) and rest == {
        name: value for name, value in expected.items() if name != "words"
    }


def _same_form(found: Shape, expected: Shape) -> bool:
    kind = expected["kind"]
    filled = expected["filled"]
    if kind == "several":
        if found["kind"] not in ("several", "action", "decision"):
            return False
        records = filled.get("records", [])
        ours = found["filled"].get("records", [])
        return len(records) == len(ours) and all(
            _holds(one, other) for one, other in zip(ours, records, strict=True)
        )
    if kind == "meeting":
        held = _holds(held_meetings.said_of(found["filled"]), held_meetings.said_of(filled))
        return held and set(expected.get("missing") or []) <= set(found["missing"])
    if found["kind"] != kind or not _holds(found["filled"], filled):
        return False
    missing: list[str] = expected.get("missing") or []
    return set(missing) <= set(found["missing"])


def _holds(found: Shape, filled: Shape) -> bool:
    return all(
        bool(found.get(name)) if name == "at_meeting" else found.get(name) == value
        for name, value in filled.items()
    )


def _same_question(found: Shape, expected: Shape) -> bool:
    if found["about"] != expected["about"]:
        return False
    ours = found.get("readings", [])
    theirs = expected.get("readings", [])
    if len(ours) > 5:
        return False
    if not theirs:
        return True
    return all(any(_same_reading(one, other) for one in ours) for other in theirs) and all(
        any(_same_reading(one, other) for other in theirs)
        or expected["about"] in ("which person", "which day")
        for one in ours
    )


def _same_reading(found: Shape, expected: Shape) -> bool:
    if "act" in expected:
        # A reading that is confirmed once more is as good as one that is done at once.
        confirmed = found["act"] == "confirm" and expected["act"] == "meeting"
        return fits(found["do"] if confirmed else found, expected)
    return all(value in set(_values(found, name)) for name, value in expected.items())


def _values(shape: Any, name: str) -> Iterator[str]:
    """Yield each value in a meaning that is a person, a day or a record."""
    fields = {
        "day": ("due", "day", "until", "back_on", "to", "since"),
        "person": ("owners", "who", "of", "to_whom", "proposer", "seconder", "on_behalf"),
        "record": ("record", "to", "for", "replaces", "amends"),
    }[name]
    if isinstance(shape, list):
        for each in shape:
            yield from _values(each, name)
    elif isinstance(shape, dict):
        for key, value in shape.items():
            if key in fields:
                yield from (str(one) for one in (value if isinstance(value, list) else [value]))
            yield from _values(value, name) if isinstance(value, dict | list) else ()


def _asks_for_what_is_missing(found: Shape, expected: Shape) -> bool:
    about = {"due": "which day", "back_on": "which day", "day": "which day", "owner": "which person"}
    about |= {"status": "which reading", "for": "which record", "replaces": "which record"}
    missing = expected.get("missing", [])
    if len(missing) != 1 or about.get(missing[0]) != found["about"]:
        return False
    return all(
        _holds(record, expected["filled"])
        for reading in found.get("readings", [])
        for record in reading.get("records", [])
    )


_RULES = {
    "day": "FREQ=DAILY",
    "week": "FREQ=WEEKLY",
    "fortnight": "FREQ=WEEKLY;INTERVAL=2",
    "two weeks": "FREQ=WEEKLY;INTERVAL=2",
    "month": "FREQ=MONTHLY",
    "quarter": "FREQ=MONTHLY;INTERVAL=3",
    "year": "FREQ=YEARLY",
    "meeting": "meeting",
    "Monday": "FREQ=WEEKLY;BYDAY=MO",
    "Tuesday": "FREQ=WEEKLY;BYDAY=TU",
    "Wednesday": "FREQ=WEEKLY;BYDAY=WE",
    "Thursday": "FREQ=WEEKLY;BYDAY=TH",
    "Friday": "FREQ=WEEKLY;BYDAY=FR",
}
"""How the tables say that work repeats, and the rule for it."""

_TOKEN = re.compile(r"<([@#])([^<>|]+)(?:\|([^<>]*))?>|<([^<>|]+)\|([^<>]*)>")


def _plain(value: Any, name: str = "") -> Any:
    """Return a row's meaning as `shape_of` writes meanings."""
    if isinstance(value, dict):
        made = {key: _plain(held, key) for key, held in value.items() if held not in ([], "", False)}
        if "every" in made:
            made["every"] = _how_often(made)
        if made.get("status") == "agreed":
            del made["status"]
        if made.get("act") == "form":
            made.setdefault("missing", [])
        return made
    if isinstance(value, list):
        held = [_plain(each, name) for each in value]
        return (
            sorted(held)
            if name in ("owners", "who", "to") and all(isinstance(h, str) for h in held)
            else held
        )
    if isinstance(value, str) and name in ("to", "record"):
        return value.removesuffix(" in #wellbeing-board")
    if isinstance(value, str) and name in (
        "text",
        "reason",
        "condition",
        "measure",
        "why",
        "outcome",
        "item",
    ):
        return bare(_TOKEN.sub(_shown, value))
    return value


def _how_often(shape: Shape) -> str:
    """Return how often something is in one way of saying it: an action by its rule, reminders as 'weekly'."""
    every: str = shape["every"]
    if shape.get("kind") == "action":
        return _RULES[every]
    return "weekly" if shape.get("act") == "prefer" and every == "week" else every


def _shown(token: re.Match[str]) -> str:
    mark, target, label, address, words = token.groups()
    if mark == "@":
        return "@" + board.PEOPLE.get(target, (target,))[0]
    if mark == "#":
        return f"#{label or target}"
    return words or address or ""
