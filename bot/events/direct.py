"""What people write to the bot alone: a reply to an ask or a nudge becomes a note on the action.

A reply in a message's thread is about that message's action; any other is about the last message there, if
that is about an action. Where that leaves a choice, or the reply begins with another number, the number
decides; else the bot asks. What is about no action is answered with what the bot can do.
"""

import re
from collections.abc import Sequence
from typing import Any

from bot import deliveries
from bot.context import Bot
from bot.deliveries import actions as news
from bot.deliveries import direct, upkeep
from bot.parsing import typed
from storage import actions, events_seen, outbox, people
from storage.database import Session
from storage.records import Action, Outgoing

ASKING = ("ask", "nudge", "last rung")
"""Kinds of messages that are about actions: their `about` holds `action`, or a list of `actions`."""

THREADED = (*ASKING, "action news", "action noted", "action which")
"""Those in whose thread a reply is about their actions too."""

LATEST = tuple(
    kind
    for kind, delivery in deliveries.KINDS.items()
    if kind not in direct.ANSWERS and not delivery.repeatable
)
"""What a reply outside threads may be meant for: all but answers to such replies, and changes of messages."""

MOST_OWNED = 200
_NUMBERED = re.compile(r"\s*A\s?(\d{1,9})\b[\s:,.–—-]*", re.IGNORECASE)


async def heard(bot: Bot, team: str, event: dict[str, Any]) -> None:
    """Keep a reply as a note, tell its writer, and tell whoever recorded the action."""
    if not (event.get("text") or "").strip():
        return
    now = bot.clock()
    async with bot.sessions.begin() as session:
        # One event's id may lack, or come with two messages; a message is only ever one.
        if not await events_seen.first_time(session, team, f"said:{event['channel']}:{event['ts']}", at=now):
            return
        answered = await _answered(session, team, event)
        kinds = THREADED if event.get("thread_ts") else ASKING
        choices = await _choices(session, team, answered, kinds)
        meant, words = await _meant(session, team, event, choices)
        if meant is not None and words:
            await _note(session, meant, event, words, bot)
        elif choices:
            await _ask_which(session, choices, event, bot)
        else:
            await direct.put_answer(session, team, event, answered, words, at=now)


async def _answered(session: Session, team: str, event: dict[str, Any]) -> Outgoing | None:
    """Return the message of ours that a reply is to: its thread's, else the last one in these messages."""
    channel, thread = str(event["channel"]), event.get("thread_ts")
    sent = await outbox.behind(session, team, channel, str(thread)) if thread else None
    sent = sent or await outbox.last_sent(session, team, channel, LATEST)
    return sent if sent is not None and sent.recipient == event["user"] else None


async def _choices(
    session: Session, team: str, answered: Outgoing | None, kinds: Sequence[str]
) -> list[Action]:
    """Return the actions that a reply to a message of one of these kinds may be about."""
    if answered is None or answered.kind not in kinds:
        return []
    found = [await actions.find(session, team, action_id) for action_id in _actions(answered)]
    return [action for action in found if action is not None]


def _actions(sent: Outgoing) -> list[int]:
    about = sent.about
    return list(about.get("actions") or ([about["action"]] if "action" in about else []))


async def _meant(
    session: Session, team: str, event: dict[str, Any], choices: list[Action]
) -> tuple[Action | None, str]:
    """Return the one action that a reply is about, None when that is open, and its words."""
    mentioned = [mention.id for mention in typed.mentions(event["text"])]
    known = await people.known(session, team, mentioned)
    words = typed.readable(event["text"], {user: person.name for user, person in known.items()})
    numbered = _NUMBERED.match(words)
    if numbered:
        owned = await actions.of_person(session, team, str(event["user"]), limit=MOST_OWNED)
        named = [action for action in choices if action.number == int(numbered[1])]
        named = named or [action for action in owned if action.number == int(numbered[1])]
        if len(named) == 1:
            return named[0], words[numbered.end() :].strip()
    return (choices[0], words) if len(choices) == 1 else (None, words)


async def _note(session: Session, meant: Action, event: dict[str, Any], words: str, bot: Bot) -> None:
    now, user = bot.clock(), str(event["user"])
    action = await actions.hold(session, meant.team, meant.id) or meant
    note = await actions.add_note(session, action, user, words, at=now, place=str(event["ts"]))
    await _reply(session, action, f"noted:{note.id}", "action noted", {"action": action.id}, event, bot)
    key = f"note told:{note.id}"
    await news.put_news(session, action, "noted", user, at=now, key=key, note=note)
    await upkeep.put_updates(session, action, at=now)


async def _ask_which(session: Session, choices: list[Action], event: dict[str, Any], bot: Bot) -> None:
    about = {"actions": [action.id for action in choices]}
    await _reply(session, choices[0], f"which:{event['ts']}", "action which", about, event, bot)


async def _reply(
    session: Session,
    action: Action,
    key: str,
    kind: str,
    about: dict[str, Any],
    event: dict[str, Any],
    bot: Bot,
) -> None:
    thread = {"thread": event["thread_ts"]} if event.get("thread_ts") else {}
    await outbox.put(
        session,
        key,
        kind,
        team=action.team,
        channel=action.channel,
        recipient=str(event["user"]),
        about=about | thread,
        at=bot.clock(),
    )
