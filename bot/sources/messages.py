"""Reads a message as Slack sends it: its words, its writer, and where a record of it comes from."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from storage.records import Source

SlackMessage = Mapping[str, Any]


def source_of(message: SlackMessage, team: str, channel: str, author: str) -> Source:
    """Return where a record comes from that `author` makes of a message, as it was read."""
    said_ts, thread_ts = str(message.get("ts")), message.get("thread_ts")
    return Source(team, channel, author, said_ts, thread_ts, writer(message), last_change(message))


def reacting(message: SlackMessage, names: Collection[str]) -> frozenset[str]:
    """Return the ids of those who reacted to a message with any of these names, whatever the skin tone.

    Of very many Slack names only some.
    """
    found = (
        one for one in message.get("reactions") or () if str(one.get("name")).partition("::")[0] in names
    )
    return frozenset(str(user) for one in found for user in one.get("users") or ())


def words(message: SlackMessage) -> str:
    """Return what a message says, as Slack sends it: its text, else what its blocks, files or cards say."""
    text = str(message.get("text") or "").strip()
    if text:
        return text
    parts = [*_blocks(message.get("blocks")), *_attachments(message.get("attachments"))]
    parts += [_file(one) for one in message.get("files") or [] if isinstance(one, Mapping)]
    return "\n".join(part for part in parts if part)


def writer(message: SlackMessage) -> str | None:
    """Return the person who wrote a message; None for what an app posted, or what is deleted."""
    user: str | None = message.get("user")
    return None if message.get("bot_id") or message.get("subtype") == "tombstone" else user


def last_change(message: SlackMessage) -> str:
    """Return the ts of a message's last edit, or its own while it was never edited."""
    return str((message.get("edited") or {}).get("ts") or message.get("ts"))


def _file(file: SlackMessage) -> str:
    return str(file.get("title") or file.get("name") or "")


def _attachments(attachments: Any) -> Iterator[str]:
    for one in attachments or []:
        if isinstance(one, Mapping):
            yield str(one.get("text") or one.get("fallback") or one.get("title") or "")


def _blocks(blocks: Any) -> Iterator[str]:
    for block in blocks or []:
        if isinstance(block, Mapping):
            yield from _texts(block)


def _texts(block: SlackMessage) -> Iterator[str]:
    """Yield the texts of one block in reading order; buttons and menus say nothing."""
    if block.get("type") in ("actions", "input", "divider"):
        return
    text = block.get("text")
    if isinstance(text, Mapping):
        yield str(text.get("text") or "")
    elif isinstance(text, str) and block.get("type") == "text":
        yield text
    for name in ("fields", "elements"):
        inner = [each for each in block.get(name) or [] if isinstance(each, Mapping)]
        if block.get("type") == "rich_text_section":
            yield "".join(_inline(each) for each in inner)
        else:
            for each in inner:
                yield from [str(each["text"])] if _is_text(each) else _texts(each)


def _is_text(element: SlackMessage) -> bool:
    return element.get("type") in ("mrkdwn", "plain_text") and isinstance(element.get("text"), str)


def _inline(element: SlackMessage) -> str:
    if element.get("type") == "user":
        return f"<@{element.get('user_id')}>"
    return str(element.get("text") or element.get("url") or "")
