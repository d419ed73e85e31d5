"""What is wished for an action on record, and what is needed to tell."""

from dataclasses import dataclass

from bot.understanding.acts.actions import frames
from bot.understanding.known import Known
from bot.understanding.meaning import About, Becomes, Change, Ref
from bot.understanding.people import Directory
from bot.understanding.plain import Plain
from storage.records import ActionStatus, RecordKind

CLOSED = frozenset({ActionStatus.DONE, ActionStatus.DROPPED})
ANY = Ref(RecordKind.ACTION, 0)
"""Stands in a wish for the action that it is told of."""
_NOW = ("instead", "now", "then", "again", "after all", "ok")


_UNTIL = (" until", " till", " til", " by", " since", " before")


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
    """Return words without what is said at the end of a wish, and is no part of it: 'instead, please'."""
    kept = frames.ended(plain, _NOW)
    return plain if kept.folded.endswith(_UNTIL) else kept  # 'the legal advice is not back until then'
