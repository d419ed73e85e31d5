"""The buttons of a plan of meetings that waits for its Confirm."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot import membership, planning
from bot.buttons.replies import not_opened, reply
from bot.context import Bot
from bot.forms import meetings as forms
from bot.forms import opening
from bot.planning import Proposal
from bot.views import text
from bot.views.meetings import form as views
from storage import people

Json = dict[str, Any]
ALREADY = "That is planned already: the channel has been told."


async def confirm(
    ack: AsyncAck,
    body: Json,
    action: Json,
    client: AsyncWebClient,
    respond: AsyncRespond,
    team: str,
    bot: Bot,
) -> None:
    """Store a plan, once, for whoever typed it."""
    plan = _plan(body, action)
    if plan is not None:
        async with bot.sessions.begin() as session:
            stored = await planning.store(session, team, plan, at=bot.clock())
        told = stored.told if stored is not None else text.note(ALREADY)
        reply(bot.chores, body, client, respond, told, instead=True)
        if stored is not None:
            bot.chores.spawn(membership.sync(bot, team, plan.channel))
    await ack()


async def change(
    ack: AsyncAck,
    body: Json,
    action: Json,
    client: AsyncWebClient,
    respond: AsyncRespond,
    team: str,
    bot: Bot,
) -> None:
    """Open the form with a plan filled in; nothing of it is stored yet."""
    plan, now = _plan(body, action), bot.clock()
    if plan is not None:
        async with bot.sessions.begin() as session:
            await people.join(session, team, plan.channel, plan.by, at=now)
            prefill = await forms.prefilled(session, team, plan.channel, now)
        view = views.form(forms.filled_with(prefill, plan))
        if await opening.open_view(client, body["trigger_id"], view) is None:
            not_opened(bot.chores, body, client, respond)
    await ack()


def _plan(body: Json, action: Json) -> Proposal | None:
    """Return the plan of a button, for whoever typed it and where they did; None for anybody else."""
    plan = planning.unpacked(action.get("value", ""))
    pressed = body["user"]["id"], (body.get("channel") or {}).get("id")
    return plan if plan is not None and (plan.by, plan.channel) == pressed else None
