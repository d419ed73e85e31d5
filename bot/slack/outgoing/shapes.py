"""What a rendered message can be, and what a kind of message consists of."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.slack.blocks.text import Message
from storage.database import Session
from storage.records import Outgoing


@dataclass(frozen=True)
class Post:
    """Post a new message, in a thread when `thread_ts` is set.

    A `lasting` one goes to the channel when that thread is gone; any other then has nobody to answer.
    """

    message: Message
    thread_ts: str | None = None
    lasting: bool = False


@dataclass(frozen=True)
class Whisper:
    """Show a message to one member of a channel alone; they may never see it, and nobody can look for it."""

    message: Message
    user: str
    thread_ts: str | None = None


@dataclass(frozen=True)
class Update:
    """Change the message `ts` of a Slack channel; safe to repeat."""

    message: Message
    channel: str
    ts: str


@dataclass(frozen=True)
class Drop:
    """Say nothing: what was to be said is no longer so."""

    reason: str


@dataclass(frozen=True)
class Wait:
    """Not yet: ask again at `until`."""

    until: datetime
    reason: str


@dataclass(frozen=True)
class Covered:
    """One thing of those that a message shows, by id: of which group, and which action where it is one."""

    id: int
    channel: str
    action: int | None = None


Rendered = Post | Whisper | Update | Drop | Wait
Render = Callable[[Session, Outgoing, datetime], Awaitable[Rendered]]
Unreachable = Callable[[Session, Outgoing, datetime], Awaitable[None]]
Arrived = Callable[[Session, Outgoing, str, str, datetime], Awaitable[None]]
Covers = Callable[[Session, Outgoing, datetime], Awaitable[Sequence["Covered"]]]


def as_of(outgoing: Outgoing, at: datetime) -> datetime:
    """Return as of when a message showed the record that is found `at` a time, long after it may be."""
    return outgoing.claimed_at or outgoing.lost_since or at


async def _nothing(session: Session, outgoing: Outgoing, channel: str, ts: str, at: datetime) -> None:
    """Do nothing more when a message has arrived."""


async def _nobody(session: Session, outgoing: Outgoing, at: datetime) -> None:
    """Do nothing more when nobody was there to take a message, or the bot was not to post it."""


@dataclass(frozen=True)
class Delivery:
    """`render` makes the message from the record as it is now; `arrived` writes what that brings about.

    `uninvited` writes what follows when the bot is not in the channel it was to be posted to.
    `unreachable` writes what follows when its recipient is gone or may not see what it shows.
    A `timed` one hangs on time: while the clock is not right it is held. One that `looks` has Slack asked
    about its channel just before: shared with others meanwhile, it waits. A `repeatable` one may be sent
    again without harm, so it is never looked for. A `fleeting` one can not be looked for, and is rather
    lost than said twice.

    `covers` is for a message to a person about several groups: it returns what the message would show.
    Before it is rendered, its `about` is given `shown`, the owners of what the recipient can see at that
    moment, `hidden`, the others, and `actions`, those that are shown; all of it is stored.
    """

    render: Render
    arrived: Arrived = _nothing
    timed: bool = False
    repeatable: bool = False
    fleeting: bool = False
    unreachable: Unreachable = _nobody
    uninvited: Unreachable = _nobody
    covers: Covers | None = None
    looks: bool = False
