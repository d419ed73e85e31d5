"""What counted as done before there was one reader counts still, and nothing that did not."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding import plain
from bot.understanding.known import Door, Known, KnownAction, Said
from bot.understanding.meaning import (
    Answer,
    Ask,
    Courtesy,
    Meaning,
    NotUnderstood,
    Prefer,
    Ref,
    Says,
    Several,
)
from bot.understanding.understand import understand
from storage.records import ActionStatus, RecordKind
from tests.understanding import board
from tests.understanding.test_replies import (
    AWAY,
    AWAY_AND_NOT_DONE,
    DONE,
    DONE_THOUGH_AWAY,
    NUMBERED,
    OPEN,
)

WORDINGS = ("Prepare the venue", "Ponder the budget", "Weigh the options", "Fix the roof", "Mull it over")


def owing(count: int) -> Known:
    """Return the board, of whose work Mal has taken on so many actions for Val."""
    actions = tuple(
        KnownAction(
            *(number, wording, ActionStatus.ACCEPTED, ("U_MAL",)),
            *(date(2026, 12, 4), "U_VAL", board.BOARD),
        )
        for number, wording in enumerate(WORDINGS[:count], start=1)
    )
    return replace(board.known({"door": "dm", "who": "MAL"}), actions=actions)


def means(said: str, count: int = 3, *, about: bool = True) -> Meaning:
    """Return what Mal means, alone with the bot or under what it sent about A1."""
    refs = (Ref(RecordKind.ACTION, 1, board.BOARD),) if about else ()
    door = Door.REPLY if about else Door.DIRECT
    return understand(Said(door, plain.read(said), None, refs), owing(count))


def done(meaning: Meaning) -> Iterator[int]:
    """Yield the numbers of what is done at once."""
    if isinstance(meaning, Several):
        for each in meaning.does:
            yield from done(each)
    if isinstance(meaning, Answer) and meaning.says is Says.DONE:
        yield from (ref.number for ref in meaning.to)


@pytest.mark.parametrize("said", DONE)
def test_work_is_said_to_be_done(said: str) -> None:
    assert list(done(means(said))) == [1]
    assert list(done(means(said, 1, about=False))) == [1]


@pytest.mark.parametrize(("said", "numbers"), NUMBERED.items())
def test_work_is_said_to_be_done_by_number(said: str, numbers: tuple[int, ...]) -> None:
    assert tuple(done(means(said, 5, about=False))) == numbers


@pytest.mark.parametrize("said", OPEN)
def test_what_is_not_surely_done_is_not_taken_for_done(said: str) -> None:
    assert list(done(means(said))) == ([1] if said == "A1 done, A2 not" else [])


@pytest.mark.parametrize("doubt", ["not", "n't", "nearly", "almost", "when", "by Friday", "will be", "half"])
@pytest.mark.parametrize("said", [*DONE, *NUMBERED])
def test_one_doubtful_word_before_or_after_leaves_it_open(said: str, doubt: str) -> None:
    for doubted in (f"{doubt} {said}", f"{said} {doubt}", f"{said}?"):
        assert list(done(means(doubted, 5))) == []


@pytest.mark.parametrize(("said", "numbers"), DONE_THOUGH_AWAY.items())
def test_what_is_plainly_done_is_so_though_somebody_was_away(said: str, numbers: tuple[int, ...]) -> None:
    assert tuple(done(means(said))) == (numbers or (1,))


@pytest.mark.parametrize("said", AWAY_AND_NOT_DONE)
def test_whoever_was_away_has_done_only_what_they_say(said: str) -> None:
    assert list(done(means(said))) == ([1] if said.startswith("A1 done, A2") else [])


@pytest.mark.parametrize("said", AWAY)
def test_leave_illness_and_workload_are_never_passed_on(said: str) -> None:
    for meaning in (means(said), means(said, about=False)):
        assert isinstance(meaning, Prefer | Ask | Courtesy | NotUnderstood)


@given(st.text(max_size=200))
def test_any_text_can_be_read(said: str) -> None:
    means(said)


@pytest.mark.parametrize("piece", ["a", "(a", ".'", "done ", "a1 ", "a1 done,", "#:", "on leave, "])
def test_a_text_of_any_length_takes_steps_in_proportion(piece: str) -> None:
    short, long = (piece * (length // len(piece)) for length in (900, 3600))

    assert steps(lambda: means(long)) < 7 * steps(lambda: means(short))


def steps(work: Callable[[], object]) -> int:
    """Return how many lines of Python some work takes."""
    count = 0

    def traced(frame: Any, event: str, arg: Any) -> Any:
        nonlocal count
        count += 1
        return traced

    before = sys.gettrace()
    sys.settrace(traced)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
