"""`/decide`: records what the channel has just agreed on, or opens the form for it."""

from collections.abc import Sequence

from slack_bolt.async_app import AsyncAck

from bot.decisions import forms as decision_forms
from bot.decisions import service as decision_service
from bot.decisions import views as decision_views
from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.slack.incoming.requests import Command
from bot.sources import inviting
from bot.threads import prefill as thread_prefill
from bot.threads import views as thread_views
from bot.threads.views import Item
from bot.understanding import decisions as understanding
from bot.understanding import several
from bot.understanding.threads import Kind
from storage import groups

HELP = f"""*Record what your group has just agreed on*, in one line:
`{understanding.EXAMPLE}`
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
        kept = text.you_typed(command.readable)
        raise Refusal(f"Decisions belong to a group: use `/decide` in the group’s channel.{kept}")
    answer: Message | None
    try:
        items = thread_prefill.decisions_in(command.typed, command.source)
        answer = await (_list(command, items) if items else _record(command))
    except Refusal as refusal:
        answer = await _open_instead(command, refusal)
    await (ack(**answer) if answer is not None else ack())


async def _list(command: Command, items: Sequence[Item]) -> Message:
    """Open the form that lists several decisions, each to be recorded by itself."""
    async with command.bot.sessions.begin() as session:
        await groups.ensure(session, command.team, command.channel)
        await command.join(session)
    form = thread_views.form(command.channel, None, items, title=thread_views.SEVERAL[Kind.DECISION])
    opened = await command.open(form)
    return decision_views.opened_instead(several.ASKED.format(len(items)), command.readable, opened=opened)


async def _record(command: Command) -> Message:
    resolution = understanding.read(command.typed)
    async with command.bot.sessions.begin() as session:
        captured = await decision_service.record_once(
            session, command.key, resolution, source=command.source, at=command.at
        )
    command.bot.background.start(inviting.ask_for(command, captured.decision))
    return decision_service.answer(captured, command.at)


async def _open_instead(command: Command, refusal: Refusal) -> Message | None:
    """Open the form with all that was understood; say what is missing unless nothing was typed at all."""
    async with command.bot.sessions.begin() as session:
        await groups.ensure(session, command.team, command.channel)
        await command.join(session)
        standing = await decision_forms.standing_of(session, command.team, command.channel)
    prefill = _prefill(command.channel, command.readable, str(refusal))
    opened = await command.open(decision_forms.view_of(prefill, standing))
    if opened and not command.readable:
        return None
    return decision_views.opened_instead(str(refusal), command.readable, opened=opened)


def _prefill(channel: str, plain: str, note: str) -> decision_forms.Prefill:
    if not plain:
        return decision_forms.Prefill(channel)
    wording, reason, follows = understanding.parts(plain)
    if len(follows) > 1:
        # The form holds one relation; several stay in its text, where they are read again.
        return decision_forms.Prefill(channel, text=plain, note=note)
    return decision_forms.Prefill(
        channel, text=wording, reason=reason or "", follows=next(iter(follows), None), note=note
    )
