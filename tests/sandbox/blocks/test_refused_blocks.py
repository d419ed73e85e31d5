"""What Slack refuses of blocks, and of the elements among them that people press."""

from typing import Any

import pytest

from bot.sandbox import blocks
from tests.sandbox.blocks.samples import (
    BUTTON,
    CONFIRM,
    OPTIONS,
    PLAIN,
    SECTION,
    TEXT,
    VIDEO,
    WRITING,
    actions,
    asking,
    found,
    options,
    plain,
)

REFUSED: dict[str, tuple[Any, str]] = {
    "no object": ("section", "/blocks/0: must provide an object"),
    "no type": ({"text": TEXT}, "/blocks/0: missing required field: type"),
    "unknown type": ({"type": "sections"}, "/blocks/0/type: unsupported type: sections"),
    "unknown key": (SECTION | {"colour": "red"}, "/blocks/0/colour: invalid additional property: colour"),
    "unknown key, by slack_sdk": (
        VIDEO | {"colour": "red"},
        "/blocks/0/colour: invalid additional property: colour",
    ),
    "missing key": ({"type": "header"}, "/blocks/0: missing required field: text"),
    "section without text": ({"type": "section"}, "/blocks/0: missing required field: text or fields"),
    "text that is no object": (
        {"type": "section", "text": "Hello"},
        "/blocks/0/text: must provide an object",
    ),
    "number for text": (
        {"type": "header", "text": plain("x") | {"text": 7}},
        "/blocks/0/text/text: must be a string",
    ),
    "emoji on mrkdwn": (
        {"type": "section", "text": TEXT | {"emoji": True}},
        "/blocks/0/text/emoji: invalid additional property: emoji",
    ),
    "empty text": (
        {"type": "section", "text": TEXT | {"text": ""}},
        "/blocks/0/text/text: must be more than 0 characters",
    ),
    "long text": (
        {"type": "section", "text": TEXT | {"text": "x" * 3001}},
        "/blocks/0/text/text: must be less than 3001 characters",
    ),
    "long field": (
        {"type": "section", "fields": [plain("x" * 2001)]},
        "/blocks/0/fields/0/text: must be less than 2001 characters",
    ),
    "many fields": (
        {"type": "section", "fields": [TEXT] * 11},
        "/blocks/0/fields: no more than 10 items allowed",
    ),
    "no fields": ({"type": "section", "fields": []}, "/blocks/0/fields: must provide at least 1 items"),
    "fields that are no list": ({"type": "section", "fields": TEXT}, "/blocks/0/fields: must be an array"),
    "flag that is none": (SECTION | {"expand": 1}, "/blocks/0/expand: must be a boolean"),
    "mrkdwn in a header": ({"type": "header", "text": TEXT}, "/blocks/0/text/type: unsupported type: mrkdwn"),
    "long header": (
        {"type": "header", "text": plain("x" * 151)},
        "/blocks/0/text/text: must be less than 151 characters",
    ),
    "mrkdwn on a button": (
        actions(BUTTON | {"text": TEXT}),
        "/blocks/0/elements/0/text/type: unsupported type: mrkdwn",
    ),
    "long button": (
        actions(BUTTON | {"text": plain("x" * 76)}),
        "/blocks/0/elements/0/text/text: must be less than 76 characters",
    ),
    "long value": (
        actions(BUTTON | {"value": "x" * 2001}),
        "/blocks/0/elements/0/value: must be less than 2001 characters",
    ),
    "long address": (
        actions(BUTTON | {"url": "x" * 3001}),
        "/blocks/0/elements/0/url: must be less than 3001 characters",
    ),
    "unknown style": (
        actions(BUTTON | {"style": "green"}),
        "/blocks/0/elements/0/style: must be one of primary, danger",
    ),
    "long confirmation": (
        actions(BUTTON | {"confirm": CONFIRM | {"deny": plain("x" * 31)}}),
        "/blocks/0/elements/0/confirm/deny/text: must be less than 31 characters",
    ),
    "confirmation in words": (
        actions(BUTTON | {"confirm": "Sure?"}),
        "/blocks/0/elements/0/confirm: must provide an object",
    ),
    "long action_id": (
        actions(BUTTON | {"action_id": "x" * 256}),
        "/blocks/0/elements/0/action_id: must be less than 256 characters",
    ),
    "long block_id": (
        SECTION | {"block_id": "x" * 256},
        "/blocks/0/block_id: must be less than 256 characters",
    ),
    "same action_id twice": (
        actions(BUTTON, BUTTON),
        '/blocks/0/elements/1/action_id: `action_id` "details" already exists',
    ),
    "no actions": (actions(), "/blocks/0/elements: must provide at least 1 items"),
    "many actions": (
        actions(*(BUTTON | {"action_id": f"{number}"} for number in range(26))),
        "/blocks/0/elements: no more than 25 items allowed",
    ),
    "writing among actions": (
        actions(WRITING),
        "/blocks/0/elements/0/type: unsupported type: plain_text_input",
    ),
    "choosing several among actions": (
        actions({"type": "multi_users_select"}),
        "/blocks/0/elements/0/type: unsupported type: multi_users_select",
    ),
    "writing beside a section": (
        SECTION | {"accessory": WRITING},
        "/blocks/0/accessory/type: unsupported type: plain_text_input",
    ),
    "button as an input": (asking(BUTTON), "/blocks/0/element/type: unsupported type: button"),
    "button in a context": (
        {"type": "context", "elements": [BUTTON]},
        "/blocks/0/elements/0/type: unsupported type: button",
    ),
    "long context": (
        {"type": "context", "elements": [TEXT] * 11},
        "/blocks/0/elements: no more than 10 items allowed",
    ),
    "two things to focus on": (
        [asking(WRITING | {"focus_on_load": True}, block_id=name) for name in ("a", "b")],
        "/blocks/1/element/focus_on_load: only one element can have focus_on_load",
    ),
    "overflow of one": (
        actions({"type": "overflow", "options": OPTIONS[:1]}),
        "/blocks/0/elements/0/options: must provide at least 2 items",
    ),
    "overflow of six": (
        actions({"type": "overflow", "options": options(6)}),
        "/blocks/0/elements/0/options: no more than 5 items allowed",
    ),
    "long label": (
        asking(WRITING) | {"label": plain("x" * 2001)},
        "/blocks/0/label/text: must be less than 2001 characters",
    ),
    "long hint": (
        asking(WRITING, hint=plain("x" * 2001)),
        "/blocks/0/hint/text: must be less than 2001 characters",
    ),
    "picture without words": (
        {"type": "image", "image_url": "https://example.org/chart.png"},
        "/blocks/0: missing required field: alt_text",
    ),
    "picture without address": (
        {"type": "image", "alt_text": "A chart"},
        "/blocks/0: missing required field: image_url or slack_file",
    ),
    "same block_id twice": (
        [SECTION | {"block_id": "card"}] * 2,
        '/blocks/1/block_id: `block_id` "card" already exists',
    ),
    "unknown rich text": (
        {"type": "rich_text", "elements": [{"type": "rich_text_poem", "elements": []}]},
        "/blocks/0/elements/0/type: unsupported type: rich_text_poem",
    ),
    "more than a view holds": ([SECTION] * 101, "/blocks: no more than 100 items allowed"),
}


@pytest.mark.parametrize(("given", "fault"), REFUSED.values(), ids=REFUSED)
def test_what_slack_refuses_is_refused_for_one_reason(given: Any, fault: str) -> None:
    assert found(given if isinstance(given, list) else [given]) == [fault]


def test_blocks_come_in_a_list() -> None:
    assert found(SECTION) == ["/blocks: must be an array"]


def test_slack_sdk_is_asked_about_blocks_that_have_no_table_here() -> None:
    faulty = {"type": "video", "alt_text": "x", "title": PLAIN, "thumbnail_url": "x", "video_url": "x"}

    assert found([{"type": "video"}])[0].startswith("/blocks/0: ")
    assert "exceed 50 characters" in found([faulty | {"author_name": "x" * 51}])[0]


def test_a_fault_reads_like_slacks_own() -> None:
    (fault,) = blocks.faults([{"type": "sections"}], "message")

    assert str(fault) == "[ERROR] unsupported type: sections [json-pointer:/blocks/0/type]"
