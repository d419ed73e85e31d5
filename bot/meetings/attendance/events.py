"""What speaking suggests: somebody who writes in a channel while its meeting runs may be at the meeting."""

from datetime import UTC, datetime

from bot.meetings.attendance import service
from bot.slack.incoming.requests import Event
from storage import meetings


async def note_speech(event: Event) -> None:
    """Note who spoke during a meeting. Safe to repeat, so a second arrival needs no check."""
    at = datetime.fromtimestamp(float(event.fields["ts"]), UTC)
    # Nearly all talk is outside meetings: reading first spares it a writing transaction, for which others
    # would have to wait. The service asks again, since the meeting may be moved or cancelled in between.
    async with event.bot.sessions.read() as session:
        running = await meetings.current(session, event.team, event.channel, at)
    if running is not None:
        async with event.bot.sessions.begin() as session:
            await service.note_speech(session, event.team, event.channel, event.user, at=at)
