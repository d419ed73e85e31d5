"""Whatever is typed at whatever door is understood within bounds, and never raises."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.language.bounds import Budget
from bot.understanding import plain
from bot.understanding.known import Door, Said
from bot.understanding.meaning import NewAction, NewDecision, NotUnderstood, OpenForm
from bot.understanding.understand import READERS, TOO_LONG, understand
from tests.understanding import board
from tests.understanding.test_long_texts import PIECES

KNOWN = {door: board.known({"door": door.value, "who": "VAL"}) for door in Door}


BEGINNINGS = [
    *((door, "") for door in READERS),
    (Door.ACTION, "Val to "),
    (Door.ACTION, "move A2 "),
    (Door.MEETING, "move "),
    (Door.MENTION, "what "),
]
"""What a long text may begin with: at each door with nothing, and with what is read in another way."""


def work(door: Door, words: str) -> float:
    begun = time.thread_time()
    understand(Said(door, plain.read(words)), KNOWN[door])
    return time.thread_time() - begun


def grow(door: Door, head: str, pieces: list[str]) -> list[str]:
    """Return those pieces of which four times as many take far more than four times the work, each time.

    On a busy machine one run may take several times as long as another.
    """
    return [piece for piece in pieces if not any(_shares(door, head, piece or "|") for _ in range(6))]


def _shares(door: Door, head: str, piece: str) -> bool:
    text = head + piece * 4_000
    whole = work(door, text[:4_000])
    # A shorter one may end where a reader knows it at a glance: 'weekly weekly weekly' says how often.
    return whole <= 8 * work(door, text[:1_000]) + 0.05 or whole <= 3 * work(door, text[:2_000]) + 0.05


def shares(number: int) -> list[str]:
    """Return the pieces for one of the beginnings, so that each piece stands behind several of them."""
    return [piece for at, piece in enumerate(PIECES) if (at + number) % 5 == 0]


@pytest.mark.parametrize(("number", "door", "head"), [(at, *one) for at, one in enumerate(BEGINNINGS)])
def test_a_text_four_times_as_long_takes_no_more_than_its_share(number: int, door: Door, head: str) -> None:
    assert grow(door, head, shares(number)) == []


@pytest.mark.nightly
@pytest.mark.parametrize(("door", "head"), BEGINNINGS)
def test_no_text_at_any_door_takes_more_than_its_share(door: Door, head: str) -> None:
    assert grow(door, head, PIECES) == []


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
