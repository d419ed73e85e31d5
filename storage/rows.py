"""Turns rows into records, so that no row ever leaves this package."""

from typing import Any, TypeVar

from sqlalchemy.engine import CursorResult

Record = TypeVar("Record")


def one(result: CursorResult[Any], kind: type[Record]) -> Record:
    """Return the only row as a `kind`; its columns are the record's fields."""
    return kind(**result.one()._asdict())


def first(result: CursorResult[Any], kind: type[Record]) -> Record | None:
    """Return the first row as a `kind`, or None when there is none."""
    row = result.first()
    return None if row is None else kind(**row._asdict())


def every(result: CursorResult[Any], kind: type[Record]) -> list[Record]:
    """Return each row as a `kind`, in the order of the query."""
    return [kind(**row._asdict()) for row in result]
