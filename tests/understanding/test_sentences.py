"""The tables of sentences are well formed, and some of each kind are set aside."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from tests.understanding import sentences

SUBJECTS = ("actions", "answers", "capture", "decisions", "lookups", "meetings")
ACTS = {
    *("record", "form", "ask", "confirm", "change", "answer", "show", "meeting", "prefer", "courtesy"),
    *("leave out", "not understood", "several"),
}
DAYS = ("due", "back_on", "day", "to", "since", "until")


def acts(value: Any) -> set[str]:
    """Return every act in a meaning, whatever holds it."""
    if isinstance(value, list):
        return {act for each in value for act in acts(each)}
    if not isinstance(value, dict):
        return set()
    own = {str(value["act"])} if "act" in value else set()
    return own | {act for held in value.values() for act in acts(held)}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_each_sentence_has_a_door_a_speaker_and_a_meaning(subject: str) -> None:
    for row in sentences.of(subject):
        assert {"door", "who", "said", "means", "kind"} <= row.keys(), row
        assert acts(row["means"]), row["said"]
        assert acts([row["means"], row.get("or", [])]) <= ACTS, row["said"]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_each_day_is_one_of_the_calendar(subject: str) -> None:
    def look(value: Any) -> None:
        if isinstance(value, dict):
            for name, held in value.items():
                if name in DAYS and isinstance(held, str) and held[:2] == "20":
                    date.fromisoformat(held)
                look(held)
        elif isinstance(value, list):
            for each in value:
                look(each)

    for row in sentences.of(subject):
        look([row["means"], row.get("or", [])])


@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_sentence_stands_twice_at_one_door(subject: str) -> None:
    counted = Counter(
        (row["door"], row["who"], row.get("about"), row.get("today"), row["said"])
        for row in sentences.of(subject)
    )

    assert [said for said, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("subject", SUBJECTS)
def test_of_nearly_each_kind_some_are_set_aside(subject: str) -> None:
    kinds = {row["kind"] for row in sentences.of(subject, aside=False)}
    aside = {row["kind"] for row in sentences.of(subject, aside=True)}

    assert aside <= kinds
    assert len(aside) >= len(kinds) * 0.8
