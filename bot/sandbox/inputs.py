"""What a person's choice in a form or message looks like on the wire, per kind of element."""

import html
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from bot.sandbox import blocks as block_kit
from bot.sandbox.errors import Impossible

Json = dict[str, Any]
Resolve = Callable[[str], str]
"""Turns a handle or channel name into its id."""

_ANSWER = {
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
    "rich_text_input": "rich_text_value",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "static_select": "selected_option",
    "external_select": "selected_option",
    "radio_buttons": "selected_option",
    "checkboxes": "selected_options",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "users_select": "selected_user",
    "multi_users_select": "selected_users",
    "conversations_select": "selected_conversation",
    "multi_conversations_select": "selected_conversations",
    "channels_select": "selected_channel",
    "multi_channels_select": "selected_channels",
}
"""The key under which the state of each kind of input keeps its answer."""


def elements(blocks: Sequence[Json]) -> Iterator[tuple[Json, Json]]:
    """Yield each interactive element with the block it stands in, in reading order."""
    for block in blocks:
        if block.get("type") == "input":
            yield block, block.get("element", {})
        elif block.get("type") == "actions":
            for element in block.get("elements", []):
                yield block, element
        elif block.get("type") == "section" and block.get("accessory", {}).get("action_id"):
            yield block, block["accessory"]


def holds_state(element: Json) -> bool:
    """Whether an element's choice is part of a view's `state.values`; buttons and overflow menus are not."""
    return element["type"] in _ANSWER


def untouched(blocks: Sequence[Json]) -> dict[str, dict[str, Json]]:
    """Return `state.values` before anybody has typed: the initial values, else null or empty."""
    values: dict[str, dict[str, Json]] = {}
    for block, element in elements(blocks):
        if holds_state(element):
            key = _ANSWER[element["type"]]
            initial = "initial_value" if "value" in key else key.replace("selected", "initial")
            given = element.get(initial, [] if key.endswith("s") else None)
            values.setdefault(block["block_id"], {})[element["action_id"]] = _state(element, given)
    return values


def _state(element: Json, answer: Any) -> Json:
    return {"type": element["type"], _ANSWER[element["type"]]: answer}


def is_empty(state: Json) -> bool:
    """Whether nothing is chosen or typed."""
    return not any(value for name, value in state.items() if name != "type")


def chosen(element: Json, answer: Any, resolve: Resolve) -> Json:
    """Return an element's state for a person's `answer`: words, an option's text, handles or a date."""
    if not holds_state(element):
        raise Impossible(f"a {element['type']} can not be filled in")
    if _ANSWER[element["type"]].endswith("s"):
        answers = [answer] if isinstance(answer, str) else list(answer or [])
        return _state(element, [_one(element, each, resolve) for each in answers])
    return _state(element, None if answer in (None, "") else _one(element, answer, resolve))


def option(element: Json, words: str) -> Json:
    """Find an option by its text or value."""
    groups = element.get("option_groups") or [element]
    options: list[Json] = [each for group in groups for each in group.get("options", [])]
    for each in options:
        if words in (label(each["text"]), each.get("value")):
            return each
    offered = ", ".join(label(each["text"]) for each in options)
    raise Impossible(f"there is no option {words!r}; there are {offered}")


def label(text: Json) -> str:
    """Return a text object as a person reads it."""
    words: str = text["text"]
    return block_kit.readable(words) if text["type"] == "mrkdwn" else html.unescape(words)


def _one(element: Json, answer: Any, resolve: Resolve) -> Any:
    kind = str(element["type"]).removeprefix("multi_")
    if kind in ("static_select", "external_select", "radio_buttons", "checkboxes"):
        return option(element, str(answer))
    if kind in ("users_select", "conversations_select", "channels_select"):
        return resolve(str(answer))
    if isinstance(answer, datetime):
        return int(answer.timestamp())
    if isinstance(answer, date | time):
        return answer.isoformat()[:10] if isinstance(answer, date) else answer.isoformat("minutes")
    return str(answer) if kind != "datetimepicker" else int(answer)
