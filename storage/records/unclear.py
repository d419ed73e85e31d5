"""What is unclear about a record, and asked until somebody answers it."""

from dataclasses import dataclass
from enum import StrEnum

from storage.records.actions import Action, ActionStatus
from storage.records.decisions import Decision


class Unclear(StrEnum):
    """What may be unclear: whether a decision changes an older one, who does an action, by which day."""

    CHANGES = "changes"
    OWNER = "owner"
    DAY = "day"


@dataclass(frozen=True)
class OpenQuestion:
    """Something unclear about a decision or an action; for CHANGES, whether it changes the `older` one."""

    unclear: Unclear
    record: Decision | Action
    older: Decision | None = None


def what_is_unclear(action: Action) -> Unclear | None:
    """Return what is asked about an open action: first who does it, then by which day; None for nothing."""
    if not action.is_open:
        return None
    if action.status is ActionStatus.DECLINED:
        return Unclear.OWNER
    # Work that comes again with the meetings waits for one to be planned.
    waits = action.repeats is not None and action.repeats.each_meeting is not None
    return Unclear.DAY if action.due is None and not waits else None
