"""Only what surely says so says that work is done, whatever is said beside it of leave or illness."""

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

DONE = [
    *("done", "Done!", "DONE.", "done :tada:", "done ✅", "all done", "both done", "completed", "sent it"),
    *("that's done", "It’s done now", "I've finished it", "I did it", "did it", "have sent it", "sorted"),
    *("Done, thanks Val", "ok done thank you", "hi, done", "Thanks! Done.", "yes, it is done already"),
    *("done\nthanks!", "wedi'i wneud", "Wedi gorffen, diolch", "c’est fait, merci", "erledigt", "hecho"),
    *("my part is done", "please mark it as done", "job done", "we have done this", "sent yesterday"),
]
NUMBERED = {
    **{"A1 done": (1,), "a1 done": (1,), "A1 is done": (1,), "done A1": (1,), "A1 finished": (1,)},
    **{"A1's done": (1,), "A1: done": (1,), "A 1 done": (1,), "action 3 is done": (3,), "#2 done": (2,)},
    **{"A1, A2 and A3 are done": (1, 2, 3), "mark A1 as done": (1,), "A1/A2 done": (1, 2)},
    **{"Mae A1 wedi'i wneud, diolch": (1,), "A1 erledigt": (1,), "I'm done with A1": (1,)},
    **{"did A4": (4,), "A1 sent": (1,), "A1 done. The file is on the drive.": (1,)},
}
OPEN = [
    *("not done", "done?", "nearly done", "almost done", "half done", "A1 is not done yet", "undone"),
    *("when is it done", "when is A1 done?", "is A1 done", "is it done", "are they all done", "done when?"),
    *("done by Friday", "A1 will be done", "will be done", "to be done", "done tomorrow", "done soon"),
    *("A1 isn't done", "I haven’t finished it", "have I done it", "have they sent it", "was it sent"),
    *("did you send it", "did it finished", "has it been sent", "have it sent", "have you done it"),
    *(
        "should be done",
        "it must be done",
        "done if Val agrees",
        "if done",
        "consider it done",
        "get it done",
    ),
    *("can't get it done", "don't mark it done", "as good as done", "not sure it's done", "never done"),
    *("Done. Not really", "Done! Just kidding", "Done. But the annex is missing", "Done? No.", "no, done"),
    *("done. A2 next week", "A1 done, A2 not", "done except the annex", "all but done", "none done"),
    *("Done. Didn't send it though", "Done. Still to be sent", "nicht erledigt", "fast fertig", "pas fait"),
    *("heb ei wneud", "ddim wedi ei wneud", "no hecho", "done for now", "so done", "no 3 done", "", "  "),
    *("...", ":tada:", "A1", "what is done", "I'd be done", "done deal breaker", "1 done", "done in a week"),
]
AWAY = [
    *("I'm on leave until 4 January", "I’m off sick this week", "I am ill", "I've been unwell"),
    *("A1: I am on holiday next week", "I'll be away until the 16th", "I'm in hospital", "too busy just now"),
    *("my son is ill", "out of office until Monday", "on annual leave", "rydw i ar wyliau"),
]
DONE_THOUGH_AWAY = {
    **{"A1 done, sorry, I was ill": (1,), "finished, had been on holiday": (), "done; back from leave": ()},
    **{"Done - was off sick": (), "done (was ill)": (), "sorry I was ill but A1 is done": (1,)},
    **{"I was ill last week. A1 done.": (1,), "was on leave but I have now sent it": ()},
    **{"A1 done, just back from holiday": (1,), "A1 done, had covid": (1,), "done after my leave": ()},
    **{"Done! I'm on leave until Friday": (), "A1: done. On leave from tomorrow": (1,)},
    **{"done, thanks Val, I was on annual leave": (), "A1 and A2 done, I was away": (1, 2)},
    **{"A1 is done, sorry for the delay, I’ve been in hospital": (1,), "done now I'm back from leave": ()},
    **{"Sorry – was off sick – sent now": (), "completed before my leave": (), "#board: done, was ill": ()},
}
AWAY_AND_NOT_DONE = [
    *("I was ill so it's not done", "A1 done, A2 when I'm back from leave", "nearly done, I was ill"),
    *("A1 will be done when I'm back from leave", "is it done? I was ill", "done by Friday, I'm ill"),
    *("I'm ill, can it be done by Val", "A1 done, A2 not, I was ill", "I'm ill and done in"),
    *("I was ill, did it get done", "half done, was on leave", "done except the annex, I was ill"),
    *("I was ill and haven't done it", "I'm off sick, have it sent to Val", "I was ill, is it done"),
    *("not yet, was on holiday, will be done", "A1 to be done, I'm on leave", "I was ill when it was sent"),
    *("done soon, on leave", "no, I was ill, it's done on Friday", "I was ill, A1 was done by Mal"),
]

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

    # Where the machine is busy a reading may be given up in the middle: the most counts.
    assert steps(lambda: means(long)) < 7 * max(steps(lambda: means(short)) for _ in range(3))


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
