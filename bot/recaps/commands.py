"""What somebody missed. Only the asker sees the answer, and only what they may see."""

from dataclasses import dataclass
from datetime import datetime

from bot.language.refusal import Refusal
from bot.meetings import calendars
from bot.recaps import service, shown
from bot.recaps.shown import RecapRequest
from bot.slack import directory
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.incoming.private_answers import Reach
from bot.understanding.meaning import Show
from storage.database import Session

OF_ONE_AT_A_TIME = "I can tell what one person missed at a time, for example `/recap @sam`."
OF_ONE_PERSON = "A recap is of what one person missed, and that is a user group: name one of them."


@dataclass(frozen=True)
class Asker:
    """Who asks, in which channel of which workspace, and when."""

    team: str
    user: str
    channel: str
    at: datetime


async def missed(session: Session, asker: Asker, wanted: Show, reach: Reach) -> Message:
    """Return what somebody missed; raise Refusal where nobody goes by the name that was typed."""
    return await _told(session, await _asked(session, asker, wanted, reach))


async def _told(session: Session, asked: RecapRequest) -> Message:
    address = await directory.workspace(session, asked.team)
    return shown.message(asked, await shown.whole(session, asked), address)


async def note_told(session: Session, asker: Asker, wanted: Show, reach: Reach) -> None:
    """Note that somebody has been told of what they missed, if they asked for themselves."""
    asked = await _asked(session, asker, wanted, reach)
    if asked.reader == asked.asker:
        found = await shown.whole(session, asked)
        await service.note_told(session, found.shown, asked.asker, at=asker.at)


async def _asked(session: Session, asker: Asker, wanted: Show, reach: Reach) -> RecapRequest:
    if refused := _why_nobody(wanted):
        raise Refusal(refused)
    zone = await calendars.find_zone(session, asker.team, asker.channel, asker.user)
    asked = RecapRequest(
        asker.team, asker.user, asker.at, zone, reach, wanted.since, _person(wanted), wanted.until
    )
    return await shown.in_reach(session, asked)


def _person(wanted: Show) -> str | None:
    return wanted.people[0] if wanted.people else None


def _why_nobody(wanted: Show) -> str:
    """Return why nobody's recap can be shown for a name or an id; empty when it is one person's."""
    if len(wanted.people) > 1:
        return OF_ONE_AT_A_TIME
    of = _person(wanted) or ""
    if of.startswith("@"):
        return text.nobody(of)
    # Slack's user groups have ids of their own kind.
    return OF_ONE_PERSON if of.startswith("S") else ""


async def missed_by(
    session: Session, team: str, user: str, wanted: Show, reach: Reach, *, now: datetime
) -> Message:
    """Return what somebody missed who asks for it in their direct messages with the bot."""
    if refused := _why_nobody(wanted):
        return text.note(refused)
    zone = await calendars.find_zone(session, team, "", user)
    asked = RecapRequest(team, user, now, zone, reach, wanted.since, _person(wanted), wanted.until)
    return await _told(session, await shown.in_reach(session, asked))
