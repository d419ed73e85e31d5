"""conversations.*: finding channels, their members and their messages."""

from collections.abc import Sequence

from bot.sandbox.api import users
from bot.sandbox.api.method import Request, method
from bot.sandbox.behaviour import membership
from bot.sandbox.data.channels import Channel
from bot.sandbox.data.errors import Failure
from bot.sandbox.data.messages import Message
from bot.sandbox.payloads import Json

PAGE_UNAPPROVED = 15
"""Messages at once for apps that are distributed without Slack's approval, since 2025-05-29."""

_READ = ("channels:read", "groups:read", "im:read", "mpim:read")
_HISTORY = ("channels:history", "groups:history", "im:history", "mpim:history")


def _shape(request: Request, channel: Channel) -> Json:
    return channel.as_channel(team=request.workspace.team_id, viewer=request.workspace.bot_user)


@method("conversations.info", *_READ)
def info(request: Request) -> Json:
    """Describe a channel."""
    channel = request.channel("read")
    shape = _shape(request, channel)
    if request.flag("include_num_members") and channel.kind != "im":
        shape["num_members"] = len(channel.members)
    if request.flag("include_locale"):
        shape["locale"] = request.workspace.locale
    return {"channel": shape}


@method("conversations.list", *_READ, tier=2)
def list_channels(request: Request) -> Json:
    """List the channels that the bot can see."""
    wanted = users.kinds(request)
    found = [
        channel
        for channel in request.slack.channels.values()
        if request.workspace.team_id in channel.teams
        and channel.kind in wanted
        and (channel.kind == "public" or request.workspace.bot_user in channel.members)
        and not (channel.archived and request.flag("exclude_archived"))
    ]
    page, cursor = request.page(found)
    shapes = [_shape(request, channel) for channel in page]
    return {"channels": shapes, "response_metadata": {"next_cursor": cursor}}


@method("conversations.members", *_READ, tier=4)
def members(request: Request) -> Json:
    """List who is in a channel, a page at a time."""
    channel = request.channel("read")
    page, cursor = request.page(channel.members)
    return {"members": page, "response_metadata": {"next_cursor": cursor}}


@method("conversations.join", "channels:join")
def join(request: Request) -> Json:
    """Put the bot into a public channel."""
    channel = request.channel("")
    if channel.kind != "public":
        raise Failure("method_not_supported_for_channel_type")
    if channel.archived:
        raise Failure("is_archived")
    already = request.workspace.bot_user in channel.members
    if not already:
        workspace = request.workspace
        request.slack.spawn(membership.enter(request.slack, workspace, workspace.bot_user, channel))
    answer: Json = {"channel": _shape(request, channel) | {"is_member": True}}
    return answer | {"warning": "already_in_channel"} if already else answer


@method("conversations.open", "im:write", "mpim:write")
def open_direct(request: Request) -> Json:
    """Open the direct messages with one person, or return those there are."""
    if request.get("channel"):
        channel = request.channel("")
    else:
        listed = [each.strip() for each in request.need("users").split(",")]
        if len(listed) > 1:
            raise Failure("too_many_users" if len(listed) > 8 else "method_not_supported_for_channel_type")
        channel = direct(request, listed[0])
    shape = _shape(request, channel) if request.flag("return_im") else {"id": channel.id}
    return {"channel": shape}


def direct(request: Request, person_id: str) -> Channel:
    """Return the direct messages with a person, who may be deactivated but not unknown to the bot."""
    person = request.known(person_id)
    if person.id == request.workspace.bot_user or person.is_bot:
        raise Failure("cannot_dm_bot")
    return request.workspace.direct(person.id)


@method("conversations.history", *_HISTORY)
def history(request: Request) -> Json:
    """Return a channel's messages, newest first, replies left out."""
    channel = _readable(request)
    top = [message for message in channel.timeline() if not message.in_thread or message.broadcast]
    return _messages(request, channel, _between(request, top[::-1]))


@method("conversations.replies", *_HISTORY)
def replies(request: Request) -> Json:
    """Return a thread, its first message first."""
    channel = _readable(request)
    ts = request.need("ts")
    if ts not in channel.messages:
        raise Failure("thread_not_found")
    thread = channel.messages[ts].thread_ts or ts
    first, *rest = channel.timeline(thread)
    return _messages(request, channel, [first, *_between(request, rest)])


def _readable(request: Request) -> Channel:
    channel = request.channel("history")
    if request.workspace.bot_user not in channel.members:
        raise Failure("not_in_channel")
    return channel


def _between(request: Request, messages: Sequence[Message]) -> list[Message]:
    oldest, latest = request.get("oldest", "0"), request.get("latest", "9999999999")
    try:
        low, high = float(oldest), float(latest)
    except ValueError as error:
        raise Failure("invalid_ts_latest") from error
    inclusive = request.flag("inclusive")
    edges = {oldest, latest} if inclusive else set()
    return [each for each in messages if low < float(each.ts) < high or each.ts in edges]


def _messages(request: Request, channel: Channel, messages: Sequence[Message]) -> Json:
    at_once = PAGE_UNAPPROVED if request.slack.unapproved else None
    page, cursor = request.page(messages, most=999, at_once=at_once)
    metadata = request.flag("include_all_metadata")
    shapes = [
        message.as_history(
            with_metadata=metadata, replies=[] if message.in_thread else channel.replies(message.ts)
        )
        for message in page
    ]
    return {
        "messages": shapes,
        "has_more": bool(cursor),
        "pin_count": 0,
        "response_metadata": {"next_cursor": cursor},
    }
