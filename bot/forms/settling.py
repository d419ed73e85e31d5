"""Settling a proposed or parked decision from its Details, and showing those anew afterwards."""

import json
from datetime import date
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot import calendars, whole
from bot.buttons import replies
from bot.captures import concerns as captures
from bot.context import Bot
from bot.deliveries import cards
from bot.forms import come_back, opening
from bot.parsing import typed
from bot.parsing.refusal import Refusal
from bot.views import decisions as views
from bot.views import modals
from bot.views.decisions import words
from storage import decisions, events_seen
from storage.database import Session
from storage.records import Decision, DecisionStatus, may_follow


async def choose(
    ack: AsyncAck,
    body: dict[str, Any],
    action: dict[str, Any],
    client: AsyncWebClient,
    respond: AsyncRespond,
    team: str,
    bot: Bot,
) -> None:
    """Ask what there is to say about a decision's new status; a choice in its Details."""
    chosen = (action.get("selected_option") or {}).get("value")
    async with bot.sessions.read() as session:
        decision = await decisions.find(session, team, decision_of(body["view"]))
    if decision is not None and chosen in set(DecisionStatus):
        form = views.status_form(decision, DecisionStatus(chosen))
        if await opening.push_view(client, body["trigger_id"], form) is None:
            replies.not_opened(bot.chores, body, client, respond)
    await ack()


async def settled(
    ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], client: AsyncWebClient, team: str, bot: Bot
) -> None:
    """Give a decision its new status, with why, and show so on its card and in the Details."""
    metadata, user, now = json.loads(view["private_metadata"]), body["user"]["id"], bot.clock()
    status, reason = DecisionStatus(metadata["status"]), typed.clean(modals.written(view, "because"))
    async with bot.sessions.begin() as session:
        decision = await captures.decision_for(session, team, metadata["decision"], user)
        if await first_time(session, team, view, bot):
            if not may_follow(decision.status, status):
                raise Refusal(
                    f"{decision.label} is {words.status(decision.status)} by now: close this form to see it."
                )
            back: date | None = None
            if status is DecisionStatus.PARKED:
                calendar = await calendars.of(session, team, decision.channel, user, now=now)
                back = come_back.read(modals.written(view, "come_back_on"), calendar)
            decision = await decisions.settle(
                session, decision, status, reason or None, come_back_on=back, actor=user, at=now
            )
            await cards.put_update(session, decision, at=now)
    bot.chores.spawn(show_again(bot, client, decision, view, user))
    await ack()


async def show_again(
    bot: Bot, client: AsyncWebClient, decision: Decision, view: dict[str, Any], viewer: str
) -> None:
    """Show the Details that a form was opened from as they are now."""
    async with bot.sessions.read() as session:
        shown = await whole.of(session, decision)
    await opening.update_view(client, view["root_view_id"], views.details(shown, viewer))


async def first_time(session: Session, team: str, view: dict[str, Any], bot: Bot) -> bool:
    """Tell whether a form is submitted for the first time."""
    return await events_seen.first_time(session, team, f"view:{view['id']}", at=bot.clock())


def decision_of(view: dict[str, Any]) -> int:
    """Return the decision whose Details a view shows; 0 for any other view."""
    metadata = json.loads(view.get("private_metadata") or "{}")
    return int(metadata.get("decision") or 0)
