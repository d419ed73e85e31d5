"""Killed at every point while due days follow a meeting, work repeats, and a wording is corrected."""

from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot import sandbox
from bot.actions import service
from bot.actions.service import Authorised, Draft
from bot.decisions import service as decision_service
from bot.decisions.corrections import service as corrections
from bot.decisions.corrections.service import Wording
from bot.meetings.changes import service as changes
from bot.meetings.changes.pending import MeetingChange, What
from bot.understanding.following import FollowingResolution
from scheduler import meetings as rules
from storage import actions, history, links, meetings
from storage import corrections as kept
from storage.records import Action, Decision, DueMeeting, Meeting, Repeats, Source
from tests.actions.recorded import owner, told
from tests.reliability.lives import Fate, born
from tests.reliability.test_crashes import assert_settled, die_everywhere
from tests.world import MONDAY_NINE, World

LONDON = ZoneInfo("Europe/London")
FIRST = datetime.fromisoformat("2026-12-08T10:00")


@pytest.fixture
def fate(monkeypatch: pytest.MonkeyPatch) -> Fate:
    return Fate(monkeypatch)


@pytest.fixture
async def slack() -> AsyncIterator[sandbox.Slack]:
    slack = sandbox.Slack(start=MONDAY_NINE)
    slack.strict_rates = False
    await slack.start()
    workspace = slack.add_workspace("Wellbeing")
    for name in ("rosa", "ade"):
        workspace.add_person(name)
    workspace.add_channel("board", members=["rosa", "ade"])
    yield slack
    await slack.stop()


def source(world: World, person: str) -> Source:
    workspace = world.workspace
    return Source(workspace.team_id, workspace.channel("board").id, workspace.person(person).id)


async def planned(world: World) -> Meeting:
    async with world.sessions.begin() as session:
        return await meetings.plan_one(
            session, source(world, "rosa"), rules.slot(FIRST, LONDON, 60), at=world.now
        )


async def recorded(world: World, draft: Draft) -> Action:
    async with world.sessions.begin() as session:
        action = await service.record(session, draft, source(world, "rosa"), at=world.now)
    await world.settle()
    return action


async def test_a_due_day_follows_its_meeting_through_death_after_death(
    tables_url: str, slack: sandbox.Slack, fate: Fate
) -> None:
    workspace = next(iter(slack.workspaces.values()))
    async with born(tables_url, slack, workspace) as world:
        meeting = await planned(world)
        tied = DueMeeting(meeting.id, 1)
        action = await recorded(world, Draft("send the papers", (owner(world, "ade"),), due_meeting=tied))

    async def move(world: World, life: int) -> bool:
        async with world.sessions.begin() as session:
            found = await meetings.find(session, meeting.team, meeting.id)
            assert found is not None
            change = MeetingChange(
                What.MOVE,
                f"move {life}",
                meeting.channel,
                source(world, "rosa").author,
                meeting=meeting.id,
                was=found.starts_at.isoformat(),
                to=(FIRST + timedelta(days=life)).isoformat(),
                minutes=60,
            )
            await changes.confirm(session, meeting.team, change, at=world.now)
        return True

    await die_everywhere(tables_url, slack, fate, move)

    assert fate.has_died_in("due_dates._move")
    assert fate.has_died_in("due_dates._tell")
    async with born(tables_url, slack, workspace) as world:
        await assert_settled(world)
        async with world.sessions.read() as session:
            held = await meetings.find(session, meeting.team, meeting.id)
            stands = await actions.find(session, action.team, action.id)
        assert held is not None
        assert stands is not None
        assert stands.due == held.day - timedelta(days=1)
        said = [each for each in told(world, "ade") if each.startswith("The meeting in #board moved")]
        assert f"A1 is now due on {stands.due:%A} {stands.due.day} " in said[-1]
        assert len(said) == len(set(said))


async def test_work_that_repeats_is_done_once_each_time_through_death_after_death(
    tables_url: str, slack: sandbox.Slack, fate: Fate
) -> None:
    workspace = next(iter(slack.workspaces.values()))
    async with born(tables_url, slack, workspace) as world:
        weekly = Draft(
            "water the plants",
            (owner(world, "ade"),),
            date(2026, 11, 27),
            repeats=Repeats("FREQ=WEEKLY", "every week"),
        )
        action = await recorded(world, weekly)

    async def finish(world: World, life: int) -> bool:
        async with world.sessions.begin() as session:
            held = await actions.lock(session, action.team, action.id)
            assert held is not None
            [own] = await actions.owners_of(session, held)
            await service.finish(session, Authorised(held, own, own.user or "", world.now))
        return True

    acknowledged = await die_everywhere(tables_url, slack, fate, finish)

    assert fate.has_died_in("repeating.begin_again")
    async with born(tables_url, slack, workspace) as world:
        await assert_settled(world)
        async with world.sessions.read() as session:
            stands = await actions.find(session, action.team, action.id)
            lines = await history.changes_of(session, action)
        assert stands is not None
        times = [line for line in lines if line.what == "done this time"]
        assert sum(acknowledged.values()) <= len(times)
        assert stands.due == date(2026, 11, 27) + timedelta(weeks=len(times))
        assert stands.is_open


async def decided(world: World) -> Decision:
    async with world.sessions.begin() as session:
        resolution = FollowingResolution("We build house 0")
        new = await decision_service.record(session, resolution, source(world, "ade"), at=world.now)
    await world.settle()
    return new.decision


async def test_a_wording_is_corrected_and_the_one_before_kept_through_death_after_death(
    tables_url: str, slack: sandbox.Slack, fate: Fate
) -> None:
    workspace = next(iter(slack.workspaces.values()))
    async with born(tables_url, slack, workspace) as world:
        first = await decided(world)

    async def reword(world: World, life: int) -> bool:
        async with world.sessions.begin() as session:
            held = await decision_service.lock(session, first.team, first.id)
            seen = await corrections.seen(session, held)
            wording = Wording(f"We build house {life}", None, seen)
            await corrections.correct(session, held, wording, user=first.author, at=world.now)
        return True

    acknowledged = await die_everywhere(tables_url, slack, fate, reword)

    assert fate.has_died_in("storage.corrections.correct")
    async with born(tables_url, slack, workspace) as world:
        await assert_settled(world)
        async with world.sessions.read() as session:
            stands = await decision_service.find(session, first.team, first.id)
            earlier = await kept.earlier_wordings(session, stands)
        wordings = [*(each.text for each in earlier), stands.text]
        assert wordings[0] == first.text
        assert len(set(wordings)) == len(wordings)
        assert {f"We build house {life}" for life, acked in acknowledged.items() if acked} <= set(wordings)
        assert workspace.said_in("board")[0] == f"D1 (corrected) {stands.text}"


async def test_what_was_agreed_is_amended_and_told_once_through_death_after_death(
    tables_url: str, slack: sandbox.Slack, fate: Fate
) -> None:
    workspace = next(iter(slack.workspaces.values()))
    async with born(tables_url, slack, workspace) as world:
        first = await decided(world)

    async def amend(world: World, life: int) -> bool:
        async with world.sessions.begin() as session:
            held = await decision_service.lock(session, first.team, first.id)
            wording = Wording(f"We build house {life}", None, await corrections.seen(session, held))
            user = source(world, "rosa").author
            await corrections.amend(session, held, wording, f"{life}", user=user, at=world.now)
        return True

    acknowledged = await die_everywhere(tables_url, slack, fate, amend)

    assert fate.has_died_in("links.relate")
    async with born(tables_url, slack, workspace) as world:
        await assert_settled(world)
        async with world.sessions.read() as session:
            stands = await decision_service.find(session, first.team, first.id)
            newer = [one.text for _, one in await links.newer_of(session, stands)]
        assert {f"We build house {life}" for life, acked in acknowledged.items() if acked} <= set(newer)
        assert len(set(newer)) == len(newer)
        assert " ".join(told(world, "ade")).count("has amended") == len(newer)
