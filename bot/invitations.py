"""Telling whoever records something where the bot is not yet that its card waits for an invitation."""

from slack_bolt.async_app import AsyncRespond

from bot import telling, threads
from bot.context import Bot
from bot.views import doors as views


async def ask_for(bot: Bot, team: str, channel: str, user: str, respond: AsyncRespond, label: str) -> None:
    """Tell `user` that `label`, such as 'D1', is stored and can not be shown yet, if that is so."""
    if await threads.is_outside(bot, team, channel):
        await telling.alone(bot.clients[team], respond, channel, user, views.not_here(label))
