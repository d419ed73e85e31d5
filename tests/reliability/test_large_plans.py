"""What is planned for very many is planned in steps, between which people go first; once, all the same."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from scheduler import planner
from storage import actions, groups, meetings, nudges
from storage import tables as t
from storage.database import Session, errands
from storage.meetings import plans, queries
from storage.records import LADDER_ENDED, Assignee, Kind, MeetingStatus, OwnerKind, Source
from tests import front
from tests.front import Front
from tests.reliability import promises
from tests.world import World

pytestmark = pytest.mark.usefixtures("in_time")

GROUPS = 2 * queries.BATCH + 1
SERIES = 2 * plans.BATCH + 1
OWED = 2 * nudges.BATCH + 1


@pytest.fixture
async def faced(world: World) -> AsyncIterator[Front]:
    async with front.opened(world) as faced:
        yield faced


async def due_for_nudges(world: World, **owners: Any) -> None:
    """Let somebody own many actions about which they are to be nudged by now."""
    workspace = world.workspace
    source = Source(workspace.team_id, workspace.channel("board").id, workspace.person("rosa").id)
    owner = [Assignee(OwnerKind.PERSON, workspace.person("ade").id)]
    async with world.sessions.begin() as session:
        await groups.ensure(session, source.team, source.channel)
        await groups.set_values(session, source.team, source.channel, chair=workspace.person("val").id)
        for number in range(OWED):
            await actions.record(
                session, f"paint {number}", owner, source=source, at=world.now, due=date(2026, 11, 2)
            )
        await session.execute(update(t.owners).values({"nudge_at": world.now, **owners}))


async def ended_in_vain(world: World) -> None:
    """Let many nudges have ended in vain, of which the chair is to hear by now."""
    told = {"tell": world.workspace.person("val").id, "tell_at": world.now}
    await due_for_nudges(world, nudge_step=LADDER_ENDED, nudge_at=None, **told)


async def meeting_at_once(world: World) -> None:
    """Let very many groups' meetings begin by now."""
    team = world.workspace.team_id
    of = [{"team": team, "channel": f"C{number}"} for number in range(GROUPS)]
    times = {"starts_at": world.now, "ends_at": world.now + timedelta(hours=1), "day": world.now.date()}
    async with world.sessions.begin() as session:
        await session.execute(insert(t.groups), of)
        await session.execute(
            insert(t.meetings), [each | times | {"status": MeetingStatus.PLANNED} for each in of]
        )


async def to_be_extended(world: World) -> None:
    """Let very many series want their next meetings written down by now."""
    team = world.workspace.team_id
    rule = {
        "rrule": "FREQ=DAILY",
        "starts": datetime(2026, 11, 2, 23, tzinfo=UTC).replace(tzinfo=None),
        "zone": "UTC",
        "minutes": 60,
    }
    of = {"author": "U1", "confirmed_at": world.now, "until": world.now, "again_at": world.now}
    async with world.sessions.begin() as session:
        channels = [{"team": team, "channel": f"C{number}"} for number in range(SERIES)]
        await session.execute(insert(t.groups), channels)
        await session.execute(insert(t.series), [each | rule | of for each in channels])


@pytest.mark.parametrize(
    ("plan", "falls_due"),
    [
        ("nudges", due_for_nudges),
        ("nudges", ended_in_vain),
        ("meetings", meeting_at_once),
        ("meetings", to_be_extended),
    ],
)
async def test_people_write_between_two_steps(
    faced: Front, plan: str, falls_due: Callable[[World], Awaitable[None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errands, "GIVE_WAY_SECONDS", 30)
    world, happened = faced.world, list[str]()
    under_way, let_in = asyncio.Event(), asyncio.Event()
    step, answering = Session.step, errands.answering
    await falls_due(world)

    async def step_once_somebody_waits(session: Session) -> None:
        under_way.set()
        await let_in.wait()
        await step(session)

    @contextmanager
    def waiting(*, until: float) -> Iterator[errands.Errand]:
        with answering(until=until) as errand:
            let_in.set()
            yield errand

    async def work() -> None:
        await planner.plan_one(world.sessions, plan, world.now)
        happened.append("planned")
        under_way.set()

    async def type_() -> None:
        await under_way.wait()
        await faced.form(faced.command("/decide We ship on Friday"))
        happened.append("answered")

    monkeypatch.setattr(Session, "step", step_once_somebody_waits)
    monkeypatch.setattr(errands, "answering", waiting)
    await asyncio.gather(errands.in_background(work()), type_())

    assert happened == ["answered", "planned"]


async def planned_again_and_again(world: World, plan: str) -> None:
    for _ in range(3):
        await asyncio.create_task(errands.in_background(planner.plan_one(world.sessions, plan, world.now)))


async def test_the_chair_hears_of_all_of_them_in_one_message(world: World) -> None:
    await ended_in_vain(world)

    await planned_again_and_again(world, "nudges")

    team, val = world.workspace.team_id, world.workspace.person("val").id
    sent = [row for row in await promises.rows(world.sessions) if row.kind == Kind.ESCALATION]
    assert [row.recipient for row in sent] == [val]
    async with world.sessions.read() as session:
        assert len(await nudges.escalations_due_for(session, team, val, now=world.now)) == OWED


async def test_each_meeting_that_begins_has_one_post(world: World) -> None:
    await meeting_at_once(world)

    await planned_again_and_again(world, "meetings")

    posts = [row.channel for row in await promises.rows(world.sessions) if row.kind == Kind.MEETING_POST]
    assert sorted(posts) == sorted({*posts})
    assert len(posts) == GROUPS


async def test_each_series_has_its_meetings_written_down_once(world: World) -> None:
    await to_be_extended(world)

    await planned_again_and_again(world, "meetings")

    async with world.sessions.read() as session:
        rows = await session.execute(select(t.meetings.c.channel, t.meetings.c.starts_at))
        found = [(row.channel, row.starts_at) for row in rows]
        assert await meetings.to_extend(session, world.now) == []
    assert len({channel for channel, _ in found}) == SERIES
    assert len({*found}) == len(found)
    assert min(at for _, at in found) >= world.now.astimezone(UTC)
