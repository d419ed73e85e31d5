"""Requests as Slack would sign them, so many in flight, and what they cost the process that answers."""

import asyncio
import hashlib
import hmac
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

import aiohttp

from scheduler.clock import utc_now

IN_FLIGHT = 16
TICKS = os.sysconf("SC_CLK_TCK")
_NUMBERS = count(1)


@dataclass(frozen=True)
class Load:
    """What came of some seconds of requests."""

    a_second: float
    processor_ms: float
    """The milliseconds of processor time that the process took for each."""
    times: list[float]
    """Seconds until each answer, in ascending order."""

    def late(self, hundredths: int) -> float:
        """Return within how many seconds so many of a hundred were answered."""
        return self.times[min(len(self.times) - 1, len(self.times) * hundredths // 100)]


@dataclass(frozen=True)
class Target:
    """A server, what it is given, and how that is signed."""

    port: int
    pid: int
    secret: str
    team: str
    channel: str
    user: str

    def body(self) -> bytes:
        """Return a command that was never sent before."""
        number = next(_NUMBERS)
        fields = {"command": "/decide", "text": f"House {number} is built in {number % 97} days"}
        fields |= {"team_id": self.team, "channel_id": self.channel, "user_id": self.user}
        return urlencode(fields | {"trigger_id": f"1.2.{number}"}).encode()

    def headers(self, body: bytes) -> dict[str, str]:
        """Return the headers with which Slack would sign a body now."""
        stamp = str(int(utc_now().timestamp()))
        digest = hmac.new(self.secret.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
        return {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={digest}",
        }


async def put(target: Target, seconds: float, in_flight: int = IN_FLIGHT) -> Load:
    """Send commands for so many seconds, so many at a time."""
    times: list[float] = []
    until = time.perf_counter() + seconds
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(f"http://127.0.0.1:{target.port}", connector=connector) as http:

        async def one_after_the_other() -> None:
            while time.perf_counter() < until:
                body = target.body()
                began = time.perf_counter()
                async with http.post("/slack/events", data=body, headers=target.headers(body)) as answer:
                    await answer.read()
                    assert answer.status == 200, answer.status
                times.append(time.perf_counter() - began)

        before, began = processor_seconds(target.pid), time.perf_counter()
        await asyncio.gather(*(one_after_the_other() for _ in range(in_flight)))
        took = time.perf_counter() - began
    used = processor_seconds(target.pid) - before
    return Load(len(times) / took, used / len(times) * 1000, sorted(times))


def processor_seconds(pid: int) -> float:
    """Return the processor time that a process has taken, as Linux counts it."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def cores() -> Iterator[int]:
    """Yield the cores that there are, the last first: the server has one of its own where there are two."""
    yield from sorted(os.sched_getaffinity(0), reverse=True)
