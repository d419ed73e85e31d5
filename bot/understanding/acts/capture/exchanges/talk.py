"""The sentences of a thread one after the other, and what is said of each by those near it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.understanding.acts.capture.exchanges.acts import Act


@dataclass(frozen=True)
class Talk:
    """The sentences of a thread, ids by name in lower case, and who agreed, or did not, by a reaction.

    Whoever reacted is told by the place of the message.
    """

    acts: Sequence[Act]
    names: Mapping[str, str]
    agreeing: Mapping[int, frozenset[str]] = field(default_factory=dict)
    opposing: Mapping[int, frozenset[str]] = field(default_factory=dict)

    def after(self, act: Act, most: int) -> Iterator[Act]:
        """Yield what is said after a sentence by its message, soon enough to answer it."""
        for at in range(act.at + 1, len(self.acts)):
            one = self.acts[at]
            if one.index > act.index + most:
                return
            yield one

    def before(self, act: Act, most: int) -> Iterator[Act]:
        """Yield what was said shortly before a sentence, the nearest first."""
        for at in range(act.at - 1, -1, -1):
            if self.acts[at].index < act.index - most:
                return
            yield self.acts[at]
