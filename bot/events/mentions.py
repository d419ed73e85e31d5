"""Mentions of the bot, in channels and threads, by anybody: they do what the commands do.

Slack tells of a mention more than once, by one event's id or by several; the message counts once.
"""

from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncAck

from bot import filling, threads
from bot.captures import actions as action_captures
from bot.captures import decisions as decision_captures
from bot.context import Bot
from bot.deliveries import doors
from bot.parsing import actions as action_parsing
from bot.parsing import decisions as parsing
from bot.parsing import mentions, messages, typed
from bot.parsing.mentions import Mentioned, Wish
from bot.parsing.refusal import Refusal
from bot.views import actions_answers, text
from storage import events_seen, groups
from storage.database import Session
from storage.records import Action, Decision, Source

EXAMPLE = f"For example: `@Matters Arising {action_parsing.EXAMPLE.removeprefix('/')}`"


async def mentioned(ack: AsyncAck, event: dict[str, Any], team: str, bot: Bot) -> None:
    """Record what somebody asks for, or answer in the thread what is missing."""
    if event.get("user") and not event.get("bot_id"):
        async with bot.sessions.read() as session:
            event = event | {"channel": await groups.now_at(session, team, str(event.get("channel")))}
        said = mentions.read(str(event.get("text") or ""), bot.workspaces[team].bot_user)
        try:
            record = await _recorded(bot, team, event, said)
        except Refusal as refusal:
            # Nothing of the first try is stored, so this is the first time still.
            words = typed.readable(said.words)
            understood = f"Understood: ‘{text.brief(words)}’. " if words else ""
            await _answer(bot, team, event, said, understood + str(refusal))
            record = None
        if isinstance(record, Decision):
            bot.chores.spawn(threads.remember(bot, record))
    await ack()


async def _recorded(bot: Bot, team: str, event: dict[str, Any], said: Mentioned) -> Decision | Action | None:
    """Do what is asked in one transaction; return what was recorded, None if nothing was."""
    now = bot.clock()
    async with bot.sessions.begin() as session:
        if not await _first_time(session, team, event, now):
            return None
        record: Decision | Action | None = None
        if said.wish is Wish.DECISION:
            record = await _decide(session, team, event, said, now)
        elif said.wish is Wish.ACTION:
            record = await _act(session, team, event, said, now)
        else:
            await _reply(session, team, event, now, **_other(said, event))
    return record


async def _answer(bot: Bot, team: str, event: dict[str, Any], said: Mentioned, missing: str) -> None:
    now = bot.clock()
    async with bot.sessions.begin() as session:
        if await _first_time(session, team, event, now):
            await _incomplete(session, team, event, said.wish, missing, now)


async def _first_time(session: Session, team: str, event: dict[str, Any], now: datetime) -> bool:
    message = f"mention:{event.get('channel')}:{event.get('ts')}"
    return await events_seen.first_time(session, team, message, at=now)


async def _decide(
    session: Session, team: str, event: dict[str, Any], said: Mentioned, now: datetime
) -> Decision:
    resolution = parsing.read(await filling.named(session, team, said.words))
    source, key = _source(team, event), f"mentioned:{event['channel']}:{event['ts']}"
    captured = await decision_captures.record_once(session, key, resolution, source=source, at=now)
    if captured.alike is not None:
        await doors.put_alike(session, captured.decision, captured.alike.older, at=now)
    return captured.decision


async def _act(
    session: Session, team: str, event: dict[str, Any], said: Mentioned, now: datetime
) -> Action | None:
    source = _source(team, event)
    meant = await action_captures.understand(session, source, said.words, at=now)
    if isinstance(meant, action_captures.Draft):
        return await action_captures.capture(session, meant, source, at=now)
    asked = [text.escape(meant.task.question.asks)] if meant.task.question else []
    told = [*actions_answers.understood(meant.task), *meant.missing, *asked, EXAMPLE]
    await _incomplete(session, team, event, said.wish, " ".join(told), now)
    return None


def _source(team: str, event: dict[str, Any]) -> Source:
    user = event["user"]
    read = messages.last_change(event)
    return Source(team, event["channel"], user, event["ts"], event.get("thread_ts"), user, read)


def _other(said: Mentioned, event: dict[str, Any]) -> dict[str, Any]:
    """Return how to answer a mention that records nothing."""
    if said.wish is Wish.NOTHING and event.get("thread_ts"):
        return {"what": "thread", "user": event["user"]}
    unknown = said.words[:200] if said.wish is Wish.UNKNOWN else ""
    return {"what": "help", "unknown": unknown}


async def _incomplete(
    session: Session, team: str, event: dict[str, Any], wish: Wish, missing: str, now: datetime
) -> None:
    about = {"what": "incomplete", "kind": wish.value, "user": event["user"], "missing": missing}
    await _reply(session, team, event, now, **about)


async def _reply(session: Session, team: str, event: dict[str, Any], now: datetime, **about: Any) -> None:
    ts = event["ts"]
    thread = event.get("thread_ts") or ts
    place = {"channel": event["channel"], "said_ts": ts, "thread_ts": thread}
    await doors.put_reply(session, team=team, at=now, **place, **about)
