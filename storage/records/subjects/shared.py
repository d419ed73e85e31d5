"""What messages of several capabilities are about."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from storage.records.packing import NAMES, Subject


@dataclass(frozen=True, kw_only=True)
class OfSent(Subject):
    """Changes the message that was sent under the key `sent`, so that it shows what has become of it."""

    # Each kind once had a name of its own for it.
    sent: str = field(
        metadata={NAMES: ("sent", "ask", "nudge", "told", "recap", "answer", "asked", "question")}
    )


@dataclass(frozen=True, kw_only=True)
class Items(Subject):
    """Shows one person things of several groups; what they may see is decided when it is sent.

    `shown` and `hidden` are ids: decisions in a recap, owners in a nudge; `actions` those of what is shown.
    """

    shown: tuple[int, ...] = ()
    hidden: tuple[int, ...] = ()
    actions: tuple[int, ...] = ()

    @property
    def action_ids(self) -> tuple[int, ...]:
        """The actions that were shown."""
        return self.actions

    def shows(self, ids: Collection[int]) -> bool:
        """Tell whether one of some things was shown."""
        return not set(ids).isdisjoint(self.shown)


@dataclass(frozen=True, kw_only=True)
class Carrying(Subject):
    """Says what other messages to the same person say, of these keys; of `actions` some ask.

    What it carries is settled at the moment when it is sent.
    """

    parts: tuple[str, ...] = ()
    actions: tuple[int, ...] = ()

    @property
    def action_ids(self) -> tuple[int, ...]:
        """The actions that its parts ask about."""
        return self.actions


@dataclass(frozen=True, kw_only=True)
class ItemsOfSent(OfSent, Items):
    """Changes a message that shows things of several groups."""


@dataclass(frozen=True, kw_only=True)
class LeaveSuggested(Subject):
    """Asks somebody whether they are away `until` a day, as a `sign` suggests."""

    until: date
    sign: str


@dataclass(frozen=True, kw_only=True)
class OfAction(Subject):
    """Is about one action."""

    action: int

    @property
    def action_ids(self) -> tuple[int, ...]:
        """The action itself."""
        return (self.action,)


@dataclass(frozen=True, kw_only=True)
class OfDecision(Subject):
    """Is about one decision."""

    decision: int


@dataclass(frozen=True, kw_only=True)
class OfMeeting(Subject):
    """Is about one meeting, unless it was moved from the time that it `starts_at`."""

    meeting: int
    starts_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class PersonRecap(OfMeeting, Items):
    """Shows one person what they missed, before a meeting."""
