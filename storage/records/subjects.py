"""What messages on their way out are about: ids alone, since each is rendered afresh when it is sent."""

from dataclasses import dataclass, field
from datetime import datetime

from storage.records.packing import NAMES, Subject


@dataclass(frozen=True, kw_only=True)
class OfSent(Subject):
    """Changes the message that was sent under the key `sent`, so that it shows what has become of it."""

    # Each kind once had a name of its own for it.
    sent: str = field(
        metadata={NAMES: ("sent", "ask", "nudge", "told", "recap", "answer", "asked", "question")}
    )


@dataclass(frozen=True, kw_only=True)
class Items(Subject):
    """Shows one person things of several groups; what they may see is decided when it is sent.

    `shown` and `hidden` are ids: decisions in a recap, owners in a nudge; `actions` those of what is shown.
    """

    shown: tuple[int, ...] = ()
    hidden: tuple[int, ...] = ()
    actions: tuple[int, ...] = ()

    @property
    def action_ids(self) -> tuple[int, ...]:
        """The actions that were shown."""
        return self.actions


@dataclass(frozen=True, kw_only=True)
class ItemsOfSent(OfSent, Items):
    """Changes a message that shows things of several groups."""


@dataclass(frozen=True, kw_only=True)
class OfAction(Subject):
    """Is about one action."""

    action: int

    @property
    def action_ids(self) -> tuple[int, ...]:
        """The action itself."""
        return (self.action,)


@dataclass(frozen=True, kw_only=True)
class OfDecision(Subject):
    """Is about one decision."""

    decision: int


@dataclass(frozen=True, kw_only=True)
class OfMeeting(Subject):
    """Is about one meeting, unless it was moved from the time that it `starts_at`."""

    meeting: int
    starts_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class PersonRecap(OfMeeting, Items):
    """Shows one person what they missed, before a meeting."""


# Actions.


@dataclass(frozen=True, kw_only=True)
class Ask(OfAction):
    """Asks an owner, or a person of an owning user group, for `by`; a note may say why."""

    owner: int
    by: str
    note: int | None = None


@dataclass(frozen=True, kw_only=True)
class AskEnded(OfAction):
    """Tells somebody who was asked, under the key `ask`, that `by` has settled the action without them.

    `again` if they have taken that back.
    """

    ask: str
    by: str = ""
    again: bool = False


@dataclass(frozen=True, kw_only=True)
class ActionNews(OfAction):
    """Tells the person who recorded an action `what` a `user` did about it.

    `to` is whom they passed it on to; `note` is what they wrote, and `owner` the user group it was asked of.
    """

    what: str
    user: str
    to: str | None = None
    note: int | None = None
    owner: int | None = None


@dataclass(frozen=True, kw_only=True)
class Noted(OfAction):
    """Answers what somebody wrote, saying that it is kept as a note; `away` if they wrote of an absence.

    `asked_why` is set when a form had asked for the note.
    """

    note: int
    away: bool = False
    asked_why: bool = False


@dataclass(frozen=True, kw_only=True)
class SaidDone(OfAction):
    """Answers somebody who wrote that their part is done; `owner` is their ownership of the action."""

    owner: int


@dataclass(frozen=True, kw_only=True)
class Which(Items):
    """Asks which of several actions somebody meant, who wrote about one or `says_done`."""

    says_done: bool = False


@dataclass(frozen=True, kw_only=True)
class Unchanged(Subject):
    """Says why the action of this `number` was not changed; if `unseen`, also that nobody was told."""

    why: str
    number: int | None = None
    action: int | None = None
    unseen: bool = False

    @property
    def action_ids(self) -> tuple[int, ...]:
        """The action, where one is meant."""
        return () if self.action is None else (self.action,)


# Decisions.


@dataclass(frozen=True, kw_only=True)
class OfConcern(OfDecision):
    """Is about a concern about a decision."""

    concern: int


@dataclass(frozen=True, kw_only=True)
class Related(OfDecision):
    """Asks how a new decision relates to an `older` one."""

    older: int


@dataclass(frozen=True, kw_only=True)
class Replaced(Subject):
    """Tells somebody that a `newer` decision has changed an `older` one."""

    newer: int
    older: int


# Meetings and groups.


@dataclass(frozen=True, kw_only=True)
class MeetingChanged(OfMeeting):
    """Tells a channel what `by` did about a meeting."""

    by: str


@dataclass(frozen=True, kw_only=True)
class MeetingMoved(MeetingChanged):
    """Tells a channel that a meeting was moved; it was planned from `was_from` to `was_to`."""

    was_from: datetime = field(metadata={NAMES: ("from",)})
    was_to: datetime = field(metadata={NAMES: ("to",)})


@dataclass(frozen=True, kw_only=True)
class DueMoved(OfMeeting):
    """Tells an owner that due days of their `actions` have moved with a meeting, unless it moves again.

    `off` is the cancelled meeting that they hung on before: the same one where no other is planned.
    """

    actions: tuple[int, ...] = ()
    off: int | None = None

    @property
    def action_ids(self) -> tuple[int, ...]:
        """The actions whose days have moved."""
        return self.actions


@dataclass(frozen=True, kw_only=True)
class ChangeQuestion(Subject):
    """Asks the person who decides about a change of the meetings; `change` is packed as on its buttons."""

    change: str


@dataclass(frozen=True, kw_only=True)
class ChangeAnswer(OfSent):
    """Tells the person who wanted a change what came of the question `sent`, or that it was `unasked`."""

    unasked: bool = False


@dataclass(frozen=True, kw_only=True)
class OfSeries(Subject):
    """Tells a channel which meetings are planned."""

    series: int


@dataclass(frozen=True, kw_only=True)
class ChairNamed(Subject):
    """Tells a channel that `by` has said who chairs it."""

    by: str


@dataclass(frozen=True, kw_only=True)
class SharingQuestion(Subject):
    """Asks whether a group, paused `since` its channel was shared, may continue."""

    since: datetime


@dataclass(frozen=True, kw_only=True)
class SharingAnswered(OfSent):
    """Changes a question to show that `by` has answered it."""

    by: str


# Threads, and what people write to the bot.


@dataclass(frozen=True, kw_only=True)
class Invitation(Subject):
    """Asks somebody to invite the bot to a channel, where it could not post the card with this key."""

    channel: str
    card: str


@dataclass(frozen=True, kw_only=True)
class MentionReply(Subject):
    """Answers a mention by `user`, `said` at this `ts`, in `what` way.

    It asks what a `draft` means, shows what is `wanted`, packed, or says what is `missing` or was `unknown`.
    """

    what: str
    said: str
    user: str = ""
    kind: str = ""
    missing: str = ""
    unknown: str = ""
    draft: int = 0
    wanted: str = ""


@dataclass(frozen=True, kw_only=True)
class FormOffer(Subject):
    """Offers a form for a `kind` of record to a `user` who reacted to what `by` had `said`, at this `ts`."""

    kind: str
    said: str
    user: str
    by: str | None = None


@dataclass(frozen=True, kw_only=True)
class DirectAnswer(Subject):
    """Answers a direct message in `what` way, says why it was `refused`, or what was `did`, packed.

    It asks what a `draft` means, tells as JSON how `reminders` were changed (or asks how often they are to
    be), or shows what is `wanted`, packed, of channels that they were `within`.
    """

    what: str = "help"
    refused: str | None = None
    did: str | None = None
    draft: int | None = None
    reminders: str | None = None
    wanted: str | None = None
    within: str = ""
