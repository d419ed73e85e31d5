"""All that the reading of a date depends on, from what is stored of a person and their group."""

from datetime import datetime

from bot import zones
from bot.parsing.dates import Calendar
from storage import groups, people
from storage.database import Session


async def of(session: Session, team: str, channel: str, user: str, *, now: datetime) -> Calendar:
    """Return the calendar by which `user` means a date in a group: their zone, their order of days."""
    person = await people.find(session, team, user)
    workspace = await groups.workspace(session, team)
    locale = (person.locale if person else None) or (workspace.locale if workspace else None)
    return Calendar(now, await zones.of(session, team, channel, user), locale)
