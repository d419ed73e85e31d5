"""What people write to the bot alone: a reply to an ask or a nudge becomes a note on the action.

A reply in a message's thread is about that message's action; any other is about the last message there, if
that is about an action. Where that leaves a choice, or the reply begins with another number, the number
decides; else the bot asks. What is about no action is answered with what the bot can do.
"""

import re
from collections.abc import Sequence

from bot import deliveries
from bot.acts import Heard, Json
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


async def replied(heard: Heard) -> None:
    """Keep a reply as a note, tell its writer, and tell whoever recorded the action."""
    event, team = heard.event, heard.team
    if not (event.get("text") or "").strip():
        return
    async with heard.bot.sessions.begin() as session:
        # One event's id may lack, or come with two messages; a message is only ever one.
        key = f"said:{heard.channel}:{event['ts']}"
        if not await events_seen.first_time(session, team, key, at=heard.at):
            return
        answered = await _answered(session, heard)
        kinds = THREADED if event.get("thread_ts") else ASKING
        choices = await _choices(session, team, answered, kinds)
        meant, words = await _meant(session, heard, choices)
        if meant is not None and words:
            await _note(session, meant, heard, words)
        elif choices:
            about = {"actions": [action.id for action in choices]}
            await _reply(session, choices[0], f"which:{event['ts']}", "action which", about, heard)
        else:
            await direct.put_answer(session, team, event, answered, words, at=heard.at)


async def _answered(session: Session, heard: Heard) -> Outgoing | None:
    """Return the message of ours that a reply is to: its thread's, else the last one in these messages."""
    thread = heard.event.get("thread_ts")
    sent = await outbox.behind(session, heard.team, heard.channel, str(thread)) if thread else None
    sent = sent or await outbox.last_sent(session, heard.team, heard.channel, LATEST)
    return sent if sent is not None and sent.recipient == heard.user else None


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


async def _meant(session: Session, heard: Heard, choices: list[Action]) -> tuple[Action | None, str]:
    """Return the one action that a reply is about, None when that is open, and its words."""
    said = heard.event["text"]
    known = await people.known(session, heard.team, [mention.id for mention in typed.mentions(said)])
    words = typed.readable(said, {user: person.name for user, person in known.items()})
    numbered = _NUMBERED.match(words)
    if numbered:
        owned = await actions.of_person(session, heard.team, heard.user, limit=MOST_OWNED)
        named = [action for action in choices if action.number == int(numbered[1])]
        named = named or [action for action in owned if action.number == int(numbered[1])]
        if len(named) == 1:
            return named[0], words[numbered.end() :].strip()
    return (choices[0], words) if len(choices) == 1 else (None, words)


async def _note(session: Session, meant: Action, heard: Heard, words: str) -> None:
    now, user = heard.at, heard.user
    action = await actions.hold(session, meant.team, meant.id) or meant
    note = await actions.add_note(session, action, user, words, at=now, place=str(heard.event["ts"]))
    await _reply(session, action, f"noted:{note.id}", "action noted", {"action": action.id}, heard)
    key = f"note told:{note.id}"
    await news.put_news(session, action, "noted", user, at=now, key=key, note=note)
    await upkeep.put_updates(session, action, at=now)


async def _reply(session: Session, action: Action, key: str, kind: str, about: Json, heard: Heard) -> None:
    thread = heard.event.get("thread_ts")
    await outbox.put(
        session,
        key,
        kind,
        team=action.team,
        channel=action.channel,
        recipient=heard.user,
        about=about | ({"thread": thread} if thread else {}),
        at=heard.at,
    )
