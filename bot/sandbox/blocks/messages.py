"""Messages as a whole: how much text Slack takes, and what it adds to the blocks it stores."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from hashlib import blake2s
from itertools import count

from bot.sandbox.blocks.checks import Value
from bot.sandbox.blocks.elements import ELEMENTS
from bot.sandbox.blocks.rules import faults

MOST_POSTED = 40_000
"""Characters after which chat.postMessage cuts a text off (https://docs.slack.dev/reference/methods/chat.postMessage)."""

MOST_TEXT: Mapping[str, int] = {"chat.update": 4_000, "chat.postEphemeral": MOST_POSTED}
"""Characters over which a method refuses a text as `msg_too_long`; the others cut it off."""

# Fitted to https://github.com/slackapi/bolt-js/issues/2509: one block may hold 13,297 characters, and
# 13,172 with a divider beside it. Answers through a response_url are not bound by it (issue 2867 there).
MOST_IN_BLOCKS = 13_422
COST_OF_A_BLOCK = 125
UNBOUNDED = ("response_url",)


def message_faults(text: str | None, blocks: Value, *, method: str) -> str | None:
    """Return the error with which `method` refuses a message, or None.

    `method` is a name such as `chat.update`, or `response_url`. One of `no_text`, `msg_too_long`,
    `invalid_blocks_format`, `invalid_blocks`, `msg_blocks_too_long`.
    """
    verdicts = {
        "no_text": not (text or "").strip() and not blocks,
        "msg_too_long": len(text or "") > MOST_TEXT.get(method, len(text or "")),
        "invalid_blocks_format": blocks is not None and not isinstance(blocks, list),
    }
    refused = next((error for error, holds in verdicts.items() if holds), None)
    return refused or (_blocks_fault(blocks, method) if blocks else None)


def _blocks_fault(blocks: Value, method: str) -> str | None:
    if faults(blocks, "message"):
        return "invalid_blocks"
    too_long = size(blocks) > MOST_IN_BLOCKS and method not in UNBOUNDED
    return "msg_blocks_too_long" if too_long else None


def size(blocks: Value) -> int:
    """Return how much of a message's room its blocks take: their texts, and a share for each block."""
    return len(blocks) * COST_OF_A_BLOCK + sum(len(text) for text in _texts(blocks))


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, list):
        for entry in value:
            yield from _texts(entry)
    elif isinstance(value, dict):
        for key, entry in value.items():
            if key == "text" and isinstance(entry, str):
                yield entry
            else:
                yield from _texts(entry)


def truncate(text: str) -> str:
    """Cut a text off where chat.postMessage does."""
    return text[:MOST_POSTED]


def normalise(blocks: Value) -> list[Value]:
    """Copy valid blocks as Slack stores them, a block_id in each and an action_id in each control.

    Slack makes the missing names up. Here they follow from what the block says and where it stands, so
    that runs can be repeated, and so that nobody comes to rely on a name that outlives an edit.
    """
    taken = {block["block_id"] for block in blocks if "block_id" in block}
    return [_named(block, index, taken) for index, block in enumerate(blocks)]


def _named(block: Value, index: int, taken: set[str]) -> Value:
    seed = f"{index} {json.dumps(block, sort_keys=True)}"
    named = {**block, "block_id": block.get("block_id") or _fresh(seed, taken)}
    for key in ("accessory", "element"):
        if key in block:
            named[key] = _with_action(block[key], seed, set())
    if block["type"] == "actions":
        actions = {element["action_id"] for element in block["elements"] if "action_id" in element}
        named["elements"] = [_with_action(element, seed, actions) for element in block["elements"]]
    return named


def _with_action(element: Value, seed: str, taken: set[str]) -> Value:
    if "action_id" in element or element["type"] not in ELEMENTS.keys() - {"image"}:
        return element
    return {**element, "action_id": _fresh(f"{seed} action", taken)}


def _fresh(seed: str, taken: set[str]) -> str:
    """Make up a name of five characters that is not taken yet, and take it."""
    digests = (blake2s(f"{seed} {attempt}".encode(), digest_size=6).digest() for attempt in count())
    names = (urlsafe_b64encode(digest)[:5].decode() for digest in digests)
    name = next(name for name in names if name not in taken)
    taken.add(name)
    return name
