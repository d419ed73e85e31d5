"""`Open the form` and `Capture thread`, on what the bot offers to those who mention it or react."""

import json
from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot import capturing, filling, stamps, threads
from bot.buttons.replies import reply
from bot.context import Bot
from bot.filling import Said
from bot.forms import opening
from bot.forms.opening import Shown
from bot.parsing import mentions
from bot.views import doors as views
from bot.views import text
from bot.views import threads as thread_views
from storage import offers, people
from storage.offers import Proposed

Json = dict[str, Any]


async def open_form(
    ack: AsyncAck,
    body: Json,
    action: Json,
    client: AsyncWebClient,
    respond: AsyncRespond,
    team: str,
    bot: Bot,
) -> None:
    """Open the form at once, and fill it in from the message as it stands; only its ids were kept."""
    asked = json.loads(action["value"])
    kind, ts = str(asked["kind"]), str(asked["said"])
    channel, user = body["channel"]["id"], body["user"]["id"]
    proposed = Proposed(team, channel, ts, user, kind)
    if kind not in views.TITLES or (asked.get("offer") and not await _stands(bot, proposed)):
        reply(bot.chores, body, client, respond, text.note(views.WITHDRAWN))
    else:
        shown = await opening.open_shown(client, body["trigger_id"], views.loading(views.TITLES[kind]))
        if shown is None:
            reply(bot.chores, body, client, respond, text.note(views.NOT_OPENED))
        else:
            bot.chores.spawn(_fill(bot, client, shown, proposed))
    await ack()


async def capture_thread(
    ack: AsyncAck,
    body: Json,
    action: Json,
    client: AsyncWebClient,
    respond: AsyncRespond,
    team: str,
    bot: Bot,
) -> None:
    """Go through the thread in which the button stands."""
    shown = await opening.open_shown(client, body["trigger_id"], views.loading(thread_views.TITLE))
    if shown is None:
        reply(bot.chores, body, client, respond, text.note(views.NOT_OPENED))
    else:
        channel, user = body["channel"]["id"], body["user"]["id"]
        bot.chores.spawn(capturing.propose(bot, client, shown, team, channel, user, str(action["value"])))
    await ack()


async def _stands(bot: Bot, proposed: Proposed) -> bool:
    async with bot.sessions.read() as session:
        offer = await offers.find(session, proposed)
    return offer is not None and offer.stands


async def _fill(bot: Bot, client: AsyncWebClient, shown: Shown, proposed: Proposed) -> None:
    team, channel = proposed.team, proposed.channel
    message = await threads.message(bot, team, channel, proposed.said_ts)
    # Whoever records what could not be read has it as it is now, gone or not.
    said = Said(channel, proposed.said_ts, None, None, "", stamps.stamp(bot.clock()))
    if message is not None:
        said = filling.said(channel, message)
        bot_user = bot.workspaces[team].bot_user
        if f"<@{bot_user}" in said.words:
            said = replace(said, words=mentions.read(said.words, bot_user).words)
    note = "" if message is not None else views.UNREADABLE
    async with bot.sessions.begin() as session:
        await people.join(session, team, channel, proposed.user, at=bot.clock())
        form = await filling.form(
            session, proposed.kind, team, proposed.user, said, at=bot.clock(), note=note
        )
    await opening.fill_in(client, shown, form)
