"""Weighs each sentence of a talk: first by what is told of it, then by how it stands among the others."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.understanding.acts.capture.exchanges import Act, Talk
from bot.understanding.acts.capture.judged import comparing, owning
from bot.understanding.acts.capture.judged.messages import Message, messages_of
from bot.understanding.acts.capture.judged.standing import Weighed, standing
from bot.understanding.acts.capture.judged.telling import Told, told
from bot.understanding.acts.capture.judged.weights import HEADS, Head, Tree, Weights, learned

_MOST = 9.2
"""What weighs more is as good as certain: the trees have seen nothing heavier."""

HARDLY = -4.0
"""What weighs less by what is told of it is nothing, however it stands: of 600 talks none would be chosen."""


@dataclass(frozen=True)
class Judged:
    """How likely, from 0 to 1, a sentence is a decision, work, or what takes work on."""

    act: Act
    decision: float
    work: float
    taker: float


def judge(talk: Talk, users: Sequence[str]) -> list[Judged]:
    """Return how likely each sentence of a talk, whose messages are by these `users`, is what it may be."""
    messages, weights = messages_of(talk, users), learned()
    weighed = first_look(messages, talk, weights)
    found = []
    for at, (act, numbers) in enumerate(zip(talk.acts, standing(messages, weighed), strict=True)):
        decision, work = (
            _looked_at_again(weights, head, weighed[head][at], numbers) for head in (Head.DECISION, Head.WORK)
        )
        found.append(Judged(act, decision, work, _chance(weighed[Head.TAKER][at])))
    return found


def owners(talk: Talk, work: Act, judged: Sequence[Judged]) -> tuple[str, ...]:
    """Return who most likely takes on the work that a sentence speaks of, by id."""
    weights, takers, talk = learned(), [one.taker for one in judged], talk.as_meant()
    weighed = owning.weighed(talk, work, takers, weights.owner, weights.unit)
    rows = comparing.compared(talk, work, takers, weighed)
    likely = (_by_trees(weights.owner_begin, weights.owner_trees, row) for row in rows)
    return owning.chosen(dict(zip(weighed, likely, strict=True)), owning.LIKELY)


def owners_in_meeting(talk: Talk, users: Sequence[str], index: int) -> tuple[str, ...]:
    """Return who most likely does what a message speaks of, by id.

    `talk` is what was said near it in a meeting, whose messages are by these `users`.
    """
    weights = learned()
    looked = first_look(messages_of(talk, users), talk, weights)
    found = work_in(talk, looked, index)
    if found is None:
        return ()
    weighed = owning.weighed(talk, found, takers_of(looked), weights.owner_in_meetings, weights.unit)
    likely = {user: _chance(weight) for user, weight in weighed.items()}
    return owning.chosen(likely, owning.LIKELY_IN_MEETINGS)


def work_in(talk: Talk, weighed: Weighed, index: int) -> Act | None:
    """Return which sentence of a message is likeliest work; None where it has no words."""
    said = [act for act in talk.acts if act.index == index]
    return max(said, key=lambda act: (weighed[Head.WORK][act.at], -act.at), default=None)


def takers_of(weighed: Weighed) -> list[float]:
    """Return how likely each sentence takes work on."""
    return [_chance(weight) for weight in weighed[Head.TAKER]]


def first_look(messages: Sequence[Message], talk: Talk, weights: Weights) -> Weighed:
    """Return for each head what each sentence weighs by what is told of it."""
    looked = _Sums(weights)
    rows = [looked.of(each) for each in told(messages, talk)]
    return {head: [bounded(row[place] * weights.unit) for row in rows] for place, head in enumerate(HEADS)}


def bounded(weight: float) -> float:
    """Return a weight, or the most that counts."""
    return max(-_MOST, min(_MOST, weight))


class _Sums:
    """Sums of what names weigh; those of a whole message are summed up once."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._known: dict[tuple[str, int], tuple[int, ...]] = {}
        self._held: list[Sequence[str]] = []

    def of(self, every: Iterable[Told]) -> list[float]:
        """Return for each head what all that is told of a sentence weighs."""
        total: list[float] = list(self._weights.first)
        for each in every:
            for place, number in enumerate(self._sum(each)):
                total[place] += number * each.much
        return total

    def _sum(self, told: Told) -> tuple[int, ...]:
        key = (told.kind, id(told.names))
        if key not in self._known:
            table: Mapping[str, tuple[int, ...]] = self._weights.told.get(told.kind, {})
            rows = [table[name] for name in told.names if name in table]
            self._known[key] = tuple(map(sum, zip(*rows, strict=True)))
            # Held, so that its id is not given to another.
            self._held.append(told.names)
        return self._known[key]


def _looked_at_again(weights: Weights, head: Head, weight: float, numbers: Sequence[float]) -> float:
    if weight < HARDLY:
        return _chance(weight)
    return _by_trees(weights.begin[head], weights.trees[head], numbers)


def _by_trees(begin: float, trees: Sequence[Tree], numbers: Sequence[float]) -> float:
    return _chance(begin + sum(tree.answer(numbers) for tree in trees))


def _chance(weight: float) -> float:
    return 1 / (1 + math.exp(-bounded(weight)))
