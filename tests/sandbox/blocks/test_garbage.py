"""Whatever arrives is judged, never tripped over: good blocks with each part in turn replaced by rubbish."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.sandbox import blocks
from tests.sandbox.blocks.samples import VIDEO
from tests.sandbox.blocks.test_accepted import ACCEPTED
from tests.sandbox.blocks.test_views import HOME, MODAL

RUBBISH: list[Any] = [None, True, -1, 1.5, "", "x" * 5000, [], [None], {}, {"type": []}, {"type": "section"}]


def spoilt(value: Any) -> Iterator[Any]:
    """Yield copies of a JSON value, each with one part replaced."""
    yield from RUBBISH
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in list(parts):
        for other in spoilt(part):
            copied = value.copy()
            copied[key] = other
            yield copied


@pytest.mark.parametrize("block", [*ACCEPTED.values(), VIDEO | {"block_id": "film"}])
def test_a_spoilt_block_is_refused_or_reads_as_lines(block: dict[str, Any]) -> None:
    for given in spoilt(block):
        if not blocks.faults([given], "modal"):
            assert isinstance(blocks.visible_text(blocks.normalise([given])), str)


@pytest.mark.parametrize("view", [MODAL, HOME], ids=["modal", "home"])
def test_a_spoilt_view_is_judged(view: dict[str, Any]) -> None:
    verdicts = [blocks.view_faults(given) for given in spoilt(view)]

    assert sum(map(bool, verdicts)) > len(verdicts) / 2
