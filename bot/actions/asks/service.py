"""Who may answer for which owner of an action, and whether there is still anything to answer."""

from datetime import datetime

from bot.actions import service as action_service
from bot.actions.service import Authorised
from bot.language.refusal import Refusal
from storage import actions, outbox
from storage.database import Session
from storage.records import Action, Answer, Kind, Outgoing, Owner, OwnerKind, subjects

_TO_THE_CHAIR = (Kind.ESCALATION, Kind.HANDED)
"""What tells those who may close an action that its owner does not get it done."""
NOT_YOURS = "That is not yours to answer, so nothing has changed."


async def authorise_answer(
    session: Session,
    team: str,
    user: str,
    owner_id: int,
    message: tuple[str, str],
    *,
    at: datetime,
    chair_too: bool = False,
) -> Authorised:
    """Lock the action and return as which owner somebody may answer; raise Refusal if there is none.

    `message` is the channel and the `ts` of what was pressed, perhaps to open the form that is now sent in.
    `chair_too` lets those answer as well who were told that its owner does not get it done.
    """
    owner = await actions.owner(session, team, owner_id)
    action = await actions.lock(session, team, owner.action_id) if owner else None
    owner = await actions.owner(session, team, owner_id) if action else None
    said = await outbox.carried.said_in(session, team, *message)
    pressed = next((one for one in said if one.about.shows([owner_id])), next(iter(said), None))
    as_chair = False
    if action is not None and owner is not None:
        as_chair = chair_too and await _was_told(session, action, owner, user, pressed, at)
        owner = owner if as_chair else await _answered_for(session, action, owner, user, pressed)
    if action is None or owner is None:
        raise Refusal(NOT_YOURS)
    if why_not := _why_over(action, owner):
        raise Refusal(f"{action.label} {why_not}, so there is nothing to answer.")
    return Authorised(action, owner, user, at, message[1], pressed, as_chair)


async def _answered_for(
    session: Session, action: Action, owner: Owner, user: str, pressed: Outgoing | None
) -> Owner | None:
    """Return as which owner somebody answers; None if they were not asked.

    Only people who were asked answer for their user group, and for an owner who can not press only the person
    who got the nudge in their place.
    """
    if owner.kind is OwnerKind.PERSON:
        return owner if owner.user == user else None
    if pressed is None or pressed.recipient != user or pressed.kind in _TO_THE_CHAIR:
        return None
    if not pressed.about.shows([owner.id]):
        return None
    if not isinstance(pressed.about, subjects.Ask):
        return owner
    own = [other for other in await actions.owners_of(session, action) if other.user == user]
    return own[0] if own else owner


async def _was_told(
    session: Session, action: Action, owner: Owner, user: str, pressed: Outgoing | None, at: datetime
) -> bool:
    """Tell whether the message told somebody who may close the action that its owner does not get it done."""
    if pressed is None or pressed.kind not in _TO_THE_CHAIR or pressed.recipient != user:
        return False
    return pressed.about.shows([owner.id]) and await action_service.may_close(session, action, user, at)


def _why_over(action: Action, owner: Owner) -> str:
    """Return why an action can not be answered any more; empty when it can."""
    if action.undone_at is not None:
        return "was undone"
    if owner.answer is Answer.PASSED_ON:
        return "is somebody else's now"
    return "is closed" if action.closed_at is not None else ""
