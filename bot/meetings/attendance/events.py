"""What speaking suggests: whoever writes in a channel or thread while its meeting runs may be there."""

from datetime import UTC, datetime

from bot.meetings.attendance import shown
from bot.slack.requests import Heard
from storage import meetings


async def spoke(heard: Heard) -> None:
    """Note who spoke during a meeting. Safe to repeat, so a second arrival needs no check."""
    at = datetime.fromtimestamp(float(heard.event["ts"]), UTC)
    async with heard.bot.sessions.read() as session:
        running = await meetings.current(session, heard.team, heard.channel, at)
    if running is not None:
        async with heard.bot.sessions.begin() as session:
            await shown.spoke(session, heard.team, heard.channel, heard.user, at)
