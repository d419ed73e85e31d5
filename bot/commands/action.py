"""`/action`: records who is to do what, by when, and asks them."""

from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot import invitations, outsiders
from bot.captures import actions as captures
from bot.captures import user_groups
from bot.captures.actions import Unfinished
from bot.commands import arrivals
from bot.context import Bot
from bot.forms import actions as forms
from bot.parsing import typed
from bot.views import actions_answers as views
from bot.views.text import Message
from storage import actions, events_seen, groups, people
from storage.database import Session
from storage.records import Action, Source


async def action(
    ack: AsyncAck,
    command: dict[str, Any],
    client: AsyncWebClient,
    respond: AsyncRespond,
    team: str,
    bot: Bot,
) -> None:
    """Record `/action <owners> <what> by <when>`; open the form when something is missing."""
    text, trigger, now = (command.get("text") or "").strip(), command.get("trigger_id") or "", bot.clock()
    key = arrivals.key(command)
    source = Source(team=team, channel=command["channel_id"], author=command["user_id"])
    if typed.asks_help(text):
        await ack(**views.explained())
        return
    if arrivals.is_direct(command):
        await ack(**views.elsewhere(text))
        return
    await outsiders.refuse(bot, team, source.channel, source.author)
    if not text:
        async with bot.sessions.begin() as session:
            await groups.ensure(session, team, source.channel)
            await people.join(session, team, source.channel, source.author, at=now)
        opened = await forms.open_form(client, trigger, forms.Prefill(source.channel, origin=key))
        await (ack() if opened else ack(**views.explained()))
        return
    async with bot.sessions.begin() as session:
        recorded = await _recorded(session, source, text, key, now)
        if isinstance(recorded, Action):
            answer = views.recorded(recorded, await actions.owners_of(session, recorded))
    if isinstance(recorded, Unfinished):
        answer = await go_on(client, trigger, recorded, text, key)
    else:
        bot.chores.spawn(user_groups.ask_members(bot))
        bot.chores.spawn(invitations.ask_for(bot, recorded, respond))
    await ack(**answer)


async def _recorded(
    session: Session, source: Source, text: str, origin: str, now: datetime
) -> Action | Unfinished:
    """Record what was typed, once for an `origin`: a second arrival is answered like the first."""
    key = f"command:{origin}"
    if not await events_seen.first_time(session, source.team, key, at=now):
        outcome = await events_seen.outcome_of(session, source.team, key)
        earlier = await actions.find(session, source.team, outcome.get("action", 0))
        if earlier is not None:
            return earlier
    await groups.ensure(session, source.team, source.channel)
    await people.join(session, source.team, source.channel, source.author, at=now)
    meant = await captures.understand(session, source, text, at=now, origin=origin)
    if isinstance(meant, Unfinished):
        return meant
    action = await captures.capture(session, meant, source, at=now)
    await events_seen.remember(session, source.team, key, {"action": action.id})
    return action


async def go_on(
    client: AsyncWebClient, trigger: str, unfinished: Unfinished, text: str, origin: str
) -> Message:
    """Open the form with what was understood, and return what to tell whoever typed it."""
    opened = await forms.open_form(client, trigger, unfinished.prefill)
    question = unfinished.task.question
    if question is not None and not unfinished.missing:
        return views.asked(question, text, origin, form=opened)
    return views.unfinished(unfinished.task, unfinished.missing, text, form=opened)
