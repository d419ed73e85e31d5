"""The buttons of a meeting's post, and of what the chair is asked afterwards."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot import attendance, zones
from bot.buttons.replies import not_opened, reply
from bot.context import Bot
from bot.deliveries import meetings as notices
from bot.forms import opening
from bot.views import meetings as views
from bot.views import text
from bot.views.meetings import attendance as forms
from storage import groups, meetings, outbox, people
from storage.database import Session
from storage.records import Meeting, Presence

Json = dict[str, Any]


async def here(
    ack: AsyncAck,
    body: Json,
    action: Json,
    client: AsyncWebClient,
    respond: AsyncRespond,
    team: str,
    bot: Bot,
) -> None:
    """Note that somebody is at the meeting."""
    if said := await _say(bot, team, body, action, Presence.PRESENT):
        reply(bot.chores, body, client, respond, text.note(said))
    await ack()


async def apologies(
    ack: AsyncAck,
    body: Json,
    action: Json,
    client: AsyncWebClient,
    respond: AsyncRespond,
    team: str,
    bot: Bot,
) -> None:
    """Note that somebody can not be at the meeting."""
    if said := await _say(bot, team, body, action, Presence.APOLOGIES):
        reply(bot.chores, body, client, respond, text.note(said))
    await ack()


async def _say(bot: Bot, team: str, body: Json, action: Json, presence: Presence) -> str:
    """Note what somebody says of themselves, or return why it can not be."""
    now, user = bot.clock(), body["user"]["id"]
    async with bot.sessions.begin() as session:
        meeting = await _pressed(session, team, body, action)
        if meeting is None:
            return ""
        if attendance.is_open(meeting, now):
            await people.join(session, team, meeting.channel, user, at=now)
            if await meetings.attend(session, meeting, user, presence, by=user, at=now):
                await notices.put_attendance(session, meeting, at=now)
            return ""
        group = await groups.find(session, team, meeting.channel)
    return views.too_late(group.chair if group else None)


async def substitute(
    ack: AsyncAck,
    body: Json,
    action: Json,
    respond: AsyncRespond,
    client: AsyncWebClient,
    team: str,
    bot: Bot,
) -> None:
    """Ask whom somebody sends in their place."""
    now = bot.clock()
    async with bot.sessions.begin() as session:
        meeting = await _pressed(session, team, body, action)
        if meeting is not None:
            zone = await zones.of(session, team, meeting.channel)
            await people.join(session, team, meeting.channel, body["user"]["id"], at=now)
    if meeting is not None and attendance.is_open(meeting, now):
        form = forms.substitute_form(meeting.id, views.when(meeting, zone))
        if await opening.open_view(client, body["trigger_id"], form) is None:
            not_opened(bot.chores, body, client, respond)
    elif meeting is not None:
        reply(bot.chores, body, client, respond, text.note(views.too_late(None)))
    await ack()


async def correct(
    ack: AsyncAck, body: Json, client: AsyncWebClient, respond: AsyncRespond, team: str, bot: Bot
) -> None:
    """Open the form in which the chair corrects who was there, from the message the chair was sent."""
    user, channel = body["user"]["id"], (body.get("channel") or {}).get("id", "")
    ts = (body.get("container") or {}).get("message_ts", "")
    async with bot.sessions.read() as session:
        sent = await outbox.behind(session, team, channel, ts)
        meeting = None
        if sent is not None and sent.kind == "attendance request" and sent.recipient == user:
            meeting = await meetings.find(session, team, sent.about["meeting"])
    if meeting is not None and not await open_correction(bot, client, body["trigger_id"], meeting, user):
        not_opened(bot.chores, body, client, respond)
    await ack()


async def open_correction(
    bot: Bot, client: AsyncWebClient, trigger: str, meeting: Meeting, user: str
) -> str | None:
    """Open the chair's form on a meeting; None when somebody else chairs, or Slack would not."""
    async with bot.sessions.read() as session:
        group = await groups.find(session, meeting.team, meeting.channel)
        if group is None or group.chair != user:
            return None
        roll = await attendance.roll(session, meeting, bot.clock())
        known = {one.user for one in roll.said} | set(roll.here)
        spoke = [one for one in await meetings.spoke_at(session, meeting) if one not in known]
    return await opening.open_view(client, trigger, forms.correction_form(roll, spoke))


async def _pressed(session: Session, team: str, body: Json, action: Json) -> Meeting | None:
    """Return the meeting of a button pressed in its own channel; None for anything else."""
    value = str(action.get("value", ""))
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        return None
    meeting = await meetings.find(session, team, int(value))
    where = (body.get("channel") or {}).get("id")
    return meeting if meeting is not None and meeting.channel == where else None
