"""The buttons of an action's card, and the days to choose from when a date was unclear."""

import json
from datetime import date, datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.buttons import asks as ask_buttons
from bot.captures import actions as captures
from bot.captures import user_groups
from bot.captures.actions import Draft
from bot.context import Bot
from bot.deliveries import actions as deliveries
from bot.deliveries import asks, cards
from bot.forms import opening
from bot.views import actions as views
from bot.views import actions_answers
from scheduler.clock import Clock
from storage import actions, events_seen, history, people
from storage.database import Session, Sessions
from storage.records import Action, Source

UNKNOWN = "There is no such action in this channel."


async def details(
    ack: AsyncAck,
    body: dict[str, Any],
    respond: AsyncRespond,
    client: AsyncWebClient,
    bot: Bot,
    team: str,
    sessions: Sessions,
    clock: Clock,
) -> None:
    """Show the whole record of an action, with its history, to whoever asks in its channel."""
    async with sessions.read() as session:
        action = await _here(session, team, body)
        view = None
        if action is not None:
            shown = await deliveries.shown(session, action, clock())
            view = views.details(shown, await history.of(session, action))
    if view is None:
        ask_buttons.say(bot, respond, UNKNOWN)
    else:
        await opening.open_view(client, body["trigger_id"], view)
    await ack()


async def undo(
    ack: AsyncAck,
    body: dict[str, Any],
    respond: AsyncRespond,
    bot: Bot,
    team: str,
    sessions: Sessions,
    clock: Clock,
) -> None:
    """Take an action back within 15 minutes, if whoever recorded it asks for that."""
    async with sessions.begin() as session:
        action = await _here(session, team, body)
        if action is None:
            said = UNKNOWN
        else:
            said = await _undone(session, action, body, clock())
    ask_buttons.say(bot, respond, said)
    await ack()


async def choose_day(
    ack: AsyncAck,
    body: dict[str, Any],
    respond: AsyncRespond,
    bot: Bot,
    team: str,
    sessions: Sessions,
    clock: Clock,
) -> None:
    """Record an action exactly as it was typed, with the day that was chosen."""
    now, kept = clock(), json.loads(body["actions"][0]["value"])
    source = Source(team=team, channel=body["channel"]["id"], author=body["user"]["id"])
    day, origin = date.fromisoformat(kept["day"]), str(kept["origin"])
    async with sessions.begin() as session:
        meant = await captures.understand(session, source, kept["text"], at=now, day=day, origin=origin)
        if not isinstance(meant, Draft):
            said = actions_answers.unfinished(meant.task, meant.missing, kept["text"], form=False)
        elif not await events_seen.first_time(session, team, f"action from:{origin}", at=now):
            said = actions_answers.already()
        else:
            action = await captures.capture(session, meant, source, at=now)
            said = actions_answers.recorded(action, await actions.owners_of(session, action))
    bot.chores.spawn(user_groups.ask_members(bot))
    bot.chores.spawn(respond(**said, response_type="ephemeral", replace_original=True))
    await ack()


async def _here(session: Session, team: str, body: dict[str, Any]) -> Action | None:
    """Return the action of a button, held, when it is of the channel in which it was pressed."""
    value = str(body["actions"][0].get("value"))
    found = await actions.hold(session, team, int(value)) if value.isdecimal() and len(value) < 10 else None
    return found if found is not None and found.channel == body["channel"]["id"] else None


async def _undone(session: Session, action: Action, body: dict[str, Any], now: datetime) -> str:
    """Undo an action, or return why not."""
    user, place = body["user"]["id"], str((body.get("container") or {}).get("message_ts"))
    await people.join(session, action.team, action.channel, user, at=now)
    if action.undone_at is not None:
        return f"{action.label} is undone already."
    if user != action.author:
        return f"Only whoever recorded {action.label} can undo it."
    if not cards.undoable(action, now):
        return f"{action.label} was recorded more than 15 minutes ago, so it can not be undone."
    undone = await actions.undo(session, action, actor=user, at=now, place=place)
    await cards.put_update(session, undone, at=now)
    await asks.put_updates(session, undone, at=now)
    await asks.put_undone(session, undone, at=now)
    return ""
