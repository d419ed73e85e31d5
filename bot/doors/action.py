"""`/action`: records who is to do what, by when, and asks them."""

from slack_bolt.async_app import AsyncAck

from bot.actions import answers as action_answers
from bot.actions import form as action_form
from bot.actions import service as action_service
from bot.actions import user_groups
from bot.actions.service import Unfinished
from bot.language import slack_text
from bot.slack import acknowledgement, introductions, membership, modals
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Message
from bot.slack.modals import Shown
from bot.slack.requests import Command
from bot.sources import inviting
from bot.threads import offers, prefill
from bot.threads import views as thread_views
from bot.understanding.threads import Kind
from storage import actions, events_seen, groups
from storage.database import Session
from storage.records import Action


async def action(ack: AsyncAck, asked: Command) -> None:
    """Record `/action <owners> <what> by <when>`; open the form when something is missing."""
    if slack_text.asks_help(asked.typed):
        await ack(**action_answers.explained())
        return
    if asked.is_direct:
        await ack(**action_answers.elsewhere(asked.typed))
        return
    if not asked.typed:
        async with asked.bot.sessions.begin() as session:
            await groups.ensure(session, asked.team, asked.channel)
            await asked.join(session)
        opened = await asked.open(action_form.form(action_form.Prefill(asked.channel, origin=asked.key)))
        await (ack() if opened else ack(**action_answers.explained()))
        return
    async with asked.bot.sessions.begin() as session:
        recorded = await _recorded(session, asked)
        if isinstance(recorded, Action):
            answer = action_answers.recorded(recorded, await actions.owners_of(session, recorded))
    if isinstance(recorded, Unfinished):
        if recorded.task.unresolved and await introductions.are_due(asked):
            shown = await asked.show(offers.loading(offers.TITLES["action"]))
            acknowledgement.later(asked, _once_met(asked, shown))
            await ack()
            return
        opened = await asked.open(_form(asked, recorded))
        answer = _told(asked, recorded, opened=opened)
    else:
        asked.bot.chores.spawn(user_groups.ask_members(asked.bot))
        asked.bot.chores.spawn(inviting.ask_for(asked, recorded))
    await ack(**answer)


async def _recorded(session: Session, asked: Command) -> Action | Unfinished:
    """Record what was typed, once: a second arrival is answered like the first."""
    if not await asked.first_time(session):
        outcome = await events_seen.outcome_of(session, asked.team, asked.key)
        earlier = await actions.find(session, asked.team, outcome.get("action", 0))
        if earlier is not None:
            return earlier
    await groups.ensure(session, asked.team, asked.channel)
    await asked.join(session)
    meant = await action_service.understand(session, asked.source, asked.typed, at=asked.at, origin=asked.key)
    if isinstance(meant, Unfinished):
        await action_service.remember_question(
            session, asked.source, asked.key, asked.typed, meant.task.question
        )
        return meant
    action = await action_service.capture(session, meant, asked.source, at=asked.at)
    await events_seen.remember(session, asked.team, asked.key, {"action": action.id})
    return action


def _form(asked: Command, unfinished: Unfinished) -> View:
    """Return the form with what was understood, or the one that lists several actions."""
    if not unfinished.several:
        return action_form.form(unfinished.prefill)
    items = prefill.items_of(Kind.ACTION, unfinished.several, asked.source)
    return thread_views.form(asked.channel, None, items, title=thread_views.SEVERAL[Kind.ACTION])


async def _once_met(asked: Command, shown: Shown | None) -> None:
    """Fill the form in once Slack has said who is in the channel, and tell whoever typed the command."""
    await membership.sync(asked.bot, asked.team, asked.channel)
    async with asked.bot.sessions.begin() as session:
        meant = await action_service.understand(
            session, asked.source, asked.typed, at=asked.at, origin=asked.key
        )
    # Where a name is typed as plain words nothing is ever recorded without the form.
    if isinstance(meant, Unfinished):
        view = _form(asked, meant)
        opened = shown is not None and await modals.fill_in(asked.client, shown, view)
        asked.aside(_told(asked, meant, opened=opened))


def _told(asked: Command, unfinished: Unfinished, *, opened: bool) -> Message:
    question = unfinished.task.question
    if question is not None and not unfinished.missing:
        return action_answers.asked(question, asked.typed, asked.key, form=opened)
    return action_answers.unfinished(unfinished.task, unfinished.missing, asked.typed, form=opened)
