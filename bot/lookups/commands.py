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
from bot.understanding.meaning import Show, What


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
    await answer(record, ack, command, command.typed)


async def answer(record: str, ack: AsyncAck, command: Command, words: str) -> None:
    """Answer what `words` ask of the record, whatever command they were typed after."""
    await private_answers.give(ack, command, partial(_found, record, command, words))


async def _found(record: str, command: Command, words: str, reach: Reach) -> Message:
    look_up = LookUp(command.team, command.user, words, command.at, record, reach)
    async with command.bot.sessions.read() as session:
        return await look_up.answer(session)


async def show(ack: AsyncAck, command: Command, wanted: Show) -> None:
    """Answer what somebody wants to see, whatever command they typed it after."""
    record = "action" if wanted.what is What.ACTIONS else "decision"
    if wanted.what is What.HELP:
        await ack(**text.note(views.HELP[record]))
        return
    if wanted.record is not None:
        record = wanted.record.kind.value
    await answer(record, ack, command, wanted.record.label if wanted.record else wanted.words)
