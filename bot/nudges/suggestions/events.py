"""What Slack tells of paused notifications, to an installation that may read them."""

from slack_bolt.async_app import AsyncAck

from bot.nudges.suggestions import service
from bot.slack.incoming.requests import Event


async def paused(ack: AsyncAck, event: Event) -> None:
    """Note until when somebody has paused their notifications; Slack tells of everybody's."""
    user, status = str(event.fields.get("user")), event.fields.get("dnd_status") or {}
    async with event.bot.sessions.begin() as session:
        await service.see_pause(session, event.team, user, status, at=event.at)
    await ack()
