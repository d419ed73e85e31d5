"""What a question may mean is kept as JSON, and comes back as it was."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding import packing
from bot.understanding.meaning import (
    About,
    Answer,
    Ask,
    Change,
    Confirm,
    Courtesy,
    MeetingAct,
    NewAction,
    NewDecision,
    OpenForm,
    Prefer,
    Reading,
    Record,
    Show,
)

RECORDS = st.lists(st.from_type(NewDecision) | st.from_type(NewAction), max_size=3).map(tuple)
ACTS = st.one_of(
    *(st.from_type(act) for act in (Change, Answer, Show, MeetingAct, Prefer, Courtesy)),
    st.builds(Record, RECORDS),
    st.builds(OpenForm, records=RECORDS),
    st.builds(Confirm, st.lists(st.from_type(Change) | st.from_type(MeetingAct), max_size=2).map(tuple)),
)
READINGS = st.lists(st.builds(Reading, st.text(max_size=20), ACTS), max_size=3).map(tuple)
MEANINGS = ACTS | st.builds(Ask, st.sampled_from(About), READINGS, st.text(max_size=20))


@given(MEANINGS)
def test_a_meaning_comes_back_as_it_was_kept(meaning: Any) -> None:
    kept = json.loads(json.dumps(packing.pack(meaning)))

    assert packing.unpack(kept) == meaning


@pytest.mark.parametrize(
    "kept", [{}, {"is": "Nothing"}, {"is": "Record", "more": 1}, {"is": "date", "value": 3}]
)
def test_what_another_version_kept_is_refused(kept: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        packing.unpack(kept)
