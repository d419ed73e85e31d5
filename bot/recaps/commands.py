"""What somebody missed. Only the asker sees the answer, and only what they may see."""

from bot.meetings import calendars
from bot.recaps import service, shown
from bot.recaps.shown import RecapRequest
from bot.slack.blocks.text import Message
from bot.slack.incoming.private_answers import Reach
from bot.slack.incoming.requests import Request
from bot.understanding.meaning import Show
from storage.database import Session


async def missed(request: Request, wanted: Show, reach: Reach) -> Message:
    """Return what somebody missed, and note that they have been told of it if they asked for themselves."""
    async with request.bot.sessions.begin() as session:
        asked = await shown.in_reach(session, await _asked(session, request, wanted, reach))
        found = await shown.missed(session, asked)
        if asked.reader == asked.asker:
            told = [account.decision for account in found.shown]
            await service.note_told(session, told, asked.asker, at=asked.now)
    return shown.message(asked, found)


async def _asked(session: Session, request: Request, wanted: Show, reach: Reach) -> RecapRequest:
    zone = await calendars.find_zone(session, request.team, request.channel, request.user)
    return RecapRequest(request.team, request.user, request.at, zone, reach, wanted.since, wanted.of)
