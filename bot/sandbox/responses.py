"""What an app says through a response URL, or in the acknowledgement of a command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox import posting
from bot.sandbox.errors import Failure
from bot.sandbox.passes import ResponseUrl

if TYPE_CHECKING:
    from bot.sandbox.channels import Channel
    from bot.sandbox.messages import Message
    from bot.sandbox.state import State
    from bot.sandbox.world import Slack

Json = dict[str, Any]


def respond(slack: Slack, path: str, arguments: Json) -> None:
    """Do what was posted to a response URL, within its uses and its half hour."""
    leave = slack.response_urls.use(path, slack.clock())
    workspace = slack.workspaces[leave.team]
    channel = slack.channels[leave.channel]
    if arguments.get("delete_original") and leave.source:
        _delete(workspace, channel, leave.source)
    elif arguments.get("replace_original") and leave.source:
        _replace(workspace, channel, leave.source, arguments)
    else:
        say(workspace, channel, leave.person, arguments)


def leave_to(workspace: State, channel: Channel, person: str, source: Message | None = None) -> str:
    """Return a new response URL for one interaction; only the bot's own message can be its original."""
    original = source if source and source.user == workspace.bot_user else None
    slack = workspace.slack
    leave = ResponseUrl(workspace.team_id, channel.id, person, slack.clock(), original)
    return f"{slack.address}/response/{slack.response_urls.issue(leave)}"


def say(workspace: State, channel: Channel, person: str, arguments: Json) -> Message:
    """Post what was answered: to the person alone, or to all when response_type is in_channel."""
    what = posting.contents(arguments, "response_url")
    thread = arguments.get("thread_ts") or None
    if arguments.get("response_type") == "in_channel":
        return posting.by_bot(workspace, channel, what, thread=thread)
    return posting.to_one(workspace, channel, person, what, thread=thread)


def _delete(workspace: State, channel: Channel, source: Message) -> None:
    if source in workspace.ephemeral_messages:
        workspace.ephemeral_messages.remove(source)
    elif source.ts in channel.messages:
        _tell(workspace, channel, posting.remove(workspace, channel, source))
    else:
        raise Failure("message_not_found")


def _replace(workspace: State, channel: Channel, source: Message, arguments: Json) -> None:
    what = posting.contents(arguments, "response_url")
    if source in workspace.ephemeral_messages:
        source.text, source.blocks, source.attachments = what.text, what.blocks, what.attachments
        return
    if source.ts not in channel.messages:
        raise Failure("message_not_found")
    changes = vars(what) if what.metadata else {"text": what.text, "blocks": what.blocks}
    _tell(workspace, channel, posting.change(workspace, channel, source, workspace.bot_user, **changes))


def _tell(workspace: State, channel: Channel, event: Json) -> None:
    workspace.slack.spawn(workspace.slack.inbound.tell(event, channel=channel, sender=workspace.team_id))
