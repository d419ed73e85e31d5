"""What the app is sent for a person's choice, by the kind of element it was made in."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from bot.sandbox.data.errors import Impossible
from bot.sandbox.payloads import Json, modals
from bot.sandbox.text import mrkdwn

Resolve = Callable[[str], str]
"""Turns a handle or channel name into its id."""


def elements(blocks: Sequence[Json]) -> Iterator[tuple[Json, Json]]:
    """Yield each interactive element with the block it stands in, in reading order."""
    for block in blocks:
        if block["type"] == "input":
            yield block, block["element"]
        elif block["type"] == "actions":
            for element in block["elements"]:
                yield block, element
        elif block["type"] == "section" and block.get("accessory", {}).get("action_id"):
            yield block, block["accessory"]


def holds_state(element: Json) -> bool:
    """Whether an element's choice is part of a view's `state.values`; buttons and overflow menus are not."""
    return element["type"] in modals.ANSWER_KEYS


def is_empty(state: Json) -> bool:
    """Whether nothing is chosen or typed."""
    return not any(value for name, value in state.items() if name != "type")


def chosen(element: Json, answer: Any, resolve: Resolve) -> Json:
    """Return an element's state for a person's `answer`: words, an option's text, handles or a date."""
    if modals.ANSWER_KEYS[element["type"]].endswith("s"):
        answers = [answer] if isinstance(answer, str) else list(answer or [])
        return modals.answer(element, [_one(element, each, resolve) for each in answers])
    return modals.answer(element, None if answer in (None, "") else _one(element, answer, resolve))


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
    return mrkdwn.plain(words) if text["type"] == "mrkdwn" else mrkdwn.decoded(words)


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
