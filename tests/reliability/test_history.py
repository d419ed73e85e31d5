"""The checker of histories sees each way in which a promise can be broken, and nothing where none is."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.reliability.history import History, Outcome, Seen, Verdict, judged
from tests.reliability.history.__main__ import main
from tests.reliability.history.attempts import read

WORDING, BY, OWNER = "Open on Sundays", "rosa", "ade"


def kept(outcome: Outcome = Outcome.OK, *, recorded: int = 1) -> History:
    """Return a run in which one action was tried, recorded so often, shown and asked about."""
    history = History(7, members={"board": [BY, OWNER], "staff": ["kim"]})
    history.begun(WORDING, by=BY, channel="board", owners=[OWNER])
    history.ended(WORDING, outcome)
    history.recorded = [WORDING] * recorded
    if recorded:
        history.seen = [
            Seen("card", f"A1: {WORDING}", "board", readers=(BY, OWNER)),
            Seen("ask", f"Will you take on '{WORDING}'?", "", OWNER, (OWNER,)),
        ]
    return history


def without(key: str) -> History:
    history = kept()
    history.seen = [seen for seen in history.seen if seen.key != key]
    return history


def altered(key: str, **changes: Any) -> History:
    history = kept()
    history.seen = [replace(seen, **changes) if seen.key == key else seen for seen in history.seen]
    return history


def said_twice() -> History:
    history = kept()
    history.seen += history.seen[:1]
    return history


def never_said() -> History:
    history = kept()
    history.recorded.append("Close on Mondays")
    return history


def broken(history: History) -> list[str]:
    verdict = judged(history)
    return [name for name in Verdict.__dataclass_fields__ if getattr(verdict, name)]


@pytest.mark.parametrize(
    "history",
    [
        kept(),
        kept(Outcome.UNKNOWN),
        kept(Outcome.UNKNOWN, recorded=0),
        kept(Outcome.INVOKED),
        kept(Outcome.FAIL, recorded=0),
    ],
)
def test_a_run_in_which_every_promise_held_is_let_pass(history: History) -> None:
    assert broken(history) == []


@pytest.mark.parametrize(
    ("history", "breach"),
    [
        (kept(recorded=0), "lost"),
        (without("card"), "lost"),
        (without("ask"), "lost"),
        (altered("card", channel="staff"), "lost"),
        (kept(recorded=2), "duplicate"),
        (said_twice(), "duplicate"),
        (kept(Outcome.FAIL), "unexpected"),
        (never_said(), "unexpected"),
        (altered("card", to="kim"), "wrong_person"),
        (altered("card", readers=(BY, OWNER, "kim")), "leak"),
    ],
)
def test_each_broken_promise_is_seen(history: History, breach: str) -> None:
    assert breach in broken(history)


def test_a_run_is_checked_from_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    well, badly = kept().written(tmp_path / "well.jsonl"), said_twice().written(tmp_path / "badly.jsonl")

    assert read(badly) == said_twice()
    assert (main([str(well)]), main([str(well), str(badly)])) == (0, 1)
    assert "seed 7; 0 invoked, 1 ok, 0 fail, 0 unknown; lost 0, duplicate 1" in capsys.readouterr().out
