"""Telling whoever types a command where the bot is not that the card waits for an invitation."""

from bot import threads
from bot.acts import Command
from bot.deliveries import invitations
from bot.views import doors as views
from storage.records import Action, Decision


async def ask_for(asked: Command, record: Decision | Action) -> None:
    """Tell the recorder, where they typed, that `record` is stored, if it can not be shown yet."""
    if not await threads.is_outside(asked.bot, record.team, record.channel):
        return
    async with asked.bot.sessions.begin() as session:
        first = await invitations.first_asked(session, record, at=asked.at)
    if first:
        asked.aside(views.not_here(record.label))
