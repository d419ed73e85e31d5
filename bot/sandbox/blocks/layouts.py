"""Every block, and where the elements inside it are.

Limits: https://docs.slack.dev/reference/block-kit/blocks
"""

from collections.abc import Iterator, Mapping

from bot.sandbox.blocks.checks import (
    Check,
    Fault,
    Value,
    array,
    boolean,
    either,
    not_both,
    record,
    string,
    typed,
)
from bot.sandbox.blocks.elements import ELEMENTS, IN_ACTIONS, IN_INPUT, IN_SECTION
from bot.sandbox.blocks.objects import ID, SLACK_FILE, URL, plain, text
from bot.sandbox.blocks.rich_text import RICH_TEXT

SOME_TEXT: Mapping[str, Check] = {"plain_text": text(), "mrkdwn": text()}
NAMED: Mapping[str, Check] = {"block_id": ID}


def elements(block: Value) -> Iterator[tuple[str, Value]]:
    """Yield each element of a block, with its pointer inside the block."""
    yield from ((f"/{key}", block[key]) for key in ("accessory", "element") if key in block)
    if block["type"] in ("actions", "context"):
        yield from ((f"/elements/{index}", element) for index, element in enumerate(block["elements"]))


def _distinct_action_ids(block: Value, pointer: str) -> Iterator[Fault]:
    seen = set()
    for where, element in elements(block):
        action = element.get("action_id")
        if action in seen:
            yield Fault(
                f"{pointer}{where}/action_id", f'`action_id` "{action}" already exists', "duplicate_id"
            )
        if action is not None:
            seen.add(action)


BLOCKS: Mapping[str, Check] = {
    "section": record(
        optional={
            **NAMED,
            "text": text(),
            "fields": array(text(2000), most=10),
            "accessory": typed(ELEMENTS, IN_SECTION),
            "expand": boolean,
        },
        rules=(either("text", "fields"),),
    ),
    "divider": record(optional=NAMED),
    "header": record({"text": plain(150)}, NAMED),
    "image": record(
        {"alt_text": string(2000)},
        {**NAMED, "image_url": URL, "slack_file": SLACK_FILE, "title": plain(2000)},
        (either("image_url", "slack_file"), not_both("image_url", "slack_file")),
    ),
    "actions": record(
        {"elements": array(typed(ELEMENTS, IN_ACTIONS), most=25)}, NAMED, (_distinct_action_ids,)
    ),
    "context": record({"elements": array(typed({**SOME_TEXT, "image": ELEMENTS["image"]}), most=10)}, NAMED),
    "input": record(
        {"label": plain(2000), "element": typed(ELEMENTS, IN_INPUT)},
        {**NAMED, "hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
    ),
    "rich_text": record(RICH_TEXT, NAMED),
    "markdown": record({"text": string(12_000)}, NAMED),
}
