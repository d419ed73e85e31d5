"""What is known when somebody types something: all that its meaning may depend on, gathered beforehand."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property

from bot.language.dates import Calendar
from bot.understanding.meaning import Ref
from bot.understanding.plain import Plain
from storage.records import ActionStatus, DecisionStatus


class Door(StrEnum):
    """Where something is typed."""

    DECIDE = "/decide"
    ACTION = "/action"
    MEETING = "/meeting"
    DECISIONS = "/decisions"
    ACTIONS = "/actions"
    RECAP = "/recap"
    NUDGES = "/nudges"
    MENTION = "mention"
    THREAD_MENTION = "thread mention"
    DIRECT = "dm"
    """A direct message, under no message of the bot's."""
    REPLY = "reply"
    """A direct message in the thread under one of the bot's."""
    CAPTURE = "capture"
    """A message of a thread that is captured: nobody said it to the bot."""


@dataclass(frozen=True)
class Above:
    """The message above, in a thread: who wrote it, by id, and its words."""

    author: str
    words: str


@dataclass(frozen=True)
class Said:
    """What somebody typed, and where; `about` are the records that the message above it shows.

    `before` are the messages before it in a thread that is captured, the oldest first.
    """

    door: Door
    plain: Plain
    above: Above | None = None
    about: tuple[Ref, ...] = ()
    before: tuple[Above, ...] = ()


@dataclass(frozen=True)
class KnownPerson:
    """Somebody in the group. `offices` are what they are called by it: 'chair', 'secretary'."""

    user: str
    name: str
    organisation: str | None = None
    offices: tuple[str, ...] = ()


@dataclass(frozen=True)
class KnownUserGroup:
    """A user group of the workspace: some people, mentioned together as '@handle'."""

    id: str
    handle: str
    name: str = ""


@dataclass(frozen=True)
class KnownDecision:
    """A recent decision of the group."""

    number: int
    text: str
    status: DecisionStatus
    author: str = ""


@dataclass(frozen=True)
class KnownAction:
    """A recent action; of another group too, where it is the speaker's and they write directly to the bot."""

    number: int
    text: str
    status: ActionStatus
    owners: tuple[str, ...] = ()
    due: date | None = None
    asked_by: str = ""
    channel: str = ""
    unanswered: tuple[str, ...] = ()
    """Those of its owners who have not answered yet."""


@dataclass(frozen=True)
class KnownMeeting:
    """A meeting of the group, by the wall of its zone; `channel` where it may be of several."""

    start: datetime
    minutes: int
    place: str | None = None
    channel: str = ""

    @property
    def day(self) -> date:
        """The day that it is on."""
        return self.start.date()


@dataclass(frozen=True)
class Known:
    """A group at the moment when something is typed, and who types it.

    `groups` gives the names of the speaker's groups, by channel; `meetings` are past and coming, ascending.
    """

    speaker: str
    channel: str
    calendar: Calendar
    people: tuple[KnownPerson, ...] = ()
    decisions: tuple[KnownDecision, ...] = ()
    actions: tuple[KnownAction, ...] = ()
    meetings: tuple[KnownMeeting, ...] = ()
    groups: dict[str, str] = field(default_factory=dict)
    organisations: tuple[str, ...] = ()
    user_groups: tuple[KnownUserGroup, ...] = ()

    @property
    def today(self) -> date:
        """The date where the speaker is."""
        return self.calendar.today

    @property
    def now(self) -> datetime:
        """The time on the wall where the speaker is, naive."""
        return self.calendar.now.astimezone(self.calendar.zone).replace(tzinfo=None)

    @cached_property
    def by_id(self) -> dict[str, KnownPerson]:
        """The group's people by id."""
        return {person.user: person for person in self.people}

    @property
    def coming(self) -> tuple[KnownMeeting, ...]:
        """The meetings that have not begun, soonest first."""
        return tuple(meeting for meeting in self.meetings if meeting.start > self.now)

    @property
    def running(self) -> KnownMeeting | None:
        """The meeting that has begun and not ended, if there is one."""
        return next(
            (
                meeting
                for meeting in self.meetings
                if meeting.start <= self.now < meeting.start + timedelta(minutes=meeting.minutes)
            ),
            None,
        )

    @property
    def last(self) -> KnownMeeting | None:
        """The last meeting that has ended, if there was one."""
        ended = [
            meeting
            for meeting in self.meetings
            if meeting.start + timedelta(minutes=meeting.minutes) <= self.now
        ]
        return ended[-1] if ended else None

    def mine(self) -> tuple[KnownAction, ...]:
        """Return the speaker's own actions that are still open."""
        return tuple(
            action
            for action in self.actions
            if self.speaker in action.owners
            and action.status not in (ActionStatus.DONE, ActionStatus.DROPPED)
        )
