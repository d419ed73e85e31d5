"""Actions, their owners and what owners say of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from storage.records.due import DueMeeting, Repeats
from storage.records.recorded import RecordKind


class ActionStatus(StrEnum):
    """Where an action stands, over all its owners; overdue is derived, not stored."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    DONE = "done"
    DROPPED = "dropped"


OPEN_ACTIONS = (ActionStatus.ASKED, ActionStatus.ACCEPTED, ActionStatus.DECLINED)


class Answer(StrEnum):
    """What one owner has said of an action."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    DONE = "done"
    PASSED_ON = "passed on"


class OwnerKind(StrEnum):
    """The kinds of owner: a person or a user group in Slack, or a person or organisation outside it."""

    PERSON = "person"
    USER_GROUP = "user group"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class Action:
    """A piece of work. `due` is a day: the end of each owner's own working day.

    With a `due_meeting` that day moves when the meeting does. Work that `repeats` is open again once it is
    done; `last_done_at` is when that was.
    """

    kind = RecordKind.ACTION
    id: int
    team: str
    channel: str
    number: int
    text: str
    due: date | None
    measure: str | None
    status: ActionStatus
    decision_id: int | None
    author: str
    created_at: datetime
    deferrals: int
    closed_at: datetime | None
    closed_because: str | None
    said_ts: str | None
    thread_ts: str | None
    said_by: str | None
    read_ts: str | None
    source_changed_at: datetime | None
    source_change: str | None
    card_ts: str | None
    undone_at: datetime | None
    reason: str | None = None
    due_meeting: DueMeeting | None = None
    repeats: Repeats | None = None
    last_done_at: datetime | None = None
    said_also: tuple[str, ...] = ()

    @property
    def recorded_at(self) -> datetime:
        """When it was recorded."""
        return self.created_at

    @property
    def label(self) -> str:
        """What people call it: 'A7'."""
        return f"A{self.number}"

    def done_since(self, at: datetime) -> bool:
        """Tell whether work that repeats was done at a time or later, and is open again."""
        return self.is_open and self.last_done_at is not None and self.last_done_at >= at

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do: it is neither closed nor undone."""
        return self.closed_at is None and self.undone_at is None


@dataclass(frozen=True)
class Owner:
    """One owner of an action. `user` is a person's or user group's id.

    `name`, `organisation` and `email` are for those outside Slack.

    `nudge_at` is when to look next whether to nudge them; `nudge_step` is how far up the ladder of nudges
    they are. They were nudged `nudges` times, last by the message whose key in the outbox is `nudge_key`.
    `nudged_from` is the day that counts as due for their nudges, where that was past when it became theirs.

    Once they get no more nudges, `tell` is told of it at `tell_at`, in the message whose key is
    `escalation_key`.

    They have waited since `waits_since` for what `waits_for` says, if they wait: for the person `waits_user`,
    or for another action, `waits_action`, where one of them is meant. `waits_note` says so to the group.

    Since they have gone, others are to be told at `hand_on_at` of what they leave, or were at `handed_at`.
    """

    id: int
    team: str
    action_id: int
    kind: OwnerKind
    user: str | None
    name: str | None
    organisation: str | None
    email: str | None
    answer: Answer
    answered_at: datetime | None
    nudge_at: datetime | None
    nudge_step: int
    snoozed_until: date | None
    nudged_at: datetime | None
    nudge_key: str | None = None
    nudges: int = 0
    tell: str | None = None
    tell_at: datetime | None = None
    escalation_key: str | None = None
    nudged_from: date | None = None
    waits_since: datetime | None = None
    waits_for: str | None = None
    waits_user: str | None = None
    waits_action: int | None = None
    waits_note: int | None = None
    hand_on_at: datetime | None = None
    handed_at: datetime | None = None

    @property
    def waits(self) -> bool:
        """Whether they wait for somebody or something before they can go on."""
        return self.waits_since is not None

    @property
    def has_part_left(self) -> bool:
        """Whether they have neither done their part of the action nor passed it on."""
        return self.answer not in (Answer.DONE, Answer.PASSED_ON)


@dataclass(frozen=True)
class Part:
    """An action and somebody's ownership of it; None when they own nothing of it (any more)."""

    action: Action
    owner: Owner | None


@dataclass(frozen=True)
class Assignee:
    """An owner of an action that is not recorded yet; see `Owner` for what the fields hold."""

    kind: OwnerKind
    user: str | None = None
    name: str | None = None
    organisation: str | None = None
    email: str | None = None


@dataclass(frozen=True)
class Unfit:
    """Somebody who can not own an action: a bot, or else a person whose account is closed."""

    user: str
    is_bot: bool


class Audience(StrEnum):
    """Who may see what an owner wrote to the bot; the group only once its writer says so."""

    GROUP = "group"
    ASKER = "asker"
    NOBODY = "nobody"
    UNDECIDED = "undecided"


class NoteKind(StrEnum):
    """What a note says.

    An OUTCOME, what came of the work, is shown with the decision that this was for, and a WAIT, what it waits
    for, only as long as it does.
    """

    REMARK = "remark"
    OUTCOME = "outcome"
    WAIT = "wait"


@dataclass(frozen=True)
class Note:
    """What an owner wrote about an action. Only what the group may see is on its card and in its record.

    UNDECIDED is seen by the person who asked until its writer decides; NOBODY, by the writer alone.
    """

    id: int
    team: str
    action_id: int
    author: str
    text: str
    at: datetime
    audience: Audience
    kind: NoteKind = NoteKind.REMARK


NOT_WAITING: Mapping[str, Any] = dict.fromkeys(
    ("waits_since", "waits_for", "waits_user", "waits_action", "waits_note")
)
"""The values of an owner who waits for nothing."""


def part_left_to(owners: Sequence[Owner], user: str) -> Owner | None:
    """Return the person as an owner with a part still to do; None when they have none."""
    own = (owner for owner in owners if owner.kind is OwnerKind.PERSON and owner.user == user)
    return next((owner for owner in own if owner.has_part_left), None)


def action_status(answers: Sequence[Answer]) -> ActionStatus:
    """Return where an action stands, given its owners' answers; those who passed it on do not count."""
    counted = [answer for answer in answers if answer is not Answer.PASSED_ON]
    willing = [answer for answer in counted if answer is not Answer.DECLINED]
    if counted and not willing:
        return ActionStatus.DECLINED
    if willing and all(answer is Answer.DONE for answer in willing):
        return ActionStatus.DONE
    if any(answer in (Answer.ACCEPTED, Answer.DONE) for answer in willing):
        return ActionStatus.ACCEPTED
    return ActionStatus.ASKED
