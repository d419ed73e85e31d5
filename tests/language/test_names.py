"""Whom an '@name' may mean that Slack has put no token in the place of."""

from datetime import UTC, datetime

import pytest

from bot.language import names
from storage.records import Person

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
CALLED = ("Sam", "Sam Okafor", "Siân Rees", "anne-marie", "Jo O'Neill")
KNOWN = [Person("T1", name, name, None, None, "T1", False, False, False, NOW) for name in CALLED]


@pytest.mark.parametrize(
    ("words", "typed", "people"),
    [
        ("@sam", "sam", ["Sam", "Sam Okafor"]),
        ("@SAM OKAFOR overdue", "SAM OKAFOR", ["Sam Okafor"]),
        ("@sam.okafor, overdue", "sam.okafor", ["Sam Okafor"]),
        ("overdue @sian", "sian", ["Siân Rees"]),
        ("@Anne-Marie's", "Anne-Marie's", []),
        ("@Anne-Marie and me", "Anne-Marie", ["anne-marie"]),
        ("@jo o’neill", "jo o’neill", ["Jo O'Neill"]),
        ("@samantha", "samantha", []),
        ("@okafor", "okafor", []),
    ],
)
def test_as_many_words_are_read_as_make_somebodys_name(words: str, typed: str, people: list[str]) -> None:
    [named] = names.typed_in(words, KNOWN)

    assert named.name == typed
    assert words[named.start : named.end] == f"@{typed}"
    assert [person.name for person in named.people] == people


@pytest.mark.parametrize(
    "words", ["", "sam@example.org", "<@U1|sam>", "<!subteam^S1|@sam>", "@", "@ sam", "<@U1>"]
)
def test_what_is_no_name_typed_is_none(words: str) -> None:
    assert not names.are_in(words)
    assert names.typed_in(words, KNOWN) == []


def test_two_names_are_read_apart() -> None:
    found = names.typed_in("@sian and @sam okafor", KNOWN)

    assert [[person.name for person in named.people] for named in found] == [["Siân Rees"], ["Sam Okafor"]]
