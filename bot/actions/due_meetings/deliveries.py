"""Tells an owner, once, that the due days of their actions have moved with a meeting."""

from datetime import datetime

from bot.actions import refresh
from bot.actions.due_meetings import views
from bot.meetings import calendars, due_dates
from bot.meetings import views as meeting_views
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered
from storage import actions, meetings
from storage.database import Session
from storage.records import Action, Kind, MeetingStatus, Outgoing, subjects


async def _moved(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(subjects.DueMoved)
    meeting = await meetings.find(session, outgoing.team, about.meeting)
    planned = about.off != about.meeting
    if meeting is None or meeting.starts_at != about.starts_at:
        return Drop("moved again meanwhile")
    if planned and meeting.status is MeetingStatus.CANCELLED:
        return Drop("cancelled meanwhile")
    found = await _concerned(session, outgoing)
    if not found:
        return Drop("nothing of theirs hangs on it any more")
    zone = await calendars.find_zone(session, meeting.team, meeting.channel)
    before = await meetings.find(session, outgoing.team, about.off) if about.off is not None else None
    return Post(
        views.moved(
            meeting_views.when(meeting, zone),
            meeting.channel,
            found,
            off=meeting_views.when(before, zone) if before is not None else "",
            planned=planned,
            anew=about.anew,
        )
    )


async def _concerned(session: Session, outgoing: Outgoing) -> list[Action]:
    """Return those of the actions that are open, still hang on the meeting, and are still the recipient's."""
    about = outgoing.about_as(subjects.DueMoved)
    found = []
    for action_id in about.actions:
        action = await actions.find(session, outgoing.team, action_id)
        if action is None or not action.is_open or action.due_meeting is None:
            continue
        users = due_dates.concerned(action, await actions.owners_of(session, action))
        if action.due_meeting.meeting == about.meeting and outgoing.recipient in users:
            found.append(action)
    return found


async def _arrived(session: Session, outgoing: Outgoing, channel: str, ts: str, at: datetime) -> None:
    """Have what they were told before of these actions show the new day too."""
    for action in await _concerned(session, outgoing):
        await refresh.messages(session, action, at=at)


KINDS = {Kind.DUE_MOVED: Delivery(_moved, _arrived)}
