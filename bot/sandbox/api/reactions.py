"""reactions.*: the bot's own reactions."""

import re
from collections.abc import Callable

from bot.sandbox.api.method import Request, method
from bot.sandbox.data.channels import Channel
from bot.sandbox.data.errors import Failure
from bot.sandbox.data.messages import Message
from bot.sandbox.payloads import Json, events


def _message(request: Request) -> tuple[Channel, Message, str]:
    channel = request.channel("")
    name = request.need("name").strip(":")
    if not re.fullmatch(r"[a-z0-9_+'-]+(::skin-tone-[2-6])?", name):
        raise Failure("invalid_name")
    message = channel.messages.get(request.need("timestamp"))
    if message is None:
        raise Failure("message_not_found")
    if request.workspace.bot_user not in channel.members:
        raise Failure("not_in_channel")
    return channel, message, name


@method("reactions.add", "reactions:write")
def add(request: Request) -> Json:
    """React to a message."""
    channel, message, name = _message(request)
    users = message.reactions.setdefault(name, [])
    if request.workspace.bot_user in users:
        raise Failure("already_reacted")
    users.append(request.workspace.bot_user)
    _tell(request, channel, message, name, events.reaction_added)
    return {}


@method("reactions.remove", "reactions:write", tier=2)
def remove(request: Request) -> Json:
    """Take a reaction back."""
    channel, message, name = _message(request)
    if request.workspace.bot_user not in message.reactions.get(name, []):
        raise Failure("no_reaction")
    message.reactions[name].remove(request.workspace.bot_user)
    if not message.reactions[name]:
        del message.reactions[name]
    _tell(request, channel, message, name, events.reaction_removed)
    return {}


def _tell(
    request: Request, channel: Channel, message: Message, name: str, shape: Callable[..., Json]
) -> None:
    workspace = request.workspace
    event = shape(
        workspace.who(workspace.bot_user),
        workspace.where(channel),
        name,
        message.ts,
        message.user,
        at=request.slack.stamp(),
    )
    request.slack.announce(event, channel, workspace.team_id)
