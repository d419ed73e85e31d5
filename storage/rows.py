"""Turns rows into records, so that no row ever leaves this package."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Row, RowMapping
from sqlalchemy.engine import CursorResult

from storage.records import packing

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Record = TypeVar("Record", bound="DataclassInstance")


def one(result: CursorResult[Any], kind: type[Record]) -> Record:
    """Return the only row as a `kind`; columns that are not fields of it are left out."""
    return record(result.one(), kind)


def first(result: CursorResult[Any], kind: type[Record]) -> Record | None:
    """Return the first row as a `kind`, or None when there is none."""
    row = result.first()
    return None if row is None else record(row, kind)


def every(result: CursorResult[Any], kind: type[Record]) -> list[Record]:
    """Return each row as a `kind`, in the order of the query."""
    return [record(row, kind) for row in result]


def reader(kind: type[Record]) -> Callable[[Row[Any]], Record]:
    """Return a function that turns a row into a `kind`, for `storage.unreadable_rows`."""
    return lambda row: record(row, kind)


def record(row: Row[Any], kind: type[Record]) -> Record:
    """Return one row as a `kind`."""
    return made(row._mapping, kind)


def made(values: Mapping[str, Any] | RowMapping, kind: type[Record]) -> Record:
    """Return a `kind` of what columns hold; those that are not fields of it are left out."""
    return kind(**{name: values[name] for name in _names(kind)})


def plain(value: Any) -> Any:
    """Return a column's value as JSON can hold it: a time or a day as its ISO text."""
    if is_dataclass(value) and not isinstance(value, type):
        return packing.pack(value)
    return value.isoformat() if isinstance(value, date) else value


@cache
def _names(kind: type["DataclassInstance"]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
