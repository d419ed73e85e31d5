"""The buttons of a meeting's post, and of what the chair is asked afterwards."""

from slack_bolt.async_app import AsyncAck

from bot import attendance, zones
from bot.acts import Press
from bot.deliveries import meetings as notices
from bot.forms import attendance as forms
from bot.parsing.refusal import Refusal
from bot.views import meetings as views
from bot.views.meetings import attendance as form_views
from storage import groups, meetings
from storage.database import Session
from storage.records import Meeting, Presence

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
            raise Refusal(views.too_early(views.when(meeting, zone)))
        if await meetings.attend(session, meeting, user, presence, by=user, at=now):
            await notices.put_attendance(session, meeting, at=now)


async def substitute(ack: AsyncAck, press: Press) -> None:
    """Ask whom somebody sends in their place."""
    async with press.bot.sessions.begin() as session:
        meeting = await _pressed(session, press)
        zone = await zones.of(session, press.team, meeting.channel)
    await press.open(form_views.substitute_form(meeting.id, views.when(meeting, zone)))
    await ack()


async def _pressed(session: Session, press: Press) -> Meeting:
    """Return the meeting on whose post somebody says whether they come; raise Refusal when they can not."""
    meeting = await meetings.find(session, press.team, press.id)
    if meeting is None:
        raise Refusal(UNKNOWN)
    if not attendance.is_open(meeting, press.at):
        group = await groups.find(session, press.team, meeting.channel)
        raise Refusal(views.too_late(group.chair if group else None))
    return meeting


async def correct(ack: AsyncAck, press: Press) -> None:
    """Open the form in which the chair corrects who was there, from the message the chair was sent."""
    async with press.bot.sessions.read() as session:
        sent = await press.sent(session)
        if sent is None or sent.kind != "attendance request" or sent.recipient != press.user:
            raise Refusal(UNKNOWN)
        meeting = await meetings.find(session, press.team, sent.about["meeting"])
        if meeting is None:
            raise Refusal(UNKNOWN)
        form = await forms.correction(session, meeting, press.user, now=press.at)
    await press.open(form)
    await ack()
