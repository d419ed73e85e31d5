"""Hands each message event to whom it concerns: direct messages, talk in channels, edits, conversions.

A hearer is given the message as Slack tells of it, and opens its own transaction if it has anything to
store: most of what is said in a channel concerns nobody here, and costs no write.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncAck

from bot.context import Bot
from bot.events import attendance, channels, direct, edits

Hearer = Callable[[Bot, str, dict[str, Any]], Awaitable[None]]
"""Takes the bot, the workspace and the message."""

IN_DIRECT: tuple[Hearer, ...] = (direct.heard,)
"""Who hears what a person writes to the bot alone."""

IN_CHANNELS: tuple[Hearer, ...] = (attendance.heard,)
"""Who hears what a person says in a channel or a thread."""

SUBTYPES: dict[str, tuple[Hearer, ...]] = {
    "message_changed": (edits.heard,),
    "message_deleted": (edits.heard,),
    "channel_convert_to_private": (channels.converted,),
    "channel_convert_to_public": (channels.converted,),
}
SAID = (None, "thread_broadcast", "file_share", "me_message")
"""Subtypes of messages that a person wrote; joins, topics and what other apps post are none of ours."""


async def message(ack: AsyncAck, event: dict[str, Any], team: str, bot: Bot) -> None:
    """Let those hear of a message whom it concerns."""
    for hear in hearers(event):
        await hear(bot, team, event)
    await ack()


def hearers(event: dict[str, Any]) -> tuple[Hearer, ...]:
    """Return who is to hear of a message; nobody hears bots, our own among them."""
    subtype = event.get("subtype")
    if subtype in SUBTYPES:
        return SUBTYPES[subtype]
    if subtype not in SAID or event.get("bot_id") or not event.get("user"):
        return ()
    alone = event.get("channel_type") == "im" or str(event.get("channel")).startswith("D")
    return IN_DIRECT if alone else IN_CHANNELS
