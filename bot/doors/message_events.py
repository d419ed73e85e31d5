"""Hands each message event to those it concerns: direct messages, talk in channels, edits, conversions.

Each opens its own transaction if it has anything to store: most of what is said in a channel concerns
nobody here, and costs no write.
"""

from collections.abc import Awaitable, Callable

from slack_bolt.async_app import AsyncAck

from bot.doors.channels import events as channel_events
from bot.doors.direct import events as direct_events
from bot.meetings.attendance import events as attendance_events
from bot.slack.incoming.requests import Event, Json
from bot.sources import message_changes

Hearer = Callable[[Event], Awaitable[None]]

IN_DIRECT: tuple[Hearer, ...] = (direct_events.take,)
"""What answers a message that a person writes to the bot alone."""

IN_CHANNELS: tuple[Hearer, ...] = (attendance_events.note_speech,)
"""What hears a message that a person writes in a channel or a thread."""

SUBTYPES: dict[str, tuple[Hearer, ...]] = {
    "message_changed": (message_changes.hear,),
    "message_deleted": (message_changes.hear,),
    "channel_convert_to_private": (channel_events.converted,),
    "channel_convert_to_public": (channel_events.converted,),
}
WRITTEN = (None, "thread_broadcast", "file_share", "me_message")
"""Subtypes of messages that people write; joins, topics and what other apps post do not concern us."""


async def message(ack: AsyncAck, event: Event) -> None:
    """Let each hear of a message that it concerns."""
    for hear in hearers(event.fields):
        await hear(event)
    await ack()


def hearers(event: Json) -> tuple[Hearer, ...]:
    """Return what is to hear of a message; nothing hears bots, least of all our own."""
    subtype = event.get("subtype")
    if subtype in SUBTYPES:
        return SUBTYPES[subtype]
    if subtype not in WRITTEN or event.get("bot_id") or not event.get("user"):
        return ()
    alone = event.get("channel_type") == "im" or str(event.get("channel")).startswith("D")
    return IN_DIRECT if alone else IN_CHANNELS
