"""Where somebody reads what the bot says: by their own clock, else their group's, else their workspace's."""

from datetime import datetime

from bot.language.telling import Reader
from scheduler import places
from storage import groups, people
from storage.database import Session


async def find(
    session: Session, team: str, *, now: datetime, user: str | None = None, channel: str | None = None
) -> Reader:
    """Return the reader of what is said to a person alone, or to a channel."""
    person = await people.find(session, team, user) if user else None
    group = await groups.find(session, team, channel) if channel else None
    workspace = await groups.workspace(session, team)
    known = (places.named(one.zone) for one in (person, group, workspace) if one is not None)
    return Reader(now, next((zone for zone in known if zone is not None), None), user)
