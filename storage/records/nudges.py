"""What a nudge is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.records.actions import OPEN_ACTIONS, Action, Answer, Owner, OwnerKind

LADDER_ENDED = -1
"""The step of an owner who gets no more nudges until the date changes."""

NUDGED_ANEW: Mapping[str, Any] = {
    **{"nudge_at": None, "nudge_step": 0, "snoozed_until": None},
    **{"tell": None, "tell_at": None, "escalation_key": None},
}
"""What an owner's nudges begin with, and begin anew with after another date."""

UNDER_WAY = (Answer.ASKED, Answer.ACCEPTED)
"""What an owner has said who may still be nudged."""


@dataclass(frozen=True)
class Assignment:
    """An action as one of its owners has it, and what is known of whoever is nudged about it.

    `recipient` is the owner, or for somebody outside Slack and for a user group whoever recorded the
    action. `zone` is theirs; `gone` tells that their account is closed; `since` is when the action last
    changed, for one whose nudges are still to be worked out; `planned_for` is whose next message finds it.
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

    @property
    def line(self) -> tuple[str, ...]:
        """Who hears, the first who can, that the owner gets no more nudges: the chair, then the recorder.

        They may close the action or pass it on. Nobody is told of themselves.
        """
        owner = self.owner.user if self.owner.kind is OwnerKind.PERSON else None
        others = [user for user in (self.chair, self.action.author) if user and user != owner]
        return tuple(dict.fromkeys(others))

    @property
    def live(self) -> bool:
        """Whether the owner may still be nudged: the action is open and due, and they have not refused."""
        action = self.action
        open_ = action.status in OPEN_ACTIONS and action.undone_at is None and action.due is not None
        return open_ and self.owner.answer in UNDER_WAY
