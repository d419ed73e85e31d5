"""How far this machine's clock is from Slack's, which each of Slack's answers tells.

While it is off, nudges and recaps are held: one at the wrong hour, or about a meeting that is long over, is
worse than one that comes late. What people record meanwhile is stored, shown and asked about as usual, by
Slack's time: their 'tomorrow' is not the one of a machine that is days ahead.
"""

from asyncio import get_running_loop
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from types import SimpleNamespace
from urllib.parse import urlsplit

import aiohttp
import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import failures
from scheduler.clock import Clock

TOLERATED = timedelta(seconds=60)
"""An answer may take seconds. A clock that is further off sends nudges at the wrong time."""
UNHEARD_SECONDS = 300.0
"""After this time without an answer Slack is asked for the time; while the clock is off, in each round."""

log = structlog.get_logger()


def ahead(date: str | None, clock: Clock) -> timedelta | None:
    """Return how far the clock is ahead of an answer's Date header; None when that tells no time."""
    try:
        return clock() - parsedate_to_datetime(date or "")
    except (TypeError, ValueError):
        return None


def apart(date: str | None, clock: Clock) -> timedelta | None:
    """Return how far the clock is from an answer's Date header, either way; None when that tells no time."""
    by = ahead(date, clock)
    return None if by is None else abs(by)


@dataclass(frozen=True)
class _Heard:
    """What time it was at Slack when our own seconds, which no clock's jump changes, stood at `steady`."""

    at: datetime
    steady: float


class Skew:
    """Compares the clock with every answer of Slack's, and between answers counts steady seconds.

    So a jump of the clock is noticed at once, not with the next answer. Only Slack's Web API is believed,
    which is reached over TLS: `api_url` is its address.
    """

    def __init__(self, clock: Clock, api_url: str = "", steady: Callable[[], float] | None = None) -> None:
        self._clock = clock
        self._host = urlsplit(api_url).hostname
        self._steady = steady or (lambda: get_running_loop().time())
        self._heard: _Heard | None = None
        self._told = False

    def trace(self) -> aiohttp.TraceConfig:
        """Return what lets a session of aiohttp's tell us of each answer."""
        trace = aiohttp.TraceConfig()
        trace.on_request_end.append(self._answered)
        return trace

    def seconds(self) -> float:
        """Return by how many seconds the clock is ahead of Slack's; 0 until Slack has told the time."""
        return self._ahead().total_seconds()

    def is_off(self) -> bool:
        """Tell whether the clock is too far off for nudges and recaps."""
        return abs(self._ahead()) > TOLERATED

    def right_clock(self) -> datetime:
        """Return the time to go by: Slack's own, if this machine's is off."""
        return self._clock() - self._ahead() if self.is_off() else self._clock()

    def fault(self) -> str | None:
        """Return what is wrong with the clock, as a line an operator understands, or None."""
        if not self.is_off():
            return None
        apart = abs(self.seconds())
        return (
            f"clock: {apart:.0f} seconds from Slack's, and nudges and recaps are held until it is right; "
            "let this machine set it by NTP"
        )

    async def ask(self, client: AsyncWebClient) -> None:
        """Have Slack say what time it is, while the clock is off or nothing was heard for long."""
        heard = self._heard
        if self.is_off() or heard is None or self._steady() - heard.steady > UNHEARD_SECONDS:
            try:
                await client.auth_test()
            except failures.RAISED as error:
                log.info("Slack does not say what time it is", error=type(error).__name__)
        self._tell()

    async def _answered(
        self, _: aiohttp.ClientSession, __: SimpleNamespace, answer: aiohttp.TraceRequestEndParams
    ) -> None:
        if self._host not in (None, answer.url.host):
            return
        by = ahead(answer.response.headers.get("Date"), self._clock)
        if by is not None:
            self._heard = _Heard(self._clock() - by, self._steady())
            self._tell()

    def _ahead(self) -> timedelta:
        if self._heard is None:
            return timedelta(0)
        slacks = self._heard.at + timedelta(seconds=self._steady() - self._heard.steady)
        return self._clock() - slacks

    def _tell(self) -> None:
        """Log once when the clock goes wrong, and once when it is right again."""
        if self.is_off() and not self._told:
            log.warning(
                "the clock is not Slack's, and nudges and recaps are held", seconds=round(self.seconds())
            )
        elif self._told and not self.is_off():
            log.info("the clock is right again, and what was held goes out")
        self._told = self.is_off()
