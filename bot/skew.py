"""How far this machine's clock is from Slack's, as each of Slack's answers tells."""

from datetime import timedelta
from email.utils import parsedate_to_datetime
from types import SimpleNamespace

import aiohttp
import structlog

from scheduler.clock import Clock

TOLERATED = timedelta(seconds=60)
"""An answer may take seconds. Further off, nudges come at the wrong time; at five minutes signatures fail."""


def apart(date: str | None, clock: Clock) -> timedelta | None:
    """Return how far the clock is from an answer's Date header; None when that tells no time."""
    try:
        return abs(clock() - parsedate_to_datetime(date or ""))
    except (TypeError, ValueError):
        return None


log = structlog.get_logger()


class Skew:
    """Compares the clock with every answer that Slack gives."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._apart: timedelta | None = None

    def trace(self) -> aiohttp.TraceConfig:
        """Return what lets a session of aiohttp's tell us of each answer."""
        trace = aiohttp.TraceConfig()
        trace.on_request_end.append(self._answered)
        return trace

    def fault(self) -> str | None:
        """Return what is wrong with the clock, as a line an operator understands, or None."""
        if self._apart is None or self._apart <= TOLERATED:
            return None
        return (
            f"clock: {self._apart.total_seconds():.0f} seconds from Slack's; let this machine set it by NTP"
        )

    async def _answered(
        self, _: aiohttp.ClientSession, __: SimpleNamespace, answer: aiohttp.TraceRequestEndParams
    ) -> None:
        before = self.fault()
        self._apart = apart(answer.response.headers.get("Date"), self._clock)
        if before is None and self._apart is not None and self._apart > TOLERATED:
            log.warning("the clock is not Slack's", seconds=round(self._apart.total_seconds()))
