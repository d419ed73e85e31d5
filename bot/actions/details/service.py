"""Closing actions by whatever door: an owner's own part, and taking that back; or all, over their heads."""

from datetime import datetime

from bot.actions import deliveries as action_deliveries
from bot.actions import refresh
from bot.actions.asks import deliveries as ask_deliveries
from bot.language.refusal import Refusal
from storage import actions, groups, people
from storage.database import Session
from storage.records import Action, ActionStatus, Answer, Outgoing, Owner, OwnerKind, action_status


async def settles(session: Session, action: Action, user: str) -> bool:
    """Tell whether somebody may close an action or pass it on: its recorder or chair, while they are in."""
    group = await groups.find(session, action.team, action.channel)
    if user not in (action.author, group.chair if group else None):
        return False
    return await people.is_member(session, action.team, action.channel, user)


async def close(
    session: Session, action: Action, user: str, now: datetime, *, dropped: str | None = None
) -> Action:
    """Close an action for all its owners, and have them and whoever recorded it told, and shown."""
    action = await actions.close(session, action, actor=user, at=now, dropped=dropped)
    await action_deliveries.put_news(session, action, "closed", user, at=now, key=f"closed:A:{action.id}")
    await ask_deliveries.put_over(session, action, by=user, at=now)
    await refresh.put_updates(session, action, at=now)
    return action


async def do_part(
    session: Session,
    action: Action,
    owner: Owner,
    user: str,
    now: datetime,
    *,
    place: str | None = None,
    pressed: Outgoing | None = None,
) -> Action:
    """Note that an owner, or somebody in their stead, has done their part, and have it shown everywhere.

    Whoever says so of what their user group was asked takes it up at once.
    """
    if owner.kind is OwnerKind.USER_GROUP:
        owner = await actions.take_up(session, action, owner, user, at=now, place=place)
    action = await actions.answer(session, action, owner, Answer.DONE, actor=user, at=now, place=place)
    await refresh.put_updates(session, action, at=now, pressed=pressed)
    return action


async def take_back(
    session: Session, action: Action, owner: Owner, user: str, now: datetime, pressed: Outgoing | None
) -> None:
    """Reopen an owner's part that was said to be done; raise Refusal where there is nothing to take back."""
    if owner.answer is not Answer.DONE:
        raise Refusal(f"{action.label} is not said to be done, so nothing has changed.")
    answers = [each.answer for each in await actions.owners_of(session, action)]
    over = action.closed_at is not None and action_status(answers) is not ActionStatus.DONE
    if over or action.undone_at is not None:
        was = "undone" if action.undone_at is not None else "closed for everybody"
        raise Refusal(f"{action.label} was {was} meanwhile, so nothing has changed.")
    place = pressed.sent_ts if pressed is not None else None
    action = await actions.reopen(session, action, owner, actor=user, at=now, place=place)
    await refresh.put_updates(session, action, at=now, pressed=pressed)
