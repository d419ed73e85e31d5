"""`understand`: what somebody means by what they type, at whatever door they type it.

Each door asks some readers in turn, and the first that knows the text answers. A reader reads one kind of
act, and no door has a grammar of its own: they differ in who is asked first, and in what a text is when
nobody else knows it.
"""

from collections.abc import Callable, Mapping

from bot.understanding.acts import actions, decisions, lookups
from bot.understanding.known import Door, Known, Said
from bot.understanding.meaning import Meaning, NotUnderstood

Reader = Callable[[Said, Known], Meaning | None]
"""Reads one kind of act; None for a text that is none of it."""

_IN_CHANNELS: tuple[Reader, ...] = (
    decisions.read_change,
    actions.read_change,
    lookups.read,
    decisions.read_new,
    actions.read_new,
    decisions.read_statement,
)
READERS: Mapping[Door, tuple[Reader, ...]] = {
    Door.DECIDE: (decisions.read_change, lookups.read, decisions.read_new),
    Door.ACTION: (actions.read_change, lookups.read, actions.read_new),
    Door.DECISIONS: (decisions.read_change, actions.read_change, lookups.read),
    Door.ACTIONS: (actions.read_change, decisions.read_change, lookups.read),
    Door.RECAP: (lookups.read,),
    Door.MENTION: _IN_CHANNELS,
    Door.THREAD_MENTION: _IN_CHANNELS,
    Door.DIRECT: (lookups.read,),
}


def understand(said: Said, known: Known) -> Meaning:
    """Return what `said` means in a group of which so much is known; never raises, whatever was typed."""
    for reader in READERS.get(said.door, ()):
        meaning = reader(said, known)
        if meaning is not None:
            return meaning
    return NotUnderstood()
