"""What people read."""

from typing import Any

import pytest

from bot.sandbox import blocks
from tests.sandbox.blocks.samples import (
    BUTTON,
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
    plain,
)

NAMES = {"U1": "Ade", "C1": "wellbeing-board", "S1": "carers", "T1": "The council"}

SEEN: dict[str, tuple[dict[str, Any], str]] = {
    "header": ({"type": "header", "text": plain("R&amp;D")}, "R&D"),
    "section": (SECTION | {"accessory": BUTTON}, "D1 We ship on Friday\n[Details]"),
    "fields": ({"type": "section", "fields": [TEXT, PLAIN]}, "D1 We ship on Friday\nDetails"),
    "picture": (SECTION | {"accessory": IMAGE}, "D1 We ship on Friday\n(A chart)"),
    "image": (IMAGE, "(A chart)"),
    "divider": ({"type": "divider"}, "---"),
    "context": ({"type": "context", "elements": [IMAGE, TEXT]}, "(A chart) D1 We ship on Friday"),
    "actions": (actions(BUTTON, BUTTON | {"text": plain("Undo")}), "[Details] [Undo]"),
    "menus": (actions(RADIO, SELECT, {"type": "users_select"}), "[Agreed / Parked] [Details] []"),
    "chosen": (actions(SELECT | {"initial_option": OPTIONS[1]}), "[Parked]"),
    "writing": (asking(WRITING), "Decision:"),
    "written": (asking(WRITING | {"initial_value": "We ship"}, hint=PLAIN), "Decision: We ship\nDetails"),
    "several": (asking({"type": "checkboxes", "initial_options": OPTIONS}), "Decision: Agreed, Parked"),
    "people": (asking({"type": "multi_users_select", "initial_users": ["U1", "U9"]}), "Decision: @Ade, @U9"),
    "channel": (asking({"type": "channels_select", "initial_channel": "C1"}), "Decision: #wellbeing-board"),
    "moment": (asking({"type": "datetimepicker", "initial_date_time": 1800000000}), "Decision: 1800000000"),
    "formatted": (
        asking({"type": "rich_text_input", "initial_value": RICH | {"elements": RICH["elements"][1:]}}),
        "Decision: • one\n• two",
    ),
    "rich text": (
        RICH,
        "Let's ask @Ade@carers#wellbeing-boardThe council:wave:https://example.org15 January@here#c00"
        "\n• one\n• two",
    ),
    "markdown": ({"type": "markdown", "text": "**Hello**"}, "**Hello**"),
    "what nobody reads": (VIDEO, ""),
}


@pytest.mark.parametrize(("block", "lines"), SEEN.values(), ids=SEEN)
def test_blocks_read_as_plain_lines(block: dict[str, Any], lines: str) -> None:
    assert blocks.visible_text([block], NAMES) == lines


def test_a_form_shows_what_was_filled_in_since() -> None:
    form = [
        asking(WRITING | {"initial_value": "Draft"}, block_id="what"),
        asking({"type": "users_select", "action_id": "who"}, block_id="owner"),
    ]
    values = {
        "what": {"text": {"type": "plain_text_input", "value": "Final"}},
        "owner": {"who": {"type": "users_select", "selected_user": None}},
    }

    assert blocks.visible_text(form, NAMES, values) == "Decision: Final\nDecision:"
