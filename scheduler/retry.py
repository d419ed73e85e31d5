"""When to try a message again, when to look for one in doubt, and when to give up. Pure."""

from datetime import datetime, timedelta

MOST_TRIES = 100
"""About a day: Slack, or the network, may be down for hours, and everything must still be said after that."""
FIRST_DELAY = timedelta(seconds=2)
LOOK_DELAY = timedelta(seconds=5)
"""Slack may take a message after the connection that brought it was lost; so we wait before we look."""
QUICK_LOOKS = 10
LONGEST_DELAY = timedelta(minutes=15)
FIRST_PAUSE = timedelta(seconds=15)
LONGEST_PAUSE = timedelta(minutes=10)


def next_try(attempts: int, now: datetime) -> datetime | None:
    """Return when to try again after `attempts` tries, or None to give up."""
    if attempts >= MOST_TRIES:
        return None
    doublings = min(2 * max(attempts - 1, 0), 10)
    return now + min(FIRST_DELAY * (1 << doublings), LONGEST_DELAY)


def next_knock(since: datetime, now: datetime) -> datetime:
    """Return when to try again in a workspace whose token Slack has refused `since` then.

    Soon at first, since it may be over in a moment; each wait is twice as long as the one before.
    """
    return now + min(max(now - since, FIRST_PAUSE), LONGEST_PAUSE)


def next_look(attempts: int, now: datetime) -> datetime | None:
    """Return when to look for a message after `attempts` tries and looks, or None to give up."""
    if attempts >= MOST_TRIES:
        return None
    return now + (LOOK_DELAY * max(attempts, 1) if attempts <= QUICK_LOOKS else LONGEST_DELAY)
