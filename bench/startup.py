"""How long `import bot.app` takes, how soon `matters run` is ready, and how much memory it then holds."""

import asyncio
import json
import statistics
import sys
import tempfile
import time
from asyncio.subprocess import PIPE
from pathlib import Path

import aiohttp

from bot.sandbox import Slack, Workspace

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
IMPORT = "import time; began = time.perf_counter(); import bot.app; print(time.perf_counter() - began)"


def main() -> None:
    """Print one line of JSON: milliseconds, and mebibytes of resident memory once idle."""
    print(json.dumps(asyncio.run(_measured())))


async def _measured() -> dict[str, float]:
    imports = [await _import_seconds() for _ in range(ROUNDS)]
    slack = Slack()
    await slack.start()
    workspace = slack.add_workspace("Wellbeing")
    with tempfile.TemporaryDirectory() as folder:
        first = await _started(slack, workspace, folder)
        again = await _started(slack, workspace, folder)
    await slack.stop()
    return {
        "import_ms": round(statistics.median(imports) * 1000),
        "ready_ms_with_an_empty_database": round(first[0] * 1000),
        "ready_ms": round(again[0] * 1000),
        "idle_mib": round(again[1], 1),
    }


async def _import_seconds() -> float:
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", IMPORT, cwd=ROOT, stdout=PIPE)
    out, _ = await process.communicate()
    return float(out)


async def _started(slack: Slack, workspace: Workspace, folder: str) -> tuple[float, float]:
    """Start `matters run`, and return the seconds until it was ready and its memory then."""
    environment = {
        "DATABASE_URL": f"sqlite:///{folder}/matters.db",
        "SLACK_BOT_TOKEN": workspace.bot_token,
        "SLACK_SIGNING_SECRET": workspace.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "PORT": "0",
        "LOG_FORMAT": "json",
    }
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=ROOT, env=environment, stderr=PIPE
    )
    assert process.stderr
    port = 0
    async for line in process.stderr:
        said = json.loads(line)
        port = said.get("port", port)
        if said["event"] == "ready":
            break
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as http:
        while (await http.get("/readyz")).status != 200:
            continue
    seconds = time.perf_counter() - began
    memory = _resident(process.pid)
    process.terminate()
    await process.communicate()
    return seconds, memory


def _resident(pid: int) -> float:
    """Return a process's resident memory in MiB, as Linux counts it; 0 elsewhere."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0.0
    (line,) = [line for line in status.read_text().splitlines() if line.startswith("VmRSS:")]
    return int(line.split()[1]) / 1024
