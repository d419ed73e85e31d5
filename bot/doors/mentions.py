"""Mentions of the bot, in channels and threads, by anybody: they do what the commands do.

Slack tells of a mention more than once, by one event's id or by several; the message counts once.
"""

from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncAck

from bot.actions import answers as action_answers
from bot.actions import service as action_service
from bot.decisions import service as decision_service
from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.slack import access, membership
from bot.slack.blocks import text
from bot.slack.blocks.timestamps import instant
from bot.slack.requests import Heard, Json
from bot.sources import conversations
from bot.threads import deliveries as thread_deliveries
from bot.threads import prefill
from bot.understanding import actions as action_parsing
from bot.understanding import decisions as understanding
from bot.understanding import mentions, several
from bot.understanding.mentions import Mentioned, Wish
from storage import events_seen, groups
from storage.database import Session
from storage.records import Action, Decision, Source

EXAMPLE = f"For example: `@Matters Arising {action_parsing.EXAMPLE.removeprefix('/')}`"


async def mentioned(ack: AsyncAck, heard: Heard) -> None:
    """Record what somebody asks for, or answer in the thread what is missing."""
    if heard.event.get("user") and not heard.event.get("bot_id"):
        said = mentions.read(str(heard.event.get("text") or ""), heard.bot.workspaces[heard.team].bot_user)
        try:
            record = await _recorded(heard, said)
        except Refusal as refusal:
            # Nothing of the first try is stored, so this is the first time still.
            words = slack_text.readable(said.words)
            understood = f"Understood: ‘{text.brief(words)}’. " if words else ""
            await _answer(heard, said, understood + str(refusal))
            record = None
        if isinstance(record, Decision):
            heard.bot.chores.spawn(conversations.remember(heard.bot, record))
    await ack()


async def _where_it_is_now(session: Session, heard: Heard) -> Heard:
    channel = await groups.now_at(session, heard.team, heard.channel)
    heard = replace(heard, body=heard.body | {"event": heard.event | {"channel": channel}})
    access.heard(heard, instant(str(heard.event["ts"])))
    return heard


async def _recorded(heard: Heard, said: Mentioned) -> Decision | Action | None:
    """Do what is asked in one transaction; return what was recorded, None if nothing was."""
    async with heard.bot.sessions.begin() as session:
        heard = await _where_it_is_now(session, heard)
        if not await _first_time(session, heard):
            return None
        if said.wish is Wish.DECISION:
            return await _decide(session, heard, said)
        if said.wish is Wish.ACTION:
            return await _act(session, heard, said)
        await _reply(session, heard, **_other(said, heard))
    return None


async def _answer(heard: Heard, said: Mentioned, missing: str) -> None:
    async with heard.bot.sessions.begin() as session:
        heard = await _where_it_is_now(session, heard)
        if await _first_time(session, heard):
            await _incomplete(session, heard, said.wish, missing)


async def _first_time(session: Session, heard: Heard) -> bool:
    message = f"mention:{heard.channel}:{heard.event['ts']}"
    return await events_seen.first_time(session, heard.team, message, at=heard.at)


async def _decide(session: Session, heard: Heard, said: Mentioned) -> Decision:
    words = await prefill.named(session, heard.team, said.words)
    if found := several.decisions(words):
        raise Refusal(several.ASKED.format(len(found)))
    resolution = understanding.read(words)
    source, key = _source(heard), f"mentioned:{heard.channel}:{heard.event['ts']}"
    captured = await decision_service.record_once(session, key, resolution, source=source, at=heard.at)
    if captured.alike is not None:
        await thread_deliveries.put_alike(session, captured.decision, captured.alike.older, at=heard.at)
    return captured.decision


async def _act(session: Session, heard: Heard, said: Mentioned) -> Action | None:
    source = _source(heard)
    meant = await action_service.understand(session, source, said.words, at=heard.at)
    if isinstance(meant, action_service.Draft):
        return await action_service.capture(session, meant, source, at=heard.at)
    if meant.task.unresolved:
        # So that who is meant is known by the time the form is opened.
        heard.bot.chores.spawn(membership.sync(heard.bot, heard.team, heard.channel))
    asked = [text.escape(meant.task.question.asks)] if meant.task.question else []
    told = [*action_answers.understood(meant.task), *meant.missing, *asked, EXAMPLE]
    await _incomplete(session, heard, said.wish, " ".join(told))
    return None


def _source(heard: Heard) -> Source:
    return prefill.said(heard.channel, heard.event).source(heard.team, heard.user)


def _other(said: Mentioned, heard: Heard) -> Json:
    """Return how to answer a mention that records nothing."""
    if said.wish is Wish.NOTHING and heard.event.get("thread_ts"):
        return {"what": "thread", "user": heard.user}
    unknown = said.words[:200] if said.wish is Wish.UNKNOWN else ""
    return {"what": "help", "unknown": unknown}


async def _incomplete(session: Session, heard: Heard, wish: Wish, missing: str) -> None:
    about = {"what": "incomplete", "kind": wish.value, "user": heard.user, "missing": missing}
    await _reply(session, heard, **about)


async def _reply(session: Session, heard: Heard, **about: Any) -> None:
    ts = heard.event["ts"]
    thread = heard.event.get("thread_ts") or ts
    place = {"channel": heard.channel, "said_ts": ts, "thread_ts": thread}
    await thread_deliveries.put_reply(session, team=heard.team, at=heard.at, **place, **about)
