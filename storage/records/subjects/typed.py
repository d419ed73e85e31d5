"""What messages are about that answer what people type, in threads and to the bot."""

from dataclasses import dataclass

from storage.records.packing import Subject


@dataclass(frozen=True, kw_only=True)
class Invitation(Subject):
    """Asks somebody to invite the bot to a channel, where it could not post the card with this key."""

    channel: str
    card: str


@dataclass(frozen=True, kw_only=True)
class MentionReply(Subject):
    """Answers a mention by `user`, `said` at this `ts`, in `what` way.

    It asks what a `draft` means, shows what is `wanted`, packed, or says what is `missing` or was `unknown`.
    Of a thread it tells how many things look `settled`, None where Slack did not say in time, and how many
    more were `recorded` before.
    """

    what: str
    said: str
    user: str = ""
    kind: str = ""
    missing: str = ""
    unknown: str = ""
    draft: int = 0
    wanted: str = ""
    settled: int | None = None
    recorded: int = 0


@dataclass(frozen=True, kw_only=True)
class OfDraft(Subject):
    """Asks once more what a draft means."""

    draft: int


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
    be), or shows what is `wanted`, packed, of channels that they were `within`. It says that apologies are
    `noted` for a meeting, perhaps with somebody who goes `instead`, or asks for which of some `meetings`.
    It offers what can be said of `decisions`, with the `words` that were written of them.
    """

    what: str = "help"
    refused: str | None = None
    did: str | None = None
    draft: int | None = None
    reminders: str | None = None
    wanted: str | None = None
    within: str = ""
    meetings: tuple[int, ...] = ()
    noted: bool = False
    instead: str | None = None
    decisions: tuple[int, ...] = ()
    words: str = ""

    @property
    def decision_ids(self) -> tuple[int, ...]:
        """The decisions of which something can be said."""
        return self.decisions

    @property
    def meeting_ids(self) -> tuple[int, ...]:
        """The meetings that apologies are for, or at which its reader may have been."""
        return self.meetings
