"""The Undo of an action's card."""

from slack_bolt.async_app import AsyncAck

from bot.actions import service
from bot.slack.incoming.requests import Press


async def undo(ack: AsyncAck, press: Press) -> None:
    """Take an action back."""
    async with press.bot.sessions.begin() as session:
        action = await service.lock(session, press.team, press.id)
        await service.undo(session, action, press.user, at=press.at, place=press.message_at[1])
    await ack()
