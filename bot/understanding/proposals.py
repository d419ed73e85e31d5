"""What of a thread is proposed to be recorded: a person confirms each."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.understanding.meaning import New


class RecordAs(StrEnum):
    """What a message may be worth recording as."""

    DECISION = "decision"
    ACTION = "action"


@dataclass(frozen=True)
class Proposal:
    """A message that is likely (from 0 to 1) a decision or an action, and who is likely to do it.

    `record` is what was understood of it, where that was said plainly; its wording is to stay as it was said
    where `whole`. `open` says that nobody agreed to it yet, `chosen` that it is likely enough to be recorded
    unless somebody leaves it out. `also` are the other messages in which it stands: where work was taken on
    or its day was said, and where others agreed to a decision.
    `of` is what was said before it that its words speak of without saying it. `due` is by when the work is
    due, where there is no record.
    """

    index: int
    kind: RecordAs
    likely: float
    owners: tuple[str, ...] = ()
    record: New | None = None
    whole: bool = False
    open: bool = False
    chosen: bool = True
    also: tuple[int, ...] = ()
    of: str = ""
    due: date | None = None

    def saying_what_of(self, wording: str) -> str:
        """Return a wording of its record with what it speaks of."""
        return f"{wording} ({self.of})" if self.of and not self.whole else wording
