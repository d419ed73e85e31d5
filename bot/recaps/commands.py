"""`/recap`: what somebody missed. Only the asker sees the answer, and only what they may see."""

from functools import partial

from slack_bolt.async_app import AsyncAck

from bot.language import names, slack_text
from bot.language.refusal import Refusal
from bot.meetings import calendars
from bot.recaps import service, shown, views
from bot.recaps.shown import RecapRequest
from bot.slack import directory
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.incoming import private_answers
from bot.slack.incoming.private_answers import Reach
from bot.slack.incoming.requests import Command
from bot.understanding import recaps as understanding
from scheduler import calendar
from storage.database import Session

WHOSE = "Pick them from Slack's list as you type, for example `/recap @sam`."


async def recap(ack: AsyncAck, command: Command) -> None:
    """Answer `/recap …`: for a group in its channel, elsewhere for every group that the asker may see."""
    if slack_text.asks_help(command.typed):
        await ack(**text.note(views.HELP))
        return
    await private_answers.give(ack, command, partial(_answer, command))


async def _answer(command: Command, reach: Reach) -> Message:
    """Return what was missed, and note that the asker has been told of it."""
    async with command.bot.sessions.begin() as session:
        request = await shown.in_reach(session, await _understand(session, command, reach))
        found = await shown.missed(session, request)
        if request.reader == request.asker:
            told = [account.decision for account in found.shown]
            await service.note_told(session, told, request.asker, at=request.now)
    return shown.message(request, found)


async def _understand(session: Session, command: Command, reach: Reach) -> RecapRequest:
    """Return what the words ask for; Refusal where they may mean several people, or no time that we know."""
    team, user = command.team, command.user
    words = await directory.with_tokens(session, team, reach.channels, command.typed)
    if nobody := [one.name for one in names.typed_in(words, ())]:
        raise Refusal(f"Nobody you can see here goes by ‘{text.brief(nobody[0])}’. {WHOSE}")
    zone = await calendars.find_zone(session, team, command.channel, user)
    locale = await calendars.find_locale(session, team, user)
    meant = understanding.read(words, today=calendar.local_day(command.at, zone), locale=locale)
    return RecapRequest(team, user, command.at, zone, reach, meant)
