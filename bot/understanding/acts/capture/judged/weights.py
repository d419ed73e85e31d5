"""What was learned of talks, as it stands in a file beside this one; `make train` makes it again."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("weights.json")


class Head(StrEnum):
    """What a sentence is weighed as.

    A decision or work with its words, what takes work on, what agrees to a decision; and what belongs to a
    talk that comes to nothing.
    """

    DECISION = "decision"
    WORK = "work"
    TAKER = "taker"
    ASSENT = "assent"
    NOTHING = "nothing"


HEADS = tuple(Head)


@dataclass(frozen=True)
class Tree:
    """A tree of questions: at each node, is the number of a place at most a limit? Then `low`, else `high`.

    A node without a place is a leaf: its limit is what it says.
    """

    places: tuple[int, ...]
    limits: tuple[float, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]

    def answer(self, numbers: Sequence[float]) -> float:
        """Return what the tree says of some numbers."""
        at = 0
        while (place := self.places[at]) >= 0:
            at = self.low[at] if numbers[place] <= self.limits[at] else self.high[at]
        return self.limits[at]


@dataclass(frozen=True)
class Weights:
    """Whole numbers of a small `unit`: for each name of each kind that is told of a sentence one a head.

    `trees` say, for each head that has some, what to make of how a sentence stands among the others; what
    they say is added to what they `begin` with.
    """

    unit: float
    first: tuple[int, ...]
    told: Mapping[str, Mapping[str, tuple[int, ...]]]
    begin: Mapping[Head, float]
    trees: Mapping[Head, Sequence[Tree]]
    owner: Mapping[str, int]
    """How much what is told of somebody weighs for their owning work; '' is what it begins with."""
    owner_begin: float
    owner_trees: Sequence[Tree]
    """What to make of how somebody compares with the others who may own work."""
    owner_in_meetings: Mapping[str, int]
    """How much what is told of somebody weighs for what a message of a long meeting speaks of."""


def written(weights: Weights, made: str) -> str:
    """Return what stands in the file for some weights, with how they were `made`."""
    parts = [f'"made": {json.dumps(made)}', f'"unit": {weights.unit!r}', f'"first": {_packed(weights.first)}']
    kinds = (
        f"{json.dumps(kind)}: {{\n" + ",\n".join(_row(*row) for row in sorted(names.items())) + "}"
        for kind, names in sorted(weights.told.items())
    )
    parts.append('"told": {\n' + ",\n".join(kinds) + "}")
    parts.append(f'"begin": {_packed({head.value: begin for head, begin in weights.begin.items()})}')
    trees = (
        f'"{head.value}": [\n' + ",\n".join(_packed([*vars(tree).values()]) for tree in found) + "]"
        for head, found in weights.trees.items()
    )
    parts.append('"trees": {\n' + ",\n".join(trees) + "}")
    owner_trees = ",\n".join(_packed([*vars(tree).values()]) for tree in weights.owner_trees)
    parts.append(f'"owner begin": {weights.owner_begin},\n"owner trees": [\n{owner_trees}]')
    for name, owner in (("owner", weights.owner), ("owner in meetings", weights.owner_in_meetings)):
        told = (f"{json.dumps(each, ensure_ascii=False)}:{weight}" for each, weight in sorted(owner.items()))
        parts.append(f'"{name}": {{\n' + ",\n".join(told) + "}")
    return "{" + ",\n".join(parts) + "}\n"


def _row(name: str, numbers: tuple[int, ...]) -> str:
    return f"{json.dumps(name, ensure_ascii=False)}:{_packed(numbers)}"


def _packed(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def read(path: Path = FILE) -> Weights:
    """Read the weights of a file."""
    held: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return Weights(
        unit=held["unit"],
        first=tuple(held["first"]),
        told={
            kind: {name: tuple(row) for name, row in names.items()} for kind, names in held["told"].items()
        },
        begin={Head(name): begin for name, begin in held["begin"].items()},
        trees={
            Head(name): [Tree(*map(tuple, tree)) for tree in found] for name, found in held["trees"].items()
        },
        owner=held["owner"],
        owner_begin=held["owner begin"],
        owner_trees=[Tree(*map(tuple, tree)) for tree in held["owner trees"]],
        owner_in_meetings=held["owner in meetings"],
    )


@cache
def learned() -> Weights:
    """Return the weights that are shipped, read once."""
    return read()
