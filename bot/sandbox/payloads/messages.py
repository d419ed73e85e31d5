"""Message events: posted, in a thread, changed, deleted, and mentions.

https://docs.slack.dev/reference/events/message
"""

import html
import re
from collections.abc import Callable, Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from bot.sandbox.payloads.values import App, Json, Where, Who

CHANNEL_TYPES = {"channel": "channel", "private": "group", "dm": "im"}
OF_THE_EVENT = ("channel", "channel_type", "event_ts")
"""Fields of an event that are not part of the message in it."""

TOKEN = re.compile(r"(<[@#!]?[^<>\n]+>)")
RICH: Mapping[str, Callable[[str], Json]] = {
    "@": lambda name: {"type": "user", "user_id": name},
    "#": lambda name: {"type": "channel", "channel_id": name},
    "!": lambda name: {"type": "broadcast", "range": name},
}


def message(
    who: Who, where: Where, text: str, ts: str, *, shared: bool = False, blocks: list[Json] | None = None
) -> Json:
    """Return a message that a person posted. `shared` says that the channel spans two workspaces."""
    return {
        "type": "message",
        **_written(who, where, text, ts, shared=shared, blocks=blocks),
        "channel_type": CHANNEL_TYPES[where.kind],
    }


def thread_reply(who: Who, where: Where, text: str, ts: str, parent: Json, *, shared: bool = False) -> Json:
    """Return a reply under the message `parent`."""
    return {
        **message(who, where, text, ts, shared=shared),
        "thread_ts": parent["ts"],
        "parent_user_id": parent["user"],
    }


def thread_broadcast(who: Who, where: Where, text: str, ts: str, root: Json, *, shared: bool = False) -> Json:
    """Return a reply that was also sent to the channel; it has `root` in place of the parent's user."""
    return {
        **message(who, where, text, ts, shared=shared),
        "subtype": "thread_broadcast",
        "thread_ts": root["ts"],
        "root": stored(root),
    }


def bot_message(
    app: App, where: Where, text: str, ts: str, *, blocks: list[Json] | None = None, **more: Any
) -> Json:
    """Return the app's own message, which comes back to it; `more` is thread_ts or metadata.

    It has no subtype and no client_msg_id; Bolt drops it by its user.
    """
    return {
        "type": "message",
        "user": app.bot_user,
        "bot_id": app.bot_id,
        "app_id": app.app_id,
        "team": app.team_id,
        "text": text,
        "ts": ts,
        **({"blocks": blocks} if blocks else {}),
        **more,
        "channel": where.id,
        "event_ts": ts,
        "channel_type": CHANNEL_TYPES[where.kind],
    }


def message_changed(where: Where, changed: Json, previous: Json, ts: str) -> Json:
    """Return the event of an edit, at `ts`; who edited stands in `changed["edited"]`."""
    return {
        **_hidden(where, "message_changed", ts),
        "message": stored(changed),
        "previous_message": stored(previous),
    }


def edited(posted: Json, text: str, who: Who, ts: str) -> Json:
    """Return a message as `who` has edited it."""
    return {
        **posted,
        "text": text,
        "blocks": typed_blocks(text, posted["ts"]),
        "edited": {"user": who.id, "ts": ts},
    }


def message_deleted(where: Where, previous: Json, ts: str) -> Json:
    """Return the event of a deletion, at `ts`."""
    return {
        **_hidden(where, "message_deleted", ts),
        "deleted_ts": previous["ts"],
        "previous_message": stored(previous),
    }


def app_mention(
    who: Who, where: Where, text: str, ts: str, *, shared: bool = False, thread_ts: str | None = None
) -> Json:
    """Return a mention of the app: a second event beside the message, with its ts and no channel_type."""
    thread = {} if thread_ts is None else {"thread_ts": thread_ts}
    return {"type": "app_mention", **_written(who, where, text, ts, shared=shared), **thread}


def stored(event: Json) -> Json:
    """Return the message inside an event, as histories, shortcuts and clicks show it."""
    return {key: value for key, value in event.items() if key not in OF_THE_EVENT}


def typed_blocks(text: str, ts: str) -> list[Json]:
    """Return the rich text that Slack makes of what a person typed, mentions and links told apart."""
    parts = [_rich(part) for part in TOKEN.split(text) if part]
    section = {"type": "rich_text_section", "elements": parts}
    return [{"type": "rich_text", "block_id": f"T{ts[-5:]}", "elements": [section]}]


def _rich(part: str) -> Json:
    if not TOKEN.fullmatch(part):
        # Rich text is not escaped, unlike the text beside it.
        return {"type": "text", "text": html.unescape(part)}
    target, _, label = part[1:-1].partition("|")
    if target.startswith("!subteam^"):
        return {"type": "usergroup", "usergroup_id": target.removeprefix("!subteam^")}
    if target[0] in RICH:
        return RICH[target[0]](target[1:])
    return {"type": "link", "url": target, **({"text": label} if label else {})}


def _written(
    who: Who, where: Where, text: str, ts: str, *, shared: bool, blocks: list[Json] | None = None
) -> Json:
    return {
        "user": who.id,
        "text": text,
        "ts": ts,
        "client_msg_id": str(uuid5(NAMESPACE_URL, f"{where.id}/{ts}")),
        "team": who.team_id,
        "blocks": blocks or typed_blocks(text, ts),
        **(_foreign(who) if shared else {}),
        "channel": where.id,
        "event_ts": ts,
    }


def _foreign(who: Who) -> Json:
    """Return what Slack adds in a shared channel, since the other workspace can not look the person up."""
    return {
        "user_team": who.team_id,
        "source_team": who.team_id,
        "user_profile": {
            "avatar_hash": "",
            "image_72": "",
            "first_name": who.name,
            "real_name": who.name,
            "display_name": who.name,
            "team": who.team_id,
            "name": who.name,
            "is_restricted": False,
            "is_ultra_restricted": False,
        },
    }


def _hidden(where: Where, subtype: str, ts: str) -> Json:
    return {
        "type": "message",
        "subtype": subtype,
        "hidden": True,
        "channel": where.id,
        "channel_type": CHANNEL_TYPES[where.kind],
        "ts": ts,
        "event_ts": ts,
    }
