"""Which messages of a thread are offered, and which of these are likely enough to be chosen beforehand.

One matter is one offer: of messages that stand together the likeliest stands for them all.
"""

from collections.abc import Iterable, Mapping, Sequence

from bot.understanding.acts.capture.learned.scoring import Likely
from bot.understanding.acts.capture.learned.weights import Head
from bot.understanding.proposals import RecordAs

MOST: Mapping[RecordAs, int] = {RecordAs.DECISION: 3, RecordAs.ACTION: 5}
CHOSEN: Mapping[RecordAs, float] = {RecordAs.DECISION: 0.2, RecordAs.ACTION: 0.33}
"""From here on an offer is right more often than not; of the meetings' marks, which are not complete."""
OFFERED: Mapping[RecordAs, float] = {RecordAs.DECISION: 0.06, RecordAs.ACTION: 0.14}
TOGETHER = 2
"""So far apart two messages are still about one matter."""


def chance(one: Likely, kind: RecordAs) -> float:
    """Return how likely a message is a decision, of either sort, or an action."""
    if kind is RecordAs.ACTION:
        return one.action
    return 1 - (1 - one.formal) * (1 - one.plain)


def apart(chances: Mapping[int, float], fit: Iterable[int]) -> list[int]:
    """Return which messages stand for their matters, the likeliest first, of those that are `fit`."""
    standing: list[int] = []
    taken: set[int] = set()
    for index in sorted(fit, key=lambda index: (-chances[index], index)):
        if index not in taken:
            standing.append(index)
            taken.update(range(index - TOGETHER, index + TOGETHER + 1))
    return standing


def ranked(weighed: Sequence[Likely], head: Head) -> list[int]:
    """Return the messages that stand for their matters as one head weighs them, the likeliest first."""
    return apart({index: one.as_a(head) for index, one in enumerate(weighed)}, range(len(weighed)))
