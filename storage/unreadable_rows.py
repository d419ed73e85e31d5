"""Reads what falls due so that a row that can not be read affects only the people it is about.

Planners read rows of all workspaces at once. A row that somebody edited by hand, or that a fault broke, is
left out, and its ids are noted on the session for the log and for the operator.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from sqlalchemy import Column, Row, Select
from sqlalchemy.engine import CursorResult

from storage.database import Session

UNREADABLE = (ValueError, LookupError, ArithmeticError)
"""What a broken row raises: its date or choice is not one, or can not be calculated with."""
EARLIEST, LATEST = date(1990, 1, 1), date(2200, 1, 1)
"""The range of days that are safe to calculate with."""
LONGEST_LEAD = 60
"""In working days; no group wants its recap longer before a meeting."""

Record = TypeVar("Record")


async def every(
    session: Session,
    statement: Select[Any],
    values: Mapping[str, Any],
    build: Callable[[Row[Any]], Record],
    key: tuple[Column[Any], ...],
) -> list[Record]:
    """Return what `build` makes of each row that can be read; note the others by the columns of their `key`.

    `build` raises one of UNREADABLE for a row that it can not read.
    """
    found = list(_rows(await session.execute(statement, dict(values)), build))
    if None not in found:
        return [record for record in found if record is not None]
    # Asks for the keys alone, which can be read whatever else is broken.
    asked = await session.execute(statement.with_only_columns(*key, maintain_column_froms=True), dict(values))
    keys = [tuple(row) for row in asked]
    for place, record in zip(keys, found, strict=False):
        if record is None:
            session.unreadable.add((key[0].table.name, *map(str, place)))
    return [record for record in found if record is not None]


def sane(*days: date | datetime | None) -> None:
    """Raise ValueError for a day that is not safe to calculate with."""
    for day in days:
        if isinstance(day, datetime):
            day = day.astimezone(UTC).date() if EARLIEST.year < day.year < LATEST.year else date.max
        if day is not None and not EARLIEST <= day <= LATEST:
            raise ValueError("a day that is far off")


def _rows(result: CursorResult[Any], build: Callable[[Row[Any]], Record]) -> Iterator[Record | None]:
    """Yield what is made of each row, None for one that can not be read."""
    while True:
        try:
            row = result.fetchone()
            if row is None:
                return
            yield build(row)
        except UNREADABLE:
            yield None
