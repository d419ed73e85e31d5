"""`/action`: records who is to do what, by when, and asks them."""

from slack_bolt.async_app import AsyncAck

from bot.actions import drafts, user_groups
from bot.actions.drafts import Unfinished
from bot.actions.views import answers
from bot.actions.views import form as form_views
from bot.language import slack_text
from bot.slack import membership
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Message
from bot.slack.incoming import acknowledgement, introductions, modals
from bot.slack.incoming.modals import Shown
from bot.slack.incoming.requests import Command
from bot.sources import invitations
from bot.threads import prefill
from bot.threads import views as thread_views
from bot.understanding.threads import RecordAs
from storage import actions, groups


async def action(ack: AsyncAck, command: Command) -> None:
    """Record `/action <owners> <what> by <when>`; open the form when something is missing."""
    if slack_text.asks_help(command.typed):
        await ack(**answers.explained())
        return
    if command.is_direct:
        await ack(**answers.elsewhere(command.typed))
        return
    if not command.typed:
        await _open_empty(ack, command)
        return
    async with command.bot.sessions.begin() as session:
        await groups.ensure(session, command.team, command.channel)
        await command.join(session)
        recorded = await drafts.record_typed(
            session, command.source, command.typed, key=command.key, at=command.at
        )
        if not isinstance(recorded, Unfinished):
            answer = answers.recorded(recorded, await actions.owners_of(session, recorded))
    if isinstance(recorded, Unfinished):
        await _open_filled_in(ack, command, recorded)
        return
    command.bot.background.start(user_groups.ask_members(command.bot))
    command.bot.background.start(invitations.ask_where_typed(command, recorded))
    await ack(**answer)


async def _open_empty(ack: AsyncAck, command: Command) -> None:
    async with command.bot.sessions.begin() as session:
        await groups.ensure(session, command.team, command.channel)
        await command.join(session)
    opened = await command.open(form_views.form(form_views.ActionPrefill(command.source, command.key)))
    await (ack() if opened else ack(**answers.explained()))


async def _open_filled_in(ack: AsyncAck, command: Command, unfinished: Unfinished) -> None:
    """Open the form with what was understood; names may have to wait for Slack to say who is there."""
    if unfinished.task.unresolved and await introductions.are_due(command):
        shown = await command.show(thread_views.loading(thread_views.RECORD_ONE[RecordAs.ACTION]))
        acknowledgement.later(command, _once_met(command, shown))
        await ack()
        return
    opened = await command.open(_form(command, unfinished))
    await ack(**_answer(command, unfinished, opened=opened))


async def _once_met(command: Command, shown: Shown | None) -> None:
    """Fill the form in once Slack has said who is in the channel, and answer the command."""
    await membership.sync(command.bot, command.team, command.channel)
    async with command.bot.sessions.begin() as session:
        draft = await drafts.understand(
            session, command.source, command.typed, at=command.at, origin=command.key
        )
    # Where a name is typed as plain words nothing is ever recorded without the form.
    if isinstance(draft, Unfinished):
        view = _form(command, draft)
        opened = shown is not None and await modals.fill_in(command.client, shown, view)
        command.reply_privately(_answer(command, draft, opened=opened))


def _form(command: Command, unfinished: Unfinished) -> View:
    """Return the form with what was understood, or the one that lists several actions."""
    if not unfinished.several:
        return form_views.form(unfinished.prefill)
    candidates = prefill.candidates_of(RecordAs.ACTION, unfinished.several, command.source)
    return thread_views.form(command.source, candidates, title=thread_views.RECORD_SEVERAL[RecordAs.ACTION])


def _answer(command: Command, unfinished: Unfinished, *, opened: bool) -> Message:
    question = unfinished.task.question
    if question is not None and not unfinished.missing:
        return answers.ask_day(question, command.typed, command.key, form=opened)
    return answers.unfinished(unfinished.task, unfinished.missing, command.typed, form=opened)
