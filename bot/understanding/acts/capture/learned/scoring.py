"""Weighs each message of a thread: first by what it and those near it say, then by how it stands out."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.language.bounds import Budget
from bot.understanding.acts.capture.learned import structure, words
from bot.understanding.acts.capture.learned.lines import Line, lines_of
from bot.understanding.acts.capture.learned.weights import HEADS, NEAR, Head, Weights, learned
from bot.understanding.talk import ThreadMessage

_AROUND = 4
_BESIDE = (-2, -1, 1, 2)
_NONE = -9.0
"""How a message counts that is not there."""
_LAST_RANK = 12


@dataclass(frozen=True)
class Likely:
    """How likely, from 0 to 1, a message is each of what it may be."""

    formal: float
    plain: float
    action: float

    def as_a(self, head: Head) -> float:
        """Return how likely it is one of them."""
        return float(getattr(self, head.value))


_NOTHING = Likely(0.0, 0.0, 0.0)


def likely(thread: Sequence[ThreadMessage], budget: Budget | None = None) -> list[Likely]:
    """Return how likely each message of a thread is what it may be; nothing is, of which there is no time."""
    weights = learned()
    lines = lines_of(thread, budget)
    around = surroundings(first_look(lines, weights))
    weighed = [Likely(*(_chance(numbers, row) for row in weights.surround)) for numbers in around]
    return [_NOTHING] * (len(thread) - len(lines)) + weighed


def _chance(numbers: Sequence[float], row: Sequence[float]) -> float:
    total = row[0] + sum(number * weight for number, weight in zip(numbers, row[1:], strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def first_look(lines: Sequence[Line], weights: Weights) -> list[list[float]]:
    """Return for each head what messages weigh by their words, those near them, and what is told of them."""
    heads = len(HEADS)
    totals = [list(weights.begin) for _ in lines]
    of_word = _of_words(weights)
    for index, (line, told) in enumerate(zip(lines, structure.told(lines), strict=True)):
        near = _summed(weights.phrases, words.phrases(line.words), heads * len(NEAR))
        for place, offset in enumerate(NEAR):
            at = index - offset
            if 0 <= at < len(lines):
                _add(totals[at], near[place * heads : (place + 1) * heads])
        _add(totals[index], _summed(weights.told, told, heads))
        for word in set(line.words):
            _add(totals[index], of_word(word))
    return [[each[head] * weights.unit for each in totals] for head in range(heads)]


def _of_words(weights: Weights) -> Callable[[str], Sequence[int]]:
    @cache
    def of_word(word: str) -> Sequence[int]:
        return _summed(weights.pieces, words.pieces(word), len(HEADS))

    return of_word


def _summed(table: Mapping[str, tuple[int, ...]], names: Iterable[str], width: int) -> Sequence[int]:
    rows = [table[name] for name in names if name in table]
    return list(map(sum, zip(*rows, strict=True))) if rows else (0,) * width


def _add(total: list[int], more: Sequence[int]) -> None:
    for place, number in enumerate(more):
        total[place] += number


def surroundings(by_head: Sequence[Sequence[float]]) -> list[list[float]]:
    """Return for each message how what it weighs compares with the others of its thread, head by head."""
    compared = [_compared(weighed) for weighed in by_head]
    return [[number for head in compared for number in head[index]] for index in range(len(by_head[0]))]


def _compared(weighed: Sequence[float]) -> list[list[float]]:
    count = len(weighed)
    if not count:
        return []
    ranked = sorted(range(count), key=lambda index: (-weighed[index], index))
    rank = {index: place for place, index in enumerate(ranked)}
    best, second = weighed[ranked[0]], weighed[ranked[min(1, count - 1)]]
    mean = sum(weighed) / count
    found = []
    for index, own in enumerate(weighed):
        around = [
            weighed[at]
            for at in range(max(0, index - _AROUND), min(count, index + _AROUND + 1))
            if at != index
        ]
        beside = [weighed[index + by] if 0 <= index + by < count else _NONE for by in _BESIDE]
        ahead = own - second if rank[index] == 0 else own - best
        found.append(
            [
                own,
                float(min(rank[index], _LAST_RANK)),
                own - best,
                ahead,
                best,
                mean,
                own - max(around, default=_NONE),
                *beside,
            ]
        )
    return found
