"""What is several things, and what is one on several lines."""

import pytest

from bot.understanding import several
from tests.language.dates.test_phrases import at

P, V = "<@U1|priya>", "<@U2|val>"
BOTH = [("write to housing by 4 December", ("U1",)), ("book the room by 11 December", ("U2",))]

SEVERAL = {
    f"{P} write to housing by 4 December\n{V} book the room by 11 December": BOTH,
    f"\n\n{P} write to housing by 4 December\n \n\n{V} book the room by 11 December\n": BOTH,
    f"- {P} write to housing by 4 December\n- {V} book the room by 11 December": BOTH,
    f"• {P}: write to housing by 4 December\n• {V}: book the room by 11 December": BOTH,
    f"1. {P} write to housing by 4 December\n2. {V} book the room by 11 December": BOTH,
    f"(a) {P} write to housing by 4 December\n(b) {V} book the room by 11 December": BOTH,
    f"1) {P} write to housing by 4 December 2) {V} book the room by 11 December": BOTH,
    f"{P} write to housing by 4 December; {V} book the room by 11 December": BOTH,
    f"{P} write to housing by 4 December. {V} book the room by 11 December": BOTH,
    f"{P} write to housing by 4 December, {V} book the room by 11 December": BOTH,
    f"{P} to write to housing by 4 December, and {V} to book the room by 11 December": BOTH,
    f"{P} write to housing by 4 December\nand {V} book the room by 11 December": BOTH,
    f"{P} write to housing by 4 December / {V} book the room by 11 December": BOTH,
    f"{P} write to housing by 4 December {V} book the room by 11 December": BOTH,
    f"{P} write to housing by 4 December while {V} book the room by 11 December": BOTH,
    f"{P} to write to housing, {V} to book the room": [
        ("write to housing", ("U1",)),
        ("book the room", ("U2",)),
    ],
    f"{P} write to housing by 4 December and book the room by 11 December": [
        BOTH[0],
        ("book the room by 11 December", ("U1",)),
    ],
    f"write to housing ({P}) by 4 December; book the room ({V}) by 11 December": BOTH,
    f"Actions:\n{P} write to housing by 4 December\n{V} book the room by 11 December": BOTH,
    f"{P}:\n- write to housing by 4 December\n- book the room by 11 December": [
        BOTH[0],
        ("book the room by 11 December", ("U1",)),
    ],
    f"{P} write to housing\nbook the room by 11 December": [
        ("write to housing", ("U1",)),
        ("book the room by 11 December", ()),
    ],
    f"I will write to housing by 4 December\n{V} will book the room": [
        ("write to housing by 4 December", ("U9",)),
        ("book the room", ("U2",)),
    ],
    f"write to housing - owner: {P}\nbook the room - owner: {V}": [
        ("write to housing", ("U1",)),
        ("book the room", ("U2",)),
    ],
    f"- {P} write to housing\n- book the room\n- {V} ring the council\nso that they know": [
        ("write to housing", ("U1",)),
        ("book the room", ()),
        ("ring the council\nso that they know", ("U2",)),
    ],
    "@nobody write to housing by 4 December\n@noone book the room by 11 December": [
        ("@nobody write to housing by 4 December", ()),
        ("@noone book the room by 11 December", ()),
    ],
}

ONE = [
    "",
    f"{P} write to housing by 4 December",
    f"{P} write to housing\nby 4 December",
    f"{P}\nwrite to housing by 4 December",
    f"{P} write to housing\nThe deadline is 4 December",
    f"{P} write to housing by 4 December\nThey know us well",
    f"{P} write to housing by 4 December\nso that {V} can reply",
    f"{P} and {V} write to housing by 4 December",
    f"{P}, {V} write to housing by 4 December",
    f"{P} write to {V} and {V} about the room by Friday",
    f"{P} to meet {V} and {V} to discuss it by Friday",
    f"{P} write to housing by Friday, before the meeting on Monday",
    f"{P} send A, B and C to {V} and {V} by 4 December",
    f"{P} draft the paper; circulate it by Friday",
    f"{P} prepare the hall:\n- chairs\n- tables",
    f"Write to housing\nOwner: {P}\nDue: 4 December",
]


@pytest.mark.parametrize("typed", SEVERAL)
def test_several_actions_are_told_apart(typed: str) -> None:
    found = several.actions(typed, at("en-GB"), speaker="U9")

    assert [(piece.words, piece.owners) for piece in found] == SEVERAL[typed]


@pytest.mark.parametrize("typed", ONE)
def test_one_action_is_one_on_however_many_lines(typed: str) -> None:
    assert several.actions(typed, at("en-GB"), speaker="U9") == ()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("We meet monthly\nWe pilot the café", ("We meet monthly", "We pilot the café")),
        ("- We meet monthly\n- Pilot it", ("We meet monthly", "Pilot it")),
        ("We decided:\n1. to meet monthly\n2. to pilot it", ("to meet monthly", "to pilot it")),
        (
            "We meet monthly\nbecause of Val\n\nWe pilot the café",
            ("We meet monthly\nbecause of Val", "We pilot the café"),
        ),
        ("We meet monthly", ()),
        ("We pilot the café\nfrom January, with three partners", ()),
        ("We pilot the café\nbecause money is short", ()),
        ("We pilot the café\nIt costs nothing at all", ()),
        ("We run it ourselves\nreplaces D3", ()),
        ("We agreed the budget:\n- 500 for food\n- 200 for travel", ()),
        ("We pilot the café\nReason: money is short", ()),
    ],
)
def test_several_decisions_are_told_apart_and_one_is_one(typed: str, found: tuple[str, ...]) -> None:
    assert several.decisions(typed) == found


def test_nothing_of_many_things_is_lost() -> None:
    lines = [f"- {P} write letter number {count}, word by word" for count in range(500)]
    found = several.actions("\n".join(lines), at("en-GB"), speaker="U9")
    told = "\n".join(piece.words for piece in found)

    assert len(found) == several.MOST
    assert all(f"write letter number {count}, word by word" in told for count in range(500))
