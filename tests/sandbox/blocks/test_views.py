"""Modals and Home tabs as a whole."""

from typing import Any

import pytest

from bot.sandbox import blocks
from tests.sandbox.blocks.samples import PLAIN, SECTION, WRITING, asking, paragraphs, plain

MODAL = {"type": "modal", "title": plain("Decision"), "submit": plain("Save"), "blocks": [asking(WRITING)]}
HOME = {"type": "home", "blocks": [SECTION]}


def without(view: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in view.items() if name != key}


VIEWS: dict[str, tuple[Any, list[str]]] = {
    "modal": (MODAL, []),
    "home": (HOME, []),
    "modal that asks nothing": (without(MODAL | {"blocks": [SECTION]}, "submit"), []),
    "home that asks": (HOME | {"blocks": [asking(WRITING)]}, []),
    "no view": (None, ["/view: must provide an object"]),
    "unknown type": ({"type": "page"}, ["/view/type: unsupported type: page"]),
    "no title": (without(MODAL, "title"), ["/view: missing required field: title"]),
    "no blocks": (without(MODAL, "blocks"), ["/view: missing required field: blocks"]),
    "long title": (
        MODAL | {"title": plain("x" * 25)},
        ["/view/title/text: must be less than 25 characters"],
    ),
    "long submit": (
        MODAL | {"submit": plain("x" * 25)},
        ["/view/submit/text: must be less than 25 characters"],
    ),
    "no submit": (
        without(MODAL, "submit"),
        ["/view/blocks/0/input: must define `submit` to use an `input` block in modals"],
    ),
    "long callback_id": (
        MODAL | {"callback_id": "x" * 256},
        ["/view/callback_id: must be less than 256 characters"],
    ),
    "long private_metadata": (
        MODAL | {"private_metadata": "x" * 3001},
        ["/view/private_metadata: must be less than 3001 characters"],
    ),
    "many blocks": (HOME | {"blocks": [SECTION] * 101}, ["/view/blocks: no more than 100 items allowed"]),
    "a bad block": (HOME | {"blocks": [{"type": "x"}]}, ["/view/blocks/0/type: unsupported type: x"]),
    "what Slack added sent back": (
        MODAL | {"hash": "1.a"},
        ["/view/hash: invalid additional property: hash"],
    ),
    "home with a title": (HOME | {"title": PLAIN}, ["/view/title: invalid additional property: title"]),
}


@pytest.mark.parametrize(("view", "faults"), VIEWS.values(), ids=VIEWS)
def test_a_view_is_refused_as_a_whole(view: Any, faults: list[str]) -> None:
    assert [f"{fault.pointer}: {fault.message}" for fault in blocks.view_faults(view)] == faults


def test_a_view_of_more_than_250_kilobytes_has_an_error_of_its_own() -> None:
    (fault,) = blocks.view_faults(HOME | {"blocks": paragraphs(3000) * 84})

    assert fault.code == "view_too_large"
