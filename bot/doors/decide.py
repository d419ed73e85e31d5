"""`/decide`: records what the channel has just agreed on, or does what else was meant by what is typed."""

from slack_bolt.async_app import AsyncAck

from bot.decisions import forms as decision_forms
from bot.decisions import views as decision_views
from bot.doors import typed
from bot.language import slack_text
from bot.slack.blocks import text
from bot.slack.incoming.requests import Command
from bot.understanding.known import Door
from storage import groups

EXAMPLE = "/decide We will pilot the crisis café from January because three partners can host it"
HELP = f"""*Record what your group has just agreed on*, in your own words:
`{EXAMPLE}`
• Say why, who proposed it, how the vote went, or what it replaces, as you would in the minutes.
• A question or “Proposal: …” is put to the group; “Deferred to January: …” comes back then.
• `/decide` alone opens a form. `/decisions` finds what was decided.
• In a thread, use the shortcut Record decision."""
ELSEWHERE = "Decisions belong to a group: use `/decide` in the group’s channel."


async def decide(ack: AsyncAck, command: Command) -> None:
    """Record `/decide <sentence>` and post its card, or answer what else it says."""
    if slack_text.asks_help(command.typed):
        await ack(**text.note(HELP))
    elif command.is_direct:
        await ack(**text.with_typed(ELSEWHERE, command.readable))
    elif command.typed:
        await typed.answer(ack, command, Door.DECIDE)
    else:
        await _open_empty(ack, command)


async def _open_empty(ack: AsyncAck, command: Command) -> None:
    async with command.bot.sessions.begin() as session:
        await groups.ensure(session, command.team, command.channel)
        await command.join(session)
        standing = await decision_forms.offered(session, command.source)
    form = decision_views.form(decision_views.Form(command.source, standing=standing))
    await (ack() if await command.open(form) else ack(**text.note(HELP)))
