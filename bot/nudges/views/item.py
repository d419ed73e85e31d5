"""What a nudge shows: for whom, and each action with what is to be said of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from scheduler.calendar import Working
from storage.records import Action, Assignment, Decision, Meeting, Owner, OwnerKind


@dataclass(frozen=True)
class Item:
    """One action in a nudge that went out at `sent_at`.

    `outcome` is what was answered on it or has ended it, in a word of `OUTCOMES`; `until` is the day that it
    was 'snoozed' until, or that it is due on since it was 'dated' on it. Where the owner was `nudged_since`,
    it has no buttons. `fate` is what has become of the `decision` that it is for if that does not hold. Of
    an action that waits, `other` is what is to be done first, if that is an action, and `part` what its
    `reader` has still to do of it. `goes_on` says why it waits no more, where that is news, and `waiting` are
    those who can't go on before it is done.
    """

    assignment: Assignment
    hours: Working
    now: datetime
    sent_at: datetime
    decision: Decision | None = None
    fate: str = ""
    meeting: Meeting | None = None
    outcome: str | None = None
    until: date | None = None
    nudged_since: bool = False
    other: Action | None = None
    part: Owner | None = None
    reader: str = ""
    goes_on: str = ""
    waiting: Sequence[Assignment] = ()

    @property
    def waited_for(self) -> bool:
        """Whether its reader is nudged since an owner waits for them."""
        return is_waited_for(self.assignment, self.reader)

    @property
    def moved(self) -> bool:
        """Whether it was given another day on this nudge, which its outcome says."""
        return self.outcome == "dated" and self.until is not None


def is_waited_for(assignment: Assignment, reader: str) -> bool:
    """Tell whether a nudge shows somebody an action since its owner waits for them."""
    owner = assignment.owner
    answers = owner.user if owner.kind is OwnerKind.PERSON else assignment.action.author
    return bool(reader) and reader != answers


@dataclass(frozen=True)
class Nudge:
    """Everything that a nudge shows: for whom, and what about, the longest overdue first."""

    name: str
    items: Sequence[Item]


def together(items: Sequence[Item]) -> list[Item]:
    """Return what a nudge shows, each action once: who waits for it is named with what its reader has to do.

    Of a wait that is over nothing is left to say beside what was done.
    """
    own = {item.assignment.action.id: item for item in items if not item.waited_for}
    waiting = [item for item in items if item.waited_for and item.other is not None]
    told = [item for item in items if not item.waited_for or not _is_told(item, own)]
    return [replace(item, waiting=_held_up(item, waiting)) for item in told]


def _held_up(item: Item, waiting: Sequence[Item]) -> Sequence[Assignment]:
    """Return who can't go on before its reader has done an action: on record, and told with it."""
    if item.waited_for:
        return ()
    action = item.assignment.action
    told = [one.assignment for one in waiting if one.other is not None and one.other.id == action.id]
    return list({one.owner.id: one for one in (*item.waiting, *told)}.values())


def _is_told(item: Item, own: Mapping[int, Item]) -> bool:
    """Tell whether somebody who waits, or does no more, is named with what its reader has to do."""
    if item.other is not None:
        return item.other.id in own
    by_person = item.assignment.owner.waits_user is not None
    return item.outcome == "waits no more" and not by_person and bool(own)
