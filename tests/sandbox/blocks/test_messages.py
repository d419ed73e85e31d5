"""Messages as a whole: too long, too empty, and what Slack adds to them."""

import copy
from typing import Any

import pytest

from bot.sandbox import blocks
from tests.sandbox.blocks.samples import BUTTON, IMAGE, PLAIN, SECTION, TEXT, actions, asking, paragraphs

MESSAGES: dict[str, tuple[str | None, Any, str, str | None]] = {
    "words": ("Hello", None, "chat.postMessage", None),
    "blocks alone": (None, [SECTION], "chat.postMessage", None),
    "nothing": ("", None, "chat.postMessage", "no_text"),
    "blank": (" \n", [], "chat.postMessage", "no_text"),
    "a text of 4,000 in an update": ("x" * 4000, None, "chat.update", None),
    "a text of 4,001 in an update": ("x" * 4001, [SECTION], "chat.update", "msg_too_long"),
    "a text of 40,001": ("x" * 40_001, None, "chat.postMessage", None),
    "a text of 40,001 for one person": ("x" * 40_001, None, "chat.postEphemeral", "msg_too_long"),
    "blocks in no list": ("Hello", SECTION, "chat.postMessage", "invalid_blocks_format"),
    "a bad block": ("Hello", [{"type": "header", "text": TEXT}], "chat.update", "invalid_blocks"),
    "blocks as full as can be": ("Hello", paragraphs(3000, 3000, 3000, 3000, 797), "chat.postMessage", None),
    "blocks too full": (
        "Hello",
        paragraphs(3000, 3000, 3000, 3000, 798),
        "chat.postMessage",
        "msg_blocks_too_long",
    ),
    "a full answer to a command": ("Hello", paragraphs(3000) * 5, "response_url", None),
}


@pytest.mark.parametrize(("text", "given", "method", "error"), MESSAGES.values(), ids=MESSAGES)
def test_a_message_is_refused_with_slacks_error(
    text: str | None, given: Any, method: str, error: str | None
) -> None:
    assert blocks.message_faults(text, given, method=method) == error


def test_a_long_posted_text_is_cut_off() -> None:
    assert blocks.truncate("x" * 40_001) == "x" * 40_000


def test_slack_names_what_has_no_name() -> None:
    nameless = [
        SECTION,
        SECTION,
        asking({"type": "users_select"}),
        actions(BUTTON, {"type": "button", "text": PLAIN}),
    ]
    before = copy.deepcopy(nameless)

    named = blocks.normalise(nameless)

    assert nameless == before
    assert len({block["block_id"] for block in named}) == 4
    assert named[2]["element"]["action_id"]
    assert named[3]["elements"][0] == BUTTON
    assert named[3]["elements"][1]["action_id"] not in ("", "details")
    assert blocks.faults(named, "message") == []


def test_names_that_are_there_stay_and_pictures_need_none() -> None:
    given = [SECTION | {"block_id": "card", "accessory": IMAGE}]

    assert blocks.normalise(given) == given
    assert blocks.normalise(blocks.normalise([SECTION])) == blocks.normalise([SECTION])


def test_a_made_up_name_never_takes_one_that_is_there() -> None:
    (made_up,) = (block["block_id"] for block in blocks.normalise([SECTION]))

    named = blocks.normalise([SECTION, {"type": "divider", "block_id": made_up}])

    assert named[0]["block_id"] != made_up
