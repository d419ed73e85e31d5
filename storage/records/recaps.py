"""What recaps are made from: meetings ahead, those who read, and what is known of each decision."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum

from storage.records.actions import Action, Owner
from storage.records.decisions import Concern, Decision, How, Relation, Setting
from storage.records.groups import Group
from storage.records.meetings import Meeting
from storage.records.preferences import UNSAID, Preference


class News(IntEnum):
    """What a decision is to somebody who does not know of it; what they missed comes first.

    Missed means that attendance was recorded and this person was not there. Nobody misses what was decided in
    the channel, where all can read it, or at a meeting without attendance. NOT_KNOWN_YET is for a meeting
    under way: people in the room may not have said so yet.
    """

    MISSED = 0
    CHANGED = 1
    NOT_KNOWN_YET = 2
    UNRECORDED = 3
    CHANNEL = 4


class Rank(IntEnum):
    """Why a decision matters to a reader; what changed for them comes first."""

    CHANGED = 0
    THEIRS_TO_DO = 1
    OBJECTED_TO = 2
    OTHER = 3


@dataclass(frozen=True)
class Ahead:
    """A meeting with its group, and the zone of the workspace for a group that has none.

    `put` tells whether its recap was put in the outbox, whatever became of it.
    """

    meeting: Meeting
    group: Group
    workspace_zone: str | None
    put: bool = False


@dataclass(frozen=True)
class Reader:
    """A member whom a recap may go to; `zone` is their own.

    `preference` is how they want to be reminded, and `taken` the last two days on which they were written to
    in the morning.
    """

    user: str
    joined_at: datetime
    zone: str | None = None
    preference: Preference = UNSAID
    taken: tuple[date, ...] = ()


@dataclass(frozen=True)
class Followed:
    """An earlier decision that a later one replaces or amends, and who had a part in it.

    They were at its meeting, took part in its thread, or raised a concern about it.
    """

    relation: Relation
    older: Decision
    changed: str | None = None
    were_there: frozenset[str] = frozenset()
    doubted_by: frozenset[str] = frozenset()
    in_thread: frozenset[str] = frozenset()

    @property
    def had_a_part(self) -> frozenset[str]:
        """Everybody who had a part in it, whoever recorded it included."""
        return self.were_there | self.in_thread | self.doubted_by | {self.older.author}


@dataclass(frozen=True)
class Work:
    """An action and those who still own it."""

    action: Action
    owners: tuple[Owner, ...]


@dataclass(frozen=True)
class Account:
    """A decision and what says who is to be told of it: who knows, what it changes, what depends on it.

    `concerns` are open or upheld, and `work` is the open actions under it. `outdated` lists the people who
    were told of it, or confirmed it, before its status changed, so they do not know what came of it.
    `setting` is where it was made or settled, whichever of the two has attendance.
    """

    decision: Decision
    knows: Mapping[str, frozenset[How]] = field(default_factory=dict)
    follows: tuple[Followed, ...] = ()
    concerns: tuple[Concern, ...] = ()
    work: tuple[Work, ...] = ()
    outdated: frozenset[str] = frozenset()
    setting: Setting = Setting.CHANNEL


@dataclass(frozen=True)
class Reach:
    """How many have `read` a decision, recorded it, or know it first hand otherwise, `of` so many people."""

    read: int
    of: int
