"""Decisions are understood as people say them, and what is not plain is asked about, never guessed."""

from typing import Any

import pytest

from bot.understanding import plain
from bot.understanding.acts import decisions
from bot.understanding.known import Door, Said
from bot.understanding.meaning import Ask, Meaning
from bot.understanding.understand import understand
from tests.understanding import board, judging, sentences
from tests.understanding.judging import Verdict
from tests.understanding.shapes import shape_of

OF_OTHER_READERS = ("command", "courtesy", "test")

AGREED, PROPOSED, PARKED, REJECTED = "agreed", "proposed", "parked", "rejected"


def meant(said: str, door: str = "/decide", about: str = "", who: str = "ADE") -> Meaning:
    """Return what is meant by what somebody types."""
    row = {"door": door, "who": who, "said": said, "about": about}
    return understand(board.said(row), board.known(row))


def shown(said: str, door: str = "/decide", about: str = "") -> dict[str, Any]:
    """Return the same in the shape of the tables."""
    return shape_of(meant(said, door, about))


def test_the_tables_rows_are_understood_and_none_is_silently_wrong() -> None:
    rows = [
        row
        for row in sentences.of("decisions", aside=False)
        if row["kind"] not in OF_OTHER_READERS and row["means"]["act"] != "show"
    ]

    verdicts = [judging.judge(row).verdict for row in rows]

    assert verdicts.count(Verdict.SILENTLY_WRONG) == 0
    assert verdicts.count(Verdict.RIGHT) >= 0.95 * len(rows)


@pytest.mark.parametrize(
    ("said", "statuses"),
    [
        ("Sell the field: 4 for, 4 against", [REJECTED, AGREED, PROPOSED]),
        ("Agreed in principle: a merger with the trust", [PROPOSED, AGREED]),
        ("perhaps share a van with the library", [PROPOSED, AGREED]),
        ("I think we should close at six", [PROPOSED, AGREED]),
        ("Let's close at six", [PROPOSED, AGREED]),
        ("Provisional: blue van", [PROPOSED, AGREED]),
        ("van - blue (tbc)", [PROPOSED, AGREED]),
        ("Approved, pending the auditor's report: the accounts", [AGREED, PROPOSED]),
        ("Approve the terms, subject to ratification by the Chair", [AGREED, PROPOSED]),
        ("Open at eight (prop. Val, sec. Mal)", [PROPOSED, AGREED]),
        ("Discuss the budget at the next meeting", [AGREED, PARKED]),
        ("Defer payments to 31 January", [AGREED, PARKED]),
        ("Val wants to freeze fees", [PROPOSED, AGREED]),
        ("Hours: 10-4", [AGREED, AGREED]),
    ],
)
def test_what_may_stand_in_several_ways_is_asked(said: str, statuses: list[str]) -> None:
    readings = shown(said)["readings"]

    assert [reading["records"][0].get("status", AGREED) for reading in readings] == statuses


@pytest.mark.parametrize(
    "said",
    [
        "we couldn't agree on a logo",
        "No decision on the logo",
        "No date was agreed for the fair",
        "I don't think we agreed to sell the field",
        "we nearly agreed to sell the field",
        "Nobody agreed to sell the field",
        "not agreed from our side",
        "To be decided: colour of the van",
        "Logo - not agreed: too dear",
        "bid for a van not agreed",
        "Agreed: lost 3-5",
    ],
)
def test_agreement_is_never_assumed_where_it_is_denied(said: str) -> None:
    form = shown(said)

    assert form["act"] == "form"
    assert form["missing"] in (["status"], ["text"])
    assert form["filled"].get("status") != AGREED


@pytest.mark.parametrize(
    "said",
    [
        "Open on Mondays?",
        "Agreed: should we open on Mondays?",
        "Do we want a second van",
        "what about a van?",
    ],
)
def test_a_question_is_put_to_the_group(said: str) -> None:
    form = shown(said)

    assert form["act"] == "form"
    assert form["filled"]["status"] == PROPOSED


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("<@PRIYA> to write by 4 December", ["Record as an action", "Both", "A decision"]),
        ("I will write to the bank", ["Record as an action", "Both", "A decision"]),
        ("the chair to sign the lease", ["Record as an action", "Both", "A decision"]),
        ("agreed Ade to write by 4 December", ["Both", "A decision", "Record as an action"]),
        ("We agreed that Kate will write by 4 December", ["Both", "A decision", "Record as an action"]),
        ("Val to chair every meeting", ["A decision", "Record as an action", "Both"]),
        ("Sam to ring the police by 4 December", ["Record as an action", "Both", "A decision"]),
        ("Tom Baker to ring the police by 4 December", ["Record as an action", "Both", "A decision"]),
        ("All to read the paper by 4 December", ["Record as an action", "Both", "A decision"]),
    ],
)
def test_work_is_an_action_a_decision_or_both(said: str, labels: list[str]) -> None:
    asked = meant(said)

    assert isinstance(asked, Ask)
    assert [reading.label for reading in asked.readings] == labels


def test_a_time_to_come_back_that_is_no_day_is_asked_about() -> None:
    question = shown("Parked until after Easter: the logo")

    assert question["about"] == "which day"
    assert {one["records"][0]["text"] for one in question["readings"]} == {"the logo"}
    assert all(one["records"][0]["back_on"] > "2027-03-28" for one in question["readings"])


@pytest.mark.parametrize(
    ("said", "filled", "missing"),
    [
        ("Agreed", {}, ["text"]),
        ("Because we can", {"reason": "we can"}, ["text"]),
        ("Let's decide later", {}, ["text"]),
        ("Fees", {"text": "Fees"}, []),
        ("<@VAL>", {"text": "@Val Hughes"}, []),
        ("replaces D1", {"replaces": ["D1"]}, ["text"]),
        ("On behalf of Tom Baker: the field is free", {"text": "the field is free"}, []),
        ("Open daily, replaces D5", {"text": "Open daily"}, ["replaces"]),
        ("Open daily (amends D77)", {"text": "Open daily"}, ["replaces"]),
    ],
)
def test_what_is_missing_is_asked_for_in_the_form(
    said: str, filled: dict[str, Any], missing: list[str]
) -> None:
    form = shown(said)

    assert form["act"] == "form"
    assert form["missing"] == missing
    assert filled.items() <= form["filled"].items()


@pytest.mark.parametrize("said", ["The logo is parked", "Parked: The logo", "park The logo"])
def test_when_something_comes_back_is_asked_with_the_next_meetings(said: str) -> None:
    asked = shown(said)

    days = [reading["records"][0]["back_on"] for reading in asked["readings"]]
    assert asked["about"] == "which day"
    assert days == ["2026-12-10", "2027-01-14"]


@pytest.mark.parametrize(
    ("said", "texts"),
    [
        ("We agreed the following:\n1. Fees are frozen\n2. Subs rise", ["Fees are frozen", "Subs rise"]),
        ("RESOLVED:\n(a) that fees stay\n(b) that subs rise", ["fees stay", "subs rise"]),
        (
            "The café opens at ten\nThe hall closes at nine",
            ["The café opens at ten", "The hall closes at nine"],
        ),
        ("Agreed: a van. Not agreed: a bus. Parked to 14 January: a bike.", ["a van", "a bus", "a bike"]),
        ("It was agreed: (a) the blue van; (b) the red bus", ["the blue van", "the red bus"]),
        ("Decisions made on 12 November:\n1) Fees stay\n2) Subs rise", ["Fees stay", "Subs rise"]),
        ("1. Van - agreed\n2. Bus - not agreed", ["Van", "Bus"]),
        ("Agreed: share a van. Val to ring the garage by 4 December.", ["share a van", "ring the garage"]),
        ("Minutes of 12 November\nAgreed: blue van\nAgreed: red bus", ["blue van", "red bus"]),
        ("Decisions:\n- Fees are frozen\n- Val to write by 4 December", ["Fees are frozen", "write"]),
    ],
)
def test_several_at_once_are_one_form(said: str, texts: list[str]) -> None:
    form = shown(said)

    assert form["kind"] == "several"
    assert [record["text"] for record in form["filled"]["records"]] == texts


@pytest.mark.parametrize(
    ("said", "filled"),
    [
        ("agreed", {"text": "go with blue"}),
        ("yes, agreed. Thanks all", {"text": "go with blue"}),
        ("please record that", {"text": "go with blue"}),
        ("log this decision", {"text": "go with blue"}),
        ("can you record this?", {"text": "go with blue"}),
        ("not agreed", {"text": "go with blue", "status": REJECTED}),
        ("deferred to the next meeting", {"text": "go with blue", "status": PARKED, "back_on": "2026-12-10"}),
        ("carried 5-2", {"text": "go with blue", "votes": {"for": 5, "against": 2}}),
        ("agreed, because it is cheap", {"text": "go with blue", "reason": "it is cheap"}),
        ("propose this", {"text": "go with blue", "status": PROPOSED}),
    ],
)
def test_in_a_thread_what_was_said_above_can_be_meant(said: str, filled: dict[str, Any]) -> None:
    form = shown(said, "thread mention", "LENA: Shall we go with blue?")

    assert form == {"act": "form", "kind": "decision", "missing": [], "filled": filled}


@pytest.mark.parametrize(
    "said",
    [
        *("A1 is done", "what are my actions?", "remind me weekly", "thanks", "hello all", "cancel", "list"),
        "On annual leave from 7 December, back on the 21st",
        *("I'm on leave until Friday", "cancel the meeting on 10 December", "did we agree on the logo?"),
        *("Ade to write to the bank by Friday", "test please ignore", "put the logo on the agenda", "ok"),
    ],
)
def test_what_records_nothing_is_left_to_other_readers(said: str) -> None:
    row = {"door": "mention", "who": "ADE", "said": said}

    for read in (decisions.read_change, decisions.read_new, decisions.read_statement):
        assert read(board.said(row), board.known(row)) is None


@pytest.mark.parametrize("said", ["the library lends us its projector", "no shoes in the playroom"])
def test_a_statement_to_the_bot_is_asked_about(said: str) -> None:
    readings = shown(said, "mention")["readings"]

    assert [reading["records"][0].get("status", AGREED) for reading in readings] == [AGREED, PROPOSED]


def test_the_rest_of_a_text_that_is_not_read_is_kept() -> None:
    long = "Agreed: " + "we share a van with the library. " * 400
    row = {"door": "/decide", "who": "ADE", "said": ""}

    meaning = understand(Said(Door.DECIDE, plain.read(long, board.NAMES)), board.known(row))

    text = shape_of(meaning)["records"][0]["text"]
    assert text.split() == long.removeprefix("Agreed: ").rstrip(" .").split()
