"""The weights that were learned, as they stand in a file beside this one; `make train` makes it again."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("weights.json")
NEAR = (-2, -1, 0, 1, 2, 3)
"""Of which messages the words count: the two before, itself, the three after."""


class Head(StrEnum):
    """What a message is weighed as: a motion that is put and carried, what is settled in talk, or work."""

    FORMAL = "formal"
    PLAIN = "plain"
    ACTION = "action"


HEADS = tuple(Head)


@dataclass(frozen=True)
class Weights:
    """Whole numbers of a small `unit`, for each name one for each head.

    A phrase has them for each of the messages in which it may stand near the one that is weighed. `surround`
    weighs, for each head, its beginning and the numbers that tell how a message stands out in its thread.
    """

    unit: float
    begin: tuple[int, ...]
    phrases: Mapping[str, tuple[int, ...]]
    pieces: Mapping[str, tuple[int, ...]]
    told: Mapping[str, tuple[int, ...]]
    surround: Sequence[tuple[float, ...]]


def written(weights: Weights, made: str) -> str:
    """Return what stands in the file for some weights, a name a line, with how they were `made`."""
    tables = ("phrases", "pieces", "told")
    parts = [
        f'"made": {json.dumps(made)}',
        f'"unit": {weights.unit!r}',
        f'"begin": {json.dumps(weights.begin)}',
    ]
    parts.append(f'"surround": {json.dumps(weights.surround)}')
    for name in tables:
        rows = (
            f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(row, separators=(',', ':'))}"
            for key, row in sorted(getattr(weights, name).items())
        )
        parts.append(f'"{name}": {{\n' + ",\n".join(rows) + "}")
    return "{" + ",\n".join(parts) + "}\n"


def read(path: Path = FILE) -> Weights:
    """Read the weights of a file."""
    held: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    tables = {
        name: {key: tuple(row) for key, row in held[name].items()} for name in ("phrases", "pieces", "told")
    }
    return Weights(
        unit=held["unit"],
        begin=tuple(held["begin"]),
        surround=[tuple(row) for row in held["surround"]],
        **tables,
    )


@cache
def learned() -> Weights:
    """Return the weights that are shipped, read once."""
    return read()
