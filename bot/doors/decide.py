"""`/decide`: records what the channel has just agreed on, or opens the form for it."""

from collections.abc import Sequence

from slack_bolt.async_app import AsyncAck

from bot.decisions import commands as decision_commands
from bot.decisions import views as decision_views
from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.lookups import commands as lookups
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.incoming.requests import Command
from bot.sources import invitations
from bot.threads import prefill
from bot.threads import views as thread_views
from bot.threads.views import Candidate
from bot.understanding import decisions, instead, several
from bot.understanding.instead import Instead, Want
from bot.understanding.meaning import Show, What
from bot.understanding.threads import RecordAs
from storage import groups

HELP = f"""*Record what your group has just agreed on*, in one line:
`{decisions.EXAMPLE}`
What follows “because” is kept as the reason.
• End with “replaces D3” or “amends D3” when it changes an earlier decision: those who decided \
that one, and were not here, are told.
• `/decide` alone opens a form, for a proposal, a parked item, or options not chosen.
• `/decisions` finds what was decided. In a thread, use the shortcut Record decision."""


async def decide(ack: AsyncAck, command: Command) -> None:
    """Record `/decide <sentence>`, post its card, and ask what it is to an earlier decision on the same."""
    if slack_text.asks_help(command.typed):
        await ack(**text.note(HELP))
        return
    if command.is_direct:
        elsewhere = "Decisions belong to a group: use `/decide` in the group’s channel."
        await ack(**text.with_typed(elsewhere, command.readable))
        return
    meant = instead.read(command.readable)
    if meant is not None and meant.want in (Want.LOOK_UP, Want.READ):
        await lookups.show(ack, command, Show(What.DECISIONS, words=meant.words))
        return
    if meant is not None:
        await ack(**await _instead(command, meant))
        return
    answer: Message | None
    try:
        candidates = prefill.decisions_in(command.typed, command.source)
        answer = await (_list(command, candidates) if candidates else _record(command))
    except Refusal as refusal:
        answer = await _open_instead(command, refusal)
    await (ack(**answer) if answer is not None else ack())


async def _instead(command: Command, meant: Instead) -> Message:
    """Answer what is no decision; where it may become one, open the form with it."""
    why = f"Nothing is recorded. {decision_views.instead_of_recording(meant)}"
    if meant.want not in (Want.PROPOSE, Want.END):
        return text.note(why)
    async with command.bot.sessions.begin() as session:
        await groups.ensure(session, command.team, command.channel)
        await command.join(session)
        form = await prefill.decision_form(session, command.source, command.readable, note=why)
    return decision_views.opened_instead(why, command.readable, opened=await command.open(form))


async def _list(command: Command, candidates: Sequence[Candidate]) -> Message:
    """Open the form that lists several decisions, each to be recorded by itself."""
    async with command.bot.sessions.begin() as session:
        await groups.ensure(session, command.team, command.channel)
        await command.join(session)
    title = thread_views.RECORD_SEVERAL[RecordAs.DECISION]
    opened = await command.open(thread_views.form(command.source, candidates, title=title))
    why = several.ASKED.format(len(candidates))
    return decision_views.opened_instead(why, command.readable, opened=opened)


async def _record(command: Command) -> Message:
    resolution = decisions.read(command.typed)
    async with command.bot.sessions.begin() as session:
        recorded = await decision_commands.record(session, command, resolution, command.source)
    command.bot.background.start(invitations.ask_where_typed(command, recorded.decision))
    return decision_commands.answer(recorded, command.at)


async def _open_instead(command: Command, refusal: Refusal) -> Message | None:
    """Open the form with all that was understood; say what is missing unless nothing was typed at all."""
    words = command.readable
    async with command.bot.sessions.begin() as session:
        await groups.ensure(session, command.team, command.channel)
        await command.join(session)
        note = str(refusal) if words else ""
        form = await prefill.decision_form(session, command.source, words, note=note)
    opened = await command.open(form)
    if opened and not words:
        return None
    return decision_views.opened_instead(str(refusal), words, opened=opened)
