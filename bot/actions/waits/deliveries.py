"""Tells people that somebody waits for them, and owners that they can go on."""

from datetime import datetime

from bot.actions.waits import views
from bot.slack.blocks.text import Message
from bot.slack.outgoing import updates
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered
from bot.sources.unclear import shown as unclear
from scheduler import nudges as rules
from scheduler.due import mornings
from storage import actions, nudges, outbox
from storage.database import Session
from storage.records import (
    UNDER_WAY,
    Action,
    Kind,
    NewMessage,
    OutboxState,
    Outgoing,
    Owner,
    OwnerKind,
    Unclear,
    part_left_to,
    subjects,
    what_is_unclear,
)


async def tell_waited_for(
    session: Session, action: Action, owner: Owner, other: Action | None, *, at: datetime
) -> list[str]:
    """Tell those for whom an owner waits, once, in their next morning; return who is told."""
    if owner.waits_since is None:
        return []
    users = await _waited_for(session, owner)
    about = subjects.WaitedFor(
        action=action.id, owner=owner.id, since=owner.waits_since, other=other.id if other else None
    )
    for user in users:
        key = _key(owner, user)
        await outbox.put(
            session,
            NewMessage.of(action, key=key, kind=Kind.WAITED_FOR, recipient=user, about=about, at=at),
        )
    return users


async def waited_for_keys(session: Session, owner: Owner) -> list[str]:
    """Return the keys of the messages that told somebody that an owner waits for them, whoever that was."""
    users = await _waited_for(session, owner)
    blocking = await actions.find(session, owner.team, owner.waits_action or 0)
    if blocking is not None:
        owners = await actions.owners_of(session, blocking)
        users += [blocking.author, *(one.user for one in owners if one.kind is OwnerKind.PERSON and one.user)]
    return [_key(owner, user) for user in dict.fromkeys(users)]


async def _waited_for(session: Session, owner: Owner) -> list[str]:
    """Return for whom an owner waits: one person, or those who have another action still to do.

    Where they have all declined that, it is for whoever asked for it to find somebody.
    """
    if owner.waits_user is not None:
        return [owner.waits_user]
    blocking = await actions.find(session, owner.team, owner.waits_action or 0)
    if blocking is None:
        return []
    if what_is_unclear(blocking) is Unclear.OWNER:
        return [blocking.author] if blocking.author != owner.user else []
    known = await actions.owners_of(session, blocking)
    people = [one for one in known if one.kind is OwnerKind.PERSON and one.answer in UNDER_WAY]
    return [one.user for one in people if one.user and one.user != owner.user]


def _key(owner: Owner, user: str) -> str:
    since = owner.waits_since.isoformat() if owner.waits_since is not None else ""
    return f"{Kind.WAITED_FOR}:{owner.id}:{since}:{user}"


async def tell_owner(
    session: Session,
    action: Action,
    owner: Owner,
    what: str,
    user: str,
    *,
    at: datetime,
    other: Action | None = None,
) -> None:
    """Tell an owner what has happened to their action, in their next morning."""
    key = news_key(owner, what, at)
    recipient = owner.user if owner.kind is OwnerKind.PERSON else action.author
    if recipient is None or recipient == user:
        return
    about = subjects.OwnerNews(
        action=action.id, owner=owner.id, what=what, user=user, other=other.id if other else None
    )
    await outbox.put(
        session,
        NewMessage.of(
            action,
            key=key,
            kind=Kind.OWNER_NEWS,
            recipient=recipient,
            about=about,
            at=at,
        ),
    )


def news_key(owner: Owner, what: str, at: datetime) -> str:
    """Return the key of the message that told an owner what happened to their action at a time."""
    return f"{Kind.OWNER_NEWS}:{owner.id}:{what}:{at.isoformat()}"


async def tell_open_again(
    session: Session, action: Action, owner: Owner, other: Action, over_at: datetime, *, by: str, at: datetime
) -> list[str]:
    """Tell an owner, unless they have not heard that it was over, that what they waited for is open again.

    Returns the key of what they heard.
    """
    heard = await outbox.find(session, owner.team, news_key(owner, "action over", over_at))
    if heard is None or heard.state is OutboxState.CARRIED:
        return []
    await tell_owner(session, action, owner, "open again", by, at=at, other=other)
    return [heard.key]


async def _waiting(session: Session, outgoing: Outgoing, now: datetime) -> views.WaitedFor | None:
    about = outgoing.about_as(subjects.WaitedFor)
    action = await actions.find(session, outgoing.team, about.action)
    owner = await actions.owner(session, outgoing.team, about.owner)
    if action is None or owner is None:
        return None
    other = await actions.find(session, outgoing.team, about.other or 0)
    known = await actions.owners_of(session, other) if other is not None and other.is_open else []
    still = action.is_open and owner.answer in UNDER_WAY and owner.waits_since == about.since
    still = still and outgoing.recipient in await _waited_for(session, owner)
    part = part_left_to(known, outgoing.recipient or "")
    asked = await unclear.on_card(session, other, now) if other is not None else []
    whose = next((one for one in asked if one.question.unclear is Unclear.OWNER), None)
    return views.WaitedFor(action, owner, still, other, part, whose)


async def _tell(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    shown = await _waiting(session, outgoing, now)
    if shown is None or not shown.still:
        return Drop("nobody waits for them any more")
    if await _is_nudged(session, outgoing, shown.owner, now):
        return Drop("they are nudged about it this morning, which says so too")
    return Post(views.waited_for(shown))


async def _is_nudged(session: Session, outgoing: Outgoing, owner: Owner, now: datetime) -> bool:
    """Tell whether this morning's nudge tells somebody how an owner's part stands."""
    waiting = await nudges.find(session, outgoing.team, owner.id)
    if waiting is None or waiting.recipient != outgoing.recipient or not rules.joins(waiting, now):
        return False
    hours = rules.working(waiting)
    return await mornings.nudges_now(session, outgoing.team, waiting.recipient, hours, now)


async def _tell_again(session: Session, sent: Outgoing, outgoing: Outgoing, now: datetime) -> Message | Drop:
    shown = await _waiting(session, sent, now)
    return views.waited_for(shown) if shown is not None else Drop("there is no such action")


async def _news(session: Session, outgoing: Outgoing) -> views.OwnerNews | None:
    about = outgoing.about_as(subjects.OwnerNews)
    action = await actions.find(session, outgoing.team, about.action)
    owner = await actions.owner(session, outgoing.team, about.owner)
    if action is None or owner is None:
        return None
    other = await actions.find(session, outgoing.team, about.other or 0)
    return views.OwnerNews(about.what, action, owner, about.user, other)


async def _tell_owner(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    shown = await _news(session, outgoing)
    if shown is None or not shown.action.is_open or shown.owner.answer not in UNDER_WAY:
        return Drop("it is not theirs to do any more")
    waits = shown.other is not None and shown.owner.waits_action == shown.other.id
    if shown.what in ("action over", "open again") and waits is not (shown.what == "open again"):
        return Drop("it has changed again since")
    if shown.what in views.SAID_BY_NUDGE and await _is_nudged(session, outgoing, shown.owner, now):
        return Drop("they are nudged about it this morning, which says so too")
    return Post(views.owner_news(shown))


async def _owner_again(session: Session, sent: Outgoing, outgoing: Outgoing, now: datetime) -> Message | Drop:
    shown = await _news(session, sent)
    return views.owner_news(shown) if shown is not None else Drop("there is no such action")


KINDS = {
    Kind.WAITED_FOR: Delivery(_tell, changed_by=Kind.WAITED_FOR_UPDATE),
    Kind.WAITED_FOR_UPDATE: Delivery(updates.rendering(_tell_again), idempotent=True),
    Kind.OWNER_NEWS: Delivery(_tell_owner, changed_by=Kind.OWNER_NEWS_UPDATE),
    Kind.OWNER_NEWS_UPDATE: Delivery(updates.rendering(_owner_again), idempotent=True),
}
