"""What the tables share: names of keys and indexes, column types that SQLite lacks, common columns."""

import json
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, DateTime, Dialect, Integer, MetaData, String, Text
from sqlalchemy.types import TypeDecorator

from storage.records import packing

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""Before anything was recorded."""

metadata = MetaData(naming_convention=NAMES)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant in UTC. SQLite forgets time zones, so a naive value is refused, never guessed."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return `value` in UTC; raise ValueError for a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone can not be stored: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return `value`, aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Choice(TypeDecorator[StrEnum]):
    """One of an enum's values, stored as its text so that a person can read the table."""

    impl = String
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Return the text of `value`, which must be one of the kind's."""
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """Return the member whose text is stored."""
        return None if value is None else self.kind(value)


class Packed(TypeDecorator[Any]):
    """A small value, stored as the JSON of its fields so that a person can read the table."""

    impl = Text
    cache_ok = True

    def __init__(self, shape: type["DataclassInstance"]) -> None:
        super().__init__()
        self.shape = shape

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Return the JSON of `value`."""
        return None if value is None else json.dumps(packing.pack(value), ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Return what is stored as one of the shape; what somebody wrote by hand is as good as missing."""
        try:
            found = json.loads(value) if value is not None else None
        except ValueError:
            return None
        return packing.read(self.shape, found) if isinstance(found, dict) else None


class Days(TypeDecorator[tuple[date, ...]]):
    """A few days, stored as their ISO texts with commas between them; none is NULL."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: tuple[date, ...] | None, dialect: Dialect) -> str | None:
        """Return the text of some days."""
        return ",".join(day.isoformat() for day in value) if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[date, ...]:
        """Return the days whose text is stored."""
        return tuple(map(date.fromisoformat, value.split(","))) if value else ()


class Weekdays(TypeDecorator[tuple[int, ...]]):
    """Some days of the week, 0 for Monday, stored as their first letters: 'Mo,Tu'; none is NULL."""

    impl = String
    cache_ok = True
    names = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")

    def process_bind_param(self, value: tuple[int, ...] | None, dialect: Dialect) -> str | None:
        """Return the text of some days of the week."""
        return ",".join(self.names[day] for day in sorted(value)) if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[int, ...]:
        """Return the days of the week whose text is stored."""
        return tuple(map(self.names.index, value.split(","))) if value else ()


class Stamps(TypeDecorator[tuple[str, ...]]):
    """A few messages of one channel by their `ts`, stored as a JSON list; none is NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        """Return the JSON of some messages."""
        return json.dumps(list(value)) if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:
        """Return the messages that are stored; what somebody wrote by hand is as good as missing."""
        try:
            found = json.loads(value) if value is not None else []
        except ValueError:
            return ()
        return tuple(one for one in found if isinstance(one, str)) if isinstance(found, list) else ()


def identity() -> Column[int]:
    """Return the key that the database gives each row."""
    return Column("id", Integer, primary_key=True)


def workspace() -> Column[str]:
    """Return the tenant: every query names it."""
    return Column("team", String, nullable=False)


def said() -> tuple[Column[Any], ...]:
    """Return what decisions and actions share: where it was said, and what became of that message."""
    return (
        Column("said_ts", String),
        Column("thread_ts", String),
        Column("said_by", String),
        Column("read_ts", String),
        Column("source_changed_at", UtcDateTime),
        Column("source_change", String),
        Column("card_ts", String),
        Column("undone_at", UtcDateTime),
        Column("said_also", Stamps),
    )
