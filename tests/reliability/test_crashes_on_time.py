"""Killed again and again while nudges and recaps fall due: each person gets one of each."""

from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import datetime, timedelta

import pytest

from bot import sandbox
from tests.nudges.story import at, nudges, record
from tests.recaps import test_recaps as recaps
from tests.reliability import promises
from tests.reliability.lives import Fate, Killed, born
from tests.reliability.test_crashes import STEPS
from tests.world import MONDAY_NINE, World

PEOPLE = ("rosa", "ade", "val", "mal", "priya", "sam")
OWNERS = [f"owner{number}" for number in range(6)]


@pytest.fixture
def fate(monkeypatch: pytest.MonkeyPatch) -> Fate:
    return Fate(monkeypatch)


@pytest.fixture
async def slack() -> AsyncIterator[sandbox.Slack]:
    slack = sandbox.Slack(start=MONDAY_NINE)
    slack.strict_rates = False
    await slack.start()
    workspace = slack.add_workspace("Wellbeing")
    for name in (*PEOPLE, *OWNERS):
        workspace.add_person(name, zone="Asia/Kolkata" if name == "priya" else "Europe/London")
    workspace.add_channel("board", members=[*PEOPLE[:5], *OWNERS])
    yield slack
    await slack.stop()


async def die_through(url: str, slack: sandbox.Slack, fate: Fate, until: datetime) -> None:
    """Go on until a time, dying at another step in each life."""
    workspace, survived = next(iter(slack.workspaces.values())), False
    while not survived:
        async with born(url, slack, workspace) as world:
            fate.strike()
            with suppress(Killed):
                await world.until(until)
            survived = not fate.dead
            fate.dead = True
        fate.spare()
        slack.clock.set(slack.clock() + timedelta(seconds=6))


async def assert_once(world: World) -> None:
    assert promises.doubled(world.slack) == []
    assert await promises.unexplained(world.sessions, world.slack) == []


async def test_nudges_survive_death_after_death(tables_url: str, slack: sandbox.Slack, fate: Fate) -> None:
    workspace = next(iter(slack.workspaces.values()))
    async with born(tables_url, slack, workspace) as world:
        for owner in OWNERS:
            await record(world, f"paint the house of {owner}", owner)
        await world.until(at(2, 8, 59))

    await die_through(tables_url, slack, fate, at(2, 12))

    steps = (*STEPS, "sight.narrowed", "due.mornings._add", "due.nudges._plan")
    assert [step for step in steps if not fate.has_died_in(step)] == []
    async with born(tables_url, slack, workspace) as world:
        assert [len(nudges(world, owner)) for owner in OWNERS] == [1] * len(OWNERS)
        await assert_once(world)


async def test_recaps_survive_death_after_death(tables_url: str, slack: sandbox.Slack, fate: Fate) -> None:
    workspace = next(iter(slack.workspaces.values()))
    async with born(tables_url, slack, workspace) as world:
        await recaps.fill(world)
        await world.until(recaps.RECAP_DAY - timedelta(hours=7))

    await die_through(tables_url, slack, fate, recaps.RECAP_DAY + timedelta(hours=3))

    steps = (*STEPS, "due.recaps._put_group", "due.missed.put", "deliveries.recaps.note_told")
    assert [step for step in steps if not fate.has_died_in(step)] == []
    async with born(tables_url, slack, workspace) as world:
        assert len(recaps.told(world, "priya")) == 1
        assert len(recaps.told(world, "val")) == 1
        assert recaps.told(world, "rosa") == []
        await assert_once(world)
