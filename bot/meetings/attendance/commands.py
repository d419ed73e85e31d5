"""`/meeting attendance`: the chair corrects who was there."""

from bot.language.refusal import Refusal
from bot.meetings.attendance import service, shown
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.incoming.requests import Command


async def correct(command: Command) -> Message:
    """Open the chair's form on the meeting that runs, or the last one."""
    async with command.bot.sessions.read() as session:
        meeting = await service.find_last_begun(
            session, command.team, command.channel, command.user, now=command.at
        )
        form = await shown.correction_form(session, meeting, now=command.at)
    if not await command.open(form):
        raise Refusal("The form could not be opened. Please type `/meeting attendance` again.")
    return text.note("The form is open: say who was there, and press Save.")
