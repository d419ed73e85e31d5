"""Details, and Raise a concern: what opens from a decision's card or from what somebody was told of one."""

from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot import membership, whole
from bot.buttons import decisions as buttons
from bot.buttons.replies import reply
from bot.context import Bot
from bot.forms import opening
from bot.people import Unsure
from bot.views import concerns as concern_views
from bot.views import decisions as views
from bot.views import text
from storage import people

NOT_OPENED = "Slack could not open this: please press the button again."


async def details(
    ack: AsyncAck,
    body: dict[str, Any],
    action: dict[str, Any],
    client: AsyncWebClient,
    respond: AsyncRespond,
    team: str,
    bot: Bot,
) -> None:
    """Show the whole record to whoever presses; where it was said is asked of Slack afterwards."""
    async with bot.sessions.begin() as session:
        decision = await buttons.meant(session, team, body, action.get("value"), at=bot.clock())
        shown = await whole.of(session, decision) if decision is not None else None
    if shown is None:
        reply(bot.chores, body, client, respond, text.note(buttons.UNKNOWN))
    else:
        viewer = body["user"]["id"]
        view_id = await opening.open_view(client, body["trigger_id"], views.details(shown, viewer))
        if view_id is None:
            reply(bot.chores, body, client, respond, text.note(NOT_OPENED))
        elif shown.decision.said_ts is not None:
            bot.chores.spawn(_add_address(bot, client, shown, viewer, view_id))
    await ack()


async def _add_address(
    bot: Bot, client: AsyncWebClient, shown: views.Whole, viewer: str, view_id: str
) -> None:
    said = shown.decision
    try:
        answer = await bot.people.ask(
            said.team, "chat.getPermalink", channel=said.channel, message_ts=said.said_ts
        )
    except Unsure:
        return
    whole_record = replace(shown, said_at=answer.get("permalink"))
    await opening.update_view(client, view_id, views.details(whole_record, viewer))


async def concern(
    ack: AsyncAck,
    body: dict[str, Any],
    action: dict[str, Any],
    client: AsyncWebClient,
    respond: AsyncRespond,
    team: str,
    bot: Bot,
) -> None:
    """Open the form for a concern on the decision of a card, or of what somebody was told."""
    async with bot.sessions.begin() as session:
        decision = await buttons.meant(session, team, body, action.get("value"), at=bot.clock())
        known = decision is not None and await people.is_member(
            session, team, decision.channel, body["user"]["id"]
        )
    if decision is not None and not known:
        # They were told of it: by the time the form is submitted, Slack has said whether they are in.
        bot.chores.spawn(membership.sync(bot, team, decision.channel))
    said = None
    if decision is None:
        said = buttons.UNKNOWN
    elif decision.undone_at is not None:
        said = f"{decision.label} was undone, so there is nothing to be concerned about."
    elif await opening.open_view(client, body["trigger_id"], concern_views.form(decision)) is None:
        said = NOT_OPENED
    if said is not None:
        reply(bot.chores, body, client, respond, text.note(said))
    await ack()
