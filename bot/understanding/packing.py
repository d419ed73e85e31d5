"""A meaning as JSON and back, so that a question keeps its readings until one of them is pressed.

Each value is written with the name of its class. What can not be read, because another version of the bot
wrote it, raises ValueError: its asker is asked to type it again.
"""

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Any

from bot.understanding import meaning as meanings
from bot.understanding.meaning import Meaning
from storage import records
from storage.records import Assignee, EachMeeting

CLASS = "is"
VALUE = "value"


def pack(meaning: Meaning) -> dict[str, Any]:
    """Return a meaning as JSON."""
    packed: dict[str, Any] = _packed(meaning)
    return packed


def unpack(packed: Any) -> Meaning:
    """Return the meaning that was packed; raise ValueError for anything else."""
    try:
        found = _unpacked(packed)
    except (KeyError, TypeError) as error:
        raise ValueError(f"this is no meaning: {error}") from error
    if not isinstance(found, Meaning):
        raise ValueError("this is no meaning")
    return found


def _packed(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_packed(each) for each in value]
    if isinstance(value, Enum):
        return {CLASS: type(value).__name__, VALUE: value.value}
    if isinstance(value, datetime | date | time):
        return {CLASS: type(value).__name__, VALUE: value.isoformat()}
    if is_dataclass(value) and not isinstance(value, type):
        told = {each.name: getattr(value, each.name) for each in fields(value)}
        return {CLASS: type(value).__name__} | {name: _packed(held) for name, held in told.items()}
    return value


def _unpacked(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_unpacked(each) for each in value)
    if not isinstance(value, dict):
        return value
    kind = _classes()[value[CLASS]]
    if issubclass(kind, Enum):
        return kind(value[VALUE])
    if issubclass(kind, date | time):
        return kind.fromisoformat(value[VALUE])
    return kind(**{name: _unpacked(held) for name, held in value.items() if name != CLASS})


@cache
def _classes() -> dict[str, type[Any]]:
    """Return every class of which a value may stand in a meaning, by name."""
    ours = [getattr(meanings, name) for name in meanings.__all__]
    kinds = [each for each in ours if isinstance(each, type)]
    kinds += [Assignee, EachMeeting, records.OwnerKind, records.RecordKind, records.DecisionStatus]
    kinds += [datetime, date, time]
    return {kind.__name__: kind for kind in kinds}


def dumped(meaning: Meaning) -> str:
    """Return a meaning as a line of JSON."""
    return json.dumps(pack(meaning))


def loaded(line: str) -> Meaning:
    """Return the meaning in a line of JSON; raise ValueError for anything else."""
    return unpack(json.loads(line or "null"))
