"""The ask: a direct message to each owner, once, kept true to what they and others have said since."""

from datetime import datetime, timedelta
from typing import Any

from bot.actions import deliveries as action_deliveries
from bot.actions.asks import views
from bot.actions.asks.views import Ask, Standing
from bot.actions.details import views as details_views
from bot.slack.blocks import text
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered, Update, Wait
from storage import actions, history, outbox
from storage.database import Session
from storage.records import (
    Action,
    Answer,
    Change,
    Note,
    OutboxState,
    Outgoing,
    Owner,
    OwnerKind,
)

LOOK_AGAIN = timedelta(seconds=5)
ON_THE_WAY = (OutboxState.SENDING, OutboxState.DOUBT)


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
    await outbox.put(
        session,
        key,
        "ask",
        team=action.team,
        channel=action.channel,
        recipient=user,
        about={"action": action.id, "owner": owner.id, "by": by} | ({"note": reason.id} if reason else {}),
        at=at,
    )
    after = {"user": user, "owner": owner.id, "ask": key}
    await history.write(session, action, "asked", actor=by, at=at, after=after)


async def put_updates(session: Session, action: Action, *, at: datetime) -> None:
    """Have every ask about an action shown as it now stands."""
    stamp = await action_deliveries.stamp(session, action)
    for change in await _asked(session, action):
        ask = change["ask"]
        await outbox.put(
            session,
            f"update:{ask}:{stamp}",
            "ask update",
            team=action.team,
            channel=action.channel,
            recipient=change["user"],
            about={"ask": ask},
            at=at,
        )


async def put_undone(session: Session, action: Action, *, at: datetime) -> None:
    """Tell everybody who was asked, once, that an action was undone."""
    for change in await _asked(session, action):
        await outbox.put(
            session,
            f"undone:A:{action.id}:{change['user']}",
            "ask undone",
            team=action.team,
            channel=action.channel,
            recipient=change["user"],
            about={"action": action.id, "ask": change["ask"]},
            at=at,
        )


async def put_over(
    session: Session, action: Action, *, by: str, at: datetime, owner: Owner | None = None
) -> None:
    """Tell those who were asked that `by` has closed an action, or given `owner`'s part to somebody else."""
    stamp = await action_deliveries.stamp(session, action)
    for change in await _asked(session, action):
        if change["user"] == by or (owner is not None and change["owner"] != owner.id):
            continue
        await outbox.put(
            session,
            f"over:A:{action.id}:{change['user']}:{stamp}",
            "ask over",
            team=action.team,
            channel=action.channel,
            recipient=change["user"],
            about={"action": action.id, "ask": change["ask"], "by": by},
            at=at,
        )


async def _asked(session: Session, action: Action) -> list[dict[str, Any]]:
    return [
        change.after
        for change in await history.of(session, action)
        if change.what == "asked" and change.after is not None
    ]


async def shown(session: Session, outgoing: Outgoing) -> Ask | None:
    """Return what an ask, sent or to be sent, shows now; None when its action is gone."""
    about = outgoing.about
    action = await actions.find(session, outgoing.team, about["action"])
    if action is None or outgoing.recipient is None:
        return None
    owners = await actions.owners_of(session, action)
    asked = next((owner for owner in owners if owner.id == about["owner"]), None)
    if asked is None:
        return None
    own = _own(owners, asked, outgoing.recipient)
    changes = await history.of(session, action)
    standing = _standing(action, own, changes, outgoing.recipient)
    note = await actions.note(session, outgoing.team, about["note"]) if "note" in about else None
    successor = _successor(own, owners, changes, outgoing.recipient)
    by = _given_by(changes, outgoing.recipient) if standing is Standing.GIVEN else None
    return Ask(action, own, standing, by=by or about["by"], reason=note, successor=successor)


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


def _while_on_the_way(sent: Outgoing | None, now: datetime) -> Wait | None:
    """Return until when to wait with what follows an ask that Slack may be taking just now."""
    if sent is None or sent.state not in ON_THE_WAY:
        return None
    return Wait(max(now + LOOK_AGAIN, sent.due_at), "the ask is on its way")


async def _update(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    sent = await outbox.find(session, outgoing.team, outgoing.about["ask"])
    if waits := _while_on_the_way(sent, now):
        return waits
    ask = await shown(session, sent) if sent is not None else None
    if ask is None or sent is None or sent.sent_channel is None or sent.sent_ts is None:
        return Drop("the ask was not sent")
    return Update(views.ask(ask), channel=sent.sent_channel, ts=sent.sent_ts)


async def _undone(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    sent = await outbox.find(session, outgoing.team, outgoing.about["ask"])
    if waits := _while_on_the_way(sent, now):
        return waits
    action = await actions.find(session, outgoing.team, outgoing.about["action"])
    if action is None or sent is None or sent.sent_ts is None:
        return Drop("they were never asked")
    return Post(views.undone(action))


async def _over(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    sent = await outbox.find(session, outgoing.team, outgoing.about["ask"])
    if waits := _while_on_the_way(sent, now):
        return waits
    ask = await shown(session, sent) if sent is not None and sent.sent_ts is not None else None
    if ask is None or ask.owner.answer is Answer.DECLINED:
        return Drop("they have nothing to do with it")
    if ask.standing is Standing.CLOSED:
        return Post(details_views.closed(ask.action, outgoing.about["by"]))
    if ask.standing is Standing.GIVEN:
        return Post(text.note(views.heading(ask)))
    return Drop("it stands otherwise by now")


async def _unreachable(session: Session, outgoing: Outgoing, at: datetime) -> None:
    action = await actions.find(session, outgoing.team, outgoing.about["action"])
    owner = await actions.owner(session, outgoing.team, outgoing.about["owner"])
    if action is None or owner is None or owner.kind is not OwnerKind.PERSON:
        return  # the others of a user group were asked
    if outgoing.recipient is not None:
        key = f"unreachable:{outgoing.key}"
        await action_deliveries.put_news(session, action, "unreachable", outgoing.recipient, at=at, key=key)


KINDS = {
    "ask": Delivery(_ask, unreachable=_unreachable),
    "ask update": Delivery(_update, repeatable=True),
    "ask over": Delivery(_over),
    "ask undone": Delivery(_undone),
}
