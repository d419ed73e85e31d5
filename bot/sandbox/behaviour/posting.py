"""How messages are posted, changed and deleted, whether a person or the bot wrote them."""

import json
from dataclasses import dataclass, field, replace
from typing import Any

from bot.sandbox import blocks as block_kit
from bot.sandbox.behaviour.engine import Engine
from bot.sandbox.data.channels import Channel
from bot.sandbox.data.errors import Failure
from bot.sandbox.data.messages import Message
from bot.sandbox.data.people import SLACKBOT
from bot.sandbox.data.teams import Team
from bot.sandbox.payloads import Json
from bot.sandbox.payloads import messages as payloads
from bot.sandbox.text import escaping

MOST_METADATA = 16_000


@dataclass
class Contents:
    """What an app wants a message to hold, checked and as Slack stores it."""

    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    metadata: Json | None = None


def contents(arguments: Json, method: str) -> Contents:
    """Read a message's contents from a call, or fail as Slack does."""
    text = str(arguments.get("text") or "")
    markdown = arguments.get("markdown_text")
    if markdown and (text or arguments.get("blocks")):
        raise Failure("markdown_text_conflict")
    if len(str(markdown or "")) > 12_000:
        raise Failure("msg_too_long")
    text = text or str(markdown or "")
    listed = arguments.get("blocks") or []
    attachments = arguments.get("attachments") or []
    if not attachments or listed:
        error = block_kit.message_faults(text, listed, method=method)
        if error:
            raise Failure(error, **_reasons(error, listed))
    return Contents(
        text=escaping.stored(block_kit.truncate(text)),
        blocks=escaping.stored_blocks(block_kit.normalise(listed)),
        attachments=list(attachments),
        metadata=_metadata(arguments.get("metadata")),
    )


def _reasons(error: str, listed: Any) -> Json:
    if error != "invalid_blocks":
        return {}
    messages = [str(fault) for fault in block_kit.faults(listed, "message")]
    return {"errors": messages, "response_metadata": {"messages": messages}}


def _metadata(given: Any) -> Json | None:
    if not given:
        return None
    if not isinstance(given, dict) or set(given) - {"event_type", "event_payload", "entities"}:
        raise Failure("invalid_metadata_format")
    if not isinstance(given.get("event_type"), str) or not isinstance(given.get("event_payload"), dict):
        raise Failure("invalid_metadata_format")
    if len(json.dumps(given)) > MOST_METADATA:
        raise Failure("metadata_too_large")
    return given


def by_bot(
    slack: Engine,
    workspace: Team,
    channel: Channel,
    what: Contents,
    *,
    thread: str | None = None,
    broadcast: bool = False,
) -> Message:
    """Put a message of the bot into a channel; the app is told of its own message too."""
    within = root(channel, thread) if thread else None
    message = replace(_by_the_bot(workspace, channel, what), thread_ts=within, broadcast=broadcast)
    put(channel, message)
    more = {"thread_ts": message.thread_ts} if message.thread_ts else {}
    event = payloads.bot_message(
        workspace.app,
        workspace.where(channel),
        message.text,
        message.ts,
        blocks=message.blocks,
        **more,
        **({"metadata": what.metadata} if what.metadata else {}),
    )
    slack.announce(event, channel, workspace.team_id)
    return message


def _by_the_bot(workspace: Team, channel: Channel, what: Contents) -> Message:
    return Message(
        ts=workspace.slack.stamp(),
        channel=channel.id,
        user=workspace.bot_user,
        team=workspace.team_id,
        bot_id=workspace.bot_id,
        app_id=workspace.app_id,
        names=workspace.slack.names,
        **vars(what),
    )


def to_one(
    workspace: Team, channel: Channel, person: str, what: Contents, *, thread: str | None = None
) -> Message:
    """Show a message to one person alone; no event tells of it, and no history keeps it."""
    message = replace(_by_the_bot(workspace, channel, what), thread_ts=thread, ephemeral_to=person)
    workspace.ephemeral_messages.append(message)
    return message


def from_slackbot(workspace: Team, channel: Channel, person: str, text: str) -> Message:
    """Show a person what Slack itself has to say to them, such as that a command has failed."""
    message = to_one(workspace, channel, person, Contents(text=text))
    message.user, message.bot_id, message.app_id = SLACKBOT, None, None
    return message


def put(channel: Channel, message: Message) -> None:
    """Put a message into its channel; the first reply makes a thread of the message above it."""
    channel.messages[message.ts] = message
    if message.in_thread and message.thread_ts:
        channel.messages[message.thread_ts].thread_ts = message.thread_ts


def root(channel: Channel, thread: str) -> str:
    """Return the ts of a thread's first message, found by any message in it."""
    found = channel.messages.get(thread)
    if found is None:
        raise Failure("thread_not_found")
    return found.thread_ts or found.ts


def change(workspace: Team, channel: Channel, message: Message, editor: str, **changes: Any) -> Json:
    """Change a message in place and return the event that tells of it."""
    previous = message.as_event()
    ts = workspace.slack.stamp()
    vars(message).update(vars(replace(message, **changes, choices={}, edited={"user": editor, "ts": ts})))
    return payloads.message_changed(workspace.where(channel), message.as_event(), previous, ts)


def remove(workspace: Team, channel: Channel, message: Message) -> Json:
    """Take a message away and return the event that tells of it; a thread keeps a tombstone in its place."""
    previous = message.as_event()
    if channel.replies(message.ts):
        message.subtype, message.text, message.user = "tombstone", "This message was deleted.", SLACKBOT
        message.blocks, message.attachments, message.metadata = [], [], None
        message.bot_id = None
    else:
        del channel.messages[message.ts]
    return payloads.message_deleted(workspace.where(channel), previous, workspace.slack.stamp())
