"""What Slack makes of text: escaping, mentions and links, for what people type and what apps send."""

import re
from collections.abc import Mapping
from typing import Any

_MARKUP = re.compile(
    r"(<(?:[@#!][^<>\n]+|(?:https?|mailto|tel|slack):[^<>\s]+(?:\|[^<>\n]*)?|https?://[^<>\n]+)>)"
)
_BARE_URL = re.compile(r"(?<![\w<|/])https?://[^\s<>|]+[^\s<>|.,;:!?)'\"]")
_LONE_AMPERSAND = re.compile(r"&(?!amp;|lt;|gt;)")
BROADCASTS = {"channel", "here", "everyone"}


def typed(text: str, tokens: Mapping[str, str]) -> str:
    """Return what a person typed as Slack sends it on.

    `tokens` are the names they may have picked, with their sign, in lower case: `{"@sam": "<@U1>"}`.
    Any other name stays as typed.
    """
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return linked(_BARE_URL.sub(lambda url: f"<{url[0]}>", escaped), tokens)


def linked(text: str, tokens: Mapping[str, str]) -> str:
    """Return text with each known name turned into its token; markup in it stays."""
    names = sorted([*tokens, *(f"@{name}" for name in BROADCASTS)], key=len, reverse=True)
    known = re.compile(rf"(?<![\w@#<!|])(?:{'|'.join(map(re.escape, names))})(?![\w])", re.IGNORECASE)
    return known.sub(lambda name: _token(name[0].lower(), tokens), text)


def _token(name: str, tokens: Mapping[str, str]) -> str:
    return tokens.get(name) or f"<!{name[1:]}>"


def stored(text: str) -> str:
    """Return what an app sent as Slack stores it: markup kept, the rest escaped, addresses made links."""
    parts = _MARKUP.split(text)
    return "".join(part if index % 2 else _loose(part) for index, part in enumerate(parts))


def _loose(text: str) -> str:
    escaped = _LONE_AMPERSAND.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")
    return _BARE_URL.sub(lambda url: f"<{url[0]}>", escaped)


def stored_blocks(value: Any) -> Any:
    """Return blocks with the texts in them as Slack stores them."""
    if isinstance(value, list):
        return [stored_blocks(each) for each in value]
    if not isinstance(value, dict):
        return value
    if value.get("type") == "mrkdwn":
        return {**value, "text": stored(value["text"])}
    if value.get("type") == "plain_text":
        loose = _LONE_AMPERSAND.sub("&amp;", value["text"])
        return {**value, "text": loose.replace("<", "&lt;").replace(">", "&gt;")}
    return {key: stored_blocks(each) for key, each in value.items()}
