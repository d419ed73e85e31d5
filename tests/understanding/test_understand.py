"""Whatever is typed at whatever door is understood within bounds, and never raises."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.language import dates
from bot.language.bounds import Budget
from bot.understanding import plain
from bot.understanding.known import Door, Said
from bot.understanding.meaning import NewAction, NewDecision, NotUnderstood, OpenForm
from bot.understanding.understand import READERS, TOO_LONG, understand
from tests.understanding import board
from tests.understanding.test_long_texts import PIECES

KNOWN = {door: board.known({"door": door.value, "who": "VAL"}) for door in Door}


def work(door: Door, words: str) -> float:
    begun = time.thread_time()
    understand(Said(door, plain.read(words)), KNOWN[door])
    return time.thread_time() - begun


@pytest.mark.parametrize("door", READERS)
def test_a_text_four_times_as_long_takes_no_more_than_its_share(door: Door) -> None:
    dates.warm()
    for piece in PIECES:
        short, whole = ((piece or "|") * 4_000)[:1_000], ((piece or "|") * 4_000)[:4_000]

        assert any(work(door, whole) <= 8 * work(door, short) + 0.05 for _ in range(3)), repr(piece)


@given(some.lists(some.sampled_from(PIECES), max_size=40).map("".join), some.sampled_from([*READERS]))
@settings(max_examples=200, deadline=None)
def test_nothing_that_is_typed_breaks_it(words: str, door: Door) -> None:
    understand(Said(door, plain.read(words)), KNOWN[door])


@pytest.mark.parametrize(
    ("door", "record"),
    [
        (Door.DECIDE, NewDecision("We open in May and the rest")),
        (Door.ACTION, NewAction("We open in May and the rest")),
        (Door.MENTION, None),
    ],
)
def test_what_takes_too_long_to_read_is_kept_as_it_was_typed(
    door: Door, record: NewDecision | NewAction | None
) -> None:
    said = Said(door, plain.Plain("We open in May", unread=" and the rest"))

    meaning = understand(said, KNOWN[door], Budget(seconds=0))

    assert meaning == (OpenForm((record,), why=TOO_LONG) if record else NotUnderstood())
