"""`understand`: what somebody means by what they type, at whatever door they type it.

Each door asks some readers in turn, and the first that knows the text answers. A reader reads one kind of
act, and no door has a grammar of its own: they differ in who is asked first, and in what a text is when
nobody else knows it.
"""

from collections.abc import Callable, Mapping

from bot.understanding.acts.meetings import read_meeting
from bot.understanding.known import Door, Known, Said
from bot.understanding.meaning import Meaning, NotUnderstood

Reader = Callable[[Said, Known], Meaning | None]
"""Reads one kind of act; None for a text that is none of it."""

READERS: Mapping[Door, tuple[Reader, ...]] = {
    Door.MEETING: (read_meeting,),
    Door.MENTION: (read_meeting,),
    Door.THREAD_MENTION: (read_meeting,),
    Door.DIRECT: (read_meeting,),
    Door.REPLY: (read_meeting,),
}


def understand(said: Said, known: Known) -> Meaning:
    """Return what `said` means in a group of which so much is known; never raises, whatever was typed."""
    for reader in READERS.get(said.door, ()):
        meaning = reader(said, known)
        if meaning is not None:
            return meaning
    return NotUnderstood()
