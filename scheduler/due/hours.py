"""The office hours of somebody: in their own zone, with the public holidays of a group, or their own."""

from scheduler import places
from scheduler.calendar import Working
from storage import groups, people, preferences
from storage.database import Session


async def of(session: Session, team: str, channel: str | None, user: str | None = None) -> Working:
    """Return when somebody may be written to about a group, if any; without a `user`, when the group may."""
    group = await groups.find(session, team, channel) if channel is not None else None
    person = await people.find(session, team, user) if user is not None else None
    workspace = await groups.workspace(session, team)
    hours = places.office(
        person.zone if person else None,
        group.zone if group else None,
        workspace.zone if workspace else None,
        group.country if group else None,
        group.subdivision if group else None,
    )
    return places.own(hours, await preferences.find(session, team, user)) if user is not None else hours
