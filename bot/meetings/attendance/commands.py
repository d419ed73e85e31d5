"""Who is at meetings: 'apologies', 'I can come after all', 'who was there?', 'I was there last time'."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.meetings import views as meeting_views
from bot.meetings.asked import Answer, Asked
from bot.meetings.attendance import ahead, service, shown, views
from bot.meetings.changes import shown as change_shown
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.understanding.meaning import MeetingAct, Show
from scheduler import calendar
from storage import meetings, people
from storage.database import Session
from storage.records import Meeting

OPEN = "The form is open: say who was there, and press Save."
NOT_OPENED = "The form could not be opened. Please type `/meeting attendance` again."


async def correct(asked: Asked, day: date | None = None, *, zone: ZoneInfo) -> Answer:
    """Show the form that corrects who was at the meeting that runs, the last one, or that of a day."""
    async with asked.bot.sessions.read() as session:
        named = await _begun_on(session, asked, day, zone) if day else None
        meeting = await service.find_begun(
            session, asked.team, asked.channel, asked.user, named, now=asked.at
        )
        form = await shown.form(session, meeting, now=asked.at)
    return Answer(text.note(OPEN), form, text.note(NOT_OPENED))


async def show(asked: Asked, wanted: Show, zone: ZoneInfo) -> Answer:
    """Show who was at the last meeting or at that of a day, or who comes to one that is planned."""
    async with asked.bot.sessions.read() as session:
        if wanted.day is None:
            meeting = await meetings.last_begun(session, asked.team, asked.channel, asked.at)
        else:
            meeting = await _on(session, asked, wanted.day, zone)
        if meeting is None:
            return Answer(text.note(service.NONE_BEGUN))
        roll = await shown.roll(session, meeting, asked.at)
        may_correct = await service.may_say(session, meeting, asked.user)
    return Answer(views.shown(roll, begun=meeting.starts_at <= asked.at, may_correct=may_correct))


async def apologies(asked: Asked, act: MeetingAct, zone: ZoneInfo) -> Message:
    """Note the apologies of somebody ahead of a meeting, and perhaps whom they send."""
    async with asked.bot.sessions.begin() as session:
        await people.join(session, asked.team, asked.channel, asked.user, at=asked.at)
        meeting = await change_shown.meant(
            session, asked.team, asked.channel, act.day, None, zone=zone, now=asked.at
        )
        users = act.who or (asked.user,)
        await ahead.send_apologies(session, meeting, users, by=asked.user, instead=act.to_whom, at=asked.at)
    when = meeting_views.when(meeting, zone)
    return views.apologies_noted(when, act, asked.user)


async def attend(asked: Asked, act: MeetingAct, zone: ZoneInfo) -> Message:
    """Note who was at a meeting; of one that is to come, take back the apologies for it."""
    async with asked.bot.sessions.begin() as session:
        await people.join(session, asked.team, asked.channel, asked.user, at=asked.at)
        meeting = await _on(session, asked, act.day, zone) if act.day else None
        meeting = meeting or await meetings.last_begun(session, asked.team, asked.channel, asked.at)
        if meeting is None:
            return text.note(service.NONE_BEGUN)
        users = act.who or (asked.user,)
        if meeting.starts_at > asked.at:
            await ahead.take_back(session, meeting, users, by=asked.user, at=asked.at)
        else:
            await ahead.note_there(session, meeting, users, by=asked.user, at=asked.at)
    return views.attending(
        meeting_views.when(meeting, zone), users, asked.user, begun=meeting.starts_at <= asked.at
    )


async def _on(session: Session, asked: Asked, day: date, zone: ZoneInfo) -> Meeting | None:
    """Return the meeting of a day, past or coming."""
    begins = calendar.instant(datetime.combine(day, time(0)), zone)
    found = await meetings.between(session, asked.team, asked.channel, begins, begins + timedelta(hours=25))
    return next((one for one in found if one.day == day), None)


async def _begun_on(session: Session, asked: Asked, day: date, zone: ZoneInfo) -> Meeting | None:
    meeting = await _on(session, asked, day, zone)
    return meeting if meeting is not None and meeting.starts_at <= asked.at else None
