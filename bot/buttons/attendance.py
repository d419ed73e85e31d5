"""The buttons of a meeting's post, and of what the chair is asked afterwards."""

from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot import attendance, opening, zones
from bot.acts import Press
from bot.context import Bot
from bot.deliveries import meetings as notices
from bot.views import meetings as views
from bot.views.meetings import attendance as forms
from storage import groups, meetings, people
from storage.database import Session
from storage.records import Meeting, Presence


async def here(ack: AsyncAck, press: Press) -> None:
    """Note that somebody is at the meeting."""
    press.tell(await _note(press, Presence.PRESENT))
    await ack()


async def apologies(ack: AsyncAck, press: Press) -> None:
    """Note that somebody can not be at the meeting."""
    press.tell(await _note(press, Presence.APOLOGIES))
    await ack()


async def _note(press: Press, presence: Presence) -> str:
    """Note what somebody says of themselves, or return why it can not be."""
    user, now = press.user, press.at
    async with press.bot.sessions.begin() as session:
        meeting = await _pressed(session, press)
        if meeting is None:
            return ""
        if attendance.is_open(meeting, now):
            await people.join(session, press.team, meeting.channel, user, at=now)
            if await meetings.attend(session, meeting, user, presence, by=user, at=now):
                await notices.put_attendance(session, meeting, at=now)
            return ""
        group = await groups.find(session, press.team, meeting.channel)
    return views.too_late(group.chair if group else None)


async def substitute(ack: AsyncAck, press: Press) -> None:
    """Ask whom somebody sends in their place."""
    async with press.bot.sessions.begin() as session:
        meeting = await _pressed(session, press)
        if meeting is not None:
            zone = await zones.of(session, press.team, meeting.channel)
            await people.join(session, press.team, meeting.channel, press.user, at=press.at)
    if meeting is not None and attendance.is_open(meeting, press.at):
        await press.open(forms.substitute_form(meeting.id, views.when(meeting, zone)))
    elif meeting is not None:
        press.tell(views.too_late(None))
    await ack()


async def correct(ack: AsyncAck, press: Press) -> None:
    """Open the form in which the chair corrects who was there, from the message the chair was sent."""
    async with press.bot.sessions.read() as session:
        sent = await press.sent(session)
        meeting = None
        if sent is not None and sent.kind == "attendance request" and sent.recipient == press.user:
            meeting = await meetings.find(session, press.team, sent.about["meeting"])
    if meeting is not None:
        opened = await open_correction(press.bot, press.client, press.body["trigger_id"], meeting, press.user)
        if not opened:
            press.not_opened()
    await ack()


async def open_correction(
    bot: Bot, client: AsyncWebClient, trigger: str, meeting: Meeting, user: str
) -> bool:
    """Open the chair's form on a meeting; False when somebody else chairs, or Slack would not."""
    async with bot.sessions.read() as session:
        group = await groups.find(session, meeting.team, meeting.channel)
        if group is None or group.chair != user:
            return False
        roll = await attendance.roll(session, meeting, bot.clock())
        known = {one.user for one in roll.said} | set(roll.here)
        spoke = [one for one in await meetings.spoke_at(session, meeting) if one not in known]
    return await opening.open_view(client, trigger, forms.correction_form(roll, spoke)) is not None


async def _pressed(session: Session, press: Press) -> Meeting | None:
    """Return the meeting of a button pressed in its own channel; None for anything else."""
    meeting = await meetings.find(session, press.team, press.id)
    return meeting if meeting is not None and meeting.channel == press.channel else None
