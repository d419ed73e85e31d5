"""How soon people are answered while 10,000 messages are due at once, on each kind of database."""

import asyncio
import json
import time

from bench import _running
from bench._running import Running
from bot.doors.mentions import deliveries
from bot.doors.mentions.deliveries import Mentioned
from bot.sandbox import Slack, Workspace
from storage.database import Sessions
from storage.records import subjects

CHANNELS = 2_000
EACH = 5
COMMANDS = 40


def main() -> None:
    """Print one line of JSON for each kind of database."""
    with _running.databases() as urls:
        for kind, url in urls.items():
            asyncio.run(_measured(kind, url))


async def _measured(kind: str, url: str) -> None:
    async with _running.staged(channels=CHANNELS, people=1) as (slack, workspace):
        sessions = await _running.filled(url)
        await _fill(sessions, slack, workspace)
        await sessions.close()
        async with _running.started(slack, workspace, url) as running:
            before, began = _sent(slack), time.perf_counter()
            typed, alive = await asyncio.gather(_typed(running), _watched(running))
            a_second = (_sent(slack) - before) / (time.perf_counter() - began)
    figures = {
        "bench": "backlog",
        "database": kind,
        "command": _running.spread(typed),
        "alive": _running.spread(alive),
        "sent_a_second_meanwhile": round(a_second),
    }
    print(json.dumps(figures))


async def _fill(sessions: Sessions, slack: Slack, workspace: Workspace, channels: int = CHANNELS) -> None:
    """Put the messages in the outbox: answers in the thread of a message in each channel."""
    for number in range(channels):
        said = await workspace.post("person0", "Good morning", channel=f"group{number}")
        channel = workspace.channel(f"group{number}").id
        mentioned = Mentioned(workspace.team_id, channel, slack.clock())
        async with sessions.begin() as session:
            for one in range(EACH):
                about = subjects.MentionReply(what="help", said=f"{said}{one}", thread=said)
                await deliveries.reply(session, mentioned, about)


def _sent(slack: Slack) -> int:
    return sum(call.method == "chat.postMessage" for call in slack.calls)


async def _typed(running: Running) -> list[float]:
    workspace = running.workspace
    person, channel = workspace.person("person0").id, workspace.channel("group0").id
    taken = []
    for number in range(COMMANDS):
        seconds, said = await running.command(
            f"/decide We build house {number}", person, channel, next(_running.TRIGGERS)
        )
        assert "Recorded" in said or "look" in said, said
        taken.append(seconds)
        await asyncio.sleep(0.1)
    return taken


async def _watched(running: Running) -> list[float]:
    taken = []
    for _ in range(COMMANDS):
        taken.append(await running.alive())
        await asyncio.sleep(0.1)
    return taken


if __name__ == "__main__":
    main()
