"""What the measurements say of a ratio and its goal, and that they can be taken."""

from pathlib import Path

import pytest

from bench.ratios import idling, judging
from bench.ratios.judging import Row


def row(*ours: float, goal: float, more: bool = False) -> Row:
    """Return a row whose floor is always 10."""
    return Row("a command", ours, [10.0] * len(ours), goal, "ms", more=more)


@pytest.mark.parametrize(
    ("measured", "meets"),
    [
        (row(20, 20, 20, goal=2), True),
        (row(20, 20, 20, goal=3), True),
        (row(20, 20, 20, goal=1.9), False),
        (row(18, 20, 22, goal=1.9), True),
        (row(18, 20, 22, goal=1.7), False),
        (row(20, 20, 20, goal=2, more=True), True),
        (row(20, 20, 20, goal=1, more=True), True),
        (row(20, 20, 20, goal=2.1, more=True), False),
        (row(18, 20, 22, goal=2.1, more=True), True),
        (row(18, 20, 22, goal=2.3, more=True), False),
    ],
)
def test_a_goal_is_missed_only_by_more_than_the_spread(measured: Row, meets: bool) -> None:
    assert measured.meets is meets


def test_each_repetition_is_compared_with_its_own_floor() -> None:
    uneven = Row("a command", [10, 40, 90], [5, 10, 30], 1, "ms")

    assert uneven.ratios == [2, 3, 4]
    assert (uneven.ratio, uneven.spread) == (3, 1)


@pytest.mark.parametrize(
    ("value", "said"), [(0.12345, "0.123"), (12.345, "12.3"), (123.45, "123"), (12345, "12,345"), (3.0, "3")]
)
def test_a_number_has_three_digits_that_mean_something(value: float, said: str) -> None:
    assert judging.figure(value) == said


def test_the_table_says_what_was_measured_and_whether_it_is_enough() -> None:
    written = judging.table([row(18, 20, 22, goal=1.7), row(30, goal=2, more=True)])

    assert written.splitlines() == [
        "| what      | ours  | floor | ratio | spread | goal    | met |",
        "|-----------|-------|-------|-------|--------|---------|-----|",
        "| a command | 20 ms | 10 ms | 2 ×   | ± 0.2  | ≤ 1.7 × | no  |",
        "| a command | 30 ms | 10 ms | 3 ×   | ± 0    | ≥ 2 ×   | yes |",
    ]


async def test_a_row_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idling, "ROUNDS", 1)
    urls = f"sqlite:///{tmp_path}/few.db", f"sqlite:///{tmp_path}/many.db"

    beside_raw, beside_few = await idling.rows("sqlite", urls, 1_000, repetitions=2)

    assert len(beside_raw.ratios) == len(beside_few.ratios) == 2
    assert beside_raw.ratio > 0
