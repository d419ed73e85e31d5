"""A decision whose status alone changes, after somebody was told of it in a recap."""

from datetime import timedelta

import pytest

from bot.slack import membership
from storage import decisions
from storage.records import Decision, DecisionStatus, Meeting, Presence, Resolution, Source
from tests.recaps.test_recaps import FORTNIGHT, RECAP_DAY, TUESDAY, asked, attend, board, fill, plan, told
from tests.world import World

SECOND = TUESDAY + FORTNIGHT
NEXT_RECAP = RECAP_DAY + FORTNIGHT
LAST_RECAP = NEXT_RECAP + FORTNIGHT


async def planned(world: World) -> tuple[Decision, Meeting]:
    """Have a proposal made at a meeting that Priya and Val miss; return it, and the next meeting."""
    _, second = await fill(world)
    source = Source(world.workspace.team_id, board(world), world.workspace.person("rosa").id)
    async with world.sessions.begin() as session:
        made = await decisions.record(
            session,
            Resolution("Close the annexe", status=DecisionStatus.PROPOSED),
            source=source,
            at=world.now,
        )
    await plan(world, SECOND + FORTNIGHT)
    await plan(world, SECOND + 2 * FORTNIGHT)
    return made, second


async def proposed(world: World) -> Decision:
    """Have a proposal made at a meeting that Priya and Val miss, and both told of it; return it."""
    made, second = await planned(world)
    await world.until(RECAP_DAY + timedelta(hours=1))
    assert "D2 (proposed) Close the annexe" in told(world, "priya")[0]
    assert "D2 (proposed) Close the annexe" in told(world, "val")[0]
    await world.until(SECOND + timedelta(minutes=10))
    await attend(world, second, val=Presence.PRESENT, rosa=Presence.PRESENT, priya=Presence.APOLOGIES)
    return made


async def settle(world: World, made: Decision, status: DecisionStatus) -> None:
    rosa = world.workspace.person("rosa").id
    async with world.sessions.begin() as session:
        await decisions.settle(session, made, status, None, come_back_on=None, actor=rosa, at=world.now)


@pytest.mark.parametrize(
    ("status", "shown"),
    [(DecisionStatus.AGREED, "D2 Close the annexe"), (DecisionStatus.WITHDRAWN, "D2 (withdrawn) Close")],
)
async def test_who_was_told_of_a_proposal_hears_once_what_became_of_it(
    world: World, status: DecisionStatus, shown: str
) -> None:
    made = await proposed(world)
    await settle(world, made, status)

    await world.until(NEXT_RECAP + timedelta(hours=1))

    assert len(told(world, "priya")) == 2
    assert shown in told(world, "priya")[1]
    assert f"You were told of it before; now it is {status.value}." in told(world, "priya")[1]
    assert len(told(world, "val")) == 1, "was there when it changed"
    await world.until(LAST_RECAP + timedelta(hours=1))
    assert len(told(world, "priya")) == 2


async def test_who_confirmed_it_hears_of_the_change_all_the_same(world: World) -> None:
    made = await proposed(world)
    await world.workspace.click("priya", "Got it", dm=True)
    await world.advance(minutes=1)
    await settle(world, made, DecisionStatus.REJECTED)

    await world.until(NEXT_RECAP + timedelta(hours=1))
    [changed] = told(world, "priya")
    assert "now it is rejected." in changed
    await world.workspace.click("priya", "Got it", dm=True)
    await world.until(LAST_RECAP + timedelta(hours=1))

    assert told(world, "priya") == []
    assert len(world.workspace.direct_messages("priya")) == 2


async def test_what_changes_before_a_recap_is_known_to_have_arrived_is_told_in_the_next(world: World) -> None:
    made, _ = await planned(world)
    before_priya = RECAP_DAY.replace(hour=3)
    await world.until(before_priya)
    world.slack.faults.add("chat.postMessage", "drop after", after=True)
    await world.until(before_priya + timedelta(minutes=30))
    assert "D2 (proposed) Close the annexe" in told(world, "priya")[0]
    await world.slack.advance(timedelta(seconds=1))
    await settle(world, made, DecisionStatus.AGREED)

    await world.until(NEXT_RECAP + timedelta(hours=1))

    assert "now it is agreed." in told(world, "priya")[1]


async def test_what_stands_as_it_did_is_told_once(world: World) -> None:
    await proposed(world)

    await world.until(LAST_RECAP + timedelta(hours=1))

    assert len(told(world, "priya")) == 1


@pytest.mark.parametrize(("hour", "hears"), [(8, True), (10, False)])
async def test_what_changed_in_the_channel_after_a_recap_was_due_is_no_news_in_one_that_is_late(
    world: World, hour: int, hears: bool
) -> None:
    await membership.sync(world.bot, world.workspace.team_id, board(world))
    source = Source(world.workspace.team_id, board(world), world.workspace.person("rosa").id)
    async with world.sessions.begin() as session:
        made = await decisions.record(
            session,
            Resolution("Close the annexe", status=DecisionStatus.PROPOSED),
            source=source,
            at=world.now,
        )
    await world.workspace.slash("val", "/recap", channel="board")
    await world.until(RECAP_DAY.replace(hour=hour))
    await settle(world, made, DecisionStatus.AGREED)
    await world.until(RECAP_DAY.replace(hour=11))
    await plan(world, RECAP_DAY.replace(hour=15) + timedelta(days=1))
    await world.until(RECAP_DAY.replace(hour=16))

    said = [one.plain for one in world.workspace.direct_messages("val")]
    assert len(said) == hears
    assert all(one.startswith("This has changed since you were told of it in #board") for one in said)


async def test_who_asked_what_they_missed_is_told_it_no_more_and_who_was_asked_about_is(
    world: World,
) -> None:
    await fill(world)
    await world.until(TUESDAY + timedelta(hours=2))
    await world.workspace.slash("val", "/recap", channel="board")
    assert asked(world, "val").startswith("One thing was decided without you in #board on ")
    await world.workspace.slash("val", "/recap @priya", channel="board")
    assert asked(world, "val").startswith("One thing was decided without priya in #board on ")

    await world.until(TUESDAY + FORTNIGHT)

    assert (len(told(world, "val")), len(told(world, "priya"))) == (0, 1)
