"""Forms hold whatever is put into them, and hand it back whole."""

from typing import Any

import pytest

from bot.sandbox import blocks as block_kit
from bot.sandbox.payloads import modals as payloads
from bot.sandbox.person import inputs
from bot.slack.blocks import modals, text


def submitted(blocks: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a view in which nobody has changed anything."""
    return {"state": {"values": payloads.untouched(blocks)}}


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("We ship on Friday", id="short"),
        pytest.param("x" * 3000, id="as long as one input takes"),
        pytest.param("x" * 9001, id="without a space"),
        pytest.param("word " * 2000 + "end", id="with spaces"),
        pytest.param("line\n" * 2000 + "end", id="with lines"),
        pytest.param(("café & <b> \U0001f600 " * 700).strip(), id="with what is escaped"),
    ],
)
def test_a_long_text_is_spread_over_inputs_and_comes_back_whole(typed: str) -> None:
    blocks = modals.paragraphs("decision", "Decision", typed, optional=False)

    view = modals.modal("Decision", "decision", blocks, submit="Record")

    assert block_kit.view_faults(view) == []
    assert modals.written(submitted(blocks), "decision") == typed


def test_only_the_first_of_several_inputs_must_be_filled_in() -> None:
    blocks = modals.paragraphs("decision", "Decision", "x" * 7000, optional=False)

    assert [(block["label"]["text"], block["optional"]) for block in blocks] == [
        ("Decision", False),
        ("Decision, continued", True),
        ("Decision, continued", True),
    ]


@pytest.mark.parametrize("hostile", ["&" * 200, "<!channel>" * 30, "```" * 60, "a" * 200, "ok"])
def test_what_people_wrote_fits_a_menu_and_is_never_cut_within_an_escape(hostile: str) -> None:
    shown = modals.option(hostile, "1")["text"]["text"]

    assert 0 < len(shown) <= modals.MOST_OPTION
    assert shown == text.escape(inputs.label({"type": "plain_text", "text": shown}))
