"""Telling whoever types a command where the bot is not that the card waits for an invitation."""

from contextlib import suppress

from bot.slack.incoming.requests import Command
from bot.slack.people import Unsure
from bot.sources import conversations, invitations, views
from storage import groups
from storage.records import Action, Decision


async def ask_for(command: Command, record: Decision | Action) -> None:
    """Tell the recorder, where they typed, that `record` is stored, if it can not be shown yet."""
    await _learn(command)
    if not await conversations.is_outside(command.bot, record.team, record.channel):
        return
    async with command.bot.sessions.begin() as session:
        first = await invitations.first_asked(session, record, at=command.at)
    if first:
        command.reply_privately(views.not_here(record.label))


async def _learn(command: Command) -> None:
    """Ask what kind of channel it is where something is recorded first: whether it is shared already, say."""
    async with command.bot.sessions.read() as session:
        group = await groups.find(session, command.team, command.channel)
    if group is not None and group.shared is None:
        with suppress(Unsure):
            await command.bot.people.channel(command.team, command.channel)
