"""Processes that are killed while people send in forms: what was acknowledged is on record, once."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.sandbox import Slack, Workspace
from storage import database
from tests.operations.test_killed import STILL_SECONDS, board_of, elapse, every
from tests.operations.test_killed_presses import quiet
from tests.process import Matters, settings

SEED = 20261130
TROUBLE = "We had some trouble connecting. Try again?"
Opening = Callable[[Workspace, str], Awaitable[Any]]


def typed(command: str) -> Opening:
    return lambda workspace, person: workspace.slash(person, command, channel="board")


def asked(label: str) -> Opening:
    return lambda workspace, person: workspace.click(person, label, dm=True)


def on_card(label: str) -> Opening:
    return lambda workspace, person: workspace.click(person, label, channel="board")


FORMS: dict[str, tuple[Opening, dict[str, Any]]] = {
    "decides": (typed("/decide"), {"Decision": "The {} is kept"}),
    "acts": (typed("/action"), {"Action": "paint the {}", "Owners": ["rosa"]}),
    "redates": (asked("Another date"), {"Due": "in two weeks"}),
    "passes-on": (asked("Pass on"), {"Pass on to": "rosa"}),
    "worries": (on_card("Raise a concern"), {"Concern": "what does the {} cost?"}),
}
"""By who sends it in: how each form is opened, and what is written there in each cycle."""
HISTORY = "SELECT actor || ' ' || record || ' ' || what FROM history WHERE actor = '{}'"


@pytest.fixture
def workspace(slack: Slack) -> Workspace:
    return board_of(slack, FORMS)


async def opened(workspace: Workspace, sessions: database.Sessions, subject: str) -> None:
    """Let everybody have a form before them, filled in."""
    await workspace.slash("rosa", f"/decide Talk about the {subject}", channel="board")
    for owner in ("redates", "passes-on"):
        await workspace.slash("rosa", f"/action @{owner} look after the {subject}", channel="board")
    await quiet(sessions)
    for person, (opening, answers) in FORMS.items():
        await opening(workspace, person)
        filled = {
            label: given.format(subject) if isinstance(given, str) else given
            for label, given in answers.items()
        }
        await workspace.fill(person, filled)


async def killed_while_they_send_in(workspace: Workspace, matters: Matters, enough: int) -> set[str]:
    """Have everybody send in their form, kill the process at so many answers, and return who had one."""
    heard, acknowledged = asyncio.Event(), set[str]()

    async def one(person: str) -> None:
        if (await workspace.submit(person)).acked:
            acknowledged.add(person)
        if len(acknowledged) >= enough:
            heard.set()

    sending = [asyncio.create_task(one(person)) for person in FORMS]
    await heard.wait()
    await matters.killed()
    await asyncio.gather(*sending)
    return acknowledged


async def on_record(workspace: Workspace, sessions: database.Sessions, person: str) -> Counter[str]:
    """Return what somebody has done, by the history."""
    return Counter(await every(sessions, HISTORY.format(workspace.person(person).id)))


@pytest.mark.parametrize("cycles", [1, pytest.param(25, marks=pytest.mark.nightly)])
async def test_a_form_that_was_acknowledged_is_on_record_once_and_any_other_is_still_there_to_be_sent_again(
    slack: Slack, workspace: Workspace, tables_url: str, sessions: database.Sessions, cycles: int
) -> None:
    chance = random.Random(SEED)
    environment = settings(slack, workspace, tables_url)
    for cycle in range(cycles):
        matters = await Matters.started(environment)
        await matters.ready(slack)
        await opened(workspace, sessions, f"shed {chr(ord('a') + cycle)}")
        assert await matters.ended() == 0
        # A new process knows of nobody that they are still in the channel: Slack takes its time to say so.
        matters = await Matters.started(environment)
        await matters.ready(slack)
        slack.faults.add("conversations.members", "slow", delay=0.3)
        acknowledged = await killed_while_they_send_in(workspace, matters, chance.randint(1, len(FORMS)))
        await elapse(sessions, STILL_SECONDS)
        done = {person: await on_record(workspace, sessions, person) for person in FORMS}
        for person in acknowledged:
            assert set(done[person].values()) == {cycle + 1}, person
        # Whoever had no answer has the form before them still, and sends it in again.
        matters = await Matters.started(environment)
        await matters.ready(slack)
        for person in set(FORMS) - acknowledged:
            assert workspace.errors(person) == {"": TROUBLE}
            await workspace.submit(person)
        await quiet(sessions)
        assert await matters.ended() == 0
        for person in FORMS:
            slack.views.stack(workspace.person(person).id).clear()

    for person in FORMS:
        assert set((await on_record(workspace, sessions, person)).values()) == {cycles}, person
    shown = [
        message.metadata["event_payload"]["key"]
        for message in workspace.messages("board")
        if message.metadata
    ]
    assert {key: times for key, times in Counter(shown).items() if times > 1} == {}
