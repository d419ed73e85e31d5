"""Several processes on one PostgreSQL, of which one after the other is killed, or stands still for long."""

import asyncio
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.sandbox import Slack, Workspace
from bot.sandbox.data.calls import Answer
from bot.sandbox.data.messages import Message
from storage import database
from tests.balancer import balanced
from tests.operations.test_killed import every
from tests.operations.test_killed_presses import quiet
from tests.process import Matters, settings
from tests.reliability import promises
from tests.reliability.history import History, Outcome, Seen, judged

SEED = 20261201
BOARDS = ("arts", "finance", "health", "library", "parks", "schools")
ELAPSED = """UPDATE outbox SET leased_until = leased_until - 90 WHERE id IN
 (SELECT id FROM outbox WHERE leased_until IS NOT NULL FOR UPDATE SKIP LOCKED)"""
UNRECORDED = "othing was recorded"


@pytest.fixture
def workspace(slack: Slack) -> Workspace:
    """Return a workspace with six boards; one of two in each records things, and asks the other."""
    workspace = slack.add_workspace("Wellbeing")
    for board in BOARDS:
        for role in ("chair", "owner"):
            workspace.add_person(f"{board}-{role}")
        workspace.add_channel(board, members=[f"{board}-chair", f"{board}-owner"])
    return workspace


def outcome(answer: Answer) -> Outcome:
    """Return what somebody believes after an answer to their command."""
    if not answer.acked:
        return Outcome.UNKNOWN
    if promises.taken(answer.body):
        return Outcome.OK
    return Outcome.FAIL if UNRECORDED in answer.body else Outcome.UNKNOWN


@dataclass
class Talk:
    """Six people who each record two things at a time, a decision and an action."""

    workspace: Workspace
    history: History
    answered: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))

    async def round(self, number: int) -> None:
        await asyncio.gather(*(self._one(board, number) for board in BOARDS))

    async def heard(self, times: int) -> None:
        """Wait until so many more have been answered, one way or another."""
        for _ in range(times):
            await self.answered.acquire()

    async def _one(self, board: str, number: int) -> None:
        chair, owner = f"{board}-chair", f"{board}-owner"
        for command, owners in (("/decide", []), (f"/action @{owner}", [owner])):
            wording = f"Settle the {command[1:7]} of round {number} of {board}, at last"
            self.history.begun(wording, by=chair, channel=board, owners=owners)
            answer = await self.workspace.slash(chair, f"{command} {wording}", channel=board)
            self.history.ended(wording, outcome(answer))
            self.answered.release()


@dataclass
class Processes:
    """Some processes of the bot behind one address."""

    slack: Slack
    environment: Mapping[str, str]
    alive: list[Matters] = field(default_factory=list)
    ports: list[int] = field(default_factory=list)

    async def start(self) -> None:
        self.alive.append(await Matters.started(self.environment))
        self.ports[:] = [one.port for one in self.alive]

    async def trouble(
        self, talk: Talk, number: int, sessions: database.Sessions, chance: random.Random
    ) -> None:
        """Let something happen to one of them while people talk, and have another take its place."""
        victim, still = self.alive.pop(chance.randrange(len(self.alive))), chance.random() < 0.5
        talking = asyncio.create_task(talk.round(number))
        await talk.heard(chance.randint(1, 11))
        if still:
            victim.paused()
        else:
            await victim.killed()
        await self.start()
        await talking
        # By the clock of the database the leases of whoever stands still have ended when it wakes up.
        await elapse(sessions)
        await quiet(sessions)
        if still:
            victim.resumed()
            await victim.ended()


async def elapse(sessions: database.Sessions) -> None:
    """Let a minute and a half go by for every lease that nobody is just writing."""
    async with sessions.begin() as session:
        await session.execute(text(ELAPSED))


async def observed(workspace: Workspace, sessions: database.Sessions, history: History) -> None:
    """Note what is on record at the end, and what stands in Slack."""
    for table in ("decisions", "actions"):
        history.recorded += await every(sessions, f"SELECT text FROM {table}")
    people = [f"{board}-{role}" for board in BOARDS for role in ("chair", "owner")]
    history.members = {board: [f"{board}-chair", f"{board}-owner"] for board in BOARDS}
    for board in BOARDS:
        history.seen += [
            Seen(key(message), message.plain, board, readers=tuple(history.members[board]))
            for message in workspace.messages(board)
            if message.user == workspace.bot_user
        ]
    for person in people:
        alone = [*workspace.direct_messages(person), *workspace.ephemerals(person)]
        history.seen += [Seen(key(message), message.plain, "", person, (person,)) for message in alone]


def key(message: Message) -> str:
    """Return by what the outbox knows a message, or its address if that does not know it."""
    return str(message.metadata["event_payload"]["key"]) if message.metadata else message.ts


@pytest.mark.parametrize(
    ("processes", "troubles"),
    [(2, 2), pytest.param(4, 12, marks=pytest.mark.nightly), pytest.param(8, 4, marks=pytest.mark.nightly)],
)
async def test_nothing_is_lost_or_said_twice_while_processes_come_and_go(
    slack: Slack, workspace: Workspace, postgres_filled: str, tmp_path: Path, processes: int, troubles: int
) -> None:
    print("seed", SEED)
    chance, history = random.Random(SEED), History(SEED)
    sessions = database.connect(postgres_filled)
    running = Processes(slack, settings(slack, workspace, postgres_filled))
    async with balanced(running.ports, chance) as address:
        slack.connect(f"{address}/slack/events")
        for _ in range(processes):
            await running.start()
        talk = Talk(workspace, history)
        for number in range(troubles):
            await running.trouble(talk, number, sessions, chance)
        # Whoever stood still may have recorded what it had heard before.
        await quiet(sessions)
        statuses = [await one.ended() for one in running.alive]
    await observed(workspace, sessions, history)
    history.written(tmp_path / "history.jsonl")
    await sessions.close()

    assert statuses == [0] * processes
    assert history.count(Outcome.OK) >= troubles
    assert str(judged(history)) == "lost 0, duplicate 0, unexpected 0, wrong person 0, leak 0"
