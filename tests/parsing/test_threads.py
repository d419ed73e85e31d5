"""What of a thread is likely worth recording."""

import json
from pathlib import Path

import pytest

from bot.parsing import threads
from bot.parsing.threads import Kind, Said

NAMES = {"U1": "Ade", "U2": "Val", "U3": "Mal", "U4": "Rosa"}
DATA = Path(__file__).parent.parent / "data/capture/threads.jsonl"


def thread(*lines: str) -> list[Said]:
    """Return the messages of 'U1 what they said'."""
    return [Said(line[:2], NAMES[line[:2]], line[3:]) for line in lines]


def proposed(*lines: str) -> dict[int, Kind]:
    return {each.index: each.kind for each in threads.propose(thread(*lines))}


@pytest.mark.parametrize(
    ("said", "index"),
    [
        (("U1 peer support again", "U2 let's pilot it with three providers", "U1 +1", "U3 agreed"), 1),
        (("U1 any news?", "U3 none", "U2 We will meet in the library.", "U1 yes", "U4 fine", "U3 👍"), 2),
        (("U1 so: three providers, from January", "U2 :+1:", "U3 sounds good", "U4 ok"), 0),
    ],
)
def test_what_others_agree_to_is_likely_a_decision(said: tuple[str, ...], index: int) -> None:
    assert proposed(*said).get(index) is Kind.DECISION


@pytest.mark.parametrize(
    ("said", "index", "owners"),
    [
        (("U1 we need a scope paper", "U2 I'll draft the scope paper by Friday", "U1 thanks"), 1, ("U2",)),
        (("U1 hello", "U2 <@U3> can you ask the council for a room?", "U3 sure, will do"), 1, ("U3",)),
        (("U1 hello", "U2 Mal: could you please ring the library by Monday?", "U3 ok"), 1, ("U3",)),
        (("U4 hello", "U2 could somebody please ring the library?", "U1 I can do that"), 1, ("U1",)),
    ],
)
def test_what_somebody_takes_on_is_likely_an_action_of_theirs(
    said: tuple[str, ...], index: int, owners: tuple[str, ...]
) -> None:
    found = {each.index: each for each in threads.propose(thread(*said))}

    assert found[index].kind is Kind.ACTION
    assert found[index].owners == owners


def test_a_name_that_two_people_share_is_nobodys() -> None:
    twins = [
        Said("U1", "Sam", "hello"),
        Said("U2", "Sam", "hi"),
        Said("U3", "Mal", "Sam: can you ring them?"),
    ]

    assert all(each.owners == () for each in threads.propose(twins) if each.index == 2)


def test_small_talk_holds_nothing() -> None:
    assert proposed("U1 morning", "U2 hello", "U3 lovely weather", "U4 it is") == {}
    assert proposed() == {}


def test_no_more_than_three_of_a_kind_are_proposed_and_none_twice() -> None:
    many = [f"U{1 + turn % 4} I'll draft paper number {turn} by Friday, please?" for turn in range(40)]
    found = threads.propose(thread(*many))

    assert len({each.index for each in found}) == len(found)
    assert all(len([each for each in found if each.kind is kind]) <= 3 for kind in Kind)


@pytest.mark.parametrize(
    "text", ["", " ", "<", "<@", "?" * 40_000, "a " * 20_000, "by " * 13_000, "\ud800", "\x00"]
)
def test_no_text_is_too_strange(text: str) -> None:
    assert threads.propose([Said("U1", "", text), Said("U2", "", text)]) is not None


def test_real_threads_keep_what_people_marked_in_them() -> None:
    found = marked = 0
    for line in DATA.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        indexes = {
            each.index for each in threads.propose([Said(who, who, words) for who, words in told["messages"]])
        }
        marks = told["decisions"] + told["actions"]
        marked += len(marks)
        found += sum(not indexes.isdisjoint(mark["accept"]) for mark in marks)

    # A floor that a broken rule falls through; `make bench ARGS=capture` tells how good it is.
    assert found / marked > 0.5
