"""Which scope each event needs, and every scope a bot token of the sandbox can have."""

from bot.sandbox.data.channels import Channel

KNOWN = frozenset(
    {
        "app_mentions:read",
        "channels:history",
        "channels:join",
        "channels:manage",
        "channels:read",
        "chat:write",
        "chat:write.public",
        "commands",
        "dnd:read",
        "groups:history",
        "groups:read",
        "groups:write",
        "im:history",
        "im:read",
        "im:write",
        "links:read",
        "links:write",
        "mpim:history",
        "mpim:read",
        "mpim:write",
        "reactions:read",
        "reactions:write",
        "team:read",
        "usergroups:read",
        "users:read",
        "users:read.email",
    }
)
DEFAULT = KNOWN - {"chat:write.public"}
"""What `install()` grants: everything but permission to post in channels that the bot is not in."""

_FAMILY = {"public": "channels", "private": "groups", "im": "im", "mpim": "mpim"}

_OF_EVENT = {
    "app_mention": "app_mentions:read",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "dnd_updated_user": "dnd:read",
    "user_change": "users:read",
    "user_status_changed": "users:read",
    "user_huddle_changed": "users:read",
    "team_join": "users:read",
    "subteam_updated": "usergroups:read",
    "subteam_members_changed": "usergroups:read",
    "link_shared": "links:read",
}
_OF_CHANNEL_EVENT = frozenset(
    [
        "member_joined_channel",
        "member_left_channel",
        "channel_id_changed",
        "channel_shared",
        "channel_unshared",
    ]
)


def family(channel: Channel, ability: str) -> str:
    """Return for example `groups:read` for reading about a private channel."""
    return f"{_FAMILY[channel.kind]}:{ability}"


def subscription(event_type: str, channel: Channel | None) -> str:
    """Return the name under which an app subscribes to an event, such as `message.groups`."""
    if event_type == "message" and channel:
        return f"message.{_FAMILY[channel.kind]}"
    return event_type


def of_event(event_type: str, channel: Channel | None) -> str | None:
    """Return the scope without which Slack does not send an event, or None when it needs none."""
    if event_type == "message" and channel:
        return family(channel, "history")
    if event_type in _OF_CHANNEL_EVENT and channel:
        return family(channel, "read")
    if event_type.startswith("channel_"):
        return "channels:read"
    if event_type.startswith("group_"):
        return "groups:read"
    return _OF_EVENT.get(event_type)
