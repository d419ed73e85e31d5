"""Who is at a meeting, as it is stored: for its post, the chair's form, and whoever hears people speak."""

from datetime import datetime

from bot.meetings import calendars
from bot.meetings import views as meeting_views
from bot.meetings.attendance.roll import Roll
from scheduler import meetings as rules
from storage import meetings
from storage import people as membership
from storage.database import Session
from storage.records import Meeting, MeetingStatus


async def roll(session: Session, meeting: Meeting, now: datetime) -> Roll:
    """Return what is known of who is at a meeting."""
    zone = await calendars.find_zone(session, meeting.team, meeting.channel)
    expected = await meetings.expected_at(session, meeting)
    known = [*await membership.members_of(session, meeting.team, meeting.channel), *expected]
    return Roll(
        meeting,
        meeting_views.when(meeting, zone),
        said=await meetings.attendances_of(session, meeting),
        expected=[member.user for member in expected],
        organisations={member.user: member.organisation for member in known if member.organisation},
        open_=is_open(meeting, now),
        over=now >= meeting.ends_at,
    )


def is_open(meeting: Meeting, now: datetime) -> bool:
    """Tell whether people may still say themselves whether they are at a meeting."""
    return meeting.status is MeetingStatus.PLANNED and now < meeting.ends_at + rules.LATE


async def spoke(session: Session, team: str, channel: str, user: str, at: datetime) -> None:
    """Note that somebody wrote in a channel: while a meeting runs it suggests that they are there."""
    meeting = await meetings.current(session, team, channel, at)
    if meeting is not None:
        await meetings.spoke(session, meeting, user, at=at)
