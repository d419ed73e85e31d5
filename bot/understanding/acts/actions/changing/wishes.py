"""What is wished for an action on record, and what is needed to tell."""

import re
from dataclasses import dataclass

from bot.understanding.known import Known
from bot.understanding.meaning import About, Becomes, Change, Ref
from bot.understanding.people import Directory
from bot.understanding.plain import Plain
from storage.records import ActionStatus, RecordKind

CLOSED = frozenset({ActionStatus.DONE, ActionStatus.DROPPED})
ANY = Ref(RecordKind.ACTION, 0)
"""Stands in a wish for the action that it is told of."""
_TAIL = re.compile(
    r"[\s,.!]*(?:please|thanks|thank you|pls|instead|now|then|again|after all|ok|cheers)?[\s,.!]*$"
)


@dataclass(frozen=True)
class Wish:
    """What an action is to become; of several `ways`, `about` says what is asked, and `labels` what each is.

    `adds` says that the owners join those whom it has.
    """

    becomes: Becomes
    ways: tuple[Change, ...]
    about: About | None = None
    labels: tuple[str, ...] = ()
    asks: str = ""
    adds: bool = False


@dataclass(frozen=True)
class Making:
    """What is needed to tell days and people apart."""

    known: Known
    directory: Directory


def ended(plain: Plain) -> Plain:
    """Return words without the courtesy at their end."""
    start = max(0, len(plain.text) - 24)
    found = _TAIL.search(plain.folded, start)
    return ended(plain.cut(0, found.start())) if found and found.start() < len(plain.text) else plain
