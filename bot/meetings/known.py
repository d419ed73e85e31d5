"""What is known of a group when somebody speaks of its meetings: its people, and its meetings."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.language.dates import Calendar
from bot.meetings import calendars
from bot.understanding.known import Known, KnownMeeting, KnownPerson
from scheduler import places
from storage import groups, meetings, people
from storage.database import Session
from storage.records import Meeting

PAST = timedelta(days=400)
"""How long after a meeting people may speak of it by its day."""
MOST_COMING = 60
CHAIR = "chair"


async def of_meetings(session: Session, team: str, channel: str, user: str, *, now: datetime) -> Known:
    """Return the group as far as what is said of its meetings depends on it; its decisions are left out."""
    zone = await calendars.find_group_zone(session, team, channel, user) or places.UTC
    locale = await calendars.find_locale(session, team, user)
    past = await meetings.between(session, team, channel, now - PAST, now)
    coming = await meetings.coming(session, team, channel, now, MOST_COMING)
    held = {one.id: one for one in (*past, *coming)}
    days = tuple(dict.fromkeys(one.day for one in coming))
    return Known(
        speaker=user,
        channel=channel,
        calendar=Calendar(now, zone, locale, days),
        people=await _people(session, team, channel),
        meetings=tuple(
            known_meeting(one, zone) for one in sorted(held.values(), key=lambda one: one.starts_at)
        ),
    )


def known_meeting(meeting: Meeting, zone: ZoneInfo) -> KnownMeeting:
    """Return a meeting by the wall of the group's zone."""
    minutes = int((meeting.ends_at - meeting.starts_at).total_seconds() // 60)
    return KnownMeeting(meeting.starts_at.astimezone(zone).replace(tzinfo=None), minutes, meeting.place)


async def _people(session: Session, team: str, channel: str) -> tuple[KnownPerson, ...]:
    group = await groups.find(session, team, channel)
    members = await people.members_of(session, team, channel)
    speaks_for = {member.user: member.organisation for member in members}
    chair = group.chair if group is not None else None
    return tuple(
        KnownPerson(
            person.user, person.name, speaks_for.get(person.user), (CHAIR,) if person.user == chair else ()
        )
        for person in await people.described(session, team, [channel])
        if person.name
    )
