"""By which clock and calendar a group and its members live: their time zone, and how they write dates."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.language.dates import Calendar
from scheduler import places
from storage import groups, meetings, people
from storage.database import Session


async def find(session: Session, team: str, channel: str, user: str, *, now: datetime) -> Calendar:
    """Return what a date depends on that somebody writes in a group: zone, locale, holidays, meetings."""
    zone = await find_zone(session, team, channel, user)
    coming = await meetings.coming_days(session, team, channel, now)
    country, subdivision = await find_place(session, team, channel, user)
    return Calendar(now, zone, await find_locale(session, team, user), coming, country, subdivision)


async def find_place(
    session: Session, team: str, channel: str, user: str | None = None
) -> tuple[str | None, str | None]:
    """Return whose public holidays a group keeps: what its form says, else the country of its zone."""
    group = await groups.find(session, team, channel)
    if group is not None and group.country is not None:
        return group.country, group.subdivision
    zone = await find_group_zone(session, team, channel, user)
    return places.country_of(zone.key) if zone is not None else (None, None)


async def find_locale(session: Session, team: str, user: str) -> str | None:
    """Return the locale in which somebody writes dates, else the workspace's; None when neither is known."""
    person = await people.find(session, team, user)
    workspace = await groups.workspace(session, team)
    return (person.locale if person else None) or (workspace.locale if workspace else None)


async def find_zone(session: Session, team: str, channel: str, user: str | None = None) -> ZoneInfo:
    """Return a person's zone, else their group's, else the workspace's, else UTC."""
    group, person, workspace = await _zones(session, team, channel, user)
    return places.first_known(person, group, workspace)


async def find_group_zone(
    session: Session, team: str, channel: str, user: str | None = None
) -> ZoneInfo | None:
    """Return the zone of a group, else of `user`, else of the workspace; None when none is known."""
    known = map(places.named, await _zones(session, team, channel, user))
    return next((zone for zone in known if zone is not None), None)


async def _zones(
    session: Session, team: str, channel: str, user: str | None
) -> tuple[str | None, str | None, str | None]:
    """Return the names of the zones of a group, a person and the workspace, as far as they are known."""
    group = await groups.find(session, team, channel)
    person = await people.find(session, team, user) if user is not None else None
    workspace = await groups.workspace(session, team)
    return (
        group.zone if group is not None else None,
        person.zone if person is not None else None,
        workspace.zone if workspace is not None else None,
    )
