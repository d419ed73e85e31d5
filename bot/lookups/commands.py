"""`/decisions` and `/actions`: look things up. Only the asker sees the answer, and only what they may see."""

from functools import partial

from slack_bolt.async_app import AsyncAck

from bot.language import slack_text
from bot.lookups import views
from bot.lookups.shown import LookUp
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.incoming import private_answers
from bot.slack.incoming.private_answers import Reach
from bot.slack.incoming.requests import Command


async def decisions_command(ack: AsyncAck, command: Command) -> None:
    """Answer `/decisions …`."""
    await _look_up("decision", ack, command)


async def actions_command(ack: AsyncAck, command: Command) -> None:
    """Answer `/actions …`."""
    await _look_up("action", ack, command)


async def _look_up(record: str, ack: AsyncAck, command: Command) -> None:
    if slack_text.asks_help(command.typed):
        await ack(**text.note(views.HELP[record]))
        return
    await private_answers.give(ack, command, partial(_answer, record, command))


async def _answer(record: str, command: Command, reach: Reach) -> Message:
    look_up = LookUp(command.team, command.user, command.typed, command.at, record, reach)
    async with command.bot.sessions.read() as session:
        return await look_up.answer(session)
