"""People's names in place of their tokens: whomever a message mentions by token, Slack rings for."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, TypeVar

from bot.language import slack_text
from bot.slack.blocks import room, text

Said = TypeVar("Said")
"""A message, a modal or a Home, or some part of one."""

MOST_NAME = 40
_TOKEN = re.compile(slack_text.PERSON)
_STYLES = re.compile(r"[*~`]|(?<!\w)_|_(?!\w)")
"""Marks by which Slack would make a name, or what follows it, bold, struck out, or slanted."""


def mentioned(said: object) -> frozenset[str]:
    """Return the people, by id, whom the texts of a message or a view mention by token."""
    return frozenset(token["id"] for words in _texts(said) for token in _TOKEN.finditer(words))


def written(said: Said, names: Mapping[str, str]) -> Said:
    """Return a message or a view with people's names, by id, for their tokens; of whom it has none stay.

    Where whole names would make it too long for Slack, none is longer than its token was.
    """
    whole: Said = _changed(said, partial(_named, names=names, most=MOST_NAME))
    if _has_room(whole):
        return whole
    brief: Said = _changed(said, partial(_named, names=names, most=0))
    return brief


def name(called: str, most: int = MOST_NAME) -> str:
    """Return a name, which a person chose, as plain words on one line, escaped; empty when none is left."""
    return text.fit(" ".join(_STYLES.sub("", slack_text.clean(called)).split()), most)


def _named(words: str, *, names: Mapping[str, str], most: int) -> str:
    def named(token: re.Match[str]) -> str:
        return name(names.get(token["id"], ""), most or len(token[0])) or token[0]

    return _TOKEN.sub(named, words)


def _has_room(said: object) -> bool:
    lengths = [len(words) for words in _texts(said)]
    return max(lengths, default=0) <= text.MAX_SECTION and sum(lengths) <= room.MOST_ROOM


def _texts(said: object) -> Iterator[str]:
    """Yield each text in which Slack reads tokens."""
    if isinstance(said, dict):
        if _is_read(said):
            yield said["text"]
        for part in said.values():
            yield from _texts(part)
    elif isinstance(said, list | tuple):
        for part in said:
            yield from _texts(part)


def _changed(said: Any, change: Callable[[str], str]) -> Any:
    """Return the same with each text in which Slack reads tokens changed."""
    if isinstance(said, dict):
        changed = {key: _changed(part, change) for key, part in said.items()}
        return changed | ({"text": change(said["text"])} if _is_read(said) else {})
    if isinstance(said, list | tuple):
        return [_changed(part, change) for part in said]
    return said


def _is_read(part: Mapping[str, Any]) -> bool:
    """Tell whether Slack reads tokens in a part's text: a message's own, and those of its paragraphs."""
    return part.get("type", "mrkdwn") == "mrkdwn" and isinstance(part.get("text"), str)
