"""By when the work of a message is due, wherever in its thread that was said."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.language.dates import Calendar
from bot.understanding import when
from bot.understanding.known import Known
from bot.understanding.talk import ThreadMessage

AFTER, FEW = 2, 12
"""In so many messages after it was taken on somebody may still say by when, in so few words."""


def find(
    index: int,
    owners: Sequence[str],
    thread: Sequence[ThreadMessage],
    known: Known,
    taken_on: Sequence[int],
    *,
    work: str = "",
) -> date | None:
    """Return the day by which work is due, said with it or after it; None where none is.

    `index` is of the message that says what is to be done, in the sentence `work` if that is known;
    `taken_on` is of those in which that was taken on.
    """
    later = [thread[at] for at in _of(index, owners, thread, taken_on)]
    calendars = [calendar(each, known) for each in (thread[index], *later)]
    return when.due(work or thread[index].text, [each.text for each in later], calendars)


def said(
    index: int, owners: Sequence[str], thread: Sequence[ThreadMessage], known: Known, taken_on: Sequence[int]
) -> list[int]:
    """Return the messages after it in which a day is said for some work."""
    return [
        at
        for at in _of(index, owners, thread, taken_on)
        if when.due("", [thread[at].text], [calendar(thread[at], known)] * 2) is not None
    ]


def calendar(said: ThreadMessage, known: Known) -> Calendar:
    """Return the calendar as of when something was said, so that 'by Friday' is the Friday after that."""
    return known.calendar if said.at is None else replace(known.calendar, now=said.at)


def _of(
    index: int, owners: Sequence[str], thread: Sequence[ThreadMessage], taken_on: Sequence[int]
) -> list[int]:
    """Return the messages after the wording of work that may say by when it is due."""
    last, asked = max((index, *taken_on)), thread[index].user
    return [
        at
        for at in range(index + 1, min(len(thread), last + 1 + AFTER))
        if at in taken_on or (thread[at].user in (asked, *owners) and len(thread[at].text.split()) <= FEW)
    ]
