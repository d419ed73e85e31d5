"""Answers to whoever wants to see something. Only the asker sees them, and only what they may see."""

from functools import partial

from slack_bolt.async_app import AsyncAck

from bot.lookups.shown import LookUp
from bot.recaps import commands as recaps
from bot.slack.blocks.text import Message
from bot.slack.incoming import private_answers
from bot.slack.incoming.private_answers import Reach
from bot.slack.incoming.requests import Command
from bot.understanding.meaning import Show, What


async def show(ack: AsyncAck, command: Command, wanted: Show) -> None:
    """Answer what somebody wants to see, whatever command they typed it after."""
    await private_answers.give(ack, command, partial(found, command, wanted))


async def found(command: Command, wanted: Show, reach: Reach) -> Message:
    """Return what is to be seen of what somebody wants, in the groups within their reach."""
    if wanted.what is What.MISSED:
        return await recaps.missed(command, wanted, reach)
    look_up = LookUp(command.team, command.user, wanted, command.at, reach)
    async with command.bot.sessions.read() as session:
        return await look_up.answer(session)
