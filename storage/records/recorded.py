"""What records have in common: a group and, if they have a history, a kind and an id."""

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


class OfGroup(Protocol):
    """A record of a group, the group itself, or a message about one."""

    @property
    def team(self) -> str:
        """The group's workspace."""

    @property
    def channel(self) -> str | None:
        """The group's channel."""


class Recorded(OfGroup, Protocol):
    """A record with a history."""

    @property
    def kind(self) -> RecordKind:
        """What it is; stored, so it does not follow the name of its class."""

    @property
    def channel(self) -> str:
        """The channel of its group."""

    @property
    def id(self) -> int:
        """Its id among the records of its kind."""
