"""`/action`: records who is to do what, by when, and asks them."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot import invitations, outsiders
from bot.captures import actions as captures
from bot.captures import user_groups
from bot.captures.actions import Draft, Unfinished
from bot.commands import arrivals
from bot.context import Bot
from bot.forms import actions as forms
from bot.parsing import typed
from bot.views import actions_answers as views
from bot.views.text import Message
from storage import actions, events_seen, groups, people
from storage.records import Source


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
        if not await events_seen.first_time(session, team, f"command:{key}", at=now):
            return
        await groups.ensure(session, team, source.channel)
        await people.join(session, team, source.channel, source.author, at=now)
        meant = await captures.understand(session, source, text, at=now, origin=key)
        if isinstance(meant, Draft):
            recorded = await captures.capture(session, meant, source, at=now)
            answer = views.recorded(recorded, await actions.owners_of(session, recorded))
    if isinstance(meant, Unfinished):
        answer = await go_on(client, trigger, meant, text, key)
    else:
        bot.chores.spawn(user_groups.ask_members(bot))
        bot.chores.spawn(invitations.ask_for(bot, recorded, respond))
    await ack(**answer)


async def go_on(
    client: AsyncWebClient, trigger: str, unfinished: Unfinished, text: str, origin: str
) -> Message:
    """Open the form with what was understood, and return what to tell whoever typed it."""
    opened = await forms.open_form(client, trigger, unfinished.prefill)
    question = unfinished.task.question
    if question is not None and not unfinished.missing:
        return views.asked(question, text, origin, form=opened)
    return views.unfinished(unfinished.task, unfinished.missing, text, form=opened)
