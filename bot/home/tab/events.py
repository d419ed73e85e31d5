"""Somebody opens their Home."""

from slack_bolt.async_app import AsyncAck

from bot.home.tab import service
from bot.slack.incoming.requests import Event


async def opened(ack: AsyncAck, event: Event) -> None:
    """Put the Home up; the tab of messages beside it needs nothing."""
    if event.fields.get("tab") == "home":
        async with event.bot.sessions.begin() as session:
            if await event.first_time(session):
                await service.open_home(session, event.team, event.user, at=event.at)
    await ack()
