"""Processes that are killed between the acknowledgement of a press and what it is for."""

import asyncio
import random
from collections import Counter

import pytest
from sqlalchemy import bindparam, select, update

from bot.sandbox import Slack, Workspace
from bot.sandbox.data.errors import Impossible
from scheduler.clock import utc_now
from storage import database
from storage.records import Kind, OutboxState
from storage.tables import outbox
from tests.operations.test_killed import STILL_SECONDS, board_of, elapse, every
from tests.process import Matters, settings

SEED = 20261123
OWNERS = [f"owner-{number}" for number in range(6)]
PRESSED = "I'll do it"
UNDER_WAY = select(outbox.c.key).where(outbox.c.state.not_in([OutboxState.SENT, OutboxState.DROPPED]))
WAITING_FOR_MORE = (
    update(outbox)
    .where(outbox.c.kind == Kind.ASKS, outbox.c.state == OutboxState.PENDING)
    .values(due_at=bindparam("now"))
)


@pytest.fixture
def workspace(slack: Slack) -> Workspace:
    return board_of(slack, OWNERS)


async def quiet(sessions: database.Sessions) -> None:
    """Wait until nothing is left to be sent, also no asks, which would come together some minutes later."""
    async with sessions.begin() as session:
        await session.execute(WAITING_FOR_MORE, {"now": utc_now()})
    async with asyncio.timeout(40):
        while await _due(sessions):
            await asyncio.to_thread(lambda: None)


async def _due(sessions: database.Sessions) -> bool:
    async with sessions.read() as session:
        due = await session.execute(UNDER_WAY.where(outbox.c.due_at <= utc_now()))
        return due.first() is not None


async def press(workspace: Workspace, owner: str, label: str) -> bool:
    """Press a button of the last message somebody has; tell whether that was acknowledged, if it is there."""
    try:
        return (await workspace.click(owner, label, dm=True)).acked
    except Impossible:
        return False


async def killed_while_they_press(slack: Slack, workspace: Workspace, matters: Matters, enough: int) -> None:
    """Have everybody press at once, and kill the process when so many were acknowledged."""
    heard, acknowledged, pressed = asyncio.Event(), 0, 0
    # Slack takes its time to say who is in the channel: they are acknowledged before.
    slack.faults.add("conversations.members", "slow", times=4, delay=0.3)

    async def one(owner: str, label: str) -> None:
        nonlocal acknowledged, pressed
        acked = await press(workspace, owner, label)
        acknowledged, pressed = acknowledged + acked, pressed + 1
        if acknowledged >= enough or pressed == len(OWNERS):
            heard.set()

    pressing = [asyncio.create_task(one(owner, PRESSED)) for owner in OWNERS]
    await heard.wait()
    await matters.killed()
    await asyncio.gather(*pressing)


@pytest.mark.parametrize("cycles", [1, pytest.param(25, marks=pytest.mark.nightly)])
async def test_what_a_press_is_for_happens_once_however_often_the_process_is_killed(
    slack: Slack, workspace: Workspace, tables_url: str, sessions: database.Sessions, cycles: int
) -> None:
    chance = random.Random(SEED)
    environment = settings(slack, workspace, tables_url)
    for cycle in range(cycles):
        matters = await Matters.started(environment)
        await matters.ready(slack)
        for owner in OWNERS:
            await workspace.slash("rosa", f"/action @{owner} write part {cycle} of it", channel="board")
        await quiet(sessions)
        assert await matters.ended() == 0
        # A new process knows of nobody yet that they are still in the channel: it has to ask Slack first.
        matters = await Matters.started(environment)
        await matters.ready(slack)
        await killed_while_they_press(slack, workspace, matters, chance.randint(1, len(OWNERS)))
        await elapse(sessions, STILL_SECONDS)
        # Whoever sees no answer presses again.
        matters = await Matters.started(environment)
        await matters.ready(slack)
        await quiet(sessions)
        await asyncio.gather(*(press(workspace, owner, PRESSED) for owner in OWNERS))
        assert await matters.ended() == 0
    last = await Matters.started(environment)
    await quiet(sessions)
    await last.ended()

    answers = Counter(await every(sessions, "SELECT answer FROM owners"))
    assert answers == {"accepted": len(OWNERS) * cycles}
    told = Counter(await every(sessions, "SELECT record_id || what FROM history WHERE record = 'action'"))
    assert set(told.values()) == {1}, told
    shown = [
        message.metadata["event_payload"]["key"]
        for who in ("rosa", *OWNERS)
        for message in [*workspace.direct_messages(who), *workspace.messages("board")]
        if message.metadata and (who == "rosa" or message.channel != workspace.channel("board").id)
    ]
    assert {key: times for key, times in Counter(shown).items() if times > 1} == {}
