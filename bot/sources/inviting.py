"""Telling whoever types a command where the bot is not that the card waits for an invitation."""

from contextlib import suppress

from bot.slack.people import Unsure
from bot.slack.requests import Command
from bot.sources import conversations, invitations, views
from storage import groups
from storage.records import Action, Decision


async def ask_for(asked: Command, record: Decision | Action) -> None:
    """Tell the recorder, where they typed, that `record` is stored, if it can not be shown yet."""
    await _learn(asked)
    if not await conversations.is_outside(asked.bot, record.team, record.channel):
        return
    async with asked.bot.sessions.begin() as session:
        first = await invitations.first_asked(session, record, at=asked.at)
    if first:
        asked.aside(views.not_here(record.label))


async def _learn(asked: Command) -> None:
    """Ask what kind of channel it is where something is recorded first: whether it is shared already, say."""
    async with asked.bot.sessions.read() as session:
        group = await groups.find(session, asked.team, asked.channel)
    if group is not None and group.shared is None:
        with suppress(Unsure):
            await asked.bot.people.channel(asked.team, asked.channel)
