"""What speaking suggests: whoever writes in a channel or thread while its meeting runs may be there."""

from datetime import UTC, datetime
from typing import Any

from bot import attendance
from bot.context import Bot
from storage import meetings


async def heard(bot: Bot, team: str, event: dict[str, Any]) -> None:
    """Note who spoke during a meeting. Safe to repeat, so a second arrival needs no check."""
    at = datetime.fromtimestamp(float(event["ts"]), UTC)
    channel, user = str(event["channel"]), str(event["user"])
    async with bot.sessions.read() as session:
        running = await meetings.current(session, team, channel, at)
    if running is not None:
        async with bot.sessions.begin() as session:
            await attendance.spoke(session, team, channel, user, at)
