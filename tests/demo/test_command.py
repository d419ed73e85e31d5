"""`matters demo` tells its story to the end."""

import socket
from collections.abc import Iterator

import pytest

from bot.__main__ import main
from bot.demo import command

TOLD = [
    "Five meetings are left before the plan is due on Monday 1 February 2027.",
    "D1 pilot peer support with three providers",
    "Recorded by @Rosa, Tuesday 24 November 2026, 10:00 UTC",
    "Reservation, open: No money has been found for it (@Mal)",
    "@Rosa asks you to take on A1: draft the scope paper",
    "Thursday 3 December 2026, 03:30 in London, 09:00 in Kolkata Matters Arising to Priya directly",
    "Due Monday 7 December 2026 (in 2 working days), in #wellbeing-board.",
    "Shall the group see this on A1's card?",
    "@Priya: Waiting for figures from the trust",
    "Welcome to #wellbeing-board: what is in force, and what is open",
    "Marked as read.",
    "Question, open: Will those who use peer support have a say in it? (@Sam)",
    "This looks related to D1, agreed two weeks ago by @Ade, @Mal, @Rosa and @Val",
    "D2 has replaced D1, which you decided in #wellbeing-board.",
    "What has changed: The council found two posts of its own",
    "Objection on D2 by @Val: The charities were not asked",
    "Three meetings are left, this one included, before the plan is due on Monday 1 February 2027.",
    "@Mal replaced it by D2, Tuesday 8 December 2026, 10:00 UTC",
    "make demo SERVE=1",
]


def test_the_story_is_told_to_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo"]) == 0

    told = " ".join(capsys.readouterr().out.split())
    where = [told.find(words) for words in TOLD]
    assert where == sorted(where), "told out of its order"
    assert -1 not in where, TOLD[where.index(-1)]
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
