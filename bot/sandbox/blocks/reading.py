"""What people read: blocks as plain lines, for assertions, the demo's chat and screen readers."""

from collections.abc import Callable, Mapping

from bot.sandbox.blocks.checks import Value
from bot.sandbox.text import mrkdwn
from bot.sandbox.text.mrkdwn import NO_NAMES, Names


def visible_text(blocks: Value, names: Names = NO_NAMES, values: Mapping[str, Value] | None = None) -> str:
    """Return valid blocks as the lines that people read, buttons as `[Label]`, inputs as `Label: value`.

    `values` are a view's `state.values`: what was filled in since, by block_id and action_id.
    """
    lines = [LINES[block["type"]](block, names, values or {}) for block in blocks if block["type"] in LINES]
    return "\n".join(line for line in lines if line)


def _text(value: Value, names: Names) -> str:
    if value["type"] == "mrkdwn":
        return mrkdwn.plain(value["text"], names)
    return mrkdwn.decoded(value["text"])


def _section(block: Value, names: Names, values: Mapping[str, Value]) -> str:
    texts = [block["text"]] if "text" in block else []
    lines = [_text(text, names) for text in [*texts, *block.get("fields", [])]]
    if "accessory" in block:
        lines.append(_control(block["accessory"], names, _filled(block, values)))
    return "\n".join(lines)


def _context(block: Value, names: Names, values: Mapping[str, Value]) -> str:
    parts = (_image(part) if part["type"] == "image" else _text(part, names) for part in block["elements"])
    return " ".join(parts)


def _actions(block: Value, names: Names, values: Mapping[str, Value]) -> str:
    filled = _filled(block, values)
    return " ".join(_control(element, names, filled) for element in block["elements"])


def _input(block: Value, names: Names, values: Mapping[str, Value]) -> str:
    answer = _answer(block["element"], names, _filled(block, values))
    hint = f"\n{_text(block['hint'], names)}" if "hint" in block else ""
    return f"{_text(block['label'], names)}: {answer}".rstrip() + hint


def _filled(block: Value, values: Mapping[str, Value]) -> Mapping[str, Value]:
    filled: Mapping[str, Value] = values.get(block.get("block_id", ""), {})
    return filled


def _control(element: Value, names: Names, filled: Mapping[str, Value]) -> str:
    if element["type"] == "image":
        return _image(element)
    if element["type"] == "button":
        return f"[{_text(element['text'], names)}]"
    if element["type"] in ("overflow", "radio_buttons", "checkboxes"):
        return f"[{' / '.join(_text(option['text'], names) for option in element['options'])}]"
    prompt = element.get("placeholder", {}).get("text", "")
    return f"[{_answer(element, names, filled) or prompt}]"


def _answer(element: Value, names: Names, filled: Mapping[str, Value]) -> str:
    state = filled.get(element.get("action_id", ""))
    prefix = "initial_" if state is None else ""
    answers = element if state is None else {key: answer for key, answer in state.items() if key != "type"}
    shown = (_shown(key, answer, names) for key, answer in answers.items() if key.startswith(prefix))
    return ", ".join(shown)


def _shown(key: str, answer: Value, names: Names) -> str:
    if isinstance(answer, list):
        return ", ".join(_shown(key, entry, names) for entry in answer)
    if isinstance(answer, dict):
        rich = answer.get("type") == "rich_text"
        return _rich(answer, names) if rich else _text(answer["text"], names)
    if key.endswith(("user", "users")):
        return f"@{names.get(answer, answer)}" if answer else ""
    if key.endswith(("channel", "channels", "conversation", "conversations")):
        return f"#{names.get(answer, answer)}" if answer else ""
    return "" if answer is None else str(answer)


def _image(image: Value) -> str:
    return f"({image['alt_text']})"


def _rich(block: Value, names: Names) -> str:
    return "\n".join(_rich_lines(part, names) for part in block["elements"])


def _rich_lines(part: Value, names: Names) -> str:
    if part["type"] == "rich_text_list":
        return "\n".join(f"• {_rich_lines(item, names)}" for item in part["elements"])
    return "".join(INLINE[inline["type"]](inline, names) for inline in part["elements"])


INLINE: Mapping[str, Callable[[Value, Names], str]] = {
    "text": lambda inline, names: inline["text"],
    "link": lambda inline, names: inline.get("text", inline["url"]),
    "user": lambda inline, names: f"@{names.get(inline['user_id'], inline['user_id'])}",
    "usergroup": lambda inline, names: f"@{names.get(inline['usergroup_id'], inline['usergroup_id'])}",
    "channel": lambda inline, names: f"#{names.get(inline['channel_id'], inline['channel_id'])}",
    "team": lambda inline, names: names.get(inline["team_id"], inline["team_id"]),
    "emoji": lambda inline, names: f":{inline['name']}:",
    "date": lambda inline, names: inline.get("fallback", str(inline["timestamp"])),
    "broadcast": lambda inline, names: f"@{inline['range']}",
    "color": lambda inline, names: inline["value"],
}

LINES: Mapping[str, Callable[[Value, Names, Mapping[str, Value]], str]] = {
    "section": _section,
    "header": lambda block, names, values: _text(block["text"], names),
    "context": _context,
    "actions": _actions,
    "input": _input,
    "divider": lambda block, names, values: "---",
    "image": lambda block, names, values: _image(block),
    "rich_text": lambda block, names, values: _rich(block, names),
    "markdown": lambda block, names, values: block["text"],
}
