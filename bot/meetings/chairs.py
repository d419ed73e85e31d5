"""Who chairs: a group, or one meeting of its in the place of the group's chair."""

from datetime import datetime

from storage import groups, meetings
from storage.database import Session
from storage.records import Meeting


async def find(session: Session, meeting: Meeting) -> str | None:
    """Return who chairs a meeting: whoever was named for it, else the group's chair."""
    return meeting.chair or await of_group(session, meeting.team, meeting.channel)


async def of_group(session: Session, team: str, channel: str) -> str | None:
    """Return a group's chair, if it has one."""
    group = await groups.find(session, team, channel)
    return group.chair if group is not None else None


async def at(session: Session, team: str, channel: str, now: datetime) -> list[str]:
    """Return who may do what the chair may: the group's chair, and who chairs the meeting that runs."""
    running = await meetings.current(session, team, channel, now)
    found = [await of_group(session, team, channel), running.chair if running is not None else None]
    return [user for user in dict.fromkeys(found) if user is not None]
