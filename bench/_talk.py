"""How well a reading of threads agrees with what the people of public meetings marked in them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from bench._training.threads import Mark, Thread
from bot.understanding.acts.capture.learned import Head

Ranking = Callable[[Thread, Head], Sequence[tuple[float, int]]]
"""Messages that may be of a kind, the likeliest first, each after its likelihood."""
DECISIONS = (Head.FORMAL, Head.PLAIN)
_LAST = 5
_LONG = 400
_KEYWORDS = {
    "decisions": re.compile(
        r"\b(agreed|we agree|decided|decision|resolved|resolution|approved|consensus"
        r"|let'?s (?:go|do|use|say|make|move|keep|just)|we(?:'ll| will| shall| should)|no objections?"
        r"|any objections?|sounds good|go(?:ing)? with|settled|motion|propose|proposal|vote|unanimous"
        r"|carried)\b",
        re.IGNORECASE,
    ),
    "actions": re.compile(
        r"\b(i'?ll|i will|i can (?:do|take|look|try|write|send|draft|ask|check|work|handle)"
        r"|i(?:'m| am) (?:going to|happy to)|(?:will|can|could|would) you|please|needs? to|should"
        r"|action(?: item)?|to-?do|take (?:that|this|it|an action)|follow[ -]?up|volunteer|assign"
        r"|somebody|someone (?:to|should|needs))\b",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True)
class Found:
    """How many were offered, marked, and of these right."""

    offered: int
    marked: int
    right: int

    @property
    def precision(self) -> float:
        """How much of what is offered is right; a lower bound, since people forget to mark."""
        return self.right / max(1, self.offered)

    @property
    def recall(self) -> float:
        """How much of what was marked is offered."""
        return self.right / max(1, self.marked)

    @property
    def balance(self) -> float:
        """Return the harmonic mean of both, F1."""
        return 2 * self.right / max(1, self.offered + self.marked)


def by_keywords(thread: Thread, head: Head) -> list[tuple[float, int]]:
    """Return the messages with one of the words that people use when they decide, or take something on."""
    words = _KEYWORDS["actions" if head is Head.ACTION else "decisions"]
    said = enumerate(thread.messages)
    return [(1.0, index) for index, one in said if len(one.text) <= _LONG and words.search(one.text)]


def by_place(thread: Thread, head: Head) -> list[tuple[float, int]]:
    """Return the last messages, of any kind."""
    return [(1.0, index) for index in reversed(range(len(thread.messages)))][:_LAST]


def of_heads(threads: Sequence[Thread], *heads: Head) -> list[Thread]:
    """Return the threads in which people marked such things, and of decisions none but these."""
    others = set(DECISIONS) - set(heads) if heads[0] in DECISIONS else set()
    return [one for one in threads if heads[0] in one.marked and not any(map(one.of, others))]


def among_three(threads: Sequence[Thread], head: Head, ranking: Ranking) -> float:
    """Return how much of what was marked is right among the three likeliest messages of its thread."""
    marked = found = 0
    for thread in of_heads(threads, head):
        best = {index for _, index in ranking(thread, head)[:3]}
        marked += len(thread.of(head))
        found += sum(not best.isdisjoint(mark.accept) for mark in thread.of(head))
    return found / marked


def at_thresholds(threads: Sequence[Thread], head: Head, ranking: Ranking) -> Iterator[Found]:
    """Yield how well all do that are likely enough, from few to many."""
    ranked = [(thread.of(head), ranking(thread, head)) for thread in of_heads(threads, head)]
    likely = sorted({chance for _, found in ranked for chance, _ in found}, reverse=True)
    for enough in likely[:: max(1, len(likely) // 400)]:
        yield judged(
            (marks, [index for chance, index in found if chance >= enough]) for marks, found in ranked
        )


def judged(told: Iterator[tuple[Sequence[Mark], Sequence[int]]]) -> Found:
    """Judge what was offered of each thread by what was marked in it, one by one."""
    offered = marked = right = 0
    for marks, indexes in told:
        offered, marked = offered + len(indexes), marked + len(marks)
        right += len(matched(marks, indexes))
    return Found(offered, marked, right)


def matched(marks: Sequence[Mark], indexes: Sequence[int]) -> list[tuple[Mark, int]]:
    """Return marks with what was offered for them, each once, the closest first."""
    pairs = product(range(len(marks)), range(len(indexes)))
    near = [pair for pair in pairs if indexes[pair[1]] in marks[pair[0]].accept]
    near.sort(key=lambda pair: (abs(marks[pair[0]].at - indexes[pair[1]]), pair))
    found: dict[int, int] = {}
    for mark, offer in near:
        if mark not in found and offer not in found.values():
            found[mark] = offer
    return [(marks[mark], indexes[offer]) for mark, offer in found.items()]


def is_owned_by(owners: Sequence[str], marked: str) -> bool:
    """Tell whether owners are those who were written down, by names that may be shortened."""
    wanted = [_bare(name) for name in marked.split(",")]
    return len(owners) == len(wanted) and all(
        any(_is_same(_bare(owner), name) for owner in owners) for name in wanted
    )


def is_one_of(user: str, marked: str) -> bool:
    """Tell whether somebody is one of those who were written down, by names that may be shortened."""
    return any(_is_same(_bare(user), _bare(name)) for name in marked.split(","))


def _bare(name: str) -> str:
    return re.sub(r"[\W\d_]+$", "", name.strip().casefold())


def _is_same(one: str, other: str) -> bool:
    return (
        one == other
        or one.split()[:1] == other.split()[:1]
        or (min(len(one), len(other)) > 2 and (one.startswith(other) or other.startswith(one)))
    )
