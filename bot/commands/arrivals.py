"""Which commands are one and the same, arrived twice, and where they were typed."""

import hashlib
import json
import secrets
from typing import Any

TOLD = ("user_id", "channel_id", "command", "text")


def key(command: dict[str, Any]) -> str:
    """Return what a command and its second arrival share, and no other command does, in few characters.

    Its trigger alone would not do: somebody's two commands are two, whatever they come with. One
    without anything of its own is never taken for another.
    """
    own = command.get("trigger_id") or command.get("response_url") or secrets.token_hex(16)
    told = json.dumps([own, *(command.get(name) or "" for name in TOLD)])
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def is_direct(command: dict[str, Any]) -> bool:
    """Tell whether a command was typed to the bot, or to one person, alone."""
    return command.get("channel_name") == "directmessage" or str(command.get("channel_id")).startswith("D")
