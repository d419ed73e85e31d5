"""What an app says through a response URL, or in the acknowledgement of a command."""

from bot.sandbox.behaviour import posting
from bot.sandbox.behaviour.engine import Engine
from bot.sandbox.data.channels import Channel
from bot.sandbox.data.errors import Failure
from bot.sandbox.data.messages import Message
from bot.sandbox.data.teams import Team
from bot.sandbox.data.triggers import ResponseUrl
from bot.sandbox.payloads import Json


def respond(slack: Engine, path: str, arguments: Json) -> None:
    """Do what was posted to a response URL, within its uses and its half hour."""
    issued = slack.response_urls.use(path, slack.clock())
    workspace = slack.workspaces[issued.team]
    channel = slack.channels[issued.channel]
    if arguments.get("delete_original") and issued.source:
        _delete(slack, workspace, channel, issued.source)
    elif arguments.get("replace_original") and issued.source:
        _replace(slack, workspace, channel, issued.source, arguments)
    else:
        say(slack, workspace, channel, issued.person, arguments)


def new_url(workspace: Team, channel: Channel, person: str, source: Message | None = None) -> str:
    """Return a new response URL for one interaction; only the bot's own message can be its original."""
    original = source if source and source.user == workspace.bot_user else None
    slack = workspace.slack
    issued = ResponseUrl(workspace.team_id, channel.id, person, slack.clock(), original)
    return f"{slack.address}/response/{slack.response_urls.issue(issued)}"


def say(slack: Engine, workspace: Team, channel: Channel, person: str, arguments: Json) -> Message:
    """Post what was answered: to the person alone, or to all when response_type is in_channel."""
    what = posting.contents(arguments, "response_url")
    thread = arguments.get("thread_ts") or None
    if arguments.get("response_type") == "in_channel":
        return posting.by_bot(slack, workspace, channel, what, thread=thread)
    return posting.to_one(workspace, channel, person, what, thread=thread)


def _delete(slack: Engine, workspace: Team, channel: Channel, source: Message) -> None:
    if source in workspace.ephemeral_messages:
        workspace.ephemeral_messages.remove(source)
    elif source.ts in channel.messages:
        slack.announce(posting.remove(workspace, channel, source), channel, workspace.team_id)
    else:
        raise Failure("message_not_found")


def _replace(slack: Engine, workspace: Team, channel: Channel, source: Message, arguments: Json) -> None:
    what = posting.contents(arguments, "response_url")
    if source in workspace.ephemeral_messages:
        source.text, source.blocks, source.attachments = what.text, what.blocks, what.attachments
        return
    if source.ts not in channel.messages:
        raise Failure("message_not_found")
    changes = vars(what) if what.metadata else {"text": what.text, "blocks": what.blocks}
    event = posting.change(workspace, channel, source, workspace.bot_user, **changes)
    slack.announce(event, channel, workspace.team_id)
