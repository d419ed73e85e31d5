"""Mentions of the bot, in channels and threads, by anybody: they do what the commands do.

Slack tells of a mention more than once, by one event's id or by several; the message counts once.
"""

from dataclasses import replace

from slack_bolt.async_app import AsyncAck

from bot.actions import service as action_service
from bot.actions.views import recorded as action_answers
from bot.decisions import service as decision_service
from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.slack import membership
from bot.slack.blocks import text
from bot.slack.blocks.timestamps import instant
from bot.slack.incoming import access
from bot.slack.incoming.requests import Event
from bot.sources import conversations
from bot.threads import deliveries as thread_deliveries
from bot.threads import prefill
from bot.understanding import actions as action_parsing
from bot.understanding import decisions as understanding
from bot.understanding import mentions, several
from bot.understanding.mentions import Mentioned, Wish
from storage import events_seen, groups
from storage.database import Session
from storage.records import Action, Decision, Source, subjects

EXAMPLE = f"For example: `@Matters Arising {action_parsing.EXAMPLE.removeprefix('/')}`"


async def mentioned(ack: AsyncAck, event: Event) -> None:
    """Record what somebody asks for, or answer in the thread what is missing."""
    if event.fields.get("user") and not event.fields.get("bot_id"):
        said = mentions.read(str(event.fields.get("text") or ""), event.bot.workspaces[event.team].bot_user)
        try:
            record = await _recorded(event, said)
        except Refusal as refusal:
            # Nothing of the first try is stored, so this is the first time still.
            words = slack_text.readable(said.words)
            understood = f"Understood: ‘{text.brief(words)}’. " if words else ""
            await _answer(event, said, understood + str(refusal))
            record = None
        if isinstance(record, Decision):
            event.bot.background.start(conversations.remember(event.bot, record))
    await ack()


async def _where_it_is_now(session: Session, event: Event) -> Event:
    channel = await groups.now_at(session, event.team, event.channel)
    event = replace(event, body=event.body | {"event": event.fields | {"channel": channel}})
    access.heard(event, instant(str(event.fields["ts"])))
    return event


async def _recorded(event: Event, said: Mentioned) -> Decision | Action | None:
    """Do what is asked in one transaction; return what was recorded, None if nothing was."""
    async with event.bot.sessions.begin() as session:
        event = await _where_it_is_now(session, event)
        if not await _first_time(session, event):
            return None
        if said.wish is Wish.DECISION:
            return await _decide(session, event, said)
        if said.wish is Wish.ACTION:
            return await _act(session, event, said)
        await _reply(session, event, _other(said, event))
    return None


async def _answer(event: Event, said: Mentioned, missing: str) -> None:
    async with event.bot.sessions.begin() as session:
        event = await _where_it_is_now(session, event)
        if await _first_time(session, event):
            await _incomplete(session, event, said.wish, missing)


async def _first_time(session: Session, event: Event) -> bool:
    message = f"mention:{event.channel}:{event.fields['ts']}"
    return await events_seen.first_time(session, event.team, message, at=event.at)


async def _decide(session: Session, event: Event, said: Mentioned) -> Decision:
    words = await prefill.named(session, event.team, said.words)
    if found := several.decisions(words):
        raise Refusal(several.ASKED.format(len(found)))
    resolution = understanding.read(words)
    source, key = _source(event), f"mentioned:{event.channel}:{event.fields['ts']}"
    captured = await decision_service.record_once(session, key, resolution, source=source, at=event.at)
    if captured.alike is not None:
        await thread_deliveries.put_alike(session, captured.decision, captured.alike.older, at=event.at)
    return captured.decision


async def _act(session: Session, event: Event, said: Mentioned) -> Action | None:
    source = _source(event)
    meant = await action_service.understand(session, source, said.words, at=event.at)
    if isinstance(meant, action_service.Draft):
        return await action_service.capture(session, meant, source, at=event.at)
    if meant.task.unresolved:
        # So that who is meant is known by the time the form is opened.
        event.bot.background.start(membership.sync(event.bot, event.team, event.channel))
    asked = [text.escape(meant.task.question.asks)] if meant.task.question else []
    told = [*action_answers.understood(meant.task), *meant.missing, *asked, EXAMPLE]
    await _incomplete(session, event, said.wish, " ".join(told))
    return None


def _source(event: Event) -> Source:
    return prefill.said(event.channel, event.fields).source(event.team, event.user)


def _other(said: Mentioned, event: Event) -> subjects.MentionReply:
    """Return how to answer a mention that records nothing."""
    if said.wish is Wish.NOTHING and event.fields.get("thread_ts"):
        return _about(event, "thread")
    return replace(_about(event, "help"), unknown=said.words[:200] if said.wish is Wish.UNKNOWN else "")


async def _incomplete(session: Session, event: Event, wish: Wish, missing: str) -> None:
    about = replace(_about(event, "incomplete"), kind=wish.value, missing=missing)
    await _reply(session, event, about)


def _about(event: Event, what: str) -> subjects.MentionReply:
    ts = str(event.fields["ts"])
    thread = event.fields.get("thread_ts") or ts
    return subjects.MentionReply(what=what, said=ts, thread=thread, user=event.user)


async def _reply(session: Session, event: Event, about: subjects.MentionReply) -> None:
    await thread_deliveries.put_reply(
        session, team=event.team, channel=event.channel, about=about, at=event.at
    )
