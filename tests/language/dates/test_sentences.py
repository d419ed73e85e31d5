"""The due days of the sentences that were written before the rules, and how many are read as meant."""

import json
from datetime import date
from typing import Any

from bot.language import dates
from bot.language.dates import FoundDate, Understood
from tests.language.dates.boards import THURSDAY, board
from tests.understanding import judging, sentences
from tests.understanding.judging import Verdict
from tests.understanding.sentences import Row

KINDS = {
    *("day name", "day in figures", "week", "length", "hangs on a meeting", "month, quarter or year"),
    *("feast or holiday", "past", "contradiction", "two values", "vague time", "repeating"),
    *("a day that is part of the work",),
}
ASKED, NOTHING = "asked", "nothing"
MUST_ASK = {"past", "contradiction", "vague time"}
"""Kinds in which a time was said, so that it may not be passed over."""

Outcome = str | frozenset[str]
"""A day; days of which one is asked for; `ASKED`, whatever is offered; or `NOTHING`."""


def outcomes(meaning: Row, kind: str) -> set[Outcome]:
    """Return the ways in which a due day may be found, according to one meaning."""
    if meaning["act"] == "ask":
        due = {day for reading in meaning.get("readings", ()) for day in dues(reading)}
        if not due:
            return {ASKED}
        return {frozenset(due) if "day" in meaning["about"] else day for day in due}
    if "due" in meaning.get("missing", ()):
        return {ASKED} if kind in MUST_ASK else {ASKED, NOTHING}
    return set(dues(meaning)) or {NOTHING}


def dues(meaning: Row) -> list[str]:
    """Return the due days of the records of a meaning."""
    records = meaning.get("records") or [meaning.get("filled", {})]
    days = [record["due"] for record in records if "due" in record]
    return [*days, meaning["day"]] if "day" in meaning else days


def is_right(row: Row, found: FoundDate | None) -> bool:
    """Tell whether what was found is one of the things that a sentence may mean."""
    kind = row["kind"]
    allowed = set().union(*(outcomes(meaning, kind) for meaning in [row["means"], *row.get("or", [])]))
    if found is None:
        return NOTHING in allowed
    if isinstance(found.answer, Understood):
        return found.answer.day.isoformat() in allowed and is_tied(row["means"], found.answer)
    offered = {day.isoformat() for day in found.answer.readings}
    return ASKED in allowed or any(isinstance(each, frozenset) and each <= offered for each in allowed)


def is_tied(meaning: Row, answer: Understood) -> bool:
    """Tell whether a day hangs on a meeting where it should."""
    return '"at_meeting": true' not in json.dumps(meaning) or answer.at_meeting is not None


def dated() -> list[Row]:
    """Return the sentences of the kinds that are about days, and the others that name one due day."""

    def is_one(row: Row) -> bool:
        meaning: dict[str, Any] = row["means"]
        return meaning["act"] in ("record", "form") and len(dues(meaning)) == 1

    return [row for row in sentences.of("actions", aside=False) if row["kind"] in KINDS or is_one(row)]


def test_nearly_every_due_day_is_read_as_it_was_meant() -> None:
    rows = dated()
    missed = [row["said"] for row in rows if not is_right(row, found_in(row))]

    assert len(rows) >= 100
    assert len(missed) <= len(rows) * 0.05, missed


def found_in(row: Row) -> FoundDate | None:
    """Return what is found in a sentence on the day on which it was said."""
    today = date.fromisoformat(row["today"]) if "today" in row else THURSDAY
    return dates.find(row["said"], board(today))


def test_a_time_that_was_said_is_never_lost_in_silence() -> None:
    passed_over = [row for row in dated() if is_to_be_found(row) and found_in(row) is None]
    # What stands in brackets or fields of its own is found where actions are read.
    lost = [row["said"] for row in passed_over if judging.judge(row).verdict is not Verdict.RIGHT]

    assert lost == []


def is_to_be_found(row: Row) -> bool:
    """Tell whether a row allows nothing but that its time is found: 'no rush' may be passed over."""
    meanings = [row["means"], *row.get("or", [])]
    passed_over = any(one["act"] == "record" and not dues(one) for one in meanings)
    return row["kind"] in MUST_ASK and not passed_over
