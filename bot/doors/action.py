"""`/action`: records who is to do what, by when, and asks them; or does what else was meant."""

from slack_bolt.async_app import AsyncAck

from bot.actions.views import answers
from bot.actions.views import form as form_views
from bot.doors import typed
from bot.language import slack_text
from bot.slack.incoming.requests import Command
from bot.understanding.known import Door
from storage import groups


async def action(ack: AsyncAck, command: Command) -> None:
    """Record `/action <owners> <what> by <when>` in whatever order; ask for what is missing."""
    if slack_text.asks_help(command.typed):
        await ack(**answers.explained())
    elif command.is_direct:
        await ack(**answers.elsewhere(command.typed))
    elif command.typed:
        await typed.answer(ack, command, Door.ACTION)
    else:
        await _open_empty(ack, command)


async def _open_empty(ack: AsyncAck, command: Command) -> None:
    async with command.bot.sessions.begin() as session:
        await groups.ensure(session, command.team, command.channel)
        await command.join(session)
    opened = await command.open(form_views.form(form_views.ActionPrefill(command.source, command.key)))
    await (ack() if opened else ack(**answers.explained()))
