"""Answers to whoever wants to see something. Only the asker sees them, and only what they may see."""

from functools import partial

from slack_bolt.async_app import AsyncAck

from bot.lookups.shown import LookUp
from bot.recaps import commands as recaps
from bot.recaps.commands import Asker
from bot.slack.blocks.text import Message
from bot.slack.incoming import private_answers
from bot.slack.incoming.private_answers import Reach
from bot.slack.incoming.requests import Command, Request
from bot.understanding.meaning import Show, What
from storage.database import Session

__all__ = ["Asker", "answer", "found", "note_told", "show"]


async def show(ack: AsyncAck, command: Command, wanted: Show) -> None:
    """Answer what somebody wants to see, whatever command they typed it after."""
    await private_answers.give(ack, command, partial(found, command, wanted))


async def found(request: Request, wanted: Show, reach: Reach) -> Message:
    """Return what is to be seen of what somebody wants, in the groups within their reach.

    Raises Refusal where it names somebody whom nobody can tell.
    """
    asker = Asker(request.team, request.user, request.channel, request.at)
    sessions = request.bot.sessions
    async with sessions.begin() if wanted.what is What.MISSED else sessions.read() as session:
        message = await answer(session, asker, wanted, reach)
        await note_told(session, asker, wanted, reach)
    return message


async def answer(session: Session, asker: Asker, wanted: Show, reach: Reach) -> Message:
    """Return the same, and change nothing."""
    if wanted.what is What.MISSED:
        return await recaps.missed(session, asker, wanted, reach)
    return await LookUp(asker.team, asker.user, wanted, asker.at, reach).answer(session)


async def note_told(session: Session, asker: Asker, wanted: Show, reach: Reach) -> None:
    """Note that somebody has been told of what they missed, if that is what they wanted to see."""
    if wanted.what is What.MISSED:
        await recaps.note_told(session, asker, wanted, reach)
