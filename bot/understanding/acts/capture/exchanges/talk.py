"""The sentences of a thread one after the other, and what is said of each by those near it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.understanding.acts.capture.exchanges.acts import Act

_WORD = re.compile(r"[^\W\d_][\w'’]*")


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

    def named_in(self, act: Act) -> list[str]:
        """Return the ids of those whom a sentence names, but its writer, in its order."""
        said = (word.casefold() for word in _WORD.findall(act.text))
        found = (self.names.get(word.removesuffix("'s").removesuffix("’s")) for word in said)
        return list(dict.fromkeys(user for user in found if user is not None and user != act.user))
