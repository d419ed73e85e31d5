"""What a wording says behind it that it replaces or amends, where it is written in a form."""

import pytest

from bot.understanding import following
from storage.records import Relation

REPLACES, AMENDS = Relation.SUPERSEDES, Relation.AMENDS


@pytest.mark.parametrize(
    "wording",
    [
        "We ship on Friday",
        "We pilot it because partners can",
        "We will replace D3",
        "D3 stands",
        "It replaces D3 from May",
        "The plan replaces D1234567",
        "This replaces DD3",
    ],
)
def test_a_wording_that_ends_with_no_relation_stays_as_it_is(wording: str) -> None:
    assert following.from_end(wording) == (wording, ())


@pytest.mark.parametrize(
    ("typed", "text", "follows"),
    [
        ("Run it replaces D3", "Run it", [(REPLACES, 3)]),
        ("Run it amends D3", "Run it", [(AMENDS, 3)]),
        ("Run it, replacing D3", "Run it", [(REPLACES, 3)]),
        ("Run it (amends d3).", "Run it", [(AMENDS, 3)]),
        ("Run it (amending D 3)", "Run it", [(AMENDS, 3)]),
        ("Run it; this supersedes D3", "Run it", [(REPLACES, 3)]),
        ("Run it. This replaces D3.", "Run it.", [(REPLACES, 3)]),
        ("Run it – superseding D3", "Run it", [(REPLACES, 3)]),
        ("Run it instead of D3", "Run it", [(REPLACES, 3)]),
        ("Run it in place of D3", "Run it", [(REPLACES, 3)]),
        ("Run it REPLACES D3", "Run it", [(REPLACES, 3)]),
        ("Run it replaces D#3", "Run it", [(REPLACES, 3)]),
        ("Run it replaces D3!", "Run it", [(REPLACES, 3)]),
        ("Run it\nreplaces D3", "Run it", [(REPLACES, 3)]),
        ("Run it replaces D3 and D4", "Run it", [(REPLACES, 3), (REPLACES, 4)]),
        ("Run it replaces D3, D4 & D5", "Run it", [(REPLACES, 3), (REPLACES, 4), (REPLACES, 5)]),
        ("Run it replaces D3 and amends D4", "Run it", [(REPLACES, 3), (AMENDS, 4)]),
        ("Run it replaces D3, amends D4", "Run it", [(REPLACES, 3), (AMENDS, 4)]),
        ("Run it replaces D3 and D3", "Run it", [(REPLACES, 3)]),
        ("Salt and pepper replaces D3", "Salt and pepper", [(REPLACES, 3)]),
        ("Bread and replaces D3", "Bread and", [(REPLACES, 3)]),
    ],
)
def test_what_it_changes_is_read_at_its_end(
    typed: str, text: str, follows: list[tuple[Relation, int]]
) -> None:
    wording, found = following.from_end(typed)

    assert wording == text
    assert [(follow.relation, follow.number) for follow in found] == follows


@pytest.mark.parametrize(
    "hostile",
    [
        "replaces D3 " * 4000,
        "replaces d1 and d2 and " * 2000,
        ", " * 20_000,
        "(-" * 20_000,
        " because" * 5000,
        "x" + " " * 40_000 + "replaces D",
        "because " * 5000,
        "instead  of " * 3000,
    ],
)
def test_no_text_keeps_the_parser_busy(hostile: str) -> None:
    wording, follows = following.from_end(hostile)

    # A pattern that backtracks would take minutes to come here.
    assert wording or follows
