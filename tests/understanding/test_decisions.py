"""What people mean by a line after `/decide`: its wording, why, and what it replaces or amends."""

import pytest

from bot.language import slack_text as typed
from bot.understanding import decisions
from storage.records import Relation

REPLACES, AMENDS = Relation.SUPERSEDES, Relation.AMENDS


@pytest.mark.parametrize(
    ("typed", "text", "reason"),
    [
        ("We ship on Friday", "We ship on Friday", None),
        ("  We ship   on Friday ", "We ship on Friday", None),
        ("We ship\non Friday", "We ship\non Friday", None),
        ("We pilot it because partners can host it", "We pilot it", "partners can host it"),
        ("We pilot it, because partners can", "We pilot it", "partners can"),
        ("We pilot it – because partners can", "We pilot it", "partners can"),
        ("We pilot it Because of the money", "We pilot it", "of the money"),
        ("We pilot it\nbecause partners can", "We pilot it", "partners can"),
        ("It failed because we rushed because of May", "It failed", "we rushed because of May"),
        ("Because money is short, we wait a year", "Because money is short, we wait a year", None),
        ("We stop because", "We stop because", None),
        ("We stop just becauses", "We stop just becauses", None),
        ("Propose: rent the hall", "Propose: rent the hall", None),
        ("proposed that we rent it", "proposed that we rent it", None),
        ("AT&amp;T &lt;b&gt; wins", "AT&T <b> wins", None),
        ("<@U1|ade> leads", "@ade leads", None),
        ("<!subteam^S1|@finance> pays", "@finance pays", None),
        ("Read <https://example.org|the paper>", "Read the paper (https://example.org)", None),
        ("We ship\x00 on\x07 Friday", "We ship on Friday", None),
        ("Gwnawn ni’r caffi", "Gwnawn ni’r caffi", None),
        ("We ship \U0001f600", "We ship \U0001f600", None),
        ("We will replace D3", "We will replace D3", None),
        ("D3 stands", "D3 stands", None),
        ("It replaces D3 from May", "It replaces D3 from May", None),
        ("The plan replaces D1234567", "The plan replaces D1234567", None),
        ("This replaces DD3", "This replaces DD3", None),
    ],
)
def test_the_wording_and_the_reason_are_told_apart(typed: str, text: str, reason: str | None) -> None:
    assert decisions.parts(typed) == (text, reason, ())


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
    wording, _, found = decisions.parts(typed)

    assert wording == text
    assert [(follow.relation, follow.number) for follow in found] == follows


@pytest.mark.parametrize(
    "typed", ["Run it because money is short replaces D3", "Run it replaces D3 because money is short"]
)
def test_the_reason_may_stand_before_or_after_what_it_changes(typed: str) -> None:
    wording, reason, follows = decisions.parts(typed)

    assert (wording, reason) == ("Run it", "money is short")
    assert [follow.number for follow in follows] == [3]


@pytest.mark.parametrize("words", ["help", " HELP ", "?"])
def test_help_is_asked_for_by_its_word_alone(words: str) -> None:
    assert typed.asks_help(words)
    assert not typed.asks_help(f"{words} the neighbours")


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
    wording, reason, follows = decisions.parts(hostile)

    # A pattern that backtracks would take minutes to come here.
    assert wording or reason or follows
