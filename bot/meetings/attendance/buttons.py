"""The buttons of a meeting's post, and of what the chair is asked afterwards."""

from slack_bolt.async_app import AsyncAck

from bot.meetings import calendars
from bot.meetings import views as meeting_views
from bot.meetings.attendance import service, shown, views
from bot.slack.incoming.requests import Press
from storage.records import Presence


async def here(ack: AsyncAck, press: Press) -> None:
    """Note that somebody is at the meeting."""
    await _note(press, Presence.PRESENT)
    await ack()


async def apologies(ack: AsyncAck, press: Press) -> None:
    """Note that somebody can not be at the meeting."""
    await _note(press, Presence.APOLOGIES)
    await ack()


async def _note(press: Press, presence: Presence) -> None:
    async with press.bot.sessions.begin() as session:
        await service.note_presence(session, press.team, press.id, press.user, presence, at=press.at)


async def substitute(ack: AsyncAck, press: Press) -> None:
    """Ask whom somebody sends in their place."""
    async with press.bot.sessions.read() as session:
        meeting = await service.find_open(session, press.team, press.id, now=press.at)
        zone = await calendars.find_zone(session, press.team, meeting.channel)
    await press.open(views.substitute_form(meeting.id, meeting_views.when(meeting, zone)))
    await ack()


async def correct(ack: AsyncAck, press: Press) -> None:
    """Open the form in which the chair corrects who was there, from the message the chair was sent."""
    async with press.bot.sessions.read() as session:
        sent = await press.outbox_row(session)
        meeting = await service.find_asked_about(session, press.team, sent, press.user)
        form = await shown.correction_form(session, meeting, now=press.at)
    await press.open(form)
    await ack()


async def correct_shown(ack: AsyncAck, press: Press) -> None:
    """Open the form in which the chair corrects who was there, from what they asked to see."""
    async with press.bot.sessions.read() as session:
        meeting = await service.find_to_correct(session, press.team, press.id, press.user)
        form = await shown.correction_form(session, meeting, now=press.at)
    await press.open(form)
    await ack()
