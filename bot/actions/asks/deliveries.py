"""The ask: a direct message to each owner, once, kept true to what they and others have said since."""

from dataclasses import dataclass
from datetime import datetime

from bot.actions import deliveries as action_deliveries
from bot.actions.asks import views
from bot.actions.asks.views import Ask, Standing
from bot.actions.details import views as details_views
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.outgoing import updates
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered
from storage import actions, history, outbox
from storage.database import Session
from storage.records import (
    Action,
    Answer,
    Change,
    Kind,
    NewMessage,
    Note,
    Outgoing,
    Owner,
    OwnerKind,
    subjects,
)
from storage.records.packing import Subject


async def put_ask(
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
    await _put(session, action, user, key, Kind.ASK, about, at)
    after = {"user": user, "owner": owner.id, "ask": key}
    await history.write(session, action, "asked", actor=by, at=at, after=after)


async def put_updates(session: Session, action: Action, *, at: datetime) -> None:
    """Have every ask about an action shown as it now stands."""
    stamp = await action_deliveries.stamp(session, action)
    for asked in await _asked(session, action):
        about = subjects.OfSent(sent=asked.key)
        await _put(session, action, asked.user, f"update:{asked.key}:{stamp}", Kind.ASK_UPDATE, about, at)


async def put_undone(session: Session, action: Action, *, at: datetime) -> None:
    """Tell everybody who was asked, once, that an action was undone."""
    for asked in await _asked(session, action):
        about = subjects.AskEnded(action=action.id, ask=asked.key)
        key = f"undone:A:{action.id}:{asked.user}"
        await _put(session, action, asked.user, key, Kind.ASK_UNDONE, about, at)


async def put_over(
    session: Session, action: Action, *, by: str, at: datetime, owner: Owner | None = None
) -> None:
    """Tell those who were asked that `by` has closed an action, or given `owner`'s part to somebody else."""
    stamp = await action_deliveries.stamp(session, action)
    for asked in await _asked(session, action):
        if asked.user == by or (owner is not None and asked.owner != owner.id):
            continue
        about = subjects.AskEnded(action=action.id, ask=asked.key, by=by)
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
class _Asked:
    """Whom the history says was asked, as which owner, by the message of which key."""

    user: str
    owner: int
    key: str


async def _asked(session: Session, action: Action) -> list[_Asked]:
    return [
        _Asked(change.after["user"], change.after["owner"], change.after["ask"])
        for change in await history.of(session, action)
        if change.what == "asked" and change.after is not None
    ]


async def shown(session: Session, outgoing: Outgoing) -> Ask | None:
    """Return what an ask, sent or to be sent, shows now; None when its action is gone."""
    about = outgoing.about_as(subjects.Ask)
    action = await actions.find(session, outgoing.team, about.action)
    if action is None or outgoing.recipient is None:
        return None
    owners = await actions.owners_of(session, action)
    asked = next((owner for owner in owners if owner.id == about.owner), None)
    if asked is None:
        return None
    own = _own(owners, asked, outgoing.recipient)
    changes = await history.of(session, action)
    standing = _standing(action, own, changes, outgoing.recipient)
    note = await actions.note(session, outgoing.team, about.note) if about.note is not None else None
    successor = _successor(own, owners, changes, outgoing.recipient)
    by = _given_by(changes, outgoing.recipient) if standing is Standing.GIVEN else None
    return Ask(action, own, standing, by=by or about.by, reason=note, successor=successor)


def _own(owners: list[Owner], asked: Owner, user: str) -> Owner:
    """Return the owner that a person is: themselves, once they have taken it for their user group."""
    if asked.kind is OwnerKind.USER_GROUP:
        return next((owner for owner in owners if owner.user == user), asked)
    return asked


def _standing(action: Action, owner: Owner, changes: list[Change], user: str) -> Standing:
    if action.undone_at is not None:
        return Standing.UNDONE
    if owner.answer is Answer.PASSED_ON and owner.kind is OwnerKind.USER_GROUP:
        return Standing.TAKEN
    if owner.answer is Answer.PASSED_ON and _given_by(changes, user) != user:
        return Standing.GIVEN
    if action.closed_at is not None and owner.answer is not Answer.DONE:
        return Standing.CLOSED
    refused = any(change.what == "declined" and change.actor == user for change in changes)
    if owner.kind is OwnerKind.USER_GROUP and refused:
        return Standing.DECLINED
    return Standing(owner.answer.value)


def _successor(owner: Owner, owners: list[Owner], changes: list[Change], user: str) -> str | None:
    """Return whom an owner passed the action on to, or who of a user group has taken it."""
    if owner.kind is OwnerKind.USER_GROUP:
        takers = [other for other in owners if other.kind is OwnerKind.PERSON and other.id > owner.id]
        return takers[0].user if takers else None
    passed = [change for change in changes if _of(change) == user]
    return passed[-1].after["to"] if passed and passed[-1].after else None


def _given_by(changes: list[Change], user: str) -> str | None:
    """Return who last passed on a person's part of an action; None when nobody did."""
    return next((change.actor for change in reversed(changes) if _of(change) == user), None)


def _of(change: Change) -> str | None:
    """Return whose part of an action a change has passed on; None when it has passed on none."""
    if change.what != "passed on" or not change.after:
        return None
    return str(change.after.get("from") or change.actor)


async def _ask(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    ask = await shown(session, outgoing)
    if ask is None or ask.standing is not Standing.ASKED:
        return Drop("nothing to ask any more")
    return Post(views.ask(ask))


async def _again(session: Session, sent: Outgoing, outgoing: Outgoing, now: datetime) -> Message | Drop:
    ask = await shown(session, sent)
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
    ask = await shown(session, sent)
    if ask is None or ask.owner.answer is Answer.DECLINED:
        return Drop("they have nothing to do with it")
    if ask.standing is Standing.CLOSED:
        return Post(details_views.closed(ask.action, about.by))
    if ask.standing is Standing.GIVEN:
        return Post(text.note(views.heading(ask)))
    return Drop("it stands otherwise by now")


async def _unreachable(session: Session, outgoing: Outgoing, at: datetime) -> None:
    about = outgoing.about_as(subjects.Ask)
    action = await actions.find(session, outgoing.team, about.action)
    owner = await actions.owner(session, outgoing.team, about.owner)
    if action is None or owner is None or owner.kind is not OwnerKind.PERSON:
        return  # the others of a user group were asked
    if outgoing.recipient is not None:
        key = f"unreachable:{outgoing.key}"
        await action_deliveries.put_news(session, action, "unreachable", outgoing.recipient, at=at, key=key)


KINDS = {
    Kind.ASK: Delivery(_ask, unreachable=_unreachable),
    Kind.ASK_UPDATE: Delivery(updates.rendering(_again), idempotent=True),
    Kind.ASK_OVER: Delivery(_over),
    Kind.ASK_UNDONE: Delivery(_undone),
}
