"""What has become of a change is remembered as a value, and said in a sentence."""

import json

import pytest

from bot.meetings import outcomes, views
from bot.meetings.changes import pending
from bot.meetings.changes.pending import MeetingChange, What
from bot.meetings.outcomes import Became, Outcome


@pytest.mark.parametrize("became", list(Became))
def test_each_outcome_is_remembered_as_it_was_and_has_a_sentence(became: Became) -> None:
    outcome = Outcome(became, "U1")

    assert outcomes.remembered(json.loads(json.dumps(outcome.stored()))) == outcome
    sentence = views.outcome(outcome)
    assert sentence.endswith(".")
    assert "{" not in sentence


def test_nothing_is_remembered_of_what_nobody_has_decided() -> None:
    assert outcomes.remembered({}) is None


@pytest.mark.parametrize("what", list(What))
def test_a_change_comes_back_from_its_button_as_it_was(what: What) -> None:
    change = MeetingChange(what, "k", "C1", "U1", meeting=7, was="was", to="2026-12-03T14:00", minutes=60)

    assert pending.unpack(pending.pack(change)) == change
    assert len(pending.pack(change)) < 2000


@pytest.mark.parametrize(
    "value",
    [
        '{"what": "plan", "key": "k", "channel": "C1", "by": "U1"}',
        '{"what": ["move"], "key": "k", "channel": "C1", "by": "U1"}',
        '{"what": "move", "key": "k", "channel": "C1", "by": "U1", "to": "soon"}',
        '{"what": "chair", "key": "k", "channel": "C1", "by": "U1", "to": 7}',
        '{"what": "cancel", "key": "k", "channel": "C1", "by": "U1", "meeting": -1}',
        '{"what": "cancel", "key": "k", "channel": "C1", "by": "U1", "more": 1}',
        '{"what": "cancel"}',
    ],
)
def test_what_we_did_not_make_is_no_change(value: str) -> None:
    assert pending.unpack(value) is None
