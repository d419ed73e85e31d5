"""`matters demo` tells its story to the end."""

import socket
from collections.abc import Iterator

import pytest

from bot.__main__ import main
from bot.demo import command

TOLD = [
    "Five meetings are left before the plan is due on Monday 1 February 2027.",
    "D1 pilot peer support with three providers",
    "No money has been found for it",
    "Rosa asks you",
    "You said that you'll do A1",
    "Priya is at work on it, and is left in peace",
    "Priya asks you",
    "Welcome to #wellbeing-board: what is in force, and what is open",
    "Monday 7 December 2026, 03:30 in London, 09:00 in Kolkata Matters Arising to Priya directly",
    "A1 draft the scope paper",
    "One thing was decided without you in #wellbeing-board on Tuesday 24 November.",
    "Val has done A2",
    "Before the meeting on Tuesday 8 December",
    "Done. Thank you!",
    "Marked as read.",
    "In these two weeks Priya has had two messages, and all is done.",
    "Will those who use peer support have a say in it?",
    "Priya has done A1",
    "D2 looks related to D1, agreed two weeks ago by ",
    "D2 has replaced D1, which you decided in #wellbeing-board.",
    "What has changed: The council found two posts of its own",
    "The charities were not asked",
    "Shall the group see this on A3's card?",
    "The contracts are still with our lawyers",
    "Mal has given A3 write to the three providers",
    "Before the meeting on Tuesday 22 December",
    "Objection on D2",
    "Three meetings are left, this one included, before the plan is due on Monday 1 February 2027.",
    "Mal replaced it by D2",
    "Direct messages in the five weeks: Rosa ",
    "make demo SERVE=1",
]
"""How cards are worded, and people named on them, is not the story's."""


def told_by(capsys: pytest.CaptureFixture[str]) -> str:
    return " ".join(capsys.readouterr().out.replace("@", "").split())


def test_the_story_is_told_to_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo"]) == 0

    told, where = told_by(capsys), 0
    for words in TOLD:
        assert words in told[where:], f"not told, or out of its order: {words}"
        where = told.index(words, where)
    assert "could not be sent" not in told


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as somebody:
        somebody.bind(("127.0.0.1", 0))
        somebody.listen()
        yield somebody.getsockname()[1]


def test_where_the_usual_port_is_taken_the_page_is_served_at_any_that_is_free(
    taken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "PORT", taken)

    with command._listening(None) as listening:
        assert listening.getsockname()[1] not in (0, taken)


def test_a_port_that_was_asked_for_and_is_taken_is_told(
    taken: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "--serve", "--port", str(taken)]) == 2

    assert capsys.readouterr().err == (
        f"Nobody can listen on port {taken}: Address already in use. "
        "Choose another: make demo SERVE=1 PORT=8081\n"
    )
