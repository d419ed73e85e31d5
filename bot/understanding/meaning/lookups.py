"""What is looked up."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.understanding.meaning.records import Ref


class What(StrEnum):
    """What can be looked up."""

    DECISIONS = "decisions"
    ACTIONS = "actions"
    RECORD = "record"
    HELP = "help"
    MISSED = "missed"
    MEETING = "meeting"
    PEOPLE = "people"
    AGENDA = "agenda"
    ATTENDANCE = "attendance"
    CALENDAR = "calendar"
    PRIVACY = "privacy"


class Wanted(StrEnum):
    """What they tried to do who are only shown how: with a record, or at all."""

    UNDO = "undo"
    EDIT = "edit"
    DELETE = "delete"
    CANCEL = "cancel"
    PASS_ON = "pass on"  # noqa: S105 - no password


@dataclass(frozen=True)
class Show:
    """Look something up; each field that is set narrows it: to what is of any of `people`, and of any status.

    `until` is a day that still counts.
    """

    what: What
    record: Ref | None = None
    mine: bool = False
    people: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    words: str = ""
    day: date | None = None
    wanted: Wanted | None = None
