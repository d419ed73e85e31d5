"""`/meeting` alone: the next meeting, what it has before it, and the form."""

from bot.meetings.agenda import shown, views
from bot.meetings.plan import commands as plan_commands
from bot.slack import membership
from bot.slack.blocks.text import Message
from bot.slack.incoming.requests import Command
from storage import groups


async def show(command: Command) -> Message:
    """Show the next meeting with its agenda, and open the form."""
    opened = await plan_commands.open_form(command)
    async with command.bot.sessions.read() as session:
        agenda = await shown.agenda(session, command.team, command.channel, command.at)
        group = await groups.find(session, command.team, command.channel)
    if group is None or group.zone is None:
        command.bot.background.start(membership.sync(command.bot, command.team, command.channel))
    return views.agenda(agenda, form_opened=opened)
