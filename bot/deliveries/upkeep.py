"""Keeping everything that shows an action true to it."""

from datetime import datetime

from bot.deliveries import asks, cards, last_rungs, nudges
from storage.database import Session
from storage.records import Action


async def put_updates(session: Session, action: Action, *, at: datetime) -> None:
    """Have an action's card, asks, nudges and what was told of them show what has just become of it."""
    await cards.put_update(session, action, at=at)
    await asks.put_updates(session, action, at=at)
    await nudges.put_updates(session, action, at=at)
    await last_rungs.put_updates(session, action, at=at)
