"""`/decisions`, `/actions` and `/recap`: what is typed after them is understood like everything else."""

from functools import partial

from slack_bolt.async_app import AsyncAck

from bot.doors import typed
from bot.language import slack_text
from bot.lookups import commands as lookups
from bot.lookups import views
from bot.recaps import views as recap_views
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.incoming import introductions, private_answers
from bot.slack.incoming.private_answers import Reach
from bot.slack.incoming.requests import Command
from bot.sources import known, reading
from bot.understanding.known import Door
from bot.understanding.meaning import Ask, Meaning, Show

HELP = {
    Door.DECISIONS: views.HELP["decision"],
    Door.ACTIONS: views.HELP["action"],
    Door.RECAP: recap_views.HELP,
}
SEVERAL = "Ask again, and say which."


async def decisions(ack: AsyncAck, command: Command) -> None:
    """Answer `/decisions …`."""
    await _look_up(ack, command, Door.DECISIONS)


async def actions(ack: AsyncAck, command: Command) -> None:
    """Answer `/actions …`."""
    await _look_up(ack, command, Door.ACTIONS)


async def recap(ack: AsyncAck, command: Command) -> None:
    """Answer `/recap …`."""
    await _look_up(ack, command, Door.RECAP)


async def _look_up(ack: AsyncAck, command: Command, door: Door) -> None:
    if slack_text.asks_help(command.typed):
        await ack(**text.note(HELP[door]))
        return
    if not await private_answers.is_here(command):
        await private_answers.give(ack, command, partial(_anywhere, command, door))
        return
    await introductions.in_time(command)
    meaning = await _meaning(command, door, (command.channel,))
    if isinstance(meaning, Show):
        await lookups.show(ack, command, meaning)
    else:
        await typed.answer(ack, command, door)


async def _meaning(command: Command, door: Door, channels: tuple[str, ...]) -> Meaning:
    async with command.bot.sessions.read() as session:
        seen = await known.gather(session, command.team, channels, command.user, now=command.at)
        return await reading.meaning_of(session, command.team, command.typed, door, seen)


async def _anywhere(command: Command, door: Door, reach: Reach) -> Message:
    """Answer what is asked outside groups from all that the asker may see."""
    meaning = await _meaning(command, door, reach.channels)
    if isinstance(meaning, Ask):
        # Outside groups there is no place to keep a question for, so it is asked without buttons.
        among = text.either([text.escape(one.label) for one in meaning.readings])
        return text.note(f"{text.escape(meaning.asks)} It may be {among}. {SEVERAL}")
    if not isinstance(meaning, Show):
        return text.note("Do that in the group’s channel: here I only look things up.")
    return await lookups.found(command, meaning, reach)
