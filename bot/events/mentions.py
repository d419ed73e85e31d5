"""Mentions of the bot, in channels and threads, by anybody: they do what the commands do.

Slack tells of a mention more than once, by one event's id or by several; the message counts once.
"""

from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncAck

from bot import access, filling, membership, threads
from bot.acts import Heard, Json
from bot.captures import actions as action_captures
from bot.captures import decisions as decision_captures
from bot.deliveries import doors
from bot.parsing import actions as action_parsing
from bot.parsing import decisions as parsing
from bot.parsing import mentions, several, typed
from bot.parsing.mentions import Mentioned, Wish
from bot.parsing.refusal import Refusal
from bot.stamps import instant
from bot.views import actions_answers, text
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
            words = typed.readable(said.words)
            understood = f"Understood: ‘{text.brief(words)}’. " if words else ""
            await _answer(heard, said, understood + str(refusal))
            record = None
        if isinstance(record, Decision):
            heard.bot.chores.spawn(threads.remember(heard.bot, record))
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
    words = await filling.named(session, heard.team, said.words)
    if found := several.decisions(words):
        raise Refusal(several.ASKED.format(len(found)))
    resolution = parsing.read(words)
    source, key = _source(heard), f"mentioned:{heard.channel}:{heard.event['ts']}"
    captured = await decision_captures.record_once(session, key, resolution, source=source, at=heard.at)
    if captured.alike is not None:
        await doors.put_alike(session, captured.decision, captured.alike.older, at=heard.at)
    return captured.decision


async def _act(session: Session, heard: Heard, said: Mentioned) -> Action | None:
    source = _source(heard)
    meant = await action_captures.understand(session, source, said.words, at=heard.at)
    if isinstance(meant, action_captures.Draft):
        return await action_captures.capture(session, meant, source, at=heard.at)
    if meant.task.unresolved:
        # So that who is meant is known by the time the form is opened.
        heard.bot.chores.spawn(membership.sync(heard.bot, heard.team, heard.channel))
    asked = [text.escape(meant.task.question.asks)] if meant.task.question else []
    told = [*actions_answers.understood(meant.task), *meant.missing, *asked, EXAMPLE]
    await _incomplete(session, heard, said.wish, " ".join(told))
    return None


def _source(heard: Heard) -> Source:
    return filling.said(heard.channel, heard.event).source(heard.team, heard.user)


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
    await doors.put_reply(session, team=heard.team, at=heard.at, **place, **about)
