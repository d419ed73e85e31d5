"""What the next meeting of a group has before it, from what is stored."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.language.recurrence import saying
from bot.meetings import calendars
from bot.meetings import views as meeting_views
from bot.meetings.agenda.views import Agenda, Held
from bot.understanding.meaning import Show
from scheduler import calendar
from storage import actions, concerns, decisions, groups, listing, meetings, recaps
from storage.database import Session
from storage.listing import Filter
from storage.records import AgendaItem, DecisionStatus, Meeting

MOST = 100
"""More matters than a meeting could take up."""


async def agenda(session: Session, team: str, channel: str, now: datetime) -> Agenda:
    """Return the agenda of a group's next meeting, and the meeting that runs now."""
    zone = await calendars.find_zone(session, team, channel)
    group = await groups.find(session, team, channel)
    running = await meetings.current(session, team, channel, now)
    following = await meetings.next_after(session, team, channel, now)
    due = group.deliverable_due if group else None
    doubts = await concerns.open_in(session, team, channel, limit=MOST)
    doubted = {one.decision_id: await decisions.find(session, team, one.decision_id) for one in doubts}
    waiting = Filter(statuses=(DecisionStatus.PROPOSED.value, DecisionStatus.PARKED.value))
    last = await meetings.previous(session, team, channel, now)
    upheld = await recaps.upheld_concerns(session, team, channel, last.starts_at if last else now)
    return Agenda(
        running=meeting_views.when(running, zone) if running else None,
        when=f"{meeting_views.when(following, zone)}, {saying.clock(zone.key)}" if following else None,
        deliverable=group.deliverable if group else None,
        due=due,
        left=await meetings.left_before(session, team, channel, due, now) if due else None,
        actions=await actions.open_in(session, team, channel, limit=MOST),
        decisions=await listing.decided(session, team, [channel], waiting, limit=MOST),
        concerns=[(one, decision) for one in doubts if (decision := doubted[one.decision_id]) is not None],
        upheld=upheld,
        items=await items(session, following) if following else (),
        place=following.place if following else None,
        chair=following.chair if following else None,
    )


async def items(session: Session, meeting: Meeting) -> list[AgendaItem]:
    """Return what people put on a meeting's agenda."""
    return await meetings.agenda_of(session, meeting)


async def held(session: Session, team: str, channel: str, wanted: Show, zone: ZoneInfo) -> list[Meeting]:
    """Return the meetings of the days that are asked for, past or coming."""
    first = wanted.day or wanted.since
    last = wanted.day or wanted.until or first
    if first is None or last is None:
        return []
    begins, ends = (
        calendar.instant(datetime.combine(day, time(0)), zone) for day in (first, last + timedelta(days=1))
    )
    return await meetings.between(session, team, channel, begins, ends)


async def agenda_of(session: Session, meeting: Meeting, zone: ZoneInfo) -> Held:
    """Return one meeting with what is on its agenda."""
    when = f"{meeting_views.when(meeting, zone)}, {saying.clock(zone.key)}"
    return Held(when, meeting.place, await items(session, meeting), meeting.chair)
