"""Finds what Slack would act on in a message: written anew from Slack's page on formatting, for tests."""

import re
from collections.abc import Iterator
from typing import Any

# https://docs.slack.dev/messaging/formatting-message-text: whatever stands in angle brackets.
_TOKEN = re.compile(r"<([^<>]+)>")
_ADDRESS = re.compile(
    r"https://\w+\.slack\.com/archives/\w+/p\d+(\?thread_ts=[\d.]+&cid=\w+)?"
    r"\|(open the (message|card)|[Ww]here it was said|[Ii]ts card|[DA]\d+)"
)
_BROADCAST = re.compile(r"@(channel|here|everyone)\b", re.IGNORECASE)
# A joiner belongs to the emoji and the scripts that are written with it; between Latin letters it hides.
_INVISIBLE = re.compile(
    "[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff]|[ -~][\u200c\u200d]|[\u200c\u200d][ -~]"
)


def texts(payload: Any) -> Iterator[tuple[str, bool]]:
    """Yield each text that a payload shows, and whether Slack reads it as mrkdwn."""
    if isinstance(payload, dict):
        kind = payload.get("type")
        for name, value in payload.items():
            if name in ("metadata", "private_metadata", "value", "initial_value"):
                continue
            if isinstance(value, str) and name == "text":
                yield value, kind != "plain_text"
            else:
                yield from texts(value)
    elif isinstance(payload, list):
        for each in payload:
            yield from texts(each)


def active(payload: Any, allowed: set[str]) -> list[str]:
    """Return what in a payload would mention, link or hide something, save the tokens that are `allowed`."""
    found = []
    for text, mrkdwn in texts(payload):
        if mrkdwn:
            found += [token for token in _TOKEN.findall(text) if not _is_ours(token, allowed)]
        found += _BROADCAST.findall(text.replace("@\u2060", "")) + _INVISIBLE.findall(text)
        found += ["```"] * ("```" in text)
    return found


def _is_ours(token: str, allowed: set[str]) -> bool:
    return (
        token.startswith("!date^")
        or _ADDRESS.fullmatch(token) is not None
        or token.partition("|")[0] in allowed
    )
