"""A channel that is shared with another workspace after something was recorded in it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.sandbox import Workspace
from bot.slack import membership
from bot.slack.incoming.access.doors import UNCONFIRMED
from bot.slack.people import FRESH
from storage import actions, groups, meetings, sharing
from storage.records import Assignee, OwnerKind, Slot, Source
from tests import forging
from tests.world import World

MEETING = datetime(2026, 12, 8, 10, 0, tzinfo=UTC)
RECAP_DAY = datetime(2026, 12, 7, 9, 30, tzinfo=UTC)


async def fill(world: World) -> None:
    """Let the board have a decision of Rosa's, an action of Ade's, a chair, Val, and a meeting to come."""
    workspace = world.workspace
    team, board = workspace.team_id, workspace.channel("board").id
    await workspace.slash("rosa", "/decide The canary sings", channel="board")
    await workspace.slash("ade", "/action @mal feed the canary by Friday 11 December", channel="board")
    await membership.sync(world.bot, team, board)
    async with world.sessions.begin() as session:
        await groups.set_values(session, team, board, chair=workspace.person("val").id)
        slot = Slot(MEETING, MEETING + timedelta(hours=1), MEETING.date())
        source = Source(team, board, workspace.person("rosa").id)
        await meetings.plan_one(session, source, slot, at=world.now)
    await world.settle()


async def share(world: World, *, told: bool) -> Workspace:
    """Share the channel with the council, whose Mary joins it; Slack's word of that may be lost."""
    council = world.slack.add_workspace("Council", installed=False)
    mary = council.add_person("mary")
    world.slack.share_channel(world.workspace, "board", council, called="wellbeing")
    world.workspace.channel("board").members.append(mary)
    await world.slack.advance(FRESH)
    if told:
        event = {"type": "channel_shared", "connected_team_id": council.team_id, "event_ts": "1.1"}
        await world.workspace.tell_app(event | {"channel": world.workspace.channel("board").id}, "board")
        await world.settle()
    return council


def recaps(world: World) -> list[str]:
    """Return what the group was told before its meeting."""
    return [said for said in world.workspace.said_in("board") if said.startswith("Before the meeting")]


def questions(world: World, person: str) -> list[str]:
    return [said for said in forging.told(world, person) if "is shared with another workspace now" in said]


@pytest.mark.parametrize("told", [True, False], ids=["told", "noticed"])
async def test_the_recap_of_a_channel_that_was_shared_waits_until_somebody_confirms(
    world: World, told: bool
) -> None:
    await fill(world)
    await share(world, told=told)

    await world.until(RECAP_DAY)
    assert recaps(world) == []
    asked = [who for who in ("rosa", "ade", "val", "mal", "priya", "sam") if questions(world, who)]
    assert asked == ["rosa", "ade", "val"]

    await world.workspace.click("ade", "Confirm", dm=True)
    await world.advance(minutes=1)
    assert len(recaps(world)) == 1
    assert any("ade has confirmed" in said for said in forging.told(world, "val"))
    assert "press Confirm" not in " ".join(forging.told(world, "rosa"))


async def test_whom_it_was_shared_with_sees_nothing_of_the_earlier_record_until_then(world: World) -> None:
    await fill(world)
    mary = (await share(world, told=True)).person("mary").id
    workspace = world.workspace

    await workspace.click(mary, "Details", channel="board", on="D1")
    await world.settle()
    assert workspace.modal(mary) is None
    assert UNCONFIRMED in [each.plain for each in workspace.ephemeral_messages]

    await workspace.click("rosa", "Confirm", dm=True)
    await world.settle()
    await workspace.click(mary, "Details", channel="board", on="D1")
    await world.settle()
    assert "canary" in workspace.modal_text(mary)


async def test_members_of_ours_go_on_meanwhile(world: World) -> None:
    await fill(world)
    await share(world, told=True)

    await world.workspace.click("mal", "Details", channel="board", on="D1")

    assert "canary" in world.workspace.modal_text("mal")


async def test_a_question_is_answered_once(world: World) -> None:
    await fill(world)
    await share(world, told=True)
    workspace = world.workspace
    question = workspace.direct_messages("rosa")[-1]
    await workspace.click("val", "Confirm", dm=True)

    _, confirm = forging.button(question, "Confirm")
    direct = workspace.direct("rosa")
    await forging.press(world, "rosa", confirm["action_id"], confirm["value"], direct, on=question)
    await world.settle()

    assert forging.told(world, "rosa")[-1].startswith("That was confirmed already")


async def test_a_channel_that_is_shared_no_more_needs_no_answer(world: World) -> None:
    await fill(world)
    council = await share(world, told=True)

    world.slack.unshare_channel(world.workspace, "board", council)
    await world.until(RECAP_DAY)
    await membership.sync(world.bot, world.workspace.team_id, world.workspace.channel("board").id)
    await world.advance(minutes=10)

    assert len(recaps(world)) == 1


async def test_a_channel_that_was_shared_before_anything_was_recorded_is_not_asked_about(
    world: World,
) -> None:
    council = world.slack.add_workspace("Council", installed=False)
    council.add_person("mary")
    world.slack.share_channel(world.workspace, "board", council)
    await fill(world)

    await world.until(RECAP_DAY)

    assert len(recaps(world)) == 1
    assert not any(questions(world, who) for who in ("rosa", "ade", "val"))


async def test_where_neither_chair_nor_recorder_is_left_all_of_ours_are_asked(world: World) -> None:
    await fill(world)
    for who in ("rosa", "ade", "val"):
        await world.workspace.leave(who, "board")
    await world.settle()

    await share(world, told=True)

    assert [who for who in ("mal", "priya", "sam") if questions(world, who)] == ["mal", "priya"]


async def test_the_same_word_of_slacks_twice_asks_once(world: World) -> None:
    await fill(world)
    await share(world, told=True)
    await world.workspace.click("rosa", "Confirm", dm=True)
    event = {"type": "channel_shared", "connected_team_id": "T1", "event_ts": "1.1"}

    await world.workspace.tell_app(event | {"channel": world.workspace.channel("board").id}, "board")

    async with world.sessions.read() as session:
        team, board = world.workspace.team_id, world.workspace.channel("board").id
        assert not await sharing.is_paused(session, team, board)


async def test_what_waits_for_a_word_on_one_group_holds_up_no_nudge_about_another(world: World) -> None:
    await fill(world)
    council = await share(world, told=True)
    mary, workspace = council.person("mary").id, world.workspace
    workspace.add_channel("housing", members=["rosa"])
    world.slack.share_channel(workspace, "housing", council)
    workspace.channel("housing").members.append(mary)
    for channel, what in (("board", "feed the canary"), ("housing", "count the keys")):
        source = Source(workspace.team_id, workspace.channel(channel).id, workspace.person("rosa").id)
        owner = Assignee(OwnerKind.PERSON, mary)
        async with world.sessions.begin() as session:
            await groups.ensure(session, source.team, source.channel)
            await actions.record(session, what, [owner], source=source, at=world.now, due=date(2026, 12, 4))

    await world.until(datetime(2026, 12, 2, 12, 0, tzinfo=UTC))

    nudged = [said for said in forging.told(world, mary) if "still with you" in said]
    assert len(nudged) == 1
    assert "count the keys" in nudged[0]
    assert "canary" not in " ".join(forging.told(world, mary))
