"""Who is at a meeting, as it is stored: for its post, and for the chair's form."""

from datetime import datetime

from bot.meetings import calendars
from bot.meetings import views as meeting_views
from bot.meetings.attendance.views import Roll, forms
from bot.meetings.attendance.views.afterwards import Afterwards
from bot.slack.blocks.modals import View
from bot.sources.unclear import shown as unclear_shown
from scheduler import meetings as rules
from storage import meetings, people
from storage.database import Session
from storage.records import Meeting, Member


async def roll(session: Session, meeting: Meeting, now: datetime) -> Roll:
    """Return what is known of who is at a meeting."""
    zone = await calendars.find_zone(session, meeting.team, meeting.channel)
    expected = await _still_expected(session, meeting)
    known = [*await people.members_of(session, meeting.team, meeting.channel), *expected]
    return Roll(
        meeting,
        meeting_views.when(meeting, zone),
        known=await meetings.attendances_of(session, meeting),
        expected=[member.user for member in expected],
        organisations={member.user: member.organisation for member in known if member.organisation},
        open_=rules.is_open(meeting, now),
        over=now >= meeting.ends_at,
        agenda=await meetings.agenda_of(session, meeting),
    )


async def _still_expected(session: Session, meeting: Meeting) -> list[Member]:
    """Return who was in the group when a meeting began, without those whose accounts are closed."""
    expected = await meetings.expected_at(session, meeting)
    found = await people.known(session, meeting.team, [one.user for one in expected])
    return [one for one in expected if one.user not in found or not found[one.user].deactivated]


async def afterwards(session: Session, meeting: Meeting, now: datetime) -> Afterwards:
    """Return what there is to say and to ask once a meeting is over."""
    return Afterwards(
        await roll(session, meeting, now),
        len(await meetings.decided_at(session, meeting)),
        len(await meetings.given_at(session, meeting)),
        await unclear_shown.of_meeting(session, meeting, now),
    )


async def form(session: Session, meeting: Meeting, *, now: datetime, first: bool = False) -> View:
    """Return the form that says who was there, with those who spoke but pressed nothing.

    It corrects what was said, unless it is the `first` to say so.
    """
    found = await roll(session, meeting, now)
    known = {one.user for one in found.known} | set(found.here)
    spoke = [one for one in await meetings.speakers_at(session, meeting) if one not in known]
    return forms.form(found, spoke, first=first)
