"""The sentences of a thread one after the other, and what is said of each by those near it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.understanding import people
from bot.understanding.acts.capture.exchanges.acts import Act

_WORD = re.compile(r"[^\W\d_][\w'’]*")
_SPOKEN_TO = re.compile(r"\s*[,:]|\s+(?:can|could|would|will|to)\b", re.IGNORECASE)
_OF_TIME = re.compile(
    r"(?:\b(?:in|by|until|till|from|since|before|after|of|this|next|last|during)|\d)\s+\Z", re.IGNORECASE
)
_TIME = 10
"""Letters before a word in which that makes it a time."""


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
        found = (self.names.get(_bare(word)) for word in _WORD.finditer(act.text))
        return list(dict.fromkeys(user for user in found if user is not None and user != act.user))

    def as_meant(self) -> "Talk":
        """Return the talk without the names that are words too, where none of them is meant as a name."""
        said = [(word, act.text) for act in self.acts for word in _WORD.finditer(act.text)]
        meant = {_bare(word) for word, text in said if _is_name(word, text)}
        names = {
            name: user for name, user in self.names.items() if name not in people.ALSO_WORDS or name in meant
        }
        return replace(self, names=names)


def _bare(word: re.Match[str]) -> str:
    return word[0].casefold().removesuffix("'s").removesuffix("’s")


def _is_name(word: re.Match[str], text: str) -> bool:
    """Tell whether a word names whoever goes by it: if that is a word too, where it is plainly meant."""
    before = text[max(0, word.start() - _TIME) : word.start()]
    if _bare(word) not in people.ALSO_WORDS or before.endswith("@"):
        return True
    if not before.strip():
        return _SPOKEN_TO.match(text, word.end()) is not None
    return word[0][0].isupper() and _OF_TIME.search(before) is None
