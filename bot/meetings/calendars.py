"""All that the reading of a date depends on, from what is stored of a person and their group."""

from datetime import datetime

from bot.language.dates import Calendar
from bot.meetings import zones
from storage import groups, meetings, people
from storage.database import Session


async def locale(session: Session, team: str, user: str) -> str | None:
    """Return by which locale `user` writes dates: their own, else the workspace's, else None."""
    person = await people.find(session, team, user)
    workspace = await groups.workspace(session, team)
    return (person.locale if person else None) or (workspace.locale if workspace else None)


async def of(session: Session, team: str, channel: str, user: str, *, now: datetime) -> Calendar:
    """Return the calendar by which `user` means a date in a group: their zone, their order of days."""
    zone = await zones.of(session, team, channel, user)
    coming = await meetings.coming_days(session, team, channel, now)
    return Calendar(now, zone, await locale(session, team, user), coming)
