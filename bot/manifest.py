"""The Slack app manifest, from the bot's own tables of commands, shortcuts and events.

https://docs.slack.dev/reference/app-manifest. Delayed Events can not be set in it: switch them on by hand.
"""

import argparse
import json
from typing import Any, NamedTuple

from bot.app import COMMANDS, EVENTS, MESSAGE_SHORTCUTS

NAME = "Matters Arising"
ABOUT = "Remembers what a group decided, who was there, and what became of it."
LONG_ABOUT = (
    "For committees, boards and partnerships whose members come from several organisations and meet every "
    "few weeks. It records decisions and actions in one line, asks their owners between meetings, and tells "
    "whoever missed a meeting what was decided. What a private channel has on record is seen by its members "
    "alone; that of a public one, as the channel itself, by everybody with a full account."
)


class Entry(NamedTuple):
    """How Slack lists a command or shortcut; `hint` is what to type after a command."""

    title: str
    hint: str = ""


COMMAND_ENTRIES = {
    "/decide": Entry("Record what this channel has decided", "We will pilot the café because …"),
    "/action": Entry("Record an action with its owners and due date", "@sam draft the paper by Friday"),
    "/decisions": Entry("Look up decisions", "[words] or D12"),
    "/actions": Entry("Look up actions", "[mine, open, overdue, @sam, words] or A7"),
    "/meeting": Entry("Plan this group's meetings", "every second Tuesday at 10:00 for 90 minutes"),
    "/nudges": Entry(
        "See and change how you are reminded", "[weekly, off, away until Monday, 10 to 16, Scotland]"
    ),
    "/recap": Entry("Read what you missed", "[since March] or [@sam]"),
}
SHORTCUT_ENTRIES = {
    "record_decision": Entry("Record decision", "Record this message as a decision of the group"),
    "record_action": Entry("Record action", "Record this message as an action"),
    "capture_thread": Entry("Capture thread", "Record what this thread has led to"),
    "raise_concern": Entry("Raise a concern", "Raise a concern about the decision in this message"),
}


class Need(NamedTuple):
    """Why a scope is asked for: what people get from it, and the methods and events that need it."""

    reason: str
    methods: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


_CHANNEL_EVENTS = ("member_joined_channel", "member_left_channel", "channel_id_changed")
_SHARING = ("channel_shared", "channel_unshared")
_ABOUT_CHANNELS = ("conversations.info", "conversations.members")
_PAST = ("conversations.history", "conversations.replies")
_FATES = ("left", "rename", "archive", "unarchive", "deleted")

SCOPES: dict[str, Need] = {
    "app_mentions:read": Need(
        "People mention the bot to record something in a thread.", (), ("app_mention",)
    ),
    "channels:history": Need(
        "Reads a thread that is captured, follows edits of what was recorded, and finds out whether a "
        "message of its own arrived.",
        _PAST,
        ("message.channels",),
    ),
    "channels:read": Need(
        "Knows who is a member, so that only members see the record.",
        _ABOUT_CHANNELS,
        (*_CHANNEL_EVENTS, *_SHARING, *(f"channel_{fate}" for fate in _FATES)),
    ),
    "chat:write": Need(
        "Posts cards, nudges and recaps.", ("chat.postMessage", "chat.update", "chat.postEphemeral")
    ),
    "commands": Need("Offers the slash commands and message shortcuts."),
    "dnd:read": Need(
        "Asks whoever has paused their notifications for days whether to keep quiet until then.",
        (),
        ("dnd_updated_user",),
    ),
    "groups:history": Need("The same as channels:history, in private channels.", _PAST, ("message.groups",)),
    "groups:read": Need(
        "The same as channels:read, in private channels.",
        _ABOUT_CHANNELS,
        (*_CHANNEL_EVENTS, *_SHARING, *(f"group_{fate}" for fate in _FATES)),
    ),
    "im:history": Need(
        "Reads what people reply to a nudge, and finds out whether a direct message arrived.",
        _PAST,
        ("message.im",),
    ),
    "im:write": Need("Opens a direct message to ask the owner of an action.", ("conversations.open",)),
    "reactions:read": Need(
        "People react to a message to propose it, and take that back.",
        (),
        ("reaction_added", "reaction_removed"),
    ),
    "reactions:write": Need("Answers thanks with a reaction, not with words.", ("reactions.add",)),
    "team:read": Need("Shows of whom other workspaces' people are, in a channel they share.", ("team.info",)),
    "usergroups:read": Need("A user group can own an action.", ("usergroups.list", "usergroups.users.list")),
    "users:read": Need(
        "Knows people's names, time zones and whether their accounts are open, and asks whoever has a status "
        "of leave whether to keep quiet.",
        ("users.info", "users.list"),
        ("user_change",),
    ),
}
"""Every scope that some part of the bot needs, and why; tests hold it against the code."""

OPTIONAL = frozenset(("dnd:read",))
"""Those without which an installation does without what they bring, and nothing else is amiss."""

_SPREAD = {"message": ("message.channels", "message.groups", "message.im")}


def subscriptions() -> list[str]:
    """Return the events to subscribe to, by Slack's names: messages have one for each kind of channel."""
    return sorted(name for event in EVENTS for name in _SPREAD.get(event, (event,)))


def scopes() -> list[str]:
    """Return the scopes that the bot needs, and no others."""
    subscribed = set(subscriptions())
    return [
        scope
        for scope, need in SCOPES.items()
        if scope == "commands" or need.methods or subscribed.intersection(need.events)
    ]


def print_out(given: argparse.Namespace) -> int:
    """Print it, for Slack's page 'Create an app from a manifest'."""
    print(json.dumps(build(given.url), indent=2, ensure_ascii=False))
    return 0


def build(url: str | None = None) -> dict[str, Any]:
    """Return the manifest for HTTP at `url`, or for Socket Mode, which needs no address."""
    request = f"{url.rstrip('/')}/slack/events" if url else None
    at = {"request_url": request} if request else {}
    return {
        "_metadata": {"major_version": 1, "minor_version": 1},
        "display_information": {"name": NAME, "description": ABOUT, "long_description": LONG_ABOUT},
        "features": {
            "app_home": {
                "home_tab_enabled": "app_home_opened" in EVENTS,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": NAME, "always_online": True},
            "shortcuts": [_shortcut(callback_id) for callback_id in sorted(MESSAGE_SHORTCUTS)],
            "slash_commands": [_command(name, request) for name in sorted(COMMANDS)],
        },
        "oauth_config": {"scopes": {"bot": scopes()}},
        "settings": {
            "event_subscriptions": {**at, "bot_events": subscriptions()},
            "interactivity": {"is_enabled": True, **at},
            "org_deploy_enabled": False,
            "socket_mode_enabled": request is None,
            "token_rotation_enabled": False,
        },
    }


def _command(name: str, request: str | None) -> dict[str, Any]:
    entry = COMMAND_ENTRIES[name]
    listed = {"command": name, "description": entry.title, "usage_hint": entry.hint, "should_escape": True}
    return listed | ({"url": request} if request else {})


def _shortcut(callback_id: str) -> dict[str, str]:
    entry = SHORTCUT_ENTRIES[callback_id]
    return {"name": entry.title, "type": "message", "callback_id": callback_id, "description": entry.hint}
