"""Lists that a recap shows as much of as its readers read at once; what is left out is counted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.slack.blocks import room
from bot.slack.blocks.text import Message


@dataclass(frozen=True)
class Listed:
    """One list: its name, the lines of it that are shown, and how many are left out.

    The first lines matter most, or the last of a list of which the `newest` stand there.
    """

    name: str
    lines: Sequence[str]
    left: int = 0
    newest: bool = False

    @property
    def more(self) -> str:
        """How many lines are left out; empty when none."""
        return f"… and {self.left} more" if self.left else ""

    def capped(self, most: int) -> "Listed":
        """Return the list with at most so many lines."""
        kept = self.lines[-most:] if self.newest else self.lines[:most]
        return replace(self, lines=kept, left=self.left + len(self.lines) - len(kept))


def fitting(lists: Sequence[Listed], build: Callable[[Sequence[Listed]], Message]) -> Message:
    """Return what `build` makes of some lists, the longest shortened until all of it is read at once.

    Each keeps a line.
    """
    kept = list(lists)
    message = build(kept)
    while max(room.letters(message["blocks"]), len(message["text"])) > room.MOST_READ:
        longest = max(range(len(kept)), key=lambda index: len(kept[index].lines), default=None)
        if longest is None or len(kept[longest].lines) < 2:
            break
        kept[longest] = kept[longest].capped(len(kept[longest].lines) - 1)
        message = build(kept)
    return message
