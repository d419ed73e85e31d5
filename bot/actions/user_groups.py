"""User groups as owners: Slack is asked who is in them, and each of those is asked to take the action on."""

from bot.actions import service
from bot.slack.bot import Bot
from bot.slack.people import Unsure
from storage import actions


async def ask_members(bot: Bot) -> None:
    """Ask the people of each user group that owns an action and was not asked yet; safe to repeat."""
    async with bot.sessions.read() as session:
        waiting = await actions.unasked_user_groups(session)
    for owner in waiting:
        try:
            users: list[str] | None = await bot.people.user_group(owner.team, owner.user or "")
        except Unsure:
            users = None
        async with bot.sessions.begin() as session:
            await service.ask_user_group(session, owner, users, bot.clock())
