"""Answering whoever pressed something: them alone, where they are, after the acknowledgement."""

from typing import Any

from slack_bolt.async_app import AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot import telling
from bot.chores import Chores
from bot.forms import opening
from bot.views import doors, modals, text
from bot.views.text import Message


def reply(
    chores: Chores,
    body: dict[str, Any],
    client: AsyncWebClient,
    respond: AsyncRespond,
    message: Message,
    *,
    instead: bool = False,
) -> None:
    """Tell the person who pressed: in the modal they pressed in, else in a message to them alone.

    `instead` puts it in place of the message that they pressed in, which must be theirs alone.
    """
    if (view := body.get("view")) is not None:
        shown = modals.modal(view["title"]["text"], "note", message["blocks"], close="Close")
        chores.spawn(opening.update_view(client, view["id"], shown))
    else:
        chores.spawn(_told(body, client, respond, message, instead=instead))


def not_opened(chores: Chores, body: dict[str, Any], client: AsyncWebClient, respond: AsyncRespond) -> None:
    """Tell the person who pressed that Slack opened or changed nothing, outside the modal they pressed in."""
    chores.spawn(_told(body, client, respond, text.note(doors.NOT_OPENED), instead=False))


async def _told(
    body: dict[str, Any],
    client: AsyncWebClient,
    respond: AsyncRespond,
    message: Message,
    *,
    instead: bool,
) -> None:
    channel, user = str((body.get("channel") or {}).get("id") or ""), str(body["user"]["id"])
    thread = (body.get("container") or {}).get("thread_ts")
    await telling.alone(client, respond, channel, user, message, instead=instead, thread=thread)
