"""What an owner was asked to do: whose it is to answer, and whether they still can."""

from dataclasses import dataclass

from bot.actions.details import service as details_service
from bot.language.refusal import Refusal
from bot.slack.incoming.requests import Request
from storage import actions, outbox
from storage.database import Session
from storage.records import Action, Answer, Kind, Outgoing, Owner, OwnerKind, subjects

NOT_YOURS = "That is not yours to answer, so nothing has changed."


@dataclass(frozen=True)
class Asked:
    """An action that somebody was asked to take on, as which owner, and the `ts` of what they answer.

    `instead` of the owner it is somebody who may settle it, told that nudges about it have ended.
    `sent` is what they answer as it stands in the outbox; None for a form over the action's Details.
    """

    action: Action
    owner: Owner
    user: str
    place: str
    instead: bool = False
    sent: Outgoing | None = None


async def asked(
    session: Session, request: Request, owner_id: int, place: tuple[str, str], *, instead: bool = False
) -> Asked:
    """Return what somebody answers as an owner, holding the action; raise Refusal when they can not.

    `place` is the Slack channel and message that was pressed, be it to open the form that is sent in.
    `instead` lets those answer too who were told that nudges about it have ended.
    """
    owner = await actions.owner(session, request.team, owner_id)
    action = await actions.lock(session, request.team, owner.action_id) if owner else None
    owner = await actions.owner(session, request.team, owner_id) if action else None
    told = False
    if action is not None and owner is not None:
        told = instead and await _was_told(session, request, action, owner, place)
        owner = owner if told else await _theirs(session, request, action, owner, place)
    if action is None or owner is None:
        raise Refusal(NOT_YOURS)
    if why_not := _over(action, owner):
        raise Refusal(f"{action.label} {why_not}, so there is nothing to answer.")
    sent = await outbox.behind(session, request.team, *place)
    return Asked(action, owner, request.user, place[1], instead=told, sent=sent)


def refuse_done(given: Asked) -> None:
    """Raise Refusal for an owner who has done their part."""
    if given.owner.answer is Answer.DONE:
        raise Refusal(f"You have done your part of {given.action.label} already; it waits for the others.")


async def _theirs(
    session: Session, request: Request, action: Action, owner: Owner, place: tuple[str, str]
) -> Owner | None:
    """Return as which owner somebody answers; None for what they were not asked.

    For a user group, only those who were asked count; for somebody who can not press, whoever got the
    nudge in their place.
    """
    if owner.kind is OwnerKind.PERSON:
        return owner if owner.user == request.user else None
    sent = await outbox.behind(session, request.team, *place)
    if sent is None or sent.recipient != request.user or sent.kind is Kind.ESCALATION:
        return None
    if _shows(sent, owner):
        return owner
    if not isinstance(sent.about, subjects.Ask) or sent.about.owner != owner.id:
        return None
    own = [other for other in await actions.owners_of(session, action) if other.user == request.user]
    return own[0] if own else owner


async def _was_told(
    session: Session, request: Request, action: Action, owner: Owner, place: tuple[str, str]
) -> bool:
    """Tell whether somebody was told there that nudges about an action have ended, and may settle it."""
    sent = await outbox.behind(session, request.team, *place)
    if sent is None or (sent.kind, sent.recipient) != (Kind.ESCALATION, request.user):
        return False
    return _shows(sent, owner) and await details_service.settles(session, action, request.user)


def _shows(sent: Outgoing, owner: Owner) -> bool:
    """Tell whether a nudge or an escalation showed an owner's part."""
    return isinstance(sent.about, subjects.Items) and owner.id in sent.about.shown


def _over(action: Action, owner: Owner) -> str:
    """Return why an action can not be answered any more; empty when it can."""
    if action.undone_at is not None:
        return "was undone"
    if owner.answer is Answer.PASSED_ON:
        return "is somebody else's now"
    return "is closed" if action.closed_at is not None else ""
