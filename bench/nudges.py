"""How soon 60 people are answered who type while 10,000 nudges are due; nobody is nudged twice."""

import asyncio
import json
import time
from collections import Counter
from datetime import timedelta

from sqlalchemy import insert

from bench import _running
from bench._running import Running
from bot.sandbox import Slack, Workspace
from scheduler.clock import utc_now
from storage import groups
from storage import tables as t
from storage.database import Sessions
from storage.records import ActionStatus, Answer, OwnerKind

PEOPLE = 2_000
EACH = 5
TYPING = 60
ROUNDS = 10
DAY = timedelta(days=1)


def main() -> None:
    """Print one line of JSON for each kind of database."""
    with _running.databases() as urls:
        for kind, url in urls.items():
            asyncio.run(_measured(kind, url))


async def _measured(kind: str, url: str) -> None:
    async with _running.staged(channels=1, people=PEOPLE, zone=_at_noon()) as (slack, workspace):
        sessions = await _running.filled(url)
        await _fill(sessions, workspace)
        await sessions.close()
        async with _running.started(slack, workspace, url) as running:
            began = time.perf_counter()
            taken = [seconds for _ in range(ROUNDS) for seconds in await _typed(running)]
            took = time.perf_counter() - began
            nudged = _nudged(slack)
    figures = {
        "bench": "nudges",
        "database": kind,
        "command": _running.spread(taken),
        "nudged": len(nudged),
        "nudged_twice": sum(times > 1 for times in nudged.values()),
        "sent_a_second_meanwhile": round(len(nudged) / took),
    }
    print(json.dumps(figures))


def _at_noon() -> str:
    """Return a zone in which it is about noon now, so that it is time to nudge."""
    east = 12 - utc_now().hour
    return f"Etc/GMT{-east:+d}"


async def _fill(sessions: Sessions, workspace: Workspace) -> None:
    """Let everybody owe a few things that were due yesterday."""
    team, channel, now = workspace.team_id, workspace.channel("group0").id, utc_now()
    here, zone = {"team": team, "channel": channel}, _at_noon()
    people = [workspace.person(f"person{number}").id for number in range(PEOPLE)]
    async with sessions.begin() as session:
        await groups.ensure(session, team, channel)
        await groups.set_values(session, team, channel, zone=zone, last_action=PEOPLE * EACH)
        await session.execute(
            insert(t.people),
            [{"team": team, "user": user, "name": user, "zone": zone, "seen_at": now} for user in people],
        )
        actions = [
            {**here, "id": number + 1, "number": number + 1, "text": f"paint house {number}"}
            | {"due": (now - DAY).date(), "status": ActionStatus.ASKED}
            | {"author": people[0], "created_at": now - 9 * DAY}
            for number in range(PEOPLE * EACH)
        ]
        await session.execute(insert(t.actions), actions)
        owners = [
            {"team": team, "action_id": number + 1, "kind": OwnerKind.PERSON, "answer": Answer.ASKED}
            | {"user": people[number % PEOPLE], "recipient": people[number % PEOPLE]}
            | {"nudge_at": now - DAY, "nudge_step": 0}
            for number in range(PEOPLE * EACH)
        ]
        await session.execute(insert(t.owners), owners)


def _nudged(slack: Slack) -> Counter[str]:
    """Return how often each nudge stands in Slack."""
    posted = [message for channel in slack.channels.values() for message in channel.messages.values()]
    keys = (message.metadata["event_payload"]["key"] for message in posted if message.metadata)
    return Counter(key for key in keys if key.startswith("nudge:"))


async def _typed(running: Running) -> list[float]:
    workspace = running.workspace
    channel = workspace.channel("group0").id
    answers = await asyncio.gather(
        *(
            running.command(
                f"/decide We build house {number}",
                workspace.person(f"person{number}").id,
                channel,
                next(_running.TRIGGERS),
            )
            for number in range(TYPING)
        )
    )
    await asyncio.sleep(1)
    return [seconds for seconds, _ in answers]


if __name__ == "__main__":
    main()
