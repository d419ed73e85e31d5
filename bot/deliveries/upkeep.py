"""Keeping everything that shows an action true to it."""

from datetime import datetime

from bot.deliveries import asks, cards, last_rungs, nudges, replies
from storage.database import Session
from storage.records import Action, Outgoing


async def put_updates(
    session: Session, action: Action, *, at: datetime, pressed: Outgoing | None = None
) -> None:
    """Have an action's card, asks, nudges and what was told of them show what has just become of it.

    What was `pressed` shows it too, however long ago it was sent.
    """
    await cards.put_update(session, action, at=at)
    await asks.put_updates(session, action, at=at)
    await nudges.put_updates(session, action, at=at, pressed=pressed)
    await last_rungs.put_updates(session, action, at=at)
    if pressed is not None:
        await replies.put_update(session, action, pressed, at=at)
