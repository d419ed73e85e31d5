"""Processes that are killed, or that stand still for a while, in the middle of their work."""

import asyncio
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest
from sqlalchemy import text

from bot.sandbox import Slack, Workspace
from bot.sandbox.data.calls import Answer
from storage import database
from tests.process import Matters, settings
from tests.reliability import promises

CHANNELS = [f"board-{number}" for number in range(6)]
SEED = 20261122
STILL_SECONDS = 90


@pytest.fixture
def workspace(slack: Slack) -> Workspace:
    workspace = slack.add_workspace("Wellbeing")
    for channel in CHANNELS:
        workspace.add_person(f"of-{channel}")
        workspace.add_channel(channel, members=[f"of-{channel}"])
    return workspace


@dataclass
class Stream:
    """Six people who record decisions, each in a channel of their own, until nobody answers them."""

    workspace: Workspace
    enough: int
    """After so many answers `heard` is set, while the next ones are on their way."""
    heard: asyncio.Event = field(default_factory=asyncio.Event)
    tried: list[str] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)

    async def run(self, cycle: int) -> None:
        await asyncio.gather(*(self._one(channel, cycle) for channel in CHANNELS))

    async def _one(self, channel: str, cycle: int) -> None:
        for number in range(1000):
            said = f"No {number} of {channel} in cycle {cycle}: “naïve” 🎉 & <b>café</b>"
            self.tried.append(said)
            by_form = number % 3 == 2
            answer = await (self._form(channel, said) if by_form else self._command(channel, said))
            if not answer.acked:
                return
            if by_form or promises.taken(answer.body):
                self.acknowledged.append(said)
            self.enough -= 1
            if self.enough <= 0:
                self.heard.set()

    async def _command(self, channel: str, said: str) -> Answer:
        return await self.workspace.slash(f"of-{channel}", f"/decide {said}", channel=channel)

    async def _form(self, channel: str, said: str) -> Answer:
        person = f"of-{channel}"
        opened = await self.workspace.slash(person, "/decide", channel=channel)
        if not opened.acked or self.workspace.modal(person) is None:
            return Answer(reason="connection_failed")
        await self.workspace.fill(person, {"Decision": said})
        return await self.workspace.submit(person)


def board_of(slack: Slack, people: Iterable[str]) -> Workspace:
    """Return a workspace in which Rosa and these people are in the board's channel."""
    workspace = slack.add_workspace("Wellbeing")
    for name in ("rosa", *people):
        workspace.add_person(name)
    workspace.add_channel("board", members=["rosa", *people])
    return workspace


async def elapse(sessions: database.Sessions, seconds: int) -> None:
    """Let so much time go by for every lease: they are held by the database's clock."""
    async with sessions.begin() as session:
        await session.execute(text("UPDATE outbox SET leased_until = leased_until - :s"), {"s": seconds})


async def every(sessions: database.Sessions, query: str) -> list[str]:
    async with sessions.read() as session:
        return [str(found) for found in (await session.execute(text(query))).scalars()]


async def settled(sessions: database.Sessions, kind: str, count: int) -> None:
    """Wait until so many messages of a kind have been sent."""
    query = f"SELECT state FROM outbox WHERE kind = '{kind}'"
    async with asyncio.timeout(120):
        while await every(sessions, query) != ["sent"] * count:
            await asyncio.to_thread(lambda: None)


def keys(workspace: Workspace) -> Counter[str]:
    """Return how often each delivery stands in the channels."""
    posted = [message for channel in CHANNELS for message in workspace.messages(channel)]
    return Counter(message.metadata["event_payload"]["key"] for message in posted if message.metadata)


@pytest.mark.parametrize("cycles", [1, pytest.param(25, marks=pytest.mark.nightly)])
async def test_what_was_acknowledged_is_kept_and_shown_once_however_often_the_process_is_killed(
    slack: Slack, workspace: Workspace, tables_url: str, sessions: database.Sessions, cycles: int
) -> None:
    chance = random.Random(SEED)
    environment = settings(slack, workspace, tables_url)
    streams = []
    for cycle in range(cycles):
        stream = Stream(workspace, enough=chance.randint(1, 12))
        streams.append(stream)
        matters = await Matters.started(environment)
        await matters.ready(slack)
        streaming = asyncio.create_task(stream.run(cycle))
        await stream.heard.wait()
        await matters.killed()
        await streaming
        await elapse(sessions, STILL_SECONDS)
    last = await Matters.started(environment)
    stored = Counter(await every(sessions, "SELECT text FROM decisions"))
    await settled(sessions, "decision card", stored.total())
    await last.ended()

    acknowledged = [said for stream in streams for said in stream.acknowledged]
    assert len(acknowledged) >= cycles
    assert [said for said in acknowledged if stored[said] != 1] == []
    assert set(stored) <= {said for stream in streams for said in stream.tried}
    assert set(stored.values()) == {1}
    numbers = await every(
        sessions, "SELECT channel || ' ' || (max(number) - count(*)) FROM decisions GROUP BY channel"
    )
    assert [gap for gap in numbers if not gap.endswith(" 0")] == []
    assert set(keys(workspace).values()) == {1}
    assert sum(key.startswith("decision card") for key in keys(workspace)) == stored.total()


async def test_a_process_that_stood_still_past_its_lease_sends_nothing_again(
    slack: Slack, workspace: Workspace, postgres_filled: str
) -> None:
    sessions = database.connect(postgres_filled)
    environment = settings(slack, workspace, postgres_filled)
    recorder, owner = (f"of-{channel}" for channel in CHANNELS[:2])
    await workspace.invite(owner, CHANNELS[0])
    still, other = await Matters.started(environment), await Matters.started(environment)
    await still.ready(slack)
    # It stops when Slack has taken its card and not yet said so, and before it can ask the owner.
    slack.faults.add("chat.postMessage", "slow", delay=2)
    slack.faults.add("conversations.open", "slow", delay=2)
    other.paused()
    await workspace.slash(recorder, f"/action @{owner} draft the paper", channel=CHANNELS[0])
    async with asyncio.timeout(30):
        while {"chat.postMessage", "conversations.open"} - {call.method for call in slack.calls}:
            await asyncio.to_thread(lambda: None)
    still.paused()
    await elapse(sessions, STILL_SECONDS)
    other.resumed()
    await settled(sessions, "action card", 1)
    await settled(sessions, "ask", 1)
    still.resumed()
    statuses = [await still.ended(), await other.ended()]
    await sessions.close()

    assert statuses == [0, 0]
    assert len(workspace.said_in(CHANNELS[0])) == 1
    assert len(workspace.direct_messages(owner)) == 1
