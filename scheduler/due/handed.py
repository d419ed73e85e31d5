"""Puts in the outbox what whoever asked and the chair are told of work that its owners do not get done.

One message a person tells of all that somebody has left behind, or of what was moved again and again.
"""

from collections.abc import Sequence
from datetime import datetime

from storage import groups, outbox, people
from storage.database import Session
from storage.records import Action, Kind, NewMessage, subjects


async def recipients(session: Session, action: Action, *, without: str | None = None) -> list[str]:
    """Return who hears of an action's trouble, as far as they are there: whoever asked, and the chair."""
    group = await groups.find(session, action.team, action.channel)
    line = dict.fromkeys((action.author, group.chair if group is not None else None))
    return [
        user
        for user in line
        if user is not None
        and user != without
        and await people.reachable(session, action.team, action.channel, user)
    ]


async def put(
    session: Session,
    action: Action,
    recipient: str,
    why: str,
    user: str,
    owners: Sequence[int],
    *,
    at: datetime,
) -> str:
    """Tell somebody, in their next morning, of parts of this action and others; return the message's key."""
    key = f"{Kind.HANDED}:{why}:{user}:{recipient}:{at.isoformat()}"
    about = subjects.Handed(why=why, user=user, owners=tuple(owners))
    message = NewMessage(
        key=key,
        kind=Kind.HANDED,
        team=action.team,
        channel=None,
        recipient=recipient,
        about=about,
        at=at,
    )
    await outbox.put(session, message)
    return key
