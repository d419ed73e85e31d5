"""Hands each message event to whom it concerns: direct messages, talk in channels, edits, conversions.

A hearer opens its own transaction if it has anything to store: most of what is said in a channel concerns
nobody here, and costs no write.
"""

from collections.abc import Awaitable, Callable

from slack_bolt.async_app import AsyncAck

from bot.doors import channels, direct
from bot.meetings.attendance import events as attendance_events
from bot.slack.incoming.requests import Event, Json
from bot.sources import message_changes

Hearer = Callable[[Event], Awaitable[None]]

IN_DIRECT: tuple[Hearer, ...] = (direct.replied,)
"""Who hears what a person writes to the bot alone."""

IN_CHANNELS: tuple[Hearer, ...] = (attendance_events.spoke,)
"""Who hears what a person says in a channel or a thread."""

SUBTYPES: dict[str, tuple[Hearer, ...]] = {
    "message_changed": (message_changes.hear,),
    "message_deleted": (message_changes.hear,),
    "channel_convert_to_private": (channels.converted,),
    "channel_convert_to_public": (channels.converted,),
}
SAID = (None, "thread_broadcast", "file_share", "me_message")
"""Subtypes of messages that a person wrote; joins, topics and what other apps post are none of ours."""


async def message(ack: AsyncAck, event: Event) -> None:
    """Let those hear of a message whom it concerns."""
    for hear in hearers(event.fields):
        await hear(event)
    await ack()


def hearers(event: Json) -> tuple[Hearer, ...]:
    """Return who is to hear of a message; nobody hears bots, our own among them."""
    subtype = event.get("subtype")
    if subtype in SUBTYPES:
        return SUBTYPES[subtype]
    if subtype not in SAID or event.get("bot_id") or not event.get("user"):
        return ()
    alone = event.get("channel_type") == "im" or str(event.get("channel")).startswith("D")
    return IN_DIRECT if alone else IN_CHANNELS
