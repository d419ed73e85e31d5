"""Several messages to one person as one."""

from collections.abc import Sequence

from bot.slack.blocks import room, text
from bot.slack.blocks.text import Block, Message


def fit(messages: Sequence[Message]) -> tuple[Message, int]:
    """Return as many of some messages as one has room for, the first ones first, and how many these are.

    One that does not fit with its buttons is shown by its text alone.
    """
    if len(messages) == 1:
        return messages[0], 1
    blocks: list[Block] = []
    lines: list[str] = []
    count = 0
    for message in messages:
        fitting = next((each for each in _ways(message) if room.has_room([*blocks, *each])), None)
        if fitting is None:
            break
        blocks += fitting if blocks else fitting[1:]
        lines += [*([""] if lines else []), *message["text"].split("\n")]
        count += 1
    return Message(text=room.plain(lines), blocks=blocks), count


def _ways(message: Message) -> list[list[Block]]:
    divider: Block = {"type": "divider"}
    # What is said in a text is escaped already; a recap's is never so long that it is cut.
    return [[divider, *message["blocks"]], [divider, text.section(message["text"])]]
