"""A change of a group's meetings that waits for its Confirm. It travels whole in the value of its button."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.meetings.endings import proposals as endings
from bot.meetings.endings.proposals import EndingProposal
from bot.meetings.plan import proposals
from bot.meetings.plan.proposals import PlanProposal
from storage.records import Meeting, Outgoing, subjects


class What(StrEnum):
    """What is to be changed, beside a whole plan, or the end of the meetings."""

    CANCEL = "cancel"
    MOVE = "move"
    CHAIR = "chair"


@dataclass(frozen=True)
class MeetingChange:
    """A meeting to be cancelled or moved, or somebody to chair, as it was shown to `by`, who asked for it.

    `was` is when the meeting began then, or who chaired; `to` is when the meeting is to begin, by the
    group's clock and without a zone, or who is to chair: the `meeting`, or the group's for 0. `key` makes it
    count once.
    """

    what: What
    key: str
    channel: str
    by: str
    meeting: int = 0
    was: str = ""
    to: str = ""
    minutes: int = 0

    @property
    def once(self) -> str:
        """The key under which the change is made once, or left."""
        return f"change:{self.key}"


Pending = MeetingChange | PlanProposal | EndingProposal


def ask_to_cancel(meeting: Meeting, *, key: str, by: str) -> MeetingChange:
    """Return the cancellation of a meeting, for its Confirm."""
    was = meeting.starts_at.isoformat()
    return MeetingChange(What.CANCEL, key, meeting.channel, by, meeting=meeting.id, was=was)


def pack(pending: Pending) -> str:
    """Return a change as the value of a button, the metadata of a form, or part of a message."""
    if isinstance(pending, EndingProposal):
        return endings.pack(pending)
    return proposals.pack(pending) if isinstance(pending, PlanProposal) else json.dumps(vars(pending))


def unpack(value: str) -> Pending | None:
    """Return the change that a button carries; None for anything that `pack` did not make."""
    try:
        carried = json.loads(value)
        if not isinstance(carried, dict) or "what" not in carried:
            return proposals.unpack(value)
        if carried["what"] == EndingProposal.what:
            return endings.unpack(carried)
        change = MeetingChange(**carried | {"what": What(carried["what"])})
        if change.what is What.MOVE:
            datetime.fromisoformat(change.to)
    except (ValueError, TypeError, RecursionError):
        return None
    numbers, names = (change.meeting, change.minutes), (change.key, change.channel, change.by, change.to)
    sound = all(type(number) is int and 0 <= number < 2**31 for number in numbers)
    return change if sound and all(isinstance(name, str) for name in (*names, change.was)) else None


def unpack_question(sent: Outgoing) -> Pending | None:
    """Return the change that a message asks about, if any; the group's channel may have another id since."""
    if not isinstance(sent.about, subjects.ChangeQuestion):
        return None
    pending = unpack(sent.about.change)
    return replace(pending, channel=sent.channel) if pending is not None and sent.channel else pending
