"""The buttons of a meeting's post, and of what is asked afterwards."""

from slack_bolt.async_app import AsyncAck

from bot.meetings import calendars
from bot.meetings import views as meeting_views
from bot.meetings.attendance import service, shown
from bot.meetings.attendance.views import forms
from bot.slack.incoming.requests import Press
from storage.database import Session
from storage.records import Meeting, Presence


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
    await press.open(forms.substitute_form(meeting.id, meeting_views.when(meeting, zone)))
    await ack()


async def correct(ack: AsyncAck, press: Press) -> None:
    """Open the form that corrects who was there, from the message that asked for it."""
    async with press.bot.sessions.read() as session:
        meeting = await _asked_about(session, press)
        form = await shown.form(session, meeting, now=press.at)
    await press.open(form)
    await ack()


async def correct_shown(ack: AsyncAck, press: Press) -> None:
    """Open the form that corrects who was there, from a meeting's post or from what somebody asked to see."""
    async with press.bot.sessions.read() as session:
        meeting = await service.find_to_correct(session, press.team, press.id, press.user)
        form = await shown.form(session, meeting, now=press.at)
    await press.open(form)
    await ack()


async def all_here(ack: AsyncAck, press: Press) -> None:
    """Note that all were at a meeting who did not send apologies."""
    async with press.bot.sessions.begin() as session:
        meeting = await _asked_about(session, press)
        if await press.first_time(session):
            await service.note_all_here(session, meeting, by=press.user, at=press.at)
    await ack()


async def choose(ack: AsyncAck, press: Press) -> None:
    """Open the form in which somebody who was asked says who was there."""
    async with press.bot.sessions.read() as session:
        meeting = await _asked_about(session, press)
        await service.refuse_answered(session, meeting)
        form = await shown.form(session, meeting, now=press.at, first=True)
    await press.open(form)
    await ack()


async def _asked_about(session: Session, press: Press) -> Meeting:
    return await service.find_asked_about(session, press.team, press.message_at, press.user, press.id)
