"""Hands on what people leave who have gone, once, and asks a group whose chair has gone who chairs."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from scheduler.due import handed, hours
from storage import actions, departures, history, outbox, people
from storage.database import Session
from storage.records import Action, Group, Kind, NewMessage, Owner, OwnerKind, subjects

LOOK_AGAIN = timedelta(days=1)
"""How soon to look again where nobody is left to be told."""


@dataclass
class _Left:
    """What one person is told that somebody has left: the actions, and the owners' parts of them by id."""

    why: str
    actions: list[Action] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)


async def put(session: Session, now: datetime) -> None:
    """Put in the outbox what is to be told by now of those who have gone."""
    while left := await departures.due(session, now=now):
        await _hand_on(session, left, now)
        await session.step()
    for group in await departures.chairs_due(session, now=now):
        await _ask_chair(session, group, now)


async def next_due(session: Session, now: datetime) -> datetime | None:
    """Return when somebody who has gone is next to be dealt with."""
    when = await departures.next_due(session)
    return max(when, now) if when is not None else None


async def _hand_on(session: Session, left: list[Owner], now: datetime) -> None:
    """Tell each of those whom it concerns, in one message, of all that somebody has left."""
    lists: dict[tuple[str, str, str], _Left] = {}
    handed_on: list[tuple[Action, Owner]] = []
    for owner in left:
        action = await actions.lock(session, owner.team, owner.action_id)
        if action is None:
            await departures.look_again(session, owner, None)
            continue
        if owner.waits_user is not None:
            await _go_on(session, action, owner, now)
        why = await _why_gone(session, action, owner.user) if owner.kind is OwnerKind.PERSON else None
        told = await handed.recipients(session, action, without=owner.user) if why is not None else []
        if why is None or not told:
            await departures.look_again(session, owner, now + LOOK_AGAIN if why is not None else None)
            continue
        handed_on.append((action, owner))
        for recipient in told:
            of = lists.setdefault((owner.team, recipient, owner.user or ""), _Left(why))
            of.actions.append(action)
            of.owners.append(owner.id)
    keys = {
        whose: await handed.put(session, of.actions[0], whose[1], of.why, whose[2], of.owners, at=now)
        for whose, of in lists.items()
    }
    for action, owner in handed_on:
        await departures.note_handed(session, owner, at=now)
        shown_in = [key for whose, key in keys.items() if owner.id in lists[whose].owners]
        after = {"keys": shown_in}
        await history.write(session, action, "handed", actor=owner.user or "", at=now, after=after)


async def hand_on_again(
    session: Session, action: Action, owner: Owner, *, without: str | None, at: datetime
) -> None:
    """Look again tomorrow at what an owner has left, where the only one who could be told is not there."""
    told = [user for user in await handed.recipients(session, action, without=owner.user) if user != without]
    if not told and owner.handed_at is not None:
        await departures.look_again(session, owner, at + LOOK_AGAIN)


async def _why_gone(session: Session, action: Action, user: str | None) -> str | None:
    """Return why somebody is gone from an action's group; None when they are back."""
    person = await people.find(session, action.team, user or "")
    if person is not None and person.deactivated:
        return subjects.ACCOUNT_CLOSED
    if await people.has_left(session, action.team, action.channel, user or ""):
        return subjects.HAS_LEFT
    there = await people.reachable(session, action.team, action.channel, user or "")
    return None if there else subjects.SEES_IT_NOT


async def _go_on(session: Session, action: Action, owner: Owner, now: datetime) -> None:
    """Let an owner wait no more for somebody who has gone, and tell them."""
    awaited = owner.waits_user or ""
    if await _why_gone(session, action, awaited) is None:
        return
    await actions.go_on(session, action, owner, actor=awaited, at=now, why="gone")
    recipient = owner.user if owner.kind is OwnerKind.PERSON else action.author
    about = subjects.OwnerNews(action=action.id, owner=owner.id, what="gone", user=awaited)
    key = f"{Kind.OWNER_NEWS}:{owner.id}:gone:{now.isoformat()}"
    await outbox.put(
        session,
        NewMessage.of(
            action,
            key=key,
            kind=Kind.OWNER_NEWS,
            recipient=recipient,
            about=about,
            at=now,
        ),
    )


async def _ask_chair(session: Session, group: Group, now: datetime) -> None:
    """Tell a group that its chair has gone, and ask who chairs it."""
    await departures.note_asked(session, group)
    if group.archived_at is not None or group.chair is None:
        return
    if await people.reachable(session, group.team, group.channel, group.chair):
        return
    due_at = (await hours.of(session, group.team, group.channel)).next_open(now)
    key = f"{Kind.CHAIR_GONE}:{group.channel}:{group.chair}:{now.isoformat()}"
    about = subjects.ChairGone(user=group.chair)
    message = NewMessage.of(group, key=key, kind=Kind.CHAIR_GONE, about=about, at=now, due_at=due_at)
    await outbox.put(session, message)
