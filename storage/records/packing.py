"""Small values as the JSON in a row: what a message on its way out is about, the votes for a decision.

What equals its default is left out. What an earlier version stored is read too: missing values are filled in,
and unknown ones are ignored.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from datetime import UTC, date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar, get_args

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

NAMES = "names"
"""What a field's metadata names it in JSON: the first when it is written, any of them when it is read."""
NEVER = datetime.fromtimestamp(0, UTC)
_NOTHING: Mapping[Any, Any] = {int: 0, str: "", datetime: NEVER, date: NEVER.date()}
"""Fills in for a required value that an older row lacks."""


def _ids(values: Any) -> tuple[int, ...]:
    return tuple(int(value) for value in values)


_READERS: Mapping[Any, Callable[[Any], Any]] = {
    datetime: datetime.fromisoformat,
    datetime | None: datetime.fromisoformat,
    date: date.fromisoformat,
    date | None: date.fromisoformat,
    tuple[int, ...]: _ids,
    tuple[str, ...]: tuple,
}

S = TypeVar("S", bound="DataclassInstance")


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What a message is about; this one is about nothing that has an id."""

    thread: str | None = None
    """The thread in which the message is posted, and looked for when nobody knows whether it arrived."""
    threadless: bool = False
    """Whether that thread is gone, so that the message goes to the channel instead."""

    @property
    def action_ids(self) -> tuple[int, ...]:
        """The actions that somebody may mean who replies to the message."""
        return ()

    @property
    def meeting_ids(self) -> tuple[int, ...]:
        """The meetings that the message lets somebody say something of, whichever group's they are."""
        return ()

    @property
    def decision_ids(self) -> tuple[int, ...]:
        """The decisions that the message lets somebody say something of, whichever group's they are."""
        return ()

    def shows(self, ids: Collection[int]) -> bool:
        """Tell whether it shows one of some things: decisions in a recap, owners in a nudge."""
        return False


def pack(value: "DataclassInstance") -> dict[str, Any]:
    """Return a value as JSON."""
    told = [each for each in fields(value) if _is_told(value, each)]
    return {_names(each)[0]: _plain(getattr(value, each.name)) for each in told}


def read(shape: type[S], stored: Any) -> S:
    """Return a value of this shape from what was stored of it, by whatever version."""
    values = stored if isinstance(stored, dict) else {}
    told = {each.name: _read(each, values) for each in fields(shape)}
    return shape(**{name: value for name, value in told.items() if value is not MISSING})


def _names(each: Field[Any]) -> tuple[str, ...]:
    names: tuple[str, ...] = each.metadata.get(NAMES, (each.name,))
    return names


def _is_told(value: "DataclassInstance", each: Field[Any]) -> bool:
    return each.default is MISSING or getattr(value, each.name) != each.default


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _read(each: Field[Any], stored: Mapping[str, Any]) -> Any:
    """Return the value of a field, MISSING where its default is to stand."""
    found = next((stored[name] for name in _names(each) if stored.get(name) is not None), None)
    try:
        if found is not None:
            return _reader(each.type)(found)
    except (TypeError, ValueError):
        pass  # Written by hand: it is as good as missing.
    return _NOTHING[each.type] if each.default is MISSING else MISSING


def _reader(kind: Any) -> Callable[[Any], Any]:
    """Return what makes a value of a field's type from JSON, such as a member of an enum."""
    enums = [each for each in (kind, *get_args(kind)) if isinstance(each, type) and issubclass(each, Enum)]
    return enums[0] if enums else _READERS.get(kind, lambda value: value)
