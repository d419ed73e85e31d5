"""What messages about meetings and groups are about."""

from dataclasses import dataclass, field
from datetime import date, datetime

from storage.records.packing import NAMES, Subject
from storage.records.subjects.shared import OfMeeting, OfSent


@dataclass(frozen=True, kw_only=True)
class MeetingChanged(OfMeeting):
    """Tells a channel what `by` did about a meeting."""

    by: str


@dataclass(frozen=True, kw_only=True)
class MeetingMoved(MeetingChanged):
    """Tells a channel that a meeting was moved; it was planned from `was_from` to `was_to`."""

    was_from: datetime = field(metadata={NAMES: ("from",)})
    was_to: datetime = field(metadata={NAMES: ("to",)})


@dataclass(frozen=True, kw_only=True)
class MeetingsEnded(Subject):
    """Tells a channel that `by` has ended its meetings, at once or `since` a day.

    `cancelled` counts those that fall away, beginning with that at `first`; `series` ended with them.
    """

    by: str
    series: int | None = None
    since: date | None = None
    cancelled: int = 0
    first: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class DueMoved(OfMeeting):
    """Tells an owner that due days of their `actions` have moved with a meeting, unless it moves again.

    `off` is the cancelled meeting that they hung on before: the same one where no other is planned. It is
    planned `anew` for what comes again with each meeting.
    """

    actions: tuple[int, ...] = ()
    off: int | None = None
    anew: bool = False

    @property
    def action_ids(self) -> tuple[int, ...]:
        """The actions whose days have moved."""
        return self.actions


@dataclass(frozen=True, kw_only=True)
class ChangeQuestion(Subject):
    """Asks the person who decides about a change of the meetings; `change` is packed as on its buttons."""

    change: str


@dataclass(frozen=True, kw_only=True)
class ChangeAnswer(OfSent):
    """Tells the person who wanted a change what came of the question `sent`, or that it was `unasked`."""

    unasked: bool = False


@dataclass(frozen=True, kw_only=True)
class OfSeries(Subject):
    """Tells a channel which meetings are planned."""

    series: int


@dataclass(frozen=True, kw_only=True)
class ChairNamed(Subject):
    """Tells a channel that `by` has said who chairs it, or one `meeting` of its."""

    by: str
    meeting: int | None = None


@dataclass(frozen=True, kw_only=True)
class SharingQuestion(Subject):
    """Asks whether a group, paused `since` its channel was shared, may continue."""

    since: datetime


@dataclass(frozen=True, kw_only=True)
class SharingAnswered(OfSent):
    """Changes a question to show that `by` has answered it."""

    by: str
