"""`understand`: what somebody means by what they type, at whatever door they type it.

Each door asks some readers in turn, and the first that knows the text answers. A reader reads one kind of
act, and no door has a grammar of its own: they differ in who is asked first, and in what a text is when
nobody else knows it.
"""

from collections.abc import Callable, Mapping

from bot.understanding.acts import decisions
from bot.understanding.known import Door, Known, Said
from bot.understanding.meaning import Meaning, NotUnderstood

Reader = Callable[[Said, Known], Meaning | None]
"""Reads one kind of act; None for a text that is none of it."""

_DECISIONS = (decisions.read_change, decisions.read_new)

READERS: Mapping[Door, tuple[Reader, ...]] = {
    Door.DECIDE: _DECISIONS,
    Door.MENTION: (*_DECISIONS, decisions.read_statement),
    Door.THREAD_MENTION: (*_DECISIONS, decisions.read_statement),
}


def understand(said: Said, known: Known) -> Meaning:
    """Return what `said` means in a group of which so much is known; never raises, whatever was typed."""
    for reader in READERS.get(said.door, ()):
        meaning = reader(said, known)
        if meaning is not None:
            return meaning
    return NotUnderstood()
