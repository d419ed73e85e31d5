"""How well a thread's capture agrees with what the people of public meetings marked in their threads.

One meeting in five, from which nothing was learned, beside keywords and the last messages. What is right is
a lower bound: people forget to mark.
"""

from collections.abc import Callable, Sequence

from bench import _talk
from bench._talk import DECISIONS, Found, by_keywords, by_place, judged
from bench._training import threads
from bench._training.threads import Thread
from bot.understanding import threads as reading
from bot.understanding.acts.capture import learned
from bot.understanding.acts.capture.learned import Head, Likely
from bot.understanding.proposals import Proposal, RecordAs

RECALL = 0.85
"""At which it is told how much of the motions and votes that are offered is right."""
_HEADS = {RecordAs.DECISION: DECISIONS, RecordAs.ACTION: (Head.ACTION,)}
_Offering = Callable[[Thread, RecordAs], Sequence[int]]


def main() -> None:
    """Print the table, a figure a line."""
    aside = [one for one in threads.read() if one.is_aside]
    print(f"  {len(aside)} threads of {len({one.meeting for one in aside})} meetings")
    print(f"  {'':62}{'ours':>8}{'keywords':>10}{'last':>8}")
    ours = _Read(aside)
    for head, name in ((Head.PLAIN, "decisions in plain talk"), (Head.ACTION, "actions")):
        each = (ours.ranked, by_keywords, by_place)
        _print(
            f"{name}: right one among the three likeliest",
            *(_talk.among_three(aside, head, one) for one in each),
        )
    balance = [max(found.balance for found in _talk.at_thresholds(aside, Head.ACTION, one)) for one in each]
    _print("actions: F1 at the best threshold", *balance)
    formal = next(one for one in _talk.at_thresholds(aside, Head.FORMAL, ours.ranked) if one.recall >= RECALL)
    _print(f"motions and votes: right at a recall of {RECALL}", formal.precision)
    _print("owner right, where the action is offered", ours.owned(aside))
    for kind in RecordAs:
        _print_chosen(aside, kind, (ours.chosen, _first_of(by_keywords), _first_of(by_place)))


def _print_chosen(aside: Sequence[Thread], kind: RecordAs, each: Sequence[_Offering]) -> None:
    heads = _HEADS[kind]
    marked = _talk.of_heads(aside, *heads)
    empty = [one for one in marked if not any(map(one.of, heads))]
    quiet = (sum(not offering(one, kind) for one in empty) / len(empty) for offering in each)
    _print(f"threads without any {kind}: nothing chosen", *quiet)
    found = [_judged(marked, kind, offering) for offering in each]
    _print(f"of {kind}s that are chosen, right", *(one.precision for one in found))
    _print(f"of {kind}s that were marked, chosen", *(one.recall for one in found))


def _judged(marked: Sequence[Thread], kind: RecordAs, offering: _Offering) -> Found:
    return judged(
        ([mark for head in _HEADS[kind] for mark in one.of(head)], offering(one, kind)) for one in marked
    )


def _first_of(ranking: _talk.Ranking) -> _Offering:
    """Return what chooses as many of a ranking as a form has room for."""

    def chosen(thread: Thread, kind: RecordAs) -> list[int]:
        return [index for _, index in ranking(thread, _HEADS[kind][0])][: learned.MOST[kind]]

    return chosen


class _Read:
    """Threads as they are read by what was learned, each once."""

    def __init__(self, read: Sequence[Thread]) -> None:
        self._likely: dict[str, list[Likely]] = {one.name: learned.likely(one.messages) for one in read}
        self._proposed: dict[str, list[Proposal]] = {one.name: reading.propose(one.messages) for one in read}

    def ranked(self, thread: Thread, head: Head) -> list[tuple[float, int]]:
        """Return the messages that stand for their matters, the likeliest first."""
        likely = self._likely[thread.name]
        return [(likely[index].as_a(head), index) for index in learned.ranked(likely, head)]

    def chosen(self, thread: Thread, kind: RecordAs) -> list[int]:
        """Return the messages that the form chooses as decisions, or as actions."""
        return [one.index for one in self._proposed[thread.name] if one.kind is kind and one.chosen]

    def owned(self, aside: Sequence[Thread]) -> float:
        """Return how often the owners are those whom the people of the meeting wrote down."""
        right = owned = 0
        for thread in _talk.of_heads(aside, Head.ACTION):
            offered = {one.index: one for one in self._proposed[thread.name] if one.kind is RecordAs.ACTION}
            for mark, index in _talk.matched(thread.of(Head.ACTION), list(offered)):
                if mark.owner:
                    owned += 1
                    right += _talk.is_owned_by(offered[index].owners, mark.owner)
        return right / owned


def _print(name: str, *figures: float) -> None:
    print(f"  {name:62}" + "".join(f"{figure:>8.2f}" for figure in figures))
