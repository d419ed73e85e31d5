"""The ask: a direct message to each owner, once, kept true to what they and others have said since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.actions import deliveries as action_deliveries
from bot.actions.asks import shown as asks_shown
from bot.actions.asks import views
from bot.actions.asks.views import AskState, bundle
from bot.actions.details import views as details_views
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.outgoing import updates
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered, said_by_others
from scheduler.due import asks
from storage import actions, history, outbox
from storage.database import Session
from storage.records import (
    Action,
    Answer,
    Kind,
    NewMessage,
    Note,
    OutboxState,
    Outgoing,
    Owner,
    OwnerKind,
    subjects,
)
from storage.records.packing import Subject


async def ask_owner(
    session: Session,
    action: Action,
    owner: Owner,
    user: str,
    *,
    by: str,
    at: datetime,
    reason: Note | None = None,
) -> None:
    """Ask `user`, who is the owner or of the owning user group, to take an action on."""
    key = f"ask:A:{action.id}:{owner.id}" + (f":{user}" if owner.kind is OwnerKind.USER_GROUP else "")
    if await outbox.find(session, action.team, key) is not None:
        # It has come back to somebody who had passed it on.
        key = f"{key}:{await action_deliveries.stamp(session, action)}"
    about = subjects.Ask(action=action.id, owner=owner.id, by=by, note=reason.id if reason else None)
    ask = NewMessage.of(action, key=key, kind=Kind.ASK, recipient=user, about=about, at=at)
    await asks.put(session, ask)
    after = {"user": user, "owner": owner.id, "ask": key}
    await history.write(session, action, "asked", actor=by, at=at, after=after)


async def refresh_asks(session: Session, action: Action, *, at: datetime) -> None:
    """Have every ask about an action brought up to date."""
    stamp = await action_deliveries.stamp(session, action)
    for asked in await _sent_asks(session, action):
        about = subjects.OfSent(sent=asked.key)
        await _put(session, action, asked.user, f"update:{asked.key}:{stamp}", Kind.ASK_UPDATE, about, at)


async def tell_asked_undone(session: Session, action: Action, *, at: datetime) -> None:
    """Tell everybody who was asked, once, that an action was undone."""
    for asked in await _sent_asks(session, action):
        about = subjects.AskEnded(action=action.id, ask=asked.key)
        key = f"undone:A:{action.id}:{asked.user}"
        await _put(session, action, asked.user, key, Kind.ASK_UNDONE, about, at)


async def tell_asked_settled(
    session: Session,
    action: Action,
    *,
    by: str,
    at: datetime,
    owner: Owner | None = None,
    again: bool = False,
) -> None:
    """Tell those who were asked that `by` has closed an action, or given `owner`'s part to somebody else.

    With `again` they are told that it is open again.
    """
    stamp = await action_deliveries.stamp(session, action)
    for asked in await _sent_asks(session, action):
        if asked.user == by or (owner is not None and asked.owner != owner.id):
            continue
        about = subjects.AskEnded(
            action=action.id, ask=asked.key, by=by, again=again, owner=asked.owner if again else None
        )
        key = f"over:A:{action.id}:{asked.user}:{stamp}"
        await _put(session, action, asked.user, key, Kind.ASK_OVER, about, at)


async def _put(
    session: Session, action: Action, user: str, key: str, kind: Kind, about: Subject, at: datetime
) -> None:
    await outbox.put(
        session,
        NewMessage.of(action, key=key, kind=kind, recipient=user, about=about, at=at),
    )


@dataclass(frozen=True)
class _SentAsk:
    """Whom the history says was asked, as which owner, by the message of which key."""

    user: str
    owner: int
    key: str


async def _sent_asks(session: Session, action: Action) -> list[_SentAsk]:
    return [
        _SentAsk(change.after["user"], change.after["owner"], change.after["ask"])
        for change in await history.changes_of(session, action)
        if change.what == "asked" and change.after is not None
    ]


async def _ask(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    ask = await asks_shown.ask(session, outgoing)
    if ask is None or ask.standing is not AskState.ASKED:
        return Drop("nothing to ask any more")
    return Post(views.ask(ask))


async def _together(session: Session, asked: Sequence[Outgoing], now: datetime) -> tuple[Message, int]:
    return bundle.several(await asks_shown.several(session, asked, now=now))


async def _again(session: Session, sent: Outgoing, outgoing: Outgoing, now: datetime) -> Message | Drop:
    ask = await asks_shown.ask(session, sent)
    return views.ask(ask) if ask is not None else Drop("there is no such action")


async def _undone(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(subjects.AskEnded)
    sent = await updates.find_sent(session, outgoing, about.ask, now)
    if not isinstance(sent, Outgoing):
        return sent
    action = await actions.find(session, outgoing.team, about.action)
    return Post(views.undone(action)) if action is not None else Drop("there is no such action")


async def _over(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(subjects.AskEnded)
    sent = await updates.find_sent(session, outgoing, about.ask, now)
    if not isinstance(sent, Outgoing):
        return sent
    ask = await asks_shown.ask(session, sent)
    if ask is None or ask.owner.answer is Answer.DECLINED:
        return Drop("they have nothing to do with it")
    if about.again and not await _had_heard(session, outgoing, ask.action):
        return Drop("they had not heard that it was settled")
    if about.again and ask.standing in views.OFFERED:
        return Post(views.opened(ask, about.by))
    if ask.standing is AskState.CLOSED and not about.again:
        return Post(details_views.closed(ask.action, about.by))
    if ask.standing is AskState.GIVEN and not about.again:
        return Post(text.note(views.heading(ask)))
    return Drop("it stands otherwise by now")


async def _over_again(session: Session, sent: Outgoing, outgoing: Outgoing, now: datetime) -> Message | Drop:
    about = sent.about_as(subjects.AskEnded)
    asked = await outbox.find(session, sent.team, about.ask)
    ask = await asks_shown.ask(session, asked) if asked is not None else None
    return views.opened(ask, about.by) if ask is not None else Drop("there is no such action")


async def _had_heard(session: Session, again: Outgoing, action: Action) -> bool:
    """Tell whether somebody knows that what is open again was settled: they were told, or did it."""
    before = again.key.rsplit(":", 1)[0]
    for change in reversed(await history.changes_of(session, action)):
        told = await outbox.find(session, again.team, f"{before}:{change.id}")
        if told is not None and told.key != again.key:
            return told.state is OutboxState.SENT
    return True


async def _unreachable(session: Session, outgoing: Outgoing, at: datetime) -> None:
    about = outgoing.about_as(subjects.Ask)
    action = await actions.find(session, outgoing.team, about.action)
    owner = await actions.owner(session, outgoing.team, about.owner)
    if action is None or owner is None or owner.kind is not OwnerKind.PERSON:
        return  # the others of a user group were asked
    if outgoing.recipient is not None:
        key = f"unreachable:{outgoing.key}"
        await action_deliveries.tell_recorder(
            session, action, "unreachable", outgoing.recipient, at=at, key=key
        )


KINDS = {
    Kind.ASK: Delivery(_ask, unreachable=_unreachable, changed_by=Kind.ASK_UPDATE),
    Kind.ASKS: Delivery(said_by_others, together=_together),
    Kind.ASK_UPDATE: Delivery(updates.rendering(_again), idempotent=True),
    Kind.ASK_OVER: Delivery(_over, changed_by=Kind.ASK_OVER_UPDATE),
    Kind.ASK_OVER_UPDATE: Delivery(updates.rendering(_over_again), idempotent=True),
    Kind.ASK_UNDONE: Delivery(_undone),
}
