"""Days as people are told them. When and where something is read is settled once, where it goes out.

What is told to nobody in particular has its year, and UTC.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Reader:
    """When something is read, in which `zone` if that is known, and by whom if by one `user` alone.

    `now` is None for what may be read at any time, as what is exported.
    """

    now: datetime | None
    zone: ZoneInfo | None = None
    user: str | None = None


_reader: ContextVar[Reader | None] = ContextVar("reader", default=None)


@contextmanager
def to(reader: Reader | None) -> Iterator[None]:
    """Put days into words for a reader, in all that is written within the block.

    With None all days have their years, as in a form, where what is filled in is read again.
    """
    before = _reader.set(reader)
    try:
        yield
    finally:
        _reader.reset(before)


def begin(reader: Reader) -> None:
    """Put days into words for a reader from now on, in all that the task which is running writes."""
    _reader.set(reader)


def day(value: date) -> str:
    """Return a day with its weekday: 'Friday 4 December', with its year where that is not the reader's."""
    return f"{value:%A} {day_of_month(value)}"


def day_of_month(value: date) -> str:
    """Return the same without its weekday: '4 December'."""
    reader = _reader.get()
    now = reader.now if reader is not None else None
    same_year = now is not None and value.year == here(now).year
    return f"{value.day} {value:%B}{'' if same_year else f' {value.year}'}"


def whole_day(value: date) -> str:
    """Return a day with its year for every reader, so that it can be typed again."""
    return f"{value:%A} {value.day} {value:%B} {value.year}"


def day_of(value: datetime) -> str:
    """Return the day of an instant where it is read: '4 December'."""
    return day_of_month(here(value).date())


def exactly(value: datetime) -> str:
    """Return an instant where it is read: 'Friday 4 December 2026, 10:15', in UTC where that is not known."""
    local, reader = here(value), _reader.get()
    known = reader is not None and reader.zone is not None
    return f"{whole_day(local)}, {local:%H:%M}{'' if known else ' UTC'}"


def is_to(user: str) -> bool:
    """Tell whether what is written is for one person alone, and somebody named in it is that person."""
    reader = _reader.get()
    return reader is not None and reader.user == user


def here(value: datetime) -> datetime:
    """Return an instant by the clock of where it is read, in UTC where that is not known."""
    reader = _reader.get()
    return value.astimezone(reader.zone if reader is not None and reader.zone is not None else UTC)
