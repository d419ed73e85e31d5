"""What is changed from the Details of an action: an owner's part of it, or all of it by those who may."""

from dataclasses import dataclass
from datetime import datetime

from bot.actions import service as action_service
from bot.actions.service import Authorised
from bot.language.refusal import Refusal
from storage import actions, people
from storage.database import Session
from storage.records import Action, Owner, part_left_to

CLOSED = "That is closed by now, or not yours to change: close this form to see it."
NOTHING_LEFT = "That owner has nothing left to pass on: close this form to see it."


@dataclass(frozen=True)
class Permitted:
    """An open action, locked, that somebody may change: they may close it, or `part` of it is their own."""

    action: Action
    user: str
    at: datetime
    part: Owner | None


async def authorise(
    session: Session, team: str, user: str, action_id: int, *, at: datetime, to_close: bool = False
) -> Permitted:
    """Lock an open action that somebody may change, or `to_close` close; raise Refusal for any other."""
    action = await actions.lock(session, team, action_id)
    if action is None or not action.is_open:
        raise Refusal(CLOSED)
    may_close = await action_service.may_close(session, action, user, at)
    part = part_left_to(await actions.owners_of(session, action), user)
    there = await people.is_member(session, team, action.channel, user)
    if not there or not (may_close or (part is not None and not to_close)):
        raise Refusal(CLOSED)
    return Permitted(action, user, at, part)


async def finish(session: Session, permitted: Permitted) -> Action:
    """Close somebody's own part of an action, or all of it if they have none."""
    action, user, at = permitted.action, permitted.user, permitted.at
    if permitted.part is None:
        return await action_service.close(session, action, user, at=at)
    return await action_service.finish(session, Authorised(action, permitted.part, user, at))


async def drop(session: Session, permitted: Permitted, because: str) -> Action:
    """Close an action without its being done; its owners are told why."""
    if not because:
        raise Refusal("Why is it dropped? For example: the board has taken it off its plan.")
    action, user, at = permitted.action, permitted.user, permitted.at
    return await action_service.close(session, action, user, at=at, dropped=because)


async def pass_on(
    session: Session, permitted: Permitted, owner_id: int, taker: str, reason: str, *, form: str
) -> None:
    """Ask somebody in an owner's place, or note that the chair takes it on; `form` is the id of the form."""
    action, user, at = permitted.action, permitted.user, permitted.at
    owners = await actions.owners_of(session, action)
    owner = next((one for one in owners if one.id == owner_id), None)
    if owner is None or not owner.has_part_left:
        raise Refusal(NOTHING_LEFT)
    authorised = Authorised(action, owner, user, at, place=form, as_chair=True)
    await action_service.pass_on(session, authorised, taker, reason)
