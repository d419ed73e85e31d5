"""What a row of the table says: a ratio to its floor, how far it scatters, and whether it meets its goal."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Row:
    """One thing measured several times, each time right after its floor.

    `goal` is the wanted ratio of `ours` to `floor`: at least, where `more` is better, or else at most.
    """

    name: str
    ours: Sequence[float]
    floor: Sequence[float]
    goal: float
    unit: str
    more: bool = False

    @property
    def ratios(self) -> list[float]:
        """The ratio of each repetition, in ascending order."""
        return sorted(ours / floor for ours, floor in zip(self.ours, self.floor, strict=True))

    @property
    def ratio(self) -> float:
        """The ratio in the middle."""
        return median(self.ratios)

    @property
    def spread(self) -> float:
        """How far the ratios lie from the middle one: half the distance of the outer two."""
        return (self.ratios[-1] - self.ratios[0]) / 2

    @property
    def meets(self) -> bool:
        """Whether the goal is met, or missed by no more than the spread."""
        missed = self.goal - self.ratio if self.more else self.ratio - self.goal
        return missed <= self.spread


HEADING = ("what", "ours", "floor", "ratio", "spread", "goal", "met")


def cells(row: Row) -> tuple[str, ...]:
    """Return what stands in each column of the table."""
    sign = "≥" if row.more else "≤"
    return (
        row.name,
        f"{figure(median(row.ours))} {row.unit}",
        f"{figure(median(row.floor))} {row.unit}",
        f"{figure(row.ratio)} ×",
        f"± {figure(row.spread)}",
        f"{sign} {figure(row.goal)} ×",
        "yes" if row.meets else "no",
    )


def figure(value: float) -> str:
    """Return a number with three significant digits, and none that mean nothing."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def table(rows: Sequence[Row]) -> str:
    """Return all rows as a table in Markdown, aligned for whoever reads it in a terminal."""
    lines = [HEADING, *map(cells, rows)]
    wide = [max(len(line[column]) for line in lines) for column in range(len(HEADING))]
    written = [
        "| " + " | ".join(f"{cell:{w}}" for cell, w in zip(line, wide, strict=True)) + " |" for line in lines
    ]
    return "\n".join([written[0], "|" + "|".join("-" * (w + 2) for w in wide) + "|", *written[1:]])
