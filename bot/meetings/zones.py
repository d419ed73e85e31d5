"""In which time zone a person or a group lives."""

from zoneinfo import ZoneInfo

from scheduler import places
from storage import groups, people
from storage.database import Session

UTC = places.UTC
named = places.named


async def of(session: Session, team: str, channel: str, user: str | None = None) -> ZoneInfo:
    """Return a person's zone, else their group's, else the workspace's, else UTC."""
    person = await people.find(session, team, user) if user is not None else None
    group = await groups.find(session, team, channel)
    workspace = await groups.workspace(session, team)
    for known in (person, group, workspace):
        zone = named(known.zone) if known is not None else None
        if zone is not None:
            return zone
    return UTC


async def of_group(session: Session, team: str, channel: str, user: str | None = None) -> ZoneInfo | None:
    """Return a group's zone, else that of `user`, else the workspace's; None when nobody knows."""
    group = await groups.find(session, team, channel)
    person = await people.find(session, team, user) if user is not None else None
    workspace = await groups.workspace(session, team)
    for known in (group, person, workspace):
        zone = named(known.zone) if known is not None else None
        if zone is not None:
            return zone
    return None
