"""Killed at every point between a request and the last message about it, and started again."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from itertools import count

import pytest

from bot import sandbox
from storage import actions
from storage.records import OutboxState
from tests.reliability import promises
from tests.reliability.lives import Fate, Killed, born
from tests.world import MONDAY_NINE, World

Request = Callable[[World, int], Awaitable[bool]]

STEPS = (
    *("planner.plan_one", "courier._claim", "courier._handle", "courier._settle"),
    *(
        "courier._look_later",
        "courier._send_again",
        "messenger._ready",
        "messenger._call",
        "searching._pages",
    ),
)
"""What each message goes through, and is to be survived there."""


@pytest.fixture
def fate(monkeypatch: pytest.MonkeyPatch) -> Fate:
    return Fate(monkeypatch)


@pytest.fixture
async def slack() -> AsyncIterator[sandbox.Slack]:
    slack = sandbox.Slack(start=MONDAY_NINE)
    slack.strict_rates = False
    await slack.start()
    workspace = slack.add_workspace("Wellbeing")
    for name in ("rosa", "ade", "val"):
        workspace.add_person(name)
    workspace.add_channel("board", members=["rosa", "ade", "val"])
    yield slack
    await slack.stop()


async def decide(world: World, number: int) -> bool:
    answer = await world.workspace.slash("rosa", f"/decide We build house {number}", channel="board")
    return bool(answer.acked and "Recorded" in answer.body)


async def request(world: World, number: int) -> bool:
    typed = f"/action @ade and @val paint house {number} by 4 December"
    answer = await world.workspace.slash("rosa", typed, channel="board")
    return bool(answer.acked and "Recorded" in answer.body)


async def die_everywhere(url: str, slack: sandbox.Slack, fate: Fate, request: Request) -> dict[int, bool]:
    """Do something over and over, dying at another step of it each time; tell which were acknowledged.

    Each life begins with what the last one left behind, and may die of that.
    """
    workspace = next(iter(slack.workspaces.values()))
    acknowledged: dict[int, bool] = {}
    for life in count(1):
        async with born(url, slack, workspace) as world:
            fate.strike()
            with suppress(Killed):
                await world.advance(seconds=30)
                acknowledged[life] = await request(world, life)
                await world.settle()
            survived = not fate.dead
            # What is still on its way dies with the rest.
            fate.dead = True
        fate.spare()
        if survived:
            break
    return acknowledged


async def assert_settled(world: World) -> None:
    # What waits for a morning is said by then.
    await world.advance(days=4)
    assert promises.doubled(world.slack) == []
    assert await promises.unsettled(world.sessions) == []
    assert await promises.unexplained(world.sessions, world.slack) == []
    assert all(row.state is not OutboxState.PARKED for row in await promises.rows(world.sessions))


async def test_a_decision_survives_death_at_every_point(
    tables_url: str, slack: sandbox.Slack, fate: Fate
) -> None:
    acknowledged = await die_everywhere(tables_url, slack, fate, decide)

    assert [step for step in STEPS if not fate.has_died_in(step)] == []
    async with born(tables_url, slack, next(iter(slack.workspaces.values()))) as world:
        await assert_settled(world)
        recorded = await promises.wordings(world.sessions)
        assert set(recorded.values()) == {1}
        assert {f"We build house {point}" for point, acked in acknowledged.items() if acked} <= set(recorded)
        # Beneath a wording its card may ask whether it changes that of another house.
        cards = [said.splitlines()[0] for said in world.workspace.said_in("board") if "We build" in said]
        assert sorted(said.split(" ", 1)[1] for said in cards) == sorted(recorded)


async def test_an_action_survives_death_at_every_point(
    tables_url: str, slack: sandbox.Slack, fate: Fate
) -> None:
    acknowledged = await die_everywhere(tables_url, slack, fate, request)

    assert [step for step in (*STEPS, "people._ask_direct") if not fate.has_died_in(step)] == []
    async with born(tables_url, slack, next(iter(slack.workspaces.values()))) as world:
        await assert_settled(world)
        async with world.sessions.read() as session:
            team, board = world.workspace.team_id, world.workspace.channel("board").id
            recorded = [found.text for found in await actions.open_in(session, team, board, limit=500)]
        assert len(set(recorded)) == len(recorded)
        assert {f"paint house {point}" for point, acked in acknowledged.items() if acked} <= set(recorded)
        for owner in ("ade", "val"):
            asked = [said.plain for said in world.workspace.direct_messages(owner)]
            assert all(any(text in said for said in asked) for text in recorded)


async def test_a_death_that_resent_blind_would_be_seen(
    tables_url: str, slack: sandbox.Slack, fate: Fate, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def blind(*_: object) -> None:
        return None

    monkeypatch.setattr("bot.slack.outgoing.messenger.Messenger._search", blind)
    await die_everywhere(tables_url, slack, fate, decide)

    assert promises.doubled(slack)
