"""`understand`: what somebody means by what they type, at whatever door they type it.

Each door asks some readers in turn, and the first that knows the text answers. A reader reads one kind of
act, and no door has a grammar of its own: they differ in who is asked first, and in what a text is when
nobody else knows it.
"""

from collections.abc import Callable, Mapping

from bot.understanding.acts import actions, decisions, lookups
from bot.understanding.acts.answers import read_answer
from bot.understanding.acts.courtesies import read_courtesy
from bot.understanding.acts.preferences import read_preference
from bot.understanding.known import Door, Known, Said
from bot.understanding.meaning import Meaning, NotUnderstood

Reader = Callable[[Said, Known], Meaning | None]
"""Reads one kind of act; None for a text that is none of it."""

_OF_ONESELF: tuple[Reader, ...] = (read_preference, read_courtesy)
"""What is of the speaker alone, whichever door it is said at."""
_IN_CHANNELS: tuple[Reader, ...] = (
    *_OF_ONESELF,
    decisions.read_change,
    actions.read_change,
    read_answer,
    lookups.read,
    decisions.read_new,
    actions.read_new,
    decisions.read_statement,
)
READERS: Mapping[Door, tuple[Reader, ...]] = {
    Door.DECIDE: (*_OF_ONESELF, read_answer, decisions.read_change, lookups.read, decisions.read_new),
    Door.ACTION: (*_OF_ONESELF, actions.read_change, read_answer, lookups.read, actions.read_new),
    Door.DECISIONS: (decisions.read_change, actions.read_change, read_answer, lookups.read),
    Door.ACTIONS: (actions.read_change, decisions.read_change, read_answer, lookups.read),
    Door.RECAP: (lookups.read,),
    Door.MENTION: _IN_CHANNELS,
    Door.THREAD_MENTION: (*_OF_ONESELF, decisions.read_change, read_answer, *_IN_CHANNELS[3:]),
    Door.DIRECT: (*_OF_ONESELF, read_answer, lookups.read),
    Door.REPLY: (*_OF_ONESELF, read_answer, lookups.read),
}


def understand(said: Said, known: Known) -> Meaning:
    """Return what `said` means in a group of which so much is known; never raises, whatever was typed."""
    for reader in READERS.get(said.door, ()):
        meaning = reader(said, known)
        if meaning is not None:
            return meaning
    return NotUnderstood()
