"""The buttons under what somebody says to the bot alone of whether they come to a meeting."""

from slack_bolt.async_app import AsyncAck

from bot.language.refusal import Refusal
from bot.meetings.attendance import ahead
from bot.meetings.attendance import service as attendance
from bot.meetings.elsewhere import service, shown, views
from bot.meetings.elsewhere.service import Writer
from bot.slack.incoming.requests import Press
from storage import meetings
from storage.records import subjects


async def choose(ack: AsyncAck, press: Press) -> None:
    """Note somebody's apologies for the meeting that they choose, in place of the question."""
    async with press.bot.sessions.begin() as session:
        meeting = await attendance.find_open(session, press.team, press.id, now=press.at)
        sent = await press.outbox_row(session)
        asked = sent.about if sent is not None and isinstance(sent.about, subjects.DirectAnswer) else None
        instead = asked.instead if asked is not None else None
        writer = Writer(press.team, press.user, (meeting.channel,), press.at)
        await service.apologise(session, writer, meeting, instead)
        (one,) = await shown.planned(session, [meeting], press.user)
    sends = asked is not None and asked.what == "sends"
    press.reply(views.noted(one, instead, sends=sends), instead=True)
    await ack()


async def take_back(ack: AsyncAck, press: Press) -> None:
    """Take somebody's apologies back."""
    async with press.bot.sessions.begin() as session:
        meeting = await attendance.find_open(session, press.team, press.id, now=press.at)
        await ahead.take_back(session, meeting, [press.user], by=press.user, at=press.at)
    press.reply(views.COMES, instead=True)
    await ack()


async def there(ack: AsyncAck, press: Press) -> None:
    """Note that somebody was at a meeting, as they say who were told that they missed it."""
    async with press.bot.sessions.begin() as session:
        meeting = await meetings.find(session, press.team, press.id)
        if meeting is None:
            raise Refusal(attendance.UNKNOWN)
        await ahead.note_there(session, meeting, [press.user], by=press.user, at=press.at)
        (one,) = await shown.planned(session, [meeting], press.user)
    press.reply(views.there(one), instead=True)
    await ack()
