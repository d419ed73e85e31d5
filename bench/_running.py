"""`matters run` as a process of its own, and requests to it that Slack would sign."""

import asyncio
import hashlib
import hmac
import json
import sys
import tempfile
import time
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlencode

import aiohttp

from bot.sandbox import Slack, Workspace
from storage import database, schema
from storage.database import Sessions
from tests.postgres import Server

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = aiohttp.ClientTimeout(total=60)


@dataclass
class Running:
    """The process, and how Slack reaches it."""

    process: asyncio.subprocess.Process
    http: aiohttp.ClientSession
    workspace: Workspace
    port: int

    async def command(self, typed: str, user: str, channel: str, trigger: str) -> tuple[float, str]:
        """Send a command as Slack does; return the seconds until its answer, and that."""
        name, _, rest = typed.partition(" ")
        fields = {"command": name, "text": rest, "team_id": self.workspace.team_id}
        fields |= {"channel_id": channel, "user_id": user, "trigger_id": trigger}
        body = urlencode(fields).encode()
        began = time.perf_counter()
        async with self.http.post("/slack/events", data=body, headers=self._signed(body)) as answer:
            said = await answer.text()
        return time.perf_counter() - began, said

    async def alive(self) -> float:
        """Return the seconds that it takes to say that it lives."""
        began = time.perf_counter()
        async with self.http.get("/healthz") as answer:
            await answer.text()
        return time.perf_counter() - began

    def _signed(self, body: bytes) -> dict[str, str]:
        stamp = str(int(self.workspace.slack.signing_clock().timestamp()))
        key = self.workspace.signing_secret.encode()
        digest = hmac.new(key, f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
        kind = "application/x-www-form-urlencoded"
        return {
            "Content-Type": kind,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={digest}",
        }


@asynccontextmanager
async def started(slack: Slack, workspace: Workspace, url: str) -> AsyncIterator[Running]:
    """Start `matters run` on a database, and end it; what it logs is read all the while."""
    environment: Mapping[str, str] = {
        "DATABASE_URL": url,
        "SLACK_BOT_TOKEN": workspace.bot_token,
        "SLACK_SIGNING_SECRET": workspace.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "PORT": "0",
        "LOG_FORMAT": "json",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=ROOT, env=environment, stderr=PIPE
    )
    lines = _lines(process)
    port = 0
    async for said in lines:
        port = said.get("port", port)
        if said["event"] == "ready":
            break
    draining = asyncio.create_task(_read(lines))
    connector = aiohttp.TCPConnector(limit=0, force_close=True)
    async with aiohttp.ClientSession(
        f"http://127.0.0.1:{port}", connector=connector, timeout=PATIENCE
    ) as http:
        yield Running(process, http, workspace, port)
    process.terminate()
    await draining
    await process.wait()


@asynccontextmanager
async def staged(
    channels: int, people: int, zone: str = "Europe/London"
) -> AsyncIterator[tuple[Slack, Workspace]]:
    """Open a Slack with so many people, all of them in the first channel, and one in each of the others."""
    slack = Slack()
    slack.strict_rates = False
    await slack.start()
    workspace = slack.add_workspace("Wellbeing")
    names = [f"person{number}" for number in range(people)]
    for name in names:
        workspace.add_person(name, zone)
    for number in range(channels):
        members = names if number == 0 else [names[(number - 1) % people]]
        workspace.add_channel(f"group{number}", members=members)
    yield slack, workspace
    await slack.stop()


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """Make a place for a database of each kind; returns the addresses of empty ones, by kind."""
    with tempfile.TemporaryDirectory(prefix="matters-bench-") as folder:
        place = Path(folder) / "postgresql"
        place.mkdir()
        Path(folder).chmod(0o711)
        server = Server(place)
        yield {"sqlite": f"sqlite:///{folder}/matters.db", "postgresql": server.url(server.create())}
        server.stop()


async def filled(url: str) -> Sessions:
    """Make the tables of a database, and return its sessions."""
    sessions = database.connect(url)
    await schema.migrate(sessions)
    return sessions


def spread(seconds: Sequence[float]) -> dict[str, int]:
    """Return the middle, the last but a hundredth and the longest of some times, in milliseconds."""
    ordered = [round(each * 1000) for each in sorted(seconds)]
    late = ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]
    return {"p50_ms": round(median(ordered)), "p99_ms": late, "max_ms": ordered[-1]}


TRIGGERS = (f"1.2.{number}" for number in count(1))
"""One for each command, as Slack gives them."""


async def _lines(process: asyncio.subprocess.Process) -> AsyncIterator[dict[str, Any]]:
    assert process.stderr
    async for line in process.stderr:
        yield json.loads(line)


async def _read(lines: AsyncIterator[dict[str, Any]]) -> None:
    async for _ in lines:
        continue
