"""What can be pressed, chosen or filled in on the page: its number, and what a browser posts for it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.sandbox import Impossible
from bot.sandbox.payloads import Json
from bot.sandbox.payloads.modals import ANSWER_KEYS
from bot.sandbox.person import inputs

Fields = Mapping[str, Sequence[str]]
"""A form as a browser posts it: each name's values."""


@dataclass(frozen=True)
class NumberedControl:
    """An element and its block; `nth` tells it from others that go by the same action_id."""

    element: Json
    block: Json
    nth: int

    @property
    def name(self) -> str:
        """The name by which the sandbox knows it."""
        return str(self.element["action_id"])


def numbers(blocks: Sequence[Json]) -> dict[tuple[str, str], int]:
    """Return the number of each control by its block_id and action_id."""
    return {
        (block["block_id"], element["action_id"]): number
        for number, (block, element) in enumerate(inputs.elements(blocks))
    }


def numbered(blocks: Sequence[Json], number: str) -> NumberedControl:
    """Return the control of this number; raises Impossible when there is none."""
    there = list(inputs.elements(blocks))
    if not (number.isascii() and number.isdigit() and int(number) < len(there)):
        raise Impossible("what you pressed is not there any more")
    block, element = there[int(number)]
    before = [each for _, each in there[: int(number)] if _alike(each, element)]
    return NumberedControl(element, block, len(before))


def _alike(other: Json, element: Json) -> bool:
    words = other.get("text") or other.get("placeholder")
    names = (other["action_id"], inputs.label(words) if words else None)
    both = {other["type"], element["type"]}
    return element["action_id"] in names and ("button" not in both or len(both) == 1)


def fingerprint(blocks: Sequence[Json]) -> str:
    """Return a word that changes when the blocks do, so that nobody presses what they have not seen."""
    return hashlib.sha256(json.dumps(blocks, sort_keys=True).encode()).hexdigest()[:16]


def answered(element: Json, number: str | int, fields: Fields) -> Any:
    """Return what a browser posted for a control, as the sandbox takes it: words, a list, or None."""
    given = [value.replace("\r\n", "\n") for value in fields.get(f"answer-{number}", []) if value]
    if ANSWER_KEYS.get(element["type"], "").endswith("s"):
        return given
    return given[0] if given else None


def current(element: Json, state: Json) -> Any:
    """Return what a control holds now, in the same shape as `answered`."""
    key = ANSWER_KEYS.get(element["type"], "")
    held = state.get(key)
    if key.endswith("s"):
        return [_value(each) for each in held or []]
    return _value(held) if held else None


def _value(held: Any) -> Any:
    return held["value"] if isinstance(held, dict) else held
