"""What a nudge is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from storage.records.actions import OPEN_ACTIONS, Action, Answer, Owner, OwnerKind
from storage.records.preferences import UNSAID, Preference

LADDER_ENDED = -1
"""The step of an owner who gets no further nudges until the date changes."""

NUDGED_ANEW: Mapping[str, Any] = {
    **{"nudge_at": None, "nudge_step": 0, "snoozed_until": None, "nudged_from": None},
    **{"tell": None, "tell_at": None, "escalation_key": None},
}
"""The values an owner's nudges start from, also after the date changes."""

UNDER_WAY = (Answer.ASKED, Answer.ACCEPTED)
"""The answers of owners who may still be nudged."""


@dataclass(frozen=True)
class Assignment:
    """An action and one of its owners, with what is known of the person who is nudged about it.

    `recipient` is the owner, or the person who recorded the action when the owner is a user group or outside
    Slack, or whom the owner waits for: a person, or the first who owes the action that it waits for, if
    anybody does. `zone` is theirs; `gone` means that their account is closed, or that they have left the
    group. `since` is when the action last changed, while its nudges are still to be worked out; `planned_for`
    is whose next message shows it.
    `preference` is how the recipient wants to be reminded; `meetings` are days of the group's, where that
    depends on them. `taken` are the last two days on which the recipient was written to in the morning.
    A group whose channel is archived `rests`.
    """

    owner: Owner
    action: Action
    recipient: str
    zone: str | None
    gone: bool
    group_zone: str | None
    workspace_zone: str | None
    country: str | None
    subdivision: str | None
    chair: str | None
    since: datetime | None = None
    planned_for: str | None = None
    preference: Preference = UNSAID
    meetings: tuple[date, ...] = ()
    taken: tuple[date, ...] = ()
    rests: bool = False

    @property
    def line(self) -> tuple[str, ...]:
        """Who may be told that the owner gets no more nudges, in order: the chair, then the recorder.

        They may close the action or pass it on. The owner is left out.
        """
        owner = self.owner.user if self.owner.kind is OwnerKind.PERSON else None
        others = [user for user in (self.chair, self.action.author) if user and user != owner]
        return tuple(dict.fromkeys(others))

    @property
    def live(self) -> bool:
        """Whether the owner may still be nudged: the action is open and due, and they have not refused."""
        action = self.action
        open_ = action.status in OPEN_ACTIONS and action.undone_at is None and action.due is not None
        return open_ and not self.rests and self.owner.answer in UNDER_WAY
