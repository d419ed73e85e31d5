"""How much fits into one message: shorter and shorter lines are tried until Slack takes all of them."""

import json
from collections.abc import Callable, Sequence

from bot.slack.blocks import text
from bot.slack.blocks.text import Block, Message

MOST_ROOM = 12_000
"""Slack refuses a message whose blocks come to about 13,000 characters, markup included
(https://github.com/slackapi/bolt-js/issues/2509)."""
MOST_PLAIN = 3_500
"""Slack refuses an update whose text has more than 4,000 characters."""
SCALES = (1.0, 0.7, 0.45, 0.25, 0.12)


def fitting(build: Callable[[float], Message]) -> Message:
    """Return what `build` makes at the largest scale, 1.0 or less, that one message has room for."""
    for scale in SCALES:
        message = build(scale)
        if room(message["blocks"]) <= MOST_ROOM:
            break
    return message


def room(blocks: Sequence[Block]) -> int:
    """Return how many characters blocks take on their way to Slack."""
    return len(json.dumps(blocks, ensure_ascii=False))


def plain(lines: Sequence[str], last: str = "") -> str:
    """Return lines as one text, without those that no longer fit, and the `last` one in any case."""
    kept: list[str] = []
    most = MOST_PLAIN - len(last) - 1
    for line in lines:
        if sum(len(each) + 1 for each in kept) + len(line) > most - 60:
            kept.append(f"… and {len(lines) - len(kept)} more lines, in the message itself.")
            break
        kept.append(line)
    return "\n".join([*kept, last] if last else kept)


def words(said: str, most: int, scale: float) -> str:
    """Return what a person wrote on one line, escaped, in at most `most` characters times the scale."""
    return text.fit(" ".join(said.split()), max(20, int(most * scale)))
