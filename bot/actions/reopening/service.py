"""Opens work again that was said to be done, or was dropped: an owner their own part, others all of it."""

from datetime import datetime

from bot.actions import deliveries, refresh
from bot.actions import service as action_service
from bot.actions.asks import deliveries as ask_deliveries
from bot.actions.repeats import service as repeating
from bot.actions.service import Authorised
from bot.actions.waits import service as waits
from bot.language.refusal import Refusal
from storage import actions, people
from storage.database import Session
from storage.records import Action, ActionStatus, Answer, Owner, OwnerKind, action_status

NOT_YOURS = "That is open already, or not yours to open again: close this form to see it."


async def reopen(session: Session, authorised: Authorised) -> None:
    """Take back that an owner's part is done: it is open again, and its nudges go on."""
    action, owner = authorised.action, authorised.owner
    if action.repeats is not None and action.is_open and owner.answer is not Answer.DONE:
        back = (authorised.user, authorised.pressed, authorised.place)
        await deliveries.tell_reopened(session, action, owner, authorised.user, at=authorised.at)
        said_at = authorised.said_at or authorised.at
        await repeating.take_back(session, action, owner, *back, said_at=said_at, at=authorised.at)
        return
    if owner.answer is not Answer.DONE:
        raise Refusal(f"{action.label} is not said to be done, so nothing has changed.")
    answers = [each.answer for each in await actions.owners_of(session, action)]
    closed = action.closed_at is not None and action_status(answers) is not ActionStatus.DONE
    if closed or action.undone_at is not None:
        was = "undone" if action.undone_at is not None else "closed for everybody"
        raise Refusal(f"{action.label} was {was} meanwhile, so nothing has changed.")
    await _open_part(session, authorised)


async def _open_part(session: Session, authorised: Authorised) -> Action:
    """Open an owner's own part again, and tell whoever asked if they have heard that it was done."""
    action, owner, user, at = authorised.action, authorised.owner, authorised.user, authorised.at
    await deliveries.tell_reopened(session, action, owner, user, at=at)
    released = await waits.released_by(session, action)
    action = await actions.reopen(session, action, [owner], actor=user, at=at, place=authorised.place)
    await refresh.messages(session, action, at=at, pressed=authorised.pressed)
    await waits.wait_again(session, action, released, by=user, at=at)
    return action


async def may_reopen(session: Session, action: Action, user: str, at: datetime) -> bool:
    """Tell whether somebody may open an action again, or their part of it, that is done or dropped."""
    if action.undone_at is not None or not await people.is_member(session, action.team, action.channel, user):
        return False
    own = own_part(await actions.owners_of(session, action), user)
    if own is not None and (own.answer is Answer.DONE or action.closed_at is not None):
        return True
    return action.closed_at is not None and await action_service.may_close(session, action, user, at)


def own_part(owners: list[Owner], user: str) -> Owner | None:
    """Return somebody's part of an action, done or not; None for one that they have passed on."""
    own = (one for one in owners if one.kind is OwnerKind.PERSON and one.user == user)
    return next((one for one in own if one.answer is not Answer.PASSED_ON), None)


async def open_again(session: Session, action: Action, user: str, *, at: datetime) -> Action:
    """Open an action again for whoever may: an owner's own part if that is done, else all that was done.

    What others have done of it stays done, as long as somebody has a part left. Those who were told that it
    was closed hear of it.
    """
    if not await may_reopen(session, action, user, at):
        raise Refusal(NOT_YOURS)
    owners = await actions.owners_of(session, action)
    own = own_part(owners, user)
    if own is not None and own.answer is Answer.DONE:
        return await _open_part(session, Authorised(action, own, user, at))
    all_done = not any(one.has_part_left for one in owners)
    parts = [one for one in owners if all_done and one.answer is Answer.DONE]
    released = await waits.released_by(session, action)
    action = await actions.reopen(session, action, parts, what="opened again", actor=user, at=at)
    key = f"opened:A:{action.id}:{await deliveries.stamp(session, action)}"
    await deliveries.tell_recorder(session, action, "opened again", user, at=at, key=key)
    await ask_deliveries.tell_asked_settled(session, action, by=user, at=at, again=True)
    await refresh.messages(session, action, at=at)
    await waits.wait_again(session, action, released, by=user, at=at)
    return action
