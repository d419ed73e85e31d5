"""Processes that are killed while people write to the bot alone: nothing they wrote is lost."""

import asyncio
import random
from collections import Counter
from datetime import timedelta

import pytest

from bot.sandbox import Slack, Workspace
from storage import database
from tests.operations.test_killed import STILL_SECONDS, board_of, elapse, every
from tests.operations.test_killed_presses import OWNERS, quiet
from tests.process import Matters, settings

SEED = 20261201
DONE, NOTED = OWNERS[::2], OWNERS[1::2]
NOTE = "the printer is broken"
ASKED = "conversations.members"
AGAIN = timedelta(minutes=1)


@pytest.fixture
def workspace(slack: Slack) -> Workspace:
    return board_of(slack, OWNERS)


def acknowledged(slack: Slack) -> int:
    """Return how many of the messages to the bot alone have been acknowledged."""
    events = [each for each in slack.deliveries if each.form == "events_api" and each.answer.acked]
    return sum(each.payload["event"].get("channel_type") == "im" for each in events)


def asked(slack: Slack) -> int:
    return sum(call.method == ASKED for call in slack.calls)


async def killed_while_they_write(
    slack: Slack, workspace: Workspace, matters: Matters, said: dict[str, str], enough: int
) -> None:
    """Have everybody write, and kill the process when so many were acknowledged; if 0, once it asks Slack."""
    # Slack takes its time to say who is in the channel.
    slack.faults.add(ASKED, "slow", times=4, delay=0.3)
    before, asked_before = acknowledged(slack), asked(slack)
    writing = [asyncio.create_task(workspace.post(person, words)) for person, words in said.items()]
    async with asyncio.timeout(30):
        while acknowledged(slack) < before + max(enough, asked(slack) == asked_before):
            await asyncio.to_thread(lambda: None)
    await matters.killed()
    await asyncio.gather(*writing)


@pytest.mark.parametrize("cycles", [1, pytest.param(25, marks=pytest.mark.nightly)])
async def test_what_is_written_to_the_bot_is_done_once_however_often_the_process_is_killed(
    slack: Slack, workspace: Workspace, tables_url: str, sessions: database.Sessions, cycles: int
) -> None:
    chance = random.Random(SEED)
    environment = settings(slack, workspace, tables_url)
    for cycle in range(cycles):
        matters = await Matters.started(environment)
        await matters.ready(slack)
        said: dict[str, str] = {}
        for owner in OWNERS:
            await workspace.slash("rosa", f"/action @{owner} write part {cycle} of it", channel="board")
            number = cycle * len(OWNERS) + len(said) + 1
            said[owner] = f"A{number} done" if owner in DONE else f"A{number}: {NOTE}"
        await quiet(sessions)
        assert await matters.ended() == 0
        # A new process knows of nobody yet that they are still in the channel: it has to ask Slack first.
        matters = await Matters.started(environment)
        await matters.ready(slack)
        await killed_while_they_write(slack, workspace, matters, said, chance.randint(1, 4) * (cycle % 2))
        await elapse(sessions, STILL_SECONDS)
        # Slack sends again, a minute later, what nobody acknowledged.
        matters = await Matters.started(environment)
        await matters.ready(slack)
        await slack.advance(AGAIN)
        await quiet(sessions)
        assert await matters.ended() == 0
        # The processes have the machine's time: Slack's is not to run away from it, cycle after cycle.
        slack.clock.set(slack.clock() - AGAIN)

    closed = await every(sessions, "SELECT status FROM actions ORDER BY number")
    assert closed == ["done" if owner in DONE else "asked" for owner in OWNERS] * cycles
    assert await every(sessions, "SELECT text FROM notes") == [NOTE] * len(NOTED) * cycles
    told = Counter(await every(sessions, "SELECT record_id || what FROM history WHERE record = 'action'"))
    assert set(told.values()) == {1}, told
    shown = Counter(
        message.metadata["event_payload"]["key"]
        for who in ("rosa", *OWNERS)
        for message in workspace.direct_messages(who)
        if message.metadata
    )
    assert {key: times for key, times in shown.items() if times > 1} == {}
