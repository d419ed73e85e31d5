"""What somebody wants of a group's meetings, and the answer, whichever door they came by."""

from dataclasses import dataclass
from datetime import datetime

from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Message
from bot.slack.bot import Bot
from bot.slack.incoming.requests import Request


@dataclass(frozen=True)
class Asked:
    """Who wants something of a group's meetings, where, and when; `typed` is as people read it.

    `key` is what it has in common with its second arrival, and with nothing else.
    """

    bot: Bot
    team: str
    channel: str
    user: str
    at: datetime
    key: str
    typed: str = ""

    @classmethod
    def by(cls, request: Request, typed: str = "") -> "Asked":
        """Return what a command or a press asks for."""
        return cls(request.bot, request.team, request.channel, request.user, request.at, request.key, typed)


@dataclass(frozen=True)
class Answer:
    """What is said, beside the form `view` if there is one; `unopened` is said where Slack opens none."""

    message: Message
    view: View | None = None
    unopened: Message | None = None
