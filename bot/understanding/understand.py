"""`understand`: what somebody means by what they type, at whatever door they type it.

Each door asks some readers in turn, and the first that knows the text answers. A reader reads one kind of
act, and no door has a grammar of its own: they differ in who is asked first, and in what a text is when
nobody else knows it.
"""

from collections.abc import Callable, Mapping

from bot.language import bounds
from bot.language.bounds import Budget
from bot.understanding.acts import actions, beside_work, capture, decisions, lookups
from bot.understanding.acts.answers import read_answer, read_leaning
from bot.understanding.acts.answers.of_the_bot import read_asked
from bot.understanding.acts.courtesies import read_courtesy
from bot.understanding.acts.meetings import read_apologies, read_meeting, read_next_meeting
from bot.understanding.acts.nudges import read_nudges
from bot.understanding.acts.preferences import read_absence, read_preference
from bot.understanding.known import Door, Known, Said
from bot.understanding.meaning import Meaning, New, NewAction, NewDecision, NotUnderstood, OpenForm

Reader = Callable[[Said, Known], Meaning | None]
"""Reads one kind of act; None for a text that is none of it."""

_OF_ONESELF: tuple[Reader, ...] = (read_preference, read_apologies, read_courtesy)
"""What is of the speaker alone, whichever door it is said at."""
_IN_CHANNELS: tuple[Reader, ...] = (
    *_OF_ONESELF,
    decisions.read_change,
    actions.read_change,
    read_answer,
    read_meeting,
    lookups.read,
    decisions.read_new,
    actions.read_new,
    read_leaning,
    decisions.read_statement,
)
READERS: Mapping[Door, tuple[Reader, ...]] = {
    Door.DECIDE: (
        *_OF_ONESELF,
        beside_work.read,
        decisions.read_change,
        lookups.read,
        decisions.read_new,
    ),
    Door.ACTION: (
        *_OF_ONESELF,
        actions.read_change,
        read_answer,
        lookups.read,
        actions.read_new,
    ),
    Door.DECISIONS: (decisions.read_change, actions.read_change, read_answer, lookups.read),
    Door.ACTIONS: (actions.read_change, decisions.read_change, read_answer, lookups.read),
    Door.RECAP: (lookups.read,),
    Door.MEETING: (read_meeting,),
    Door.NUDGES: (read_nudges,),
    Door.MENTION: _IN_CHANNELS,
    Door.THREAD_MENTION: (*_OF_ONESELF, decisions.read_change, read_answer, *_IN_CHANNELS[3:]),
    Door.DIRECT: (
        *_OF_ONESELF,
        read_asked,
        read_meeting,
        lookups.read_question,
        read_answer,
        lookups.read,
        read_absence,
    ),
    Door.REPLY: (
        *_OF_ONESELF,
        read_asked,
        read_next_meeting,
        read_answer,
        lookups.read,
    ),
    Door.CAPTURE: (capture.read,),
}


TOO_LONG = "There was more in it than could be read at once: see that this is right, and add what is missing."


def understand(said: Said, known: Known, budget: Budget | None = None) -> Meaning:
    """Return what `said` means in a group of which so much is known; never raises, whatever was typed.

    A text that takes longer to read than its `budget` goes into a form as it was typed, where there is one.
    """
    budget = budget or Budget()
    for reader in READERS.get(said.door, ()):
        if budget.over:
            return _unread(said)
        meaning = reader(said, known)
        if meaning is not None:
            return meaning
    return NotUnderstood()


def _unread(said: Said) -> Meaning:
    text = bounds.joined(said.plain.text, said.plain.unread)
    forms: Mapping[Door, New] = {Door.DECIDE: NewDecision(text), Door.ACTION: NewAction(text)}
    record = forms.get(said.door)
    return OpenForm((record,), why=TOO_LONG) if record is not None else NotUnderstood()
