"""What becomes of decisions on record is understood from what people say of them."""

from typing import Any

import pytest

from bot.understanding.understand import understand
from tests.understanding import board
from tests.understanding.shapes import shape_of


def shown(said: str, door: str = "/decide") -> dict[str, Any]:
    """Return what is meant by what the chair types, in the shape of the tables."""
    row = {"door": door, "who": "ADE", "said": said}
    return shape_of(understand(board.said(row), board.known(row)))


def changed(record: str, to: str, **more: str) -> dict[str, Any]:
    """Return a change of a record as the tables write it."""
    return {"act": "change", "record": record, "to": to, **more}


@pytest.mark.parametrize("door", ["/decide", "mention"])
@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("scrap D1", changed("D1", "withdrawn")),
        ("please withdraw decision no. 1", changed("D1", "withdrawn")),
        ("can you scrap D1?", changed("D1", "withdrawn")),
        ("d1 doesnt stand anymore", changed("D1", "withdrawn")),
        ("Decision one no longer stands", changed("D1", "withdrawn")),
        ("D1 has lapsed", changed("D1", "withdrawn")),
        ("overturn D1", changed("D1", "withdrawn")),
        ("cancel D1 cos nobody comes", changed("D1", "withdrawn", reason="nobody comes")),
        ("D1 no longer stands because nobody comes", changed("D1", "withdrawn", reason="nobody comes")),
        ("scrap decision 1, because nobody comes", changed("D1", "withdrawn", reason="nobody comes")),
        ("Val withdraws D2", changed("D2", "withdrawn")),
        ("D2 was withdrawn", changed("D2", "withdrawn")),
        ("We agreed that D1 no longer stands", changed("D1", "withdrawn")),
        ("D1 is superseded by D4", changed("D1", "superseded")),
        ("replace D1 with D4", changed("D1", "superseded")),
        ("D4 supersedes D1", changed("D1", "superseded")),
        ("correct D1 to Pilot on Saturdays", changed("D1", "reworded", text="Pilot on Saturdays")),
    ],
)
def test_what_others_rely_on_ends_once_that_is_confirmed(
    said: str, change: dict[str, Any], door: str
) -> None:
    assert shown(said, door) == {"act": "confirm", "do": change}


@pytest.mark.parametrize("door", ["/decide", "mention"])
@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("Resolved that D2 be approved", changed("D2", "agreed")),
        ("Agreed to defer D3 to 14 January", changed("D3", "parked", due="2027-01-14")),
        ("D2 is agreed now", changed("D2", "agreed")),
        ("Agreed: D2", changed("D2", "agreed")),
        ("we agreed D2", changed("D2", "agreed")),
        ("D2 passed unanimously", changed("D2", "agreed")),
        ("D2 goes ahead", changed("D2", "agreed")),
        ("approve D2 please", changed("D2", "agreed")),
        ("D3 is agreed now", changed("D3", "agreed")),
        ("D2 was lost", changed("D2", "rejected")),
        ("we said no to D2", changed("D2", "rejected")),
        ("D2 rejected because it costs too much", changed("D2", "rejected", reason="it costs too much")),
        ("put D3 off to the next meeting", changed("D3", "parked", due="2026-12-10")),
        ("D3 comes back in January", changed("D3", "parked", due="2027-01-14")),
        ("bring D3 back on 14 January", changed("D3", "parked", due="2027-01-14")),
        ("D2 deferred to 14 January", changed("D2", "parked", due="2027-01-14")),
        ("leave D3 until the next meeting", changed("D3", "parked", due="2026-12-10")),
    ],
)
def test_a_proposal_turns_out_at_once(said: str, change: dict[str, Any], door: str) -> None:
    assert shown(said, door) == change


def test_when_a_record_comes_back_is_asked_with_the_next_meetings() -> None:
    asked = shown("park D2")

    assert asked["readings"] == [
        changed("D2", "parked", due="2026-12-10"),
        changed("D2", "parked", due="2027-01-14"),
    ]


def test_several_end_together() -> None:
    ended = shown("D1 and D4 no longer apply")

    assert ended["do"] == [changed("D1", "withdrawn"), changed("D4", "withdrawn")]


def test_one_that_is_agreed_may_replace_another() -> None:
    done = shown("D2 is agreed, replaces D1")

    assert done["do"] == [changed("D2", "agreed"), changed("D1", "superseded")]


@pytest.mark.parametrize(
    "said",
    [
        *("scrap D5", "D5 no longer stands", "withdraw D5", "D5 was carried", "park D5 until 14 January"),
        *("who proposed D5", "when was D5 replaced?", "who recorded D5"),
    ],
)
def test_one_that_no_longer_stands_is_shown(said: str) -> None:
    assert shown(said) == {"act": "show", "what": "record", "record": "D5"}


@pytest.mark.parametrize(
    "said", ["scrap D55", "D55 no longer stands", "D77 was carried", "withdraw D1 and D9"]
)
def test_which_one_is_meant_is_asked_where_none_is_in_force(said: str) -> None:
    asked = shown(said)

    assert (asked["act"], asked["about"]) == ("ask", "which record")
    assert len(asked["readings"]) == 2


def test_a_decision_is_found_by_what_it_is_about() -> None:
    asked = shown("The decision on the crisis café no longer stands")

    assert asked["readings"] == [{"act": "confirm", "do": changed("D1", "withdrawn")}]


@pytest.mark.parametrize("said", ["D1 not agreed", "park D1 until 14 January", "D1 was lost"])
def test_one_that_is_agreed_can_only_be_withdrawn(said: str) -> None:
    first, second = shown(said)["readings"]

    assert first == {"act": "confirm", "do": changed("D1", "withdrawn")}
    assert second == {"act": "show", "what": "record", "record": "D1"}


@pytest.mark.parametrize(
    ("said", "text", "ways"),
    [
        ("Extend D1 to Sundays", "Extend D1 to Sundays", ["amends", "replaces"]),
        ("suspend D1 until March", "suspend D1 until March", ["amends", "replaces"]),
        ("Change D1 to Sundays only", "Sundays only", ["amends", "replaces"]),
        ("D1 applies to volunteers too", "D1 applies to volunteers too", ["amends", "replaces", ""]),
        ("do not scrap D1", "do not scrap D1", ["amends", "replaces", ""]),
        ("Rescind D1 with effect from May", "Rescind D1 with effect from May", ["amends", "replaces", ""]),
    ],
)
def test_what_may_amend_or_replace_is_asked(said: str, text: str, ways: list[str]) -> None:
    records = [reading["records"][0] for reading in shown(said)["readings"]]

    assert [record["text"] for record in records] == [text] * len(ways)
    assert [next(iter({"amends", "replaces"} & record.keys()), "") for record in records] == ways


@pytest.mark.parametrize("said", ["amend D1 to say Sundays only", "amend D1 so that it reads Sundays only"])
def test_amend_says_what_becomes_of_the_earlier_one(said: str) -> None:
    (record,) = shown(said)["records"]

    assert record == {"kind": "decision", "text": "Sundays only", "amends": ["D1"]}


@pytest.mark.parametrize(
    "said",
    ["Scrap D1, we open every day", "scrap D1 we open every day", "D1 no longer stands: we open every day"],
)
def test_what_stands_instead_is_asked(said: str) -> None:
    instead, ended = shown(said)["readings"]

    assert instead["records"] == [{"kind": "decision", "text": "we open every day", "replaces": ["D1"]}]
    assert ended == {"act": "confirm", "do": changed("D1", "withdrawn")}


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("Move the clinic to mondays.", changed("D2", "agreed")),
        ("Not agreed: Move the clinic to Mondays", changed("D2", "rejected")),
        ("Deferred to 14 January: Housing paper", changed("D3", "parked", due="2027-01-14")),
        ("As per D2, the clinic moves", changed("D2", "agreed")),
        ("Priya keeps the risk register", {"act": "show", "what": "record", "record": "D4"}),
    ],
)
def test_the_wording_of_a_record_may_be_that_record(said: str, first: dict[str, Any]) -> None:
    meant, new = shown(said)["readings"]

    assert meant == first
    assert new["act"] == "record"


def test_a_question_about_a_record_shows_it() -> None:
    assert shown("is D1 still in force?") == {"act": "show", "what": "record", "record": "D1"}


@pytest.mark.parametrize(
    "said",
    ["Costs of D1 come out of the reserve", "Buy a coffee machine for D1", "Hand out vitamin D3 leaflets"],
)
def test_a_record_named_in_passing_stays_as_it_is(said: str) -> None:
    assert shown(said) == {"act": "record", "records": [{"kind": "decision", "text": said}]}
