"""Slack's rate limits: a tier per method and workspace, and one message a second per channel."""

import math
from collections import defaultdict, deque
from datetime import datetime, timedelta

MINUTE = timedelta(minutes=1)
PER_MINUTE = {1: 1, 2: 20, 3: 50, 4: 100}
BURST = 3
"""How many messages a channel takes at once beyond the one a second."""


class Limits:
    """Counts calls on the sandbox's clock; answers how long a caller has to wait."""

    def __init__(self) -> None:
        self._calls: dict[tuple[str, str], deque[datetime]] = defaultdict(deque)
        self._posts: dict[str, tuple[float, datetime]] = {}

    def wait(self, method: str, team: str, tier: int, now: datetime) -> int:
        """Return 0 and count the call, or the seconds until the workspace's next call of `method`."""
        calls = self._calls[method, team]
        while calls and now - calls[0] >= MINUTE:
            calls.popleft()
        if len(calls) >= PER_MINUTE[tier]:
            return max(1, math.ceil((calls[0] + MINUTE - now).total_seconds()))
        calls.append(now)
        return 0

    def wait_to_post(self, channel: str, now: datetime) -> int:
        """Return 0 and count the message, or the seconds until `channel` takes another."""
        left, since = self._posts.get(channel, (1.0 + BURST, now))
        left = min(1.0 + BURST, left + max(0.0, (now - since).total_seconds()))
        if left < 1:
            return max(1, math.ceil(1 - left))
        self._posts[channel] = (left - 1, now)
        return 0
