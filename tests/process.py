"""`matters` as a process of its own, beside a sandbox Slack in the test's."""

import asyncio
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

import aiohttp

from bot.config import Settings
from bot.operations.run import Service
from bot.sandbox import Slack, Workspace
from scheduler.clock import Clock
from storage import database

ROOT = Path(__file__).resolve().parent.parent
MEASURED = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}
"""By which a process of its own, which sees no other variable of ours, knows that its lines are counted."""
START_SECONDS = 30
"""How long a process may take on a busy machine before the test gives up; nothing waits this long."""


def settings(slack: Slack, workspace: Workspace, database_url: str, mode: str = "http") -> dict[str, str]:
    """Return the environment of a bot in `workspace`."""
    way = {"SLACK_APP_TOKEN": slack.app_token} if mode == "socket" else {}
    return {
        "DATABASE_URL": database_url,
        "SLACK_BOT_TOKEN": workspace.bot_token,
        "SLACK_SIGNING_SECRET": workspace.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "PORT": "0",
        "LOG_FORMAT": "json",
        **way,
    }


@dataclass
class Matters:
    """One `matters run`, and what it has said."""

    process: Process
    said: list[str] = field(default_factory=list)
    port: int = 0

    @classmethod
    async def started(cls, environment: Mapping[str, str]) -> "Matters":
        """Start the bot and return once it listens."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", cwd=ROOT, env={**MEASURED, **environment}, stderr=PIPE
        )
        matters = cls(process)
        listening = re.compile(r'"port": (\d+), "event": "listening"')
        while not matters.port:
            line = await matters._line()
            if not line:
                raise RuntimeError("\n".join(matters.said))
            if found := listening.search(line):
                matters.port = int(found[1])
        return matters

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    async def ready(self, slack: Slack) -> None:
        """Wait until it is ready, and have Slack deliver to it."""
        while '"event": "ready"' not in "".join(self.said[-1:]):
            assert await self._line(), self.said
        async with aiohttp.ClientSession() as http, asyncio.timeout(START_SECONDS):
            while (await http.get(f"{self.address}/readyz")).status != 200:
                continue
        slack.connect(f"{self.address}/slack/events")

    def paused(self) -> None:
        """Have it stand still, as a machine does whose host is busy."""
        self.process.send_signal(signal.SIGSTOP)

    def resumed(self) -> None:
        """Have it go on as if nothing had been."""
        self.process.send_signal(signal.SIGCONT)

    async def killed(self) -> None:
        """Kill it, as a machine that fails does."""
        self.process.kill()
        await self._ended()

    async def ended(self) -> int:
        """Ask it to end, and return its exit status."""
        self.process.terminate()
        return await self._ended()

    async def _ended(self) -> int:
        while await self._line():
            continue
        return await self.process.wait()

    async def _line(self) -> str:
        assert self.process.stderr
        async with asyncio.timeout(START_SECONDS):
            line = (await self.process.stderr.readline()).decode()
        self.said.append(line.rstrip())
        return line


async def told(environment: Mapping[str, str], *arguments: str) -> tuple[int, str]:
    """Run `matters` to its end; return its exit status, and all that it printed."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        cwd=ROOT,
        env={**MEASURED, **environment},
        stdout=PIPE,
        stderr=PIPE,
    )
    async with asyncio.timeout(START_SECONDS):
        out, err = await process.communicate()
    return process.returncode or 0, (out + err).decode()


@asynccontextmanager
async def serving(
    slack: Slack, workspace: Workspace, url: str, clock: Clock, logged: StringIO
) -> AsyncIterator[str]:
    """Run the bot in this process, by a clock of its own, and yield where it listens."""
    sessions, stop = database.connect(url), asyncio.Event()
    environment = settings(slack, workspace, url)
    running = asyncio.create_task(Service(Settings.from_env(environment), sessions, clock, stop).run())
    async with asyncio.timeout(START_SECONDS):
        while '"event": "ready"' not in logged.getvalue():
            await asyncio.to_thread(lambda: None)
    port = re.findall(r'"port": (\d+)', logged.getvalue())[0]
    yield f"http://127.0.0.1:{port}"
    stop.set()
    await running
    await sessions.close()
