"""How much of a text is read, and for how long, so that no text that somebody types holds up anybody else.

Each step of a reader takes time in proportion to the text at most; between two steps it looks at its
budget, and stops with what it has understood by then. All that was typed is kept, whether it was read or not.
"""

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

READ = 4000
"""Characters of a text that are read: what matters of a longer one stands near its beginning."""
SECONDS = 0.25
SHORT = 500
"""Characters; reading a text of no more takes less time than handing it to another thread."""

Result = TypeVar("Result")


class Budget:
    """The time for reading one text, from the first look at it on.

    It is the time that the reading thread has worked: if others keep the machine busy, that is not the text's
    fault.
    """

    def __init__(self, seconds: float = SECONDS, clock: Callable[[], float] = time.thread_time) -> None:
        self._seconds, self._clock = seconds, clock
        self._ends: float | None = None
        self.stopped = False
        """Whether a reader has run out of time, and left something unread."""

    @property
    def over(self) -> bool:
        """Whether the time is over, so that no further step may be taken."""
        if self._ends is None:
            self._ends = self._clock() + self._seconds
        self.stopped = self.stopped or self._clock() >= self._ends
        return self.stopped


def beginning(text: str) -> tuple[str, str]:
    """Return what is read of a text as Slack sends it, and the rest; no word or token is cut in two."""
    if len(text) <= READ:
        return text, ""
    end = max(text.rfind(" ", 1, READ), text.rfind("\n", 1, READ))
    end = end if end > 0 else READ
    opened = text.rfind("<", 1, end)
    end = opened if opened > text.rfind(">", 1, end) else end
    return text[:end], text[end:]


def joined(read: str, rest: str) -> str:
    """Return what was made of the beginning of a text, followed by the rest of it as it was."""
    return read + rest if rest[:1].isspace() or not read else f"{read} {rest}" if rest else read


async def in_thread(length: int, read: Callable[[], Result]) -> Result:
    """Return what `read` makes of so many characters, beside the event loop where they are many."""
    return read() if length <= SHORT else await asyncio.to_thread(read)
