"""Messages that are edited or deleted, of which something may have been captured or be about to be."""

from dataclasses import replace

from bot.slack.blocks.addresses import instant
from bot.slack.incoming.requests import Event, Json
from bot.sources import changes
from bot.sources.changes import DELETED, EDITED, SourceChange
from storage import groups


def read(event: Json) -> SourceChange | None:
    """Return what a `message_changed` or `message_deleted` means; None when the words stayed the same.

    Slack also tells of a 'change' when it unfolds a link, or when a thread gets its first reply.
    """
    channel, stamp = str(event.get("channel")), str(event.get("event_ts") or event.get("ts"))
    if event.get("subtype") == "message_deleted":
        return SourceChange(channel, str(event.get("deleted_ts")), DELETED, instant(stamp))
    now, before = event.get("message") or {}, event.get("previous_message")
    if now.get("subtype") == "tombstone":
        return SourceChange(channel, str(now.get("ts")), DELETED, instant(stamp))
    edited = now.get("edited") or {}
    same = not edited if before is None else now.get("text") == before.get("text")
    if same:
        return None
    at = instant(str(edited.get("ts") or stamp))
    return SourceChange(channel, str(now.get("ts")), EDITED, at, edited.get("user"))


async def changed(event: Event) -> None:
    """Keep that a message was changed or deleted, and note it on every record of it."""
    change = read(event.fields)
    if change is not None:
        async with event.bot.sessions.begin() as session:
            change = replace(change, channel=await groups.now_at(session, event.team, change.channel))
            await changes.changed(session, event.team, change, at=event.at)
