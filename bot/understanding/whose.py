"""Who is likely to do what a message of a long thread speaks of, by what was said near it."""

from collections.abc import Sequence

from bot.understanding.acts.capture import judged
from bot.understanding.acts.capture.exchanges import Talk, talk_of
from bot.understanding.talk import ThreadMessage

BEFORE, AFTER = 8, 10
"""So many messages beside one tell who takes on what it speaks of."""


def owners(thread: Sequence[ThreadMessage], index: int) -> tuple[str, ...]:
    """Return who would or should do what a message speaks of, by id; nobody, where nothing says so."""
    talk, users, at = near(thread, index)
    return judged.owners_in_meeting(talk, users, at)


def near(thread: Sequence[ThreadMessage], index: int) -> tuple[Talk, list[str], int]:
    """Return what was said near a message, by whom each of these messages is, and which of them it is."""
    begin = max(0, index - BEFORE)
    said = thread[begin : index + AFTER + 1]
    talk = talk_of(said, {each.user: each.name for each in thread})
    return talk, [each.user for each in said], index - begin
