"""Telling whoever types a command where the bot is not that the card waits for an invitation."""

from slack_bolt.async_app import AsyncRespond

from bot import telling, threads
from bot.context import Bot
from bot.deliveries import invitations
from bot.views import doors as views
from storage.records import Action, Decision


async def ask_for(bot: Bot, record: Decision | Action, respond: AsyncRespond) -> None:
    """Tell the recorder, where they typed, that `record` is stored, if it can not be shown yet."""
    if not await threads.is_outside(bot, record.team, record.channel):
        return
    async with bot.sessions.begin() as session:
        first = await invitations.first_asked(session, record, at=bot.clock())
    if first:
        client, asks = bot.clients[record.team], views.not_here(record.label)
        await telling.alone(client, respond, record.channel, record.author, asks)
