"""Meetings of several groups, from what is stored."""

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.meetings import calendars
from bot.meetings import views as meeting_views
from bot.meetings.agenda import shown as agenda
from bot.meetings.elsewhere import views
from bot.meetings.elsewhere.views import Planned
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.understanding.meaning import Show
from storage import groups, meetings
from storage.database import Session
from storage.records import Meeting

MOST_LISTED = 10


async def coming(
    session: Session, team: str, user: str, channels: Collection[str], wanted: Show, *, now: datetime
) -> Message:
    """Show the next meeting of each group that somebody is in, or those of the day that they ask about."""
    if wanted.day is not None:
        zone = await calendars.find_zone(session, team, "", user)
        of_day = [
            meeting
            for channel in sorted(channels)
            for meeting in await agenda.held(session, team, channel, wanted, zone)
        ]
        if of_day:
            return views.planned(await planned(session, of_day[:MOST_LISTED], user))
    found = await meetings.next_of_each(session, team, channels, now)
    none = f"No meeting of yours is planned on {text.day(wanted.day)}." if wanted.day is not None else ""
    return views.planned(await planned(session, found[:MOST_LISTED], user), then=none)


async def planned(session: Session, found: Sequence[Meeting], user: str) -> list[Planned]:
    """Return meetings as somebody is told of them: by their own clock."""
    return [await _planned(session, one, user) for one in found]


async def _planned(session: Session, meeting: Meeting, user: str) -> Planned:
    group = await groups.find(session, meeting.team, meeting.channel)
    reader = await calendars.find_zone(session, meeting.team, meeting.channel, user)
    own = await calendars.find_zone(session, meeting.team, meeting.channel)
    when = meeting_views.when_for(meeting, reader, own)
    name = group.name if group is not None and group.name else ""
    return Planned(meeting, when, name, await agenda.items(session, meeting))
