"""What falls away when a group's meetings end, and what hangs on that, from what is stored."""

from datetime import datetime

from bot.meetings import calendars
from bot.meetings import views as meeting_views
from bot.meetings.endings import service
from bot.meetings.endings.proposals import EndingProposal
from bot.meetings.endings.views import EndingPreview
from bot.meetings.plan import proposals
from storage import actions, listing, meetings
from storage.database import Session
from storage.listing import Filter
from storage.records import DecisionStatus

MOST = 100


async def understood(session: Session, team: str, ending: EndingProposal, *, now: datetime) -> EndingPreview:
    """Return what an end of the meetings comes to, for the person who is to confirm it."""
    channel = ending.channel
    zone = await calendars.find_zone(session, team, channel)
    series = await meetings.series_by_id(session, team, ending.series) if ending.series else None
    gone = await service.falling(session, team, ending, now)
    off = {one.id for one in gone}
    stay = [
        one for one in await meetings.coming(session, team, channel, now, service.MOST) if one.id not in off
    ]
    waiting = Filter(statuses=(DecisionStatus.PROPOSED.value, DecisionStatus.PARKED.value))
    hanging = [
        action
        for action in await actions.due_by_meeting(session, team, channel)
        if action.due_meeting is not None and action.due_meeting.meeting in off
    ]
    return EndingPreview(
        words=proposals.describe_series(series) if series else "",
        since=ending.since,
        gone=[one.day for one in gone],
        running=any(one.starts_at <= now for one in stay),
        stay=[meeting_views.when(one, zone) for one in stay if one.starts_at > now],
        hanging=hanging,
        decisions=[] if stay else await listing.decided(session, team, [channel], waiting, limit=MOST),
    )
