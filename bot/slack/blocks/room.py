"""How much fits into one message or one modal in Slack, for everything that may grow too long."""

from collections.abc import Callable, Iterator, Sequence

from bot.slack.blocks import text
from bot.slack.blocks.text import Block, Message

MOST_ROOM = 12_000
"""Slack refuses a message whose blocks come to about 13,400 characters: all their texts, and more for each
block (fitted to https://github.com/slackapi/bolt-js/issues/2509). This leaves some to spare."""
A_BLOCK = 130
"""Characters that a block counts for beside its texts."""
MOST_BLOCKS = text.MOST_BLOCKS
MOST_PLAIN = 3_500
"""Slack refuses an update whose text has more than 4,000 characters."""
MOST_READ = 3_000
"""Characters of a recap: nobody reads more of it at once, and the rest is one press away."""
MOST_MODAL_BLOCKS = 100
MOST_MODAL_TEXT = 40_000
"""Characters of one long text that a modal shows, in as many blocks as it takes; nothing is made longer."""
SCALES = (1.0, 0.7, 0.45, 0.25, 0.12)


def taken(blocks: Sequence[Block]) -> int:
    """Return how many characters blocks count for: their texts, and a share for each block."""
    return A_BLOCK * len(blocks) + letters(blocks)


def letters(blocks: Sequence[Block]) -> int:
    """Return how many characters blocks show, those of their buttons included."""
    return sum(map(len, _texts(blocks)))


def has_room(blocks: Sequence[Block], *, spare: int = 0, spare_blocks: int = 0) -> bool:
    """Tell whether one message takes blocks, and `spare` characters and blocks besides."""
    return taken(blocks) <= MOST_ROOM - spare and len(blocks) <= MOST_BLOCKS - spare_blocks


def within(blocks: Sequence[Block], rest: Block) -> list[Block]:
    """Return the blocks that fit into one message; `rest` stands in place of those that do not."""
    if has_room(blocks):
        return list(blocks)
    kept: list[Block] = []
    for block in blocks:
        if not has_room([*kept, block, rest]):
            break
        kept.append(block)
    return [*kept, rest]


def fitting(build: Callable[[float], Message]) -> Message:
    """Return what `build` makes at the largest scale, 1.0 or less, at which it is as short as a recap is."""
    for scale in SCALES:
        message = build(scale)
        if max(letters(message["blocks"]), len(message["text"])) <= MOST_READ:
            break
    return message


def plain(lines: Sequence[str], last: str = "", *, most: int = MOST_PLAIN) -> str:
    """Return lines as one text, without those that no longer fit, and the `last` one in any case."""
    kept: list[str] = []
    most -= len(last) + 1
    for line in lines:
        if sum(len(each) + 1 for each in kept) + len(line) > most - 60:
            kept.append(f"… and {len(lines) - len(kept)} more lines, in the message itself.")
            break
        kept.append(line)
    return "\n".join([*kept, last] if last else kept)


def words(said: str, most: int, scale: float) -> str:
    """Return what a person wrote on one line, escaped, in at most `most` characters times the scale."""
    return text.fit(" ".join(said.split()), max(20, int(most * scale)))


def _texts(value: object) -> Iterator[str]:
    """Yield every text within blocks: paragraphs, the labels of buttons, the options of menus."""
    if isinstance(value, dict):
        for key, entry in value.items():
            if key == "text" and isinstance(entry, str):
                yield entry
            else:
                yield from _texts(entry)
    elif isinstance(value, list | tuple):
        for entry in value:
            yield from _texts(entry)
