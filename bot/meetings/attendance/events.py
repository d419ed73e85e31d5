"""What speaking suggests: whoever writes in a channel or thread while its meeting runs may be there."""

from datetime import UTC, datetime

from bot.meetings.attendance import shown
from bot.slack.incoming.requests import Event
from storage import meetings


async def spoke(event: Event) -> None:
    """Note who spoke during a meeting. Safe to repeat, so a second arrival needs no check."""
    at = datetime.fromtimestamp(float(event.fields["ts"]), UTC)
    async with event.bot.sessions.read() as session:
        running = await meetings.current(session, event.team, event.channel, at)
    if running is not None:
        async with event.bot.sessions.begin() as session:
            await shown.spoke(session, event.team, event.channel, event.user, at)
