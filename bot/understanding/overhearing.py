"""What is said plainly in a thread, as the readers of decisions and of actions understand it.

Each message is heard once at most, in the group as its writer knew it when they wrote it, so that 'by Friday'
is the Friday after that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.language.bounds import Budget
from bot.understanding import plain
from bot.understanding.acts import capture
from bot.understanding.acts.capture import Heard
from bot.understanding.known import Above, Known
from bot.understanding.talk import ThreadMessage


class Overheard:
    """A thread of which each message is heard when it is asked for, as long as there is time."""

    def __init__(self, thread: Sequence[ThreadMessage], known: Known, budget: Budget) -> None:
        self._thread, self._known, self._budget = thread, known, budget
        self._names = {each.user: each.name for each in thread} | {
            person.user: person.name for person in known.people
        }
        self._heard: dict[int, Heard] = {}

    def __getitem__(self, index: int) -> Heard:
        """Return what a message says, and what it settles of that which was said before it."""
        return capture.together(self._alone(index), self._before(index))

    @property
    def said(self) -> list[int]:
        """Which messages have been heard by now."""
        return list(self._heard)

    def _before(self, index: int) -> Iterator[Heard]:
        for earlier in range(index - 1, max(index - 1 - capture.MOST_BEFORE, -1), -1):
            yield self._alone(earlier)

    def _alone(self, index: int) -> Heard:
        if index not in self._heard:
            self._heard[index] = self._hear(index)
        return self._heard[index]

    def _hear(self, index: int) -> Heard:
        if self._budget.over:
            return Heard()
        message = self._thread[index]
        calendar = self._known.calendar
        if message.at is not None:
            calendar = replace(calendar, now=message.at)
        known = replace(self._known, speaker=message.user, calendar=calendar)
        above = self._thread[index - 1] if index else None
        return capture.hear(
            plain.read(message.text, self._names),
            known,
            Above(above.user, above.text) if above is not None else None,
            self._budget,
        )
