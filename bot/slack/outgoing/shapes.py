"""What a rendered message can be, and what a kind of message consists of."""

import hashlib
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Message
from storage.database import Session
from storage.records import Kind, OutboxState, Outgoing

LOOK_AGAIN = timedelta(seconds=5)
"""How soon to see what has become of a message that Slack may be taking just now."""


@dataclass(frozen=True)
class Post:
    """Post a new message, in a thread when `thread_ts` is set.

    If that thread was deleted, one that `falls_back_to_channel` is posted there; any other is dropped.
    """

    message: Message
    thread_ts: str | None = None
    falls_back_to_channel: bool = False


@dataclass(frozen=True)
class Ephemeral:
    """Show a message to one member of a channel alone. It may never be seen, and can not be looked for."""

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
class Publish:
    """Put up a person's Home tab, which takes the place of the one before."""

    view: View
    within: tuple[str, ...]
    """The channels of which it shows anything."""

    @property
    def fingerprint(self) -> str:
        """A word that differs for Homes that show different things."""
        return hashlib.sha256(json.dumps(self.view, sort_keys=True).encode()).hexdigest()[:32]


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
class ShownItem:
    """One of the things that a message shows, by id: of which group, and which action where it is one."""

    id: int
    channel: str
    action: int | None = None


Rendered = Post | Ephemeral | Update | Publish | Drop | Wait
Render = Callable[[Session, Outgoing, datetime], Awaitable[Rendered]]
Follow = Callable[[Session, Outgoing, datetime], Awaitable[None]]
Arrived = Callable[[Session, Outgoing, str, str, datetime], Awaitable[None]]
Together = Callable[[Session, Sequence[Outgoing], datetime], Awaitable[tuple[Message, int]]]
ShownItems = Callable[[Session, Outgoing, datetime], Awaitable[Sequence[ShownItem]]]
ShownGroups = Callable[[Session, str, str, datetime], Awaitable[tuple[Sequence[str], Sequence[str]]]]


def as_of(outgoing: Outgoing, at: datetime) -> datetime:
    """Return when a message was rendered: what it shows may have changed by the time `at` it is found."""
    return outgoing.claimed_at or outgoing.lost_since or at


def while_on_its_way(sent: Outgoing | None, now: datetime) -> Wait | None:
    """Return until when something waits that follows a message which Slack may be taking just now."""
    if sent is None or sent.state not in (OutboxState.SENDING, OutboxState.DOUBT):
        return None
    return Wait(max(now + LOOK_AGAIN, sent.due_at), "what it follows is on its way")


async def said_by_others(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    """Say nothing of its own: a message that carries others says what they say."""
    return Drop("it carries nothing")


async def _nothing(session: Session, outgoing: Outgoing, channel: str, ts: str, at: datetime) -> None:
    """Do nothing more when a message has arrived."""


async def _nobody(session: Session, outgoing: Outgoing, at: datetime) -> None:
    """Do nothing more when nobody was there to take a message, or the bot was not to post it."""


@dataclass(frozen=True)
class Delivery:
    """How messages of one kind are made, and what follows from them."""

    render: Render
    """Makes the message from the record as it is when it is sent."""
    arrived: Arrived = _nothing
    """Writes what follows from the message having arrived, in the transaction that says so."""
    unreachable: Follow = _nobody
    """Writes what follows when the recipient's account is gone, or they may not see what it shows."""
    bot_not_in_channel: Follow = _nobody
    """Writes what follows when the bot is not in the channel that it is to be posted to."""
    timed: bool = False
    """The message belongs to a certain time, so it is held while the machine's clock is not right."""
    asks_slack_first: bool = False
    """Slack is asked about the channel just before: one that was shared meanwhile has the message wait."""
    idempotent: bool = False
    """The message may be sent again without harm, so when in doubt nobody looks for it."""
    ephemeral: bool = False
    """The message can not be looked for, so when in doubt it is given up rather than said twice."""
    changed_by: Kind | None = None
    """The kind that has a message of this one show what has become of what it is about."""
    together: Together | None = None
    """For a kind that carries others: says several of them as one, and returns how many it had room for.

    Where there is none, each is said as it is by itself, one under the other.
    """
    shown_items: ShownItems | None = None
    """For a message to one person about several groups: returns what it would show.

    What of that the recipient may see is settled at that moment, and stored as its `subjects.Items`, before
    it is rendered.
    """
    shown_groups: ShownGroups | None = None
    """For a Home: returns the groups that a person is in, and others in which something is theirs.

    Which of these they may see is settled at that moment, and told as its `HomeTab`.
    """
