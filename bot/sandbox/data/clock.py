"""The sandbox's own time: it stands still until somebody moves it."""

from datetime import UTC, datetime, timedelta

from scheduler.clock import utc_now


class Clock:
    """A `scheduler.clock.Clock` that can be set and advanced.

    Started with a time it never looks at the machine's; started with `None` it runs with the
    machine's time, and moving it adds an offset.
    """

    def __init__(self, start: datetime | None) -> None:
        self._stands_at = _utc(start) if start else None
        self._offset = timedelta()

    def __call__(self) -> datetime:
        """Return the time, aware, in UTC."""
        return self._stands_at or utc_now() + self._offset

    def set(self, when: datetime) -> None:
        """Move to `when`, forwards or back; a naive time is refused."""
        if self._stands_at:
            self._stands_at = _utc(when)
        else:
            self._offset = _utc(when) - utc_now()

    def advance(self, by: timedelta) -> None:
        """Move on by a span of time."""
        self.set(self() + by)


def _utc(when: datetime) -> datetime:
    if when.tzinfo is None:
        raise ValueError(f"{when!r} has no time zone")
    return when.astimezone(UTC)
