"""Asks whether an action is still needed that its owner may not drop, and does what is answered."""

from datetime import datetime

from bot.actions import refresh
from bot.actions import service as action_service
from bot.actions.needed import deliveries
from bot.actions.service import Authorised
from bot.actions.waits import deliveries as wait_deliveries
from bot.actions.waits import service as waits
from bot.language.refusal import Refusal
from storage import actions, groups, history, people
from storage.database import Session
from storage.records import Action, Note, Outgoing, Owner, subjects

NOT_NEEDED = "no longer needed"
NOT_ASKED = "You were not asked that, so nothing has changed."


async def ask(session: Session, authorised: Authorised, note: Note | None) -> None:
    """Ask whoever asked for an action, or else the chair, whether it is still needed; its owner has quiet."""
    action, owner, user, now = authorised.action, authorised.owner, authorised.user, authorised.at
    await _refuse_asked(session, action, user)
    decider = await _decider(session, action, user)
    await history.write(session, action, "not needed", actor=user, at=now, place=authorised.place)
    await waits.be_quiet(session, owner, now)
    await deliveries.ask(session, action, owner, decider, user, note, at=now)
    await refresh.messages(session, action, at=now, pressed=authorised.pressed)


async def _refuse_asked(session: Session, action: Action, user: str) -> None:
    """Raise Refusal where somebody is asked already, as this `user` has said that it is not needed."""
    said: str | None = None
    for change in await history.changes_of(session, action):
        if (change.what, change.actor) == ("not needed", user) or change.what in ("needed", "opened again"):
            said = change.what
    if said == "not needed":
        raise Refusal(f"You have said so already: whoever asked for {action.label} is asked.")


async def _decider(session: Session, action: Action, user: str) -> str:
    """Return who says whether an action is still needed; raise Refusal where nobody is left to ask."""
    group = await groups.find(session, action.team, action.channel)
    for one in (action.author, group.chair if group is not None else None):
        if (
            one is not None
            and one != user
            and await people.reachable(session, action.team, action.channel, one)
        ):
            return one
    raise Refusal(
        f"Neither whoever asked for {action.label} nor a chair is left to say so. "
        "Name a chair first: `/meeting chair @rosa`"
    )


async def drop(session: Session, action: Action, sent: Outgoing | None, user: str, *, at: datetime) -> None:
    """Drop an action that is not needed, as its owner has said."""
    await _refuse_unasked(session, action, sent, user, at)
    await action_service.close(session, action, user, at=at, dropped=NOT_NEEDED, pressed=sent)


async def keep(session: Session, action: Action, sent: Outgoing | None, user: str, *, at: datetime) -> None:
    """Keep an action that is still needed, and tell its owner so if they had said that it is not."""
    owner = await _refuse_unasked(session, action, sent, user, at)
    place = sent.sent_ts if sent is not None else None
    await history.write(session, action, "needed", actor=user, at=at, place=place)
    if owner is not None:
        await waits.listen(session, owner)
        await wait_deliveries.tell_owner(session, action, owner, "needed", user, at=at)
    await refresh.messages(session, action, at=at, pressed=sent)


async def _refuse_unasked(
    session: Session, action: Action, sent: Outgoing | None, user: str, at: datetime
) -> Owner | None:
    """Return the owner of whom somebody was asked by what we `sent`, if of any; else raise Refusal."""
    about = sent.about if sent is not None and sent.recipient == user else None
    if not isinstance(about, subjects.StillNeeded):
        raise Refusal(NOT_ASKED)
    owner = await actions.owner(session, action.team, about.owner or 0)
    if about.action != action.id or (owner is None and about.decision is None):
        raise Refusal(NOT_ASKED)
    if not await action_service.may_close(session, action, user, at):
        raise Refusal(f"{action.label} is not yours to close any more, so nothing has changed.")
    if not action.is_open:
        raise Refusal(f"{action.label} is {action.status.value} already, so nothing has changed.")
    return owner
