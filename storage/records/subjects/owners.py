"""What messages are about that tell of owners: whom they wait for, what they leave, and who has gone."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from storage.records.packing import Subject
from storage.records.subjects.shared import Items, OfAction

ACCOUNT_CLOSED, HAS_LEFT, SEES_IT_NOT, PUT_OFF = "closed", "left", "unseen", "put off"
"""Why others are to look after an owner's part: they have gone, or move its due day again and again."""


@dataclass(frozen=True, kw_only=True)
class Handed(Items):
    """Tells whoever asked, or the chair, `why` a `user`'s parts need somebody: those of these `owners`."""

    why: str
    user: str
    owners: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WaitedFor(OfAction):
    """Tells somebody that an `owner` has waited for them `since`, or for an `other` action of theirs."""

    owner: int
    since: datetime
    other: int | None = None

    @property
    def action_ids(self) -> tuple[int, ...]:
        """The action that is to be done first, or else the one that waits."""
        return (self.action if self.other is None else self.other,)

    def shows(self, ids: Collection[int]) -> bool:
        """Tell whether it is about one of some owners."""
        return self.owner in ids


@dataclass(frozen=True, kw_only=True)
class OwnerNews(OfAction):
    """Tells an `owner` of an action `what` has happened to it, by what `user` did, to an `other` perhaps."""

    owner: int
    what: str
    user: str
    other: int | None = None

    def shows(self, ids: Collection[int]) -> bool:
        """Tell whether it is about one of some owners."""
        return self.owner in ids


@dataclass(frozen=True, kw_only=True)
class StillNeeded(OfAction):
    """Asks whether an action is still needed, which `by` says for its `owner` is not; a note says why.

    Or it is asked since the `decision` that it was for does not hold any more.
    """

    owner: int | None = None
    by: str | None = None
    note: int | None = None
    decision: int | None = None


@dataclass(frozen=True, kw_only=True)
class ChairGone(Subject):
    """Tells a channel that the `user` who chaired it has gone, and asks who chairs."""

    user: str


@dataclass(frozen=True, kw_only=True)
class Archived(Subject):
    """Tells somebody of a group that it rests since its `channel` was archived."""

    channel: str
