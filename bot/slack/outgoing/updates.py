"""Changing a message that was sent before, so that it shows what has become of what it is about."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from itertools import count

from bot.slack.blocks.text import Message
from bot.slack.outgoing.shapes import Drop, Render, Rendered, Update, Wait, while_on_its_way
from storage import outbox
from storage.database import Session
from storage.records import Kind, NewMessage, OutboxState, Outgoing, subjects

Again = Callable[[Session, Outgoing, Outgoing, datetime], Awaitable[Message | Drop]]
"""Renders what was sent anew: given the message that was sent, and the one that is to change it."""


def rendering(again: Again) -> Render:
    """Return how a message about another one, an `OfSent`, changes that to what `again` makes of it now."""

    async def render(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
        sent = await find_sent(session, outgoing, outgoing.about_as(subjects.OfSent).sent, now)
        if not isinstance(sent, Outgoing):
            return sent
        return update(sent, await again(session, sent, outgoing, now))

    return render


async def find_sent(session: Session, outgoing: Outgoing, key: str, now: datetime) -> Outgoing | Wait | Drop:
    """Return the message of this key once it was sent; else what its follower `outgoing` does meanwhile."""
    sent = await outbox.find(session, outgoing.team, key)
    if waits := while_on_its_way(sent, now):
        return waits
    if sent is None or sent.sent_channel is None or sent.sent_ts is None:
        return Drop("what it follows was not sent")
    return sent


def changing(sent: Outgoing, kind: Kind, *, key: str, at: datetime) -> NewMessage:
    """Return what changes a message that was `sent`: of a `kind` that is about an `OfSent`."""
    subject = kind.subject
    if not issubclass(subject, subjects.OfSent):
        raise TypeError(f"{kind} changes no message that was sent")
    about = subject(sent=sent.key)
    return NewMessage.of(sent, key=key, kind=kind, recipient=sent.recipient, about=about, at=at)


async def put(session: Session, key: str, message: Callable[[str], NewMessage]) -> None:
    """Put what changes a message in the outbox; changes of one instant, which share a `key`, share one."""
    for turn in count():
        turned = message(key + (f":{turn}" if turn else ""))
        new = await outbox.put(session, turned)
        waiting = None if new else await outbox.find(session, turned.team, turned.key)
        # One that is on its way may have been rendered before this change.
        if waiting is None or waiting.state is OutboxState.PENDING:
            return


def update(sent: Outgoing, message: Message | Drop) -> Rendered:
    """Return the change of a message that was `sent`."""
    if isinstance(message, dict):
        return Update(message, channel=sent.sent_channel or "", ts=sent.sent_ts or "")
    return message
