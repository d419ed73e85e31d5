"""Which actions on record a sentence is about, and the words before and behind their numbers."""

import re
from dataclasses import dataclass

from bot.understanding.known import Door, Known, KnownAction, Said
from bot.understanding.meaning import Ref
from bot.understanding.plain import Plain
from storage.records import RecordKind

_NUMBER = re.compile(r"(?<![\w£$])(?:action\s+(?:no\.?\s*)?)?#?a\s?(\d{1,6})(?![\w-]|\.\d)(?:'s)?")
_IT = re.compile(r"(?<![\w'])(?:this one|that one|this action|that action|this|that|it)(?![\w'])")
_MORE = re.compile(r"\s*(?:,|and|&|,\s?and|\+)\s*(?:action\s+)?#?a\s?(\d{1,6})(?![\w-])")
_PLACE = re.compile(r"\s+in\s+#?([\w-]{1,60})")
_OPENS = re.compile(
    r"(?:please|pls|can you|could you|can we|could we|let's|you can|we can|we should|i'd like to"
    r"|i want to|also|and|ok|so"
    r"|then|yes|action)\s*,?\s+"
)
_ROUNDS = 4


@dataclass(frozen=True)
class Target:
    """The actions that a sentence is about by their `numbers`; `among` are those on record that may be meant.

    `before` and `after` are what stands around the numbers, without courtesy.
    """

    numbers: tuple[int, ...]
    among: tuple[KnownAction, ...]
    before: Plain
    after: Plain
    direct: bool = False

    @property
    def known(self) -> bool:
        """Whether every number is on record."""
        return {one.number for one in self.among} >= set(self.numbers)

    def ref(self, action: KnownAction) -> Ref:
        """Return an action by its number, with its group where several have that number."""
        twice = sum(one.number == action.number for one in self.among) > 1
        return Ref(RecordKind.ACTION, action.number, action.channel if twice else None)


def find(said: Said, known: Known) -> Target | None:
    """Return which actions a sentence names by number, or as 'this' in a thread under one."""
    plain = said.plain
    numbers, start, end = _numbered(plain) or _pointed(said) or ((), 0, 0)
    if not numbers:
        return None
    place = _PLACE.match(plain.folded, end)
    named = [channel for channel, name in known.groups.items() if place and place[1] == name.casefold()]
    if place and not named and said.door in (Door.DIRECT, Door.REPLY):
        named = [channel for channel, name in known.groups.items() if place[1] in name.casefold()]
    if place and named:
        end = place.end()
    direct = said.door in (Door.DIRECT, Door.REPLY)
    among = tuple(
        action
        for action in known.actions
        if action.number in numbers
        and (not named or action.channel in named)
        and (direct or not action.channel or not known.channel or action.channel == known.channel)
    )
    return Target(numbers, among, _opened(plain.cut(0, start)), plain.cut(end, len(plain.text)), direct)


def _numbered(plain: Plain) -> tuple[tuple[int, ...], int, int] | None:
    found = _NUMBER.search(plain.folded)
    if found is None:
        return None
    numbers, end = [int(found[1])], found.end()
    while more := _MORE.match(plain.folded, end):
        numbers.append(int(more[1]))
        end = more.end()
    return tuple(dict.fromkeys(numbers)), found.start(), end


def _pointed(said: Said) -> tuple[tuple[int, ...], int, int] | None:
    about = [ref.number for ref in said.about if ref.kind is RecordKind.ACTION]
    found = _IT.search(said.plain.folded)
    if said.door is not Door.THREAD_MENTION or len(said.about) != 1 or not about or not found:
        return None
    return tuple(about), found.start(), found.end()


def _opened(plain: Plain) -> Plain:
    """Return the words before a number without the courtesies that they begin with."""
    for _ in range(_ROUNDS):
        found = _OPENS.match(f"{plain.folded} ")
        if not found:
            break
        plain = plain.cut(min(found.end(), len(plain.text)), len(plain.text))
    return plain
