"""What Slack takes, and on which surface."""

from typing import Any

import pytest

from bot.sandbox import blocks
from tests.sandbox.blocks.samples import (
    BUTTON,
    CONFIRM,
    IMAGE,
    OPTIONS,
    PLAIN,
    RADIO,
    RICH,
    SECTION,
    SELECT,
    TEXT,
    VIDEO,
    WRITING,
    actions,
    asking,
    found,
)

ACCEPTED: dict[str, dict[str, Any]] = {
    "section": SECTION,
    "section with fields": {"type": "section", "fields": [TEXT] * 10, "expand": True},
    "section with a picture": SECTION | {"accessory": IMAGE},
    "divider": {"type": "divider", "block_id": "line"},
    "header": {"type": "header", "text": PLAIN},
    "image": IMAGE | {"title": PLAIN},
    "context": {"type": "context", "elements": [TEXT, PLAIN, IMAGE]},
    "actions": actions(BUTTON, SELECT, RADIO),
    "rich text": RICH,
    "button with everything": actions(
        BUTTON | {"style": "primary", "url": "https://example.org", "confirm": CONFIRM}
    ),
    "buttons without action_id": actions(*[{"type": "button", "text": PLAIN}] * 2),
    "overflow": actions({"type": "overflow", "action_id": "more", "options": OPTIONS}),
    "select with groups": asking(
        {"type": "static_select", "option_groups": [{"label": PLAIN, "options": OPTIONS}]}
    ),
    "initial option": asking(SELECT | {"initial_option": OPTIONS[1]}),
    "checkboxes": asking({"type": "checkboxes", "options": OPTIONS, "initial_options": OPTIONS[:1]}),
    "several": asking({"type": "multi_static_select", "options": OPTIONS, "max_selected_items": 2}),
    "external": asking({"type": "external_select", "min_query_length": 0}),
    "external, several": asking({"type": "multi_external_select", "initial_options": OPTIONS}),
    "person": asking({"type": "users_select", "initial_user": "U1"}),
    "people": asking({"type": "multi_users_select", "initial_users": ["U1", "W2"]}),
    "conversation": asking({"type": "conversations_select", "filter": {"include": ["public", "private"]}}),
    "conversations": asking({"type": "multi_conversations_select", "default_to_current_conversation": True}),
    "channel": asking({"type": "channels_select", "response_url_enabled": True}),
    "channels": asking({"type": "multi_channels_select", "initial_channels": ["C1"]}),
    "date": asking({"type": "datepicker", "initial_date": "2028-02-29"}),
    "time": asking({"type": "timepicker", "initial_time": "09:30"}),
    "date and time": asking({"type": "datetimepicker", "initial_date_time": 1_800_000_000}),
    "writing": asking(WRITING | {"multiline": True, "max_length": 5, "initial_value": "12345"}),
    "e-mail": asking({"type": "email_text_input", "placeholder": PLAIN}),
    "address": asking({"type": "url_text_input"}),
    "number": asking(
        {"type": "number_input", "is_decimal_allowed": False, "min_value": "1", "initial_value": "2"}
    ),
    "formatted writing": asking({"type": "rich_text_input", "initial_value": RICH}),
    "file": asking({"type": "file_input", "max_files": 1}),
    "input with everything": asking(WRITING, hint=PLAIN, optional=True, dispatch_action=True),
    "a video, by slack_sdk": VIDEO,
}


@pytest.mark.parametrize("block", ACCEPTED.values(), ids=ACCEPTED)
def test_what_slack_takes_is_taken(block: dict[str, Any]) -> None:
    assert found([block]) == []


PLACES = {
    "markdown": ({"type": "markdown", "text": "**Hello**"}, ["message"]),
    "file input": (asking({"type": "file_input"}), ["modal"]),
    "response_url for a channel": (
        asking({"type": "conversations_select", "response_url_enabled": True}),
        ["modal"],
    ),
    "focus": (asking(WRITING | {"focus_on_load": True}), ["modal", "home"]),
    "writing": (asking(WRITING), ["message", "modal", "home"]),
}


@pytest.mark.parametrize(("block", "surfaces"), PLACES.values(), ids=PLACES)
def test_some_things_stand_on_some_surfaces_only(block: dict[str, Any], surfaces: list[str]) -> None:
    everywhere: tuple[blocks.Surface, ...] = ("message", "modal", "home")

    assert [surface for surface in everywhere if not found([block], surface)] == surfaces


def test_a_message_holds_fifty_blocks() -> None:
    assert found([SECTION] * 50, "message") == []
    assert found([SECTION] * 51, "message") == ["/blocks: no more than 50 items allowed"]
