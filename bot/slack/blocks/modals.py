"""The few shapes that every form is made of, and what was filled in as Slack hands it back.

An input's block id and action id are the same word: Slack keeps what was typed when a form changes,
as long as both ids stay (https://docs.slack.dev/surfaces/modals#updating_views).
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.slack.blocks import text
from bot.slack.blocks.text import Block

MOST_TYPED = 3000
"""The longest text that one input takes."""
MOST_OPTION = 75
MOST_OPTIONS = 100
MOST_BLOCKS = 100
MOST_METADATA = 3000

View = dict[str, Any]
_JOINTS = {"space": " ", "line": "\n", "none": ""}
_MORE = re.compile(r"-\d+-(space|line|none)$")


def modal(
    title: str,
    callback_id: str,
    blocks: Sequence[Block],
    *,
    submit: str | None = None,
    close: str = "Cancel",
    metadata: str = "",
) -> View:
    """Return a modal; `metadata` comes back with whatever is done in it (3,000 characters at most)."""
    view: View = {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain(title, 24),
        "close": plain(close, 24),
        "blocks": list(blocks),
        "private_metadata": metadata,
    }
    return view | ({"submit": plain(submit, 24)} if submit else {})


def plain(words: str, most: int) -> Block:
    """Return a plain text object of at most `most` characters."""
    return {"type": "plain_text", "text": text.cut(words, most)}


def input_block(name: str, label: str, element: Block, *, optional: bool = True, hint: str = "") -> Block:
    """Return one labelled input around its element."""
    block: Block = {
        "type": "input",
        "block_id": name,
        "label": plain(label, 2000),
        "optional": optional,
        "element": element | {"action_id": name},
    }
    return block | ({"hint": plain(hint, 2000)} if hint else {})


def line(name: str, label: str, value: str | None = None, *, hint: str = "", optional: bool = True) -> Block:
    """Return an input of one line; it holds `value`, which must not be longer than an input takes."""
    element: Block = {"type": "plain_text_input"} | ({"initial_value": value} if value else {})
    return input_block(name, label, element, optional=optional, hint=hint)


def paragraphs(
    name: str, label: str, value: str | None = None, *, optional: bool = True, hint: str = ""
) -> list[Block]:
    """Return as many inputs of several lines as it takes to hold `value` whole; `written` joins them."""
    blocks = []
    for index, (joint, piece) in enumerate(_pieces(value or "")):
        element: Block = {"type": "plain_text_input", "multiline": True}
        element |= {"initial_value": piece} if piece else {}
        first = index == 0
        blocks.append(
            input_block(
                name if first else f"{name}-{index + 1}-{joint}",
                label if first else f"{label}, continued",
                element,
                optional=optional or not first,
                hint=hint if first else "",
            )
        )
    return blocks


def select(
    name: str,
    label: str,
    options: Sequence[Block],
    chosen: str | None = None,
    *,
    hint: str = "",
    optional: bool = True,
) -> Block:
    """Return a menu of `option`s, with the one whose value is `chosen` chosen."""
    element: Block = {"type": "static_select", "options": list(options)[:MOST_OPTIONS]}
    initial = [each for each in element["options"] if each["value"] == chosen]
    element |= {"initial_option": initial[0]} if initial else {}
    return input_block(name, label, element, optional=optional, hint=hint)


def option(words: str, value: str) -> Block:
    """Return one choice of a menu; what people wrote is escaped and cut to what a menu holds."""
    return {"text": {"type": "plain_text", "text": text.fit(words, MOST_OPTION)}, "value": value}


def filled(view: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what is filled in, by block id: the state of the block's one element."""
    values = view["state"]["values"]
    return {block_id: next(iter(states.values()), {}) for block_id, states in values.items()}


def as_filled(view: Mapping[str, Any]) -> list[Block]:
    """Return the inputs of a form as they were when it was sent in, to be shown once more."""
    states = filled(view)
    return [
        block | {"element": _as_filled(block["element"], states.get(block["block_id"], {}))}
        for block in view["blocks"]
        if block["type"] == "input"
    ]


def _as_filled(element: Block, state: Mapping[str, Any]) -> Block:
    empty = {name: value for name, value in element.items() if not name.startswith("initial_")}
    held = {"initial_value": state.get("value"), "initial_option": state.get("selected_option")}
    return empty | {name: value for name, value in held.items() if value}


def metadata(view: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a form of ours was opened with; empty for one that keeps nothing."""
    kept: dict[str, Any] = json.loads(view.get("private_metadata") or "{}")
    return kept


def written(view: Mapping[str, Any], name: str) -> str:
    """Return what was typed into an input of `line` or `paragraphs`, whole; empty when nothing was."""
    states = filled(view)
    whole = states.get(name, {}).get("value") or ""
    for block_id, state in states.items():
        match = _MORE.search(block_id)
        if match and block_id[: match.start()] == name and state.get("value"):
            whole += _JOINTS[match[1]] + state["value"]
    return str(whole).strip()


def selected(view: Mapping[str, Any], name: str) -> str | None:
    """Return the value of what was chosen from a menu, or None."""
    chosen = filled(view).get(name, {}).get("selected_option") or {}
    value: str | None = chosen.get("value")
    return value


def pieces(value: str, most: int) -> list[str]:
    """Return `value` cut, between words where it can be, into pieces of at most `most` characters."""
    return [piece for _, piece in _pieces(value, most)]


def _pieces(value: str, most: int = MOST_TYPED) -> Iterator[tuple[str, str]]:
    """Yield pieces that an input can hold, each with what joined it to the one before."""
    joint, rest = "none", value
    while len(rest) > most:
        at = max(rest.rfind(" ", 1, most), rest.rfind("\n", 1, most))
        if at <= 0:
            yield joint, rest[:most]
            joint, rest = "none", rest[most:]
            continue
        yield joint, rest[:at]
        joint, rest = ("line" if rest[at] == "\n" else "space"), rest[at + 1 :]
    yield joint, rest
