"""What is wrong with a list of blocks: block by block, and taken together."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

from bot.sandbox.blocks.checks import Fault, Value, array, typed
from bot.sandbox.blocks.layouts import BLOCKS, elements
from bot.sandbox.blocks.objects import ID

Surface = Literal["message", "modal", "home"]

MOST_BLOCKS: Mapping[Surface, int] = {"message": 50, "modal": 100, "home": 100}

LEFT_TO_MODELS = ("video", "file", "table", "context_actions")
"""Blocks that the bot does not use: what slack_sdk says of them is enough."""

ONLY_ON: Mapping[str, tuple[Surface, ...]] = {
    "markdown": ("message",),
    "file": ("message",),
    "table": ("message",),
    "context_actions": ("message",),
    "file_input": ("modal",),
}
"""Types of blocks and elements that are taken on some surfaces only."""

FIELD_ONLY_ON: Mapping[str, tuple[Surface, ...]] = {
    "response_url_enabled": ("modal",),
    "focus_on_load": ("modal", "home"),
}
"""Fields of elements that are taken on some surfaces only."""


def faults(blocks: Value, surface: Surface) -> list[Fault]:
    """Return every reason for which Slack would refuse `blocks` on `surface`; pointers start at `/blocks`."""
    found = list(array(_block, least=0, most=MOST_BLOCKS[surface])(blocks, "/blocks"))
    if found:
        return found
    return [*_duplicate_block_ids(blocks), *_misplaced(blocks, surface), *_focuses(blocks)]


def _block(block: Value, pointer: str) -> Iterator[Fault]:
    own = list(typed({**BLOCKS, **dict.fromkeys(LEFT_TO_MODELS, _name)})(block, pointer))
    yield from own or _models(block, pointer)


def _name(block: Value, pointer: str) -> Iterator[Fault]:
    yield from ID(block.get("block_id", "none"), f"{pointer}/block_id")


def _models(block: Value, pointer: str) -> Iterator[Fault]:
    """Ask slack_sdk for a second opinion, the only one on blocks that have no table here."""
    try:
        parsed = Block.parse(block)
        kept = parsed.to_dict() if parsed else {}
    except (SlackObjectFormationError, TypeError, ValueError) as error:
        yield Fault(pointer, str(error), "failed_constraint")
        return
    # The models keep every field that they know and that is not empty.
    for key in {key for key in block if block[key]} - kept.keys():
        yield Fault(f"{pointer}/{key}", f"invalid additional property: {key}", "unknown_field")


def _duplicate_block_ids(blocks: Value) -> Iterator[Fault]:
    count: Counter[str] = Counter()
    for index, block in enumerate(blocks):
        name = block.get("block_id")
        count[name] += 1
        if name is not None and count[name] > 1:
            yield Fault(f"/blocks/{index}/block_id", f'`block_id` "{name}" already exists', "duplicate_id")


def _parts(blocks: Value) -> Iterator[tuple[str, Value]]:
    for index, block in enumerate(blocks):
        yield f"/blocks/{index}", block
        yield from ((f"/blocks/{index}{where}", element) for where, element in elements(block))


def _misplaced(blocks: Value, surface: Surface) -> Iterator[Fault]:
    for pointer, part in _parts(blocks):
        if surface not in ONLY_ON.get(part["type"], (surface,)):
            yield Fault(f"{pointer}/type", f"unsupported type: {part['type']}", "unsupported_type")
        for field in part.keys() & FIELD_ONLY_ON.keys():
            if surface not in FIELD_ONLY_ON[field]:
                yield Fault(f"{pointer}/{field}", f"invalid additional property: {field}", "unknown_field")


def _focuses(blocks: Value) -> Iterator[Fault]:
    focused = [pointer for pointer, part in _parts(blocks) if part.get("focus_on_load")]
    for pointer in focused[1:]:
        yield Fault(
            f"{pointer}/focus_on_load", "only one element can have focus_on_load", "failed_constraint"
        )
