"""`/action`: records who is to do what, by when, and asks them."""

from slack_bolt.async_app import AsyncAck

from bot.actions import service as action_service
from bot.actions import user_groups
from bot.actions.service import Unfinished
from bot.actions.views import form as views_form
from bot.actions.views import recorded as action_answers
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
from bot.understanding.threads import Kind
from storage import actions, groups
from storage.database import Session
from storage.records import Action


async def action(ack: AsyncAck, command: Command) -> None:
    """Record `/action <owners> <what> by <when>`; open the form when something is missing."""
    if slack_text.asks_help(command.typed):
        await ack(**action_answers.explained())
        return
    if command.is_direct:
        await ack(**action_answers.elsewhere(command.typed))
        return
    if not command.typed:
        async with command.bot.sessions.begin() as session:
            await groups.ensure(session, command.team, command.channel)
            await command.join(session)
        opened = await command.open(views_form.form(views_form.Prefill(command.channel, origin=command.key)))
        await (ack() if opened else ack(**action_answers.explained()))
        return
    async with command.bot.sessions.begin() as session:
        recorded = await _recorded(session, command)
        if isinstance(recorded, Action):
            answer = action_answers.recorded(recorded, await actions.owners_of(session, recorded))
    if isinstance(recorded, Unfinished):
        if recorded.task.unresolved and await introductions.are_due(command):
            shown = await command.show(thread_views.loading(thread_views.RECORD_ONE[Kind.ACTION]))
            acknowledgement.later(command, _once_met(command, shown))
            await ack()
            return
        opened = await command.open(_form(command, recorded))
        answer = _told(command, recorded, opened=opened)
    else:
        command.bot.background.start(user_groups.ask_members(command.bot))
        command.bot.background.start(invitations.ask_where_typed(command, recorded))
    await ack(**answer)


async def _recorded(session: Session, command: Command) -> Action | Unfinished:
    """Record what was typed, once: a second arrival is answered like the first."""
    if not await command.first_time(session):
        outcome = await command.outcome(session)
        earlier = await actions.find(session, command.team, outcome.get("action", 0))
        if earlier is not None:
            return earlier
    await groups.ensure(session, command.team, command.channel)
    await command.join(session)
    meant = await action_service.understand(
        session, command.source, command.typed, at=command.at, origin=command.key
    )
    if isinstance(meant, Unfinished):
        await action_service.remember_question(
            session, command.source, command.key, command.typed, meant.task.question
        )
        return meant
    action = await action_service.capture(session, meant, command.source, at=command.at)
    await command.remember(session, {"action": action.id})
    return action


def _form(command: Command, unfinished: Unfinished) -> View:
    """Return the form with what was understood, or the one that lists several actions."""
    if not unfinished.several:
        return views_form.form(unfinished.prefill)
    candidates = prefill.candidates_of(Kind.ACTION, unfinished.several, command.source)
    return thread_views.form(command.source, candidates, title=thread_views.RECORD_SEVERAL[Kind.ACTION])


async def _once_met(command: Command, shown: Shown | None) -> None:
    """Fill the form in once Slack has said who is in the channel, and tell whoever typed the command."""
    await membership.sync(command.bot, command.team, command.channel)
    async with command.bot.sessions.begin() as session:
        meant = await action_service.understand(
            session, command.source, command.typed, at=command.at, origin=command.key
        )
    # Where a name is typed as plain words nothing is ever recorded without the form.
    if isinstance(meant, Unfinished):
        view = _form(command, meant)
        opened = shown is not None and await modals.fill_in(command.client, shown, view)
        command.reply_privately(_told(command, meant, opened=opened))


def _told(command: Command, unfinished: Unfinished, *, opened: bool) -> Message:
    question = unfinished.task.question
    if question is not None and not unfinished.missing:
        return action_answers.asked(question, command.typed, command.key, form=opened)
    return action_answers.unfinished(unfinished.task, unfinished.missing, command.typed, form=opened)
