"""When to try a message again, when to look for one in doubt, and when to give up. Pure."""

from datetime import datetime, timedelta

MOST_TRIES = 5
MOST_LOOKS = 10
FIRST_DELAY = timedelta(seconds=2)
LOOK_DELAY = timedelta(seconds=5)
"""Slack may take a message after the connection that brought it was lost; so we wait before we look."""


def next_try(attempts: int, now: datetime) -> datetime | None:
    """Return when to try for the next time after `attempts` tries, or None to give up."""
    if attempts >= MOST_TRIES:
        return None
    return now + FIRST_DELAY * (1 << 2 * max(attempts - 1, 0))


def next_look(attempts: int, now: datetime) -> datetime | None:
    """Return when to look for a message after `attempts` tries and looks, or None to give up."""
    if attempts >= MOST_LOOKS:
        return None
    return now + LOOK_DELAY * max(attempts, 1)
