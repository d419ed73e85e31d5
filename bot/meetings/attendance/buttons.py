"""The buttons of a meeting's post, and of what the chair is asked afterwards."""

from slack_bolt.async_app import AsyncAck

from bot.language.refusal import Refusal
from bot.meetings import deliveries as meeting_deliveries
from bot.meetings import views as meeting_views
from bot.meetings import zones
from bot.meetings.attendance import forms, shown
from bot.meetings.attendance import views as attendance_views
from bot.slack.incoming.requests import Press
from storage import groups, meetings
from storage.database import Session
from storage.records import Kind, Meeting, Presence, subjects

UNKNOWN = "There is no such meeting here."


async def here(ack: AsyncAck, press: Press) -> None:
    """Note that somebody is at the meeting."""
    await _note(press, Presence.PRESENT)
    await ack()


async def apologies(ack: AsyncAck, press: Press) -> None:
    """Note that somebody can not be at the meeting."""
    await _note(press, Presence.APOLOGIES)
    await ack()


async def _note(press: Press, presence: Presence) -> None:
    user, now = press.user, press.at
    async with press.bot.sessions.begin() as session:
        meeting = await _pressed(session, press)
        if presence is Presence.PRESENT and now < meeting.starts_at:
            zone = await zones.of(session, press.team, meeting.channel)
            raise Refusal(meeting_views.too_early(meeting_views.when(meeting, zone)))
        if await meetings.attend(session, meeting, user, presence, by=user, at=now):
            await meeting_deliveries.put_attendance(session, meeting, at=now)


async def substitute(ack: AsyncAck, press: Press) -> None:
    """Ask whom somebody sends in their place."""
    async with press.bot.sessions.begin() as session:
        meeting = await _pressed(session, press)
        zone = await zones.of(session, press.team, meeting.channel)
    await press.open(attendance_views.substitute_form(meeting.id, meeting_views.when(meeting, zone)))
    await ack()


async def _pressed(session: Session, press: Press) -> Meeting:
    """Return the meeting on whose post somebody says whether they come; raise Refusal when they can not."""
    meeting = await meetings.find(session, press.team, press.id)
    if meeting is None:
        raise Refusal(UNKNOWN)
    if not shown.is_open(meeting, press.at):
        group = await groups.find(session, press.team, meeting.channel)
        raise Refusal(meeting_views.too_late(group.chair if group else None))
    return meeting


async def correct(ack: AsyncAck, press: Press) -> None:
    """Open the form in which the chair corrects who was there, from the message the chair was sent."""
    async with press.bot.sessions.read() as session:
        sent = await press.outbox_row(session)
        if sent is None or sent.kind is not Kind.ATTENDANCE_REQUEST or sent.recipient != press.user:
            raise Refusal(UNKNOWN)
        meeting = await meetings.find(session, press.team, sent.about_as(subjects.OfMeeting).meeting)
        if meeting is None:
            raise Refusal(UNKNOWN)
        form = await forms.correction(session, meeting, press.user, now=press.at)
    await press.open(form)
    await ack()
