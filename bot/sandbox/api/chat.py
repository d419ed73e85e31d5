"""chat.*: posting, changing and deleting the bot's messages."""

from datetime import UTC, datetime, timedelta

from bot.sandbox.api import conversations
from bot.sandbox.api.method import Request, method
from bot.sandbox.behaviour import posting
from bot.sandbox.data.channels import Channel
from bot.sandbox.data.errors import Failure
from bot.sandbox.data.messages import Message
from bot.sandbox.payloads import Json
from bot.sandbox.text import escaping

FURTHEST = timedelta(days=120)


def _target(request: Request) -> Channel:
    """Find where to post: a channel, direct messages, or a person's id, which means their direct messages."""
    name = request.need("channel")
    if name[0] in "UW" and name in request.slack.people:
        return conversations.direct(request, name)
    channel = request.channel("")
    if channel.archived:
        raise Failure("is_archived")
    may_visit = channel.kind == "public" and "chat:write.public" in request.workspace.scopes
    if request.workspace.bot_user not in channel.members and not may_visit:
        raise Failure("not_in_channel")
    return channel


@method("chat.postMessage", "chat:write", tier=0)
def post_message(request: Request) -> Json:
    """Post a message, in a channel, a thread or direct messages."""
    channel = _target(request)
    what = posting.contents(request.arguments, request.method)
    if request.flag("link_names"):
        what.text = escaping.linked(what.text, request.workspace.tokens(labelled=False))
    thread = request.get("thread_ts") or None
    if thread:
        posting.root(channel, thread)
    _wait(request, channel)
    message = posting.by_bot(
        request.slack,
        request.workspace,
        channel,
        what,
        thread=thread,
        broadcast=request.flag("reply_broadcast"),
    )
    return {"channel": channel.id, "ts": message.ts, "message": _shape(message)}


def _wait(request: Request, channel: Channel) -> None:
    if not request.slack.strict_rates:
        return
    seconds = request.slack.limits.wait_to_post(channel.id, request.slack.clock())
    if seconds:
        raise Failure("ratelimited", retry_after=seconds)


def _shape(message: Message) -> Json:
    shape = message.as_event()
    return shape | {"metadata": message.metadata} if message.metadata else shape


def _own(request: Request, name: str, refused: str) -> tuple[Channel, Message]:
    channel = request.channel("")
    message = channel.messages.get(request.need(name))
    if message is None or message.subtype == "tombstone":
        raise Failure("message_not_found")
    if message.user != request.workspace.bot_user:
        raise Failure(refused)
    return channel, message


@method("chat.update", "chat:write")
def update(request: Request) -> Json:
    """Change a message of the bot; blocks and metadata stay unless they are sent."""
    channel, message = _own(request, "ts", "cant_update_message")
    window = request.workspace.edit_window
    if window and request.slack.clock() - _moment(message.ts) > window:
        raise Failure("edit_window_closed")
    arguments = dict(request.arguments)
    if arguments.get("text") is None and not arguments.get("blocks"):
        raise Failure("no_text")
    what = posting.contents(arguments, request.method)
    changes: Json = {"text": what.text}
    changes |= {"blocks": what.blocks} if "blocks" in arguments else {}
    changes |= {"attachments": what.attachments} if "attachments" in arguments else {}
    changes |= {"metadata": what.metadata} if arguments.get("metadata") is not None else {}
    event = posting.change(request.workspace, channel, message, request.workspace.bot_user, **changes)
    _tell(request, channel, event)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": _shape(message)}


@method("chat.delete", "chat:write")
def delete(request: Request) -> Json:
    """Delete a message of the bot."""
    channel, message = _own(request, "ts", "cant_delete_message")
    _tell(request, channel, posting.remove(request.workspace, channel, message))
    return {"channel": channel.id, "ts": message.ts}


def _tell(request: Request, channel: Channel, event: Json) -> None:
    request.slack.announce(event, channel, request.workspace.team_id)


@method("chat.postEphemeral", "chat:write", tier=4)
def post_ephemeral(request: Request) -> Json:
    """Show a message to one member of a channel."""
    channel = _target(request)
    what = posting.contents(request.arguments, request.method)
    person = request.known(request.need("user"))
    if person.id not in channel.members:
        raise Failure("user_not_in_channel")
    thread = request.get("thread_ts") or None
    message = posting.to_one(request.workspace, channel, person.id, what, thread=thread)
    return {"message_ts": message.ts}


@method("chat.getPermalink", tier=0)
def permalink(request: Request) -> Json:
    """Return the address of a message."""
    channel = request.channel("")
    message = channel.messages.get(request.need("message_ts"))
    if message is None:
        raise Failure("message_not_found")
    address = (
        f"https://{request.workspace.domain}.slack.com/archives/{channel.id}/p{message.ts.replace('.', '')}"
    )
    if message.in_thread:
        address += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": address}


@method("chat.scheduleMessage", "chat:write")
def schedule(request: Request) -> Json:
    """Post a message later, at most 120 days from now."""
    channel = _target(request)
    what = posting.contents(request.arguments, request.method)
    try:
        when = datetime.fromtimestamp(int(request.need("post_at")), UTC)
    except ValueError as error:
        raise Failure("invalid_time") from error
    now = request.slack.clock()
    if when <= now:
        raise Failure("time_in_past")
    if when - now > FURTHEST:
        raise Failure("time_too_far")
    thread = request.get("thread_ts") or None

    async def say() -> None:
        posting.by_bot(request.slack, request.workspace, channel, what, thread=thread)

    request.slack.inbound.later(when, say)
    number = request.slack.identifiers.new("Q")
    return {"channel": channel.id, "scheduled_message_id": number, "post_at": int(when.timestamp())}


def _moment(ts: str) -> datetime:
    return datetime.fromtimestamp(float(ts), UTC)
