"""What comes of doing what somebody meant: what they are told, what opens for them, what is now on record."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.doors.doing import views
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Message
from bot.understanding.meaning import Answer, Change, Show
from storage.records import Action, Decision, Draft, Source


@dataclass(frozen=True)
class Typed:
    """What somebody typed, as Slack sent it: where it is to count, and when they did.

    `draft` is what is kept of it already, by id, and `reading` which of its readings is meant, from 1.
    """

    source: Source
    words: str
    at: datetime
    draft: int = 0
    reading: int = 0


@dataclass(frozen=True)
class Outcome:
    """What to answer, with a form to open first if there is one, or what to look up and show.

    `made` are the records that are new: those who speak for them are asked and told after the answer.
    """

    message: Message | None = None
    recorded: Message | None = None
    """That it is on record, which its card says too: only for those who do not see that, or wait for it."""
    form: View | None = None
    show: Show | None = None
    did: Change | Answer | None = None
    """What was done to records: where the message can not be told at once, it is told from this."""
    made: tuple[Decision | Action, ...] = ()
    draft: Draft | None = None
    """What is kept meanwhile of what was asked about."""
    kept: Mapping[str, Any] = field(default_factory=dict)
    """What to remember, in ids, so that a second arrival is answered like the first."""
    unopened: Message | None = None
    """What to answer instead where Slack would not open the form: it repeats what was typed."""

    def in_full(self) -> "Outcome":
        """Return the same with all that there is to say in its message."""
        return replace(self, message=views.all_of([self.recorded, self.message]), recorded=None)
