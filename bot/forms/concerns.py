"""The forms to raise and to close a concern."""

import json
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.buttons import places, replies
from bot.captures import concerns as captures
from bot.context import Bot
from bot.forms import opening, settling
from bot.parsing import typed
from bot.views import concerns as views
from bot.views import modals
from storage import concerns, decisions
from storage.records import ConcernStatus, Strength


async def submitted(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], team: str, bot: Bot) -> None:
    """Raise the concern that was filled in, once."""
    metadata = json.loads(view["private_metadata"])
    words = typed.clean(modals.written(view, "concern"))
    strength = Strength(modals.selected(view, "strength") or Strength.RESERVATION)
    async with bot.sessions.begin() as session:
        if await settling.first_time(session, team, view, bot):
            await captures.raise_concern(
                session, team, metadata["decision"], words, strength, user=body["user"]["id"], at=bot.clock()
            )
    await ack()


async def close(
    ack: AsyncAck,
    body: dict[str, Any],
    action: dict[str, Any],
    client: AsyncWebClient,
    respond: AsyncRespond,
    team: str,
    bot: Bot,
) -> None:
    """Ask in what words a concern is closed; a choice in the Details of its decision."""
    chosen = (action.get("selected_option") or {}).get("value") or ""
    named, _, status = chosen.partition(" ")
    async with bot.sessions.read() as session:
        concern = await concerns.find(session, team, places.id_in(named))
        decision = await decisions.find(session, team, concern.decision_id) if concern else None
    fits = decision is not None and settling.decision_of(body["view"]) == decision.id
    if concern is not None and decision is not None and fits and status in set(ConcernStatus):
        form = views.closing_form(concern, decision, ConcernStatus(status))
        if await opening.push_view(client, body["trigger_id"], form) is None:
            replies.not_opened(bot.chores, body, client, respond)
    await ack()


async def closed(
    ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], client: AsyncWebClient, team: str, bot: Bot
) -> None:
    """Close a concern in the words that were filled in, and show so in the Details behind the form."""
    metadata = json.loads(view["private_metadata"])
    status, words = ConcernStatus(metadata["status"]), typed.clean(modals.written(view, "outcome"))
    user = body["user"]["id"]
    async with bot.sessions.begin() as session:
        decision = await captures.close(
            session, team, metadata["concern"], status, words, user=user, at=bot.clock()
        )
    bot.chores.spawn(settling.show_again(bot, client, decision, view, user))
    await ack()
