"""Gives an action another due day, and tells those whom that concerns."""

from datetime import date

from bot.actions import deliveries, refresh
from bot.actions.service import Authorised
from bot.language import dates
from bot.language.refusal import Refusal
from scheduler.due import handed
from storage import actions
from storage.database import Session
from storage.records import Action, Note, subjects

MOVED_AGAIN = 3
"""How often a due day has moved when the chair hears of it."""


def asks_why(action: Action) -> bool:
    """Tell whether whoever moves the due day of an action further is to say why: it was moved before."""
    return action.deferrals > 0


async def redate(session: Session, authorised: Authorised, day: date, *, note: Note | None = None) -> None:
    """Give an action another due day; the person who recorded it is told, and why if a `note` says so."""
    action, user, now = authorised.action, authorised.user, authorised.at
    if day == action.due:
        raise Refusal(f"{action.label} is already due on {dates.echo(day)}; write another day.")
    dated = await actions.redate(session, action, day, actor=user, at=now, place=authorised.place)
    await _tell_of_date(session, authorised, dated, note)
    await refresh.messages(session, dated, at=now, pressed=authorised.pressed)


async def _tell_of_date(session: Session, authorised: Authorised, dated: Action, note: Note | None) -> None:
    """Tell whoever asked of another due day, and the chair too from the third time on that it has moved."""
    user, now = authorised.user, authorised.at
    key = f"dated:A:{dated.id}:{await deliveries.stamp(session, dated)}"
    what = "dated" if authorised.action.due is not None else "day given"
    await deliveries.tell_recorder(session, dated, what, user, at=now, key=key, note=note)
    if dated.deferrals < MOVED_AGAIN or dated.deferrals == authorised.action.deferrals:
        return
    for recipient in await handed.recipients(session, dated, without=user):
        if recipient != dated.author:
            owners = [authorised.owner.id]
            await handed.put(session, dated, recipient, subjects.PUT_OFF, user, owners, at=now)
