"""How those who may own some work compare, in numbers: what each weighs, says soon after, and is named."""

from collections.abc import Iterator, Mapping, Sequence

from bot.understanding.acts.capture.exchanges import Act, Talk
from bot.understanding.acts.capture.judged.owning import AFTER

NONE = -9.0
"""How much somebody weighs who is not there, and how far away is what nobody says."""
_DOES = (
    *("takes", "opens", "asks_one", "asks_anybody", "proposes"),
    *("offers", "grants_first", "refuses", "dated", "takes_it_up"),
)


def compared(
    talk: Talk, work: Act, takers: Sequence[float], weighed: Mapping[str, float]
) -> Iterator[list[float]]:
    """Yield numbers for each person, who are `weighed` in this order.

    `takers` is how likely each sentence of the talk takes work on.
    """
    soon = [act for act in talk.acts if 0 < act.index - work.index <= AFTER]
    most = max((takers[act.at] for act in soon), default=0.0)
    for user, weight in weighed.items():
        others = [one for other, one in weighed.items() if other != user]
        best = max(others, default=NONE)
        yield [
            *(weight, weight - best, sum(one > weight for one in others), best),
            *_of_work(talk, work, user),
            *_of_answers([act for act in soon if act.user == user], work, takers, most),
            *(sum(user in talk.named_in(act) for act in said) for said in (talk.acts, soon)),
            *(takers[work.at], len({act.user for act in talk.acts}), len(weighed), work.length),
            *(float(getattr(work, does)) for does in _DOES),
        ]


def _of_work(talk: Talk, work: Act, user: str) -> Iterator[float]:
    """Yield what the sentence with the work, and who reacted to it, says of somebody."""
    named, agreeing = talk.named_in(work), talk.agreeing.get(work.index, frozenset())
    yield float(user == work.user)
    yield float(named.index(user)) if user in named else NONE
    yield len(named)
    yield float(user in agreeing)
    yield len(agreeing)


def _of_answers(own: Sequence[Act], work: Act, takers: Sequence[float], most: float) -> Iterator[float]:
    """Yield what somebody's own sentences soon after it say."""
    taking = max((takers[act.at] for act in own), default=-1.0)
    yield taking
    yield taking - most
    yield float(own[0].index - work.index) if own else -NONE
    yield len(own)
    yield own[0].length if own else 0
    for does in ("refuses", "grants_first", "opens"):
        yield float(any(getattr(act, does) for act in own))
