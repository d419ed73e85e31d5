"""Who settles an action over its owners' heads, and closing it so: from its Details, or once nudges end."""

from datetime import datetime

from bot.deliveries import actions as deliveries
from bot.deliveries import asks, upkeep
from storage import actions, groups, people
from storage.database import Session
from storage.records import Action


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
    await deliveries.put_news(session, action, "closed", user, at=now, key=f"closed:A:{action.id}")
    await asks.put_over(session, action, by=user, at=now)
    await upkeep.put_updates(session, action, at=now)
    return action
