"""What every record is that has a history: of which group, under which number, of what kind."""

from enum import StrEnum
from typing import Protocol


class RecordKind(StrEnum):
    """The kind of a record, as the history and the search index name it: a value never changes."""

    ACTION = "action"
    CONCERN = "concern"
    DECISION = "decision"
    GROUP = "group"
    MEETING = "meeting"
    SERIES = "series"


class Recorded(Protocol):
    """A record with a history."""

    @property
    def kind(self) -> RecordKind:
        """What it is, however its class may be called."""

    @property
    def team(self) -> str:
        """The workspace that it is of."""

    @property
    def channel(self) -> str:
        """The group that it is of."""

    @property
    def id(self) -> int:
        """Its number among those of its kind."""
