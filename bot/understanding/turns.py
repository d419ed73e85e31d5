"""A message in its thread: what came before it, and who soon agreed to it, took it on, or denied it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.understanding.proposals import RecordAs
from bot.understanding.talk import Signs, ThreadMessage, signs_in

NEAR = 6
"""Among how many messages after it an answer to a message is looked for."""

_POINTS_BACK = re.compile(
    r"\b(?:that|it|this|these|those)\b|^(?:no|wait|sorry|hang on|hold on)[,.!]", re.IGNORECASE
)
_SHORT_WORD = 4
_SAYS_SOMETHING = 3
"""Words; agreement in fewer answers a matter, and is none."""


@dataclass(frozen=True)
class Turn:
    """A message in its thread, and what came near to it."""

    signs: Signs
    before: Signs | None
    after: Sequence[Signs]
    place: float
    index: int = 0

    @property
    def user(self) -> str:
        """Who said it."""
        return self.signs.message.user

    @property
    def others(self) -> list[Signs]:
        """What others said soon after."""
        return [each for each in self.after if each.message.user != self.user]

    @cached_property
    def taker(self) -> str | None:
        """Who soon took on what it asks; an 'I will' after any other is about something else."""
        if not (self.signs.question or self.signs.asks or self.signs.obliges):
            return None
        return next((each.message.user for each in self.others[:4] if each.takes_on), None)

    @cached_property
    def agreeing(self) -> set[str]:
        """Who agrees with it, until somebody puts up something else."""
        found = set()
        for each in self.after:
            if each.agrees and each.message.user != self.user:
                found.add(each.message.user)
            elif each.puts_up or each.settles or each.denies:
                break
        return found

    @property
    def contested(self) -> bool:
        """Whether it is denied, or put off, before somebody puts up something else."""
        for each in self.after:
            if each.denies:
                return True
            if (each.puts_up or each.settles) and not each.agrees:
                return False
        return False

    def disputes(self, decision: str) -> bool:
        """Tell whether somebody soon denies a decision that was said plainly, and not some other matter."""
        words = _words_of(decision)
        for each in self.after:
            if each.denies and (_POINTS_BACK.search(each.words) or words & _words_of(each.words)):
                return True
            if each.puts_up and not each.agrees:
                return False
        return False

    def is_agreed_only_by(self, decisions: Collection[int]) -> bool:
        """Tell whether those who agree say at once what else is decided, so that they do not mean this."""
        if not self.agreeing or self.signs.settles or self.signs.puts_up:
            return False
        index = self.index + 1
        elsewhere = {
            each.message.user for at, each in enumerate(self.after, index) if at in decisions and each.agrees
        }
        return self.agreeing <= elsewhere

    @property
    def is_open(self) -> bool:
        """Whether it neither says that something is agreed, nor did anybody agree to it."""
        return not self.agreeing and not self.signs.settles

    def may_be(self, kind: RecordAs) -> bool:
        """Tell whether nothing speaks against it: what is doubted is for a person to choose."""
        if self.signs.agrees and self.signs.length < _SAYS_SOMETHING:
            return False
        if kind is RecordAs.DECISION:
            if self.signs.question and not self.signs.puts_up and not self.signs.settles:
                return False  # 'has everybody read it?' is only a question, even if somebody says yes
            return not self.signs.undecided and not self.signs.leaves_open and not self.contested
        if self.signs.denies and not (self.signs.takes_on or self.signs.asks):
            return False
        taken = self.signs.takes_on or self.taker is not None
        return not self.signs.refuses and (taken or not self.signs.asks_anybody)

    def hints_at(self, kind: RecordAs) -> bool:
        """Tell whether something in it or after it sounds like a decision, or like work."""
        signs = self.signs
        if kind is RecordAs.DECISION:
            thanked = any(each.thanks for each in self.others[:3])
            is_work = signs.asks or signs.takes_on or (signs.dated and thanked)
            return signs.settles or signs.puts_up or (bool(self.agreeing) and not is_work)
        return signs.takes_on or signs.asks or signs.obliges or signs.dated or self.taker is not None

    def is_taken_up(self, kind: RecordAs) -> bool:
        """Tell whether others agree to what it puts up, or one of them takes on what it asks for."""
        if kind is RecordAs.DECISION:
            return self.signs.puts_up and bool(self.agreeing)
        return self.taker is not None


def turns_of(thread: Sequence[ThreadMessage]) -> list[Turn]:
    """Return each message of a thread with what came before and soon after it."""
    names = _names(thread)
    signs = [signs_in(each, names) for each in thread]
    return [
        Turn(
            each,
            signs[index - 1] if index else None,
            signs[index + 1 : index + 1 + NEAR],
            (index + 1) / len(thread),
            index,
        )
        for index, each in enumerate(signs)
    ]


def _words_of(text: str) -> set[str]:
    return {word for word in text.casefold().split() if len(word) > _SHORT_WORD}


def _names(thread: Sequence[ThreadMessage]) -> dict[str, str]:
    """Return who is meant by a name, or by an id; a name that two people of the thread share is nobody's."""
    by_name: dict[str, set[str]] = {}
    for each in thread:
        by_name.setdefault(each.name.casefold(), set()).add(each.user)
    return {name: next(iter(users)) for name, users in by_name.items() if len(users) == 1}
