"""Answers that only their asker sees: for a group in its channel, elsewhere from each group they may see."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from slack_bolt.async_app import AsyncAck

from bot.language.refusal import Refusal
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.incoming import access, acknowledgement, introductions
from bot.slack.incoming.requests import Command
from storage import groups


@dataclass(frozen=True)
class Reach:
    """The groups from whose record a question is answered, by channel.

    `here` tells that it was asked in a group's channel, and so about that group; `unsure` that Slack did not
    say of all groups whether the asker may see them.
    """

    channels: tuple[str, ...]
    here: bool = False
    unsure: bool = False


Answer = Callable[[Reach], Awaitable[Message]]


async def is_here(command: Command) -> bool:
    """Tell whether a command was typed in a group's channel, and so is about that group."""
    async with command.bot.sessions.read() as session:
        # Slack says itself that somebody who types in a group's channel is there.
        return not command.is_direct and await groups.find(session, command.team, command.channel) is not None


async def give(ack: AsyncAck, command: Command, answer: Answer) -> None:
    """Answer what was asked with a command: at once in a group's channel, else once Slack has said more."""
    reach = Reach((command.channel,), here=True)
    if not await is_here(command):
        acknowledgement.later(command, _answer_elsewhere(command, answer))
    elif await introductions.are_due(command):
        acknowledgement.later(command, introductions.answer_after(command, lambda: answer(reach)))
    else:
        await ack(**await answer(reach))
        return
    await ack()


async def _answer_elsewhere(command: Command, answer: Answer) -> None:
    """Answer what was asked outside groups, such as to the bot alone: from all groups the asker may see."""
    sight = await access.held_in_sight(command.bot.people, command.team, command.user)
    try:
        if not await introductions.make(command, sight.channels):
            raise Refusal(introductions.UNTOLD)
        found = await answer(Reach(sight.channels, unsure=sight.unsure))
    except Refusal as refusal:
        why = text.note(str(refusal))
        found = text.unsure(why) if sight.unsure else why
    command.reply_privately(found)
