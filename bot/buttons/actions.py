"""The buttons of an action's card, and the days to choose from when a date was unclear."""

import json
from datetime import date, datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.buttons import asks as ask_buttons
from bot.buttons import places
from bot.buttons.replies import reply
from bot.captures import actions as captures
from bot.captures import user_groups
from bot.captures.actions import Draft
from bot.context import Bot
from bot.deliveries import actions as deliveries
from bot.deliveries import asks, cards
from bot.forms import action_details, opening
from bot.people import Unsure
from bot.views import actions_answers, text
from bot.views import actions_details as views
from bot.views.actions import Card
from bot.views.actions_details import Viewer
from scheduler.clock import Clock
from storage import actions, events_seen, history, people
from storage.database import Session, Sessions
from storage.records import Action, Change, Source

UNKNOWN = "There is no such action here."
NOT_OPENED = "Slack could not open this: please press the button again."


async def details(
    ack: AsyncAck,
    body: dict[str, Any],
    client: AsyncWebClient,
    respond: AsyncRespond,
    team: str,
    bot: Bot,
) -> None:
    """Show the whole record to whoever presses; where it was said is asked of Slack afterwards."""
    async with bot.sessions.begin() as session:
        action = await _meant(session, team, body, at=bot.clock())
        shown = await deliveries.shown(session, action, bot.clock()) if action else None
        changes = await history.of(session, action) if action else []
        viewer = await action_details.viewed(session, action, body["user"]["id"]) if action else None
    if shown is None or viewer is None:
        reply(bot.chores, body, client, respond, text.note(UNKNOWN))
    else:
        view = views.details(shown, changes, viewer)
        view_id = await opening.open_view(client, body["trigger_id"], view)
        if view_id is None:
            reply(bot.chores, body, client, respond, text.note(NOT_OPENED))
        elif shown.action.said_ts is not None:
            bot.chores.spawn(_add_address(bot, client, shown, changes, viewer, view_id))
    await ack()


async def _add_address(
    bot: Bot, client: AsyncWebClient, shown: Card, changes: list[Change], viewer: Viewer, view_id: str
) -> None:
    said = shown.action
    try:
        answer = await bot.people.ask(
            said.team, "chat.getPermalink", channel=said.channel, message_ts=said.said_ts
        )
    except Unsure:
        return
    view = views.details(shown, changes, viewer, said_at=answer.get("permalink"))
    await opening.update_view(client, view_id, view)


async def undo(
    ack: AsyncAck,
    body: dict[str, Any],
    client: AsyncWebClient,
    respond: AsyncRespond,
    team: str,
    bot: Bot,
) -> None:
    """Take an action back within 15 minutes, if whoever recorded it asks for that."""
    now = bot.clock()
    async with bot.sessions.begin() as session:
        action = await _meant(session, team, body, at=now)
        said = UNKNOWN if action is None else await _undone(session, action, body, now)
    if said:
        reply(bot.chores, body, client, respond, text.note(said))
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


async def _meant(session: Session, team: str, body: dict[str, Any], *, at: datetime) -> Action | None:
    """Return the action that a button's value names, held, if where it was pressed may show it."""
    value = str(body["actions"][0].get("value"))
    found = await actions.hold(session, team, int(value)) if value.isdecimal() and len(value) < 10 else None
    if found is None or not await places.shows(session, team, body, found.channel):
        return None
    if places.channel_of(body) == found.channel:
        await people.join(session, team, found.channel, body["user"]["id"], at=at)
    return found


async def _undone(session: Session, action: Action, body: dict[str, Any], now: datetime) -> str:
    """Undo an action, or return why not."""
    user, place = body["user"]["id"], str((body.get("container") or {}).get("message_ts"))
    if action.undone_at is not None:
        return f"{action.label} is undone already."
    if user != action.author:
        return f"Only whoever recorded {action.label} can undo it."
    if not cards.undoable(action, now):
        return f"{action.label} was recorded more than 15 minutes ago, so it can not be undone."
    undone = await actions.undo(session, action, actor=user, at=now, place=place)
    await ask_buttons.changed(session, undone, at=now)
    await asks.put_undone(session, undone, at=now)
    return ""
