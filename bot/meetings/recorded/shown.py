"""What was recorded at a meeting, as it is stored."""

from datetime import datetime

from bot.meetings import calendars
from bot.meetings.recorded.views import Recorded
from bot.slack import directory
from storage import actions, concerns, decisions, meetings
from storage.database import Session
from storage.records import Concern, Decision, Meeting, Work


async def of_meeting(session: Session, meeting: Meeting, now: datetime) -> Recorded:
    """Return what was recorded at a meeting and stands: made or settled there, given, or raised."""
    resolved = [*await meetings.decided_at(session, meeting), *await meetings.settled_at(session, meeting)]
    given = await meetings.given_at(session, meeting)
    owners = await actions.owners_of_each(session, meeting.team, [one.id for one in given])
    zone = await calendars.find_zone(session, meeting.team, meeting.channel)
    return Recorded(
        sorted({one.id: one for one in resolved}.values(), key=lambda one: one.number),
        [Work(one, tuple(owners.get(one.id, ()))) for one in given],
        await _concerns(session, meeting),
        now.astimezone(zone).date(),
        await directory.workspace(session, meeting.team),
    )


async def _concerns(session: Session, meeting: Meeting) -> list[tuple[Concern, Decision]]:
    found = await concerns.raised_at(session, meeting)
    about = await decisions.with_ids(session, meeting.team, [one.decision_id for one in found])
    by_id = {one.id: one for one in about}
    return [(one, by_id[one.decision_id]) for one in found if one.decision_id in by_id]
