"""Slack's `ts`: a message's id in its channel, and when it was posted."""

from datetime import UTC, datetime


def stamp(at: datetime) -> str:
    """Return an instant as a `ts`."""
    return f"{at.timestamp():.6f}"


def instant(ts: str) -> datetime:
    """Return the instant that a `ts` names, to the microsecond; the year 1970 for what is none."""
    seconds, _, micros = ts.partition(".")
    try:
        return datetime.fromtimestamp(int(seconds), UTC).replace(microsecond=int(micros[:6] or 0))
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)
