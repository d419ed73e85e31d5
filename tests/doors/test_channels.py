"""Channels and people change while the bot is there."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.slack import membership
from bot.slack.incoming import access
from storage import decisions, groups, meetings, people
from storage.records import Group, Presence
from tests.world import World


async def group(world: World, channel: str) -> Group | None:
    place = world.workspace.channel(channel).id
    async with world.sessions.read() as session:
        return await groups.find(session, world.workspace.team_id, place)


async def members(world: World, channel: str) -> set[str]:
    place = world.workspace.channel(channel).id
    async with world.sessions.read() as session:
        found = await people.members_of(session, world.workspace.team_id, place)
        known = await people.known(session, world.workspace.team_id, [each.user for each in found])
    return {person.name.lower() for person in known.values()}


async def decided(world: World, text: str = "We ship on Friday") -> None:
    await world.workspace.slash("rosa", f"/decide {text}", channel="board")
    await world.settle()


async def test_the_bot_greets_a_channel_once_in_four_lines(world: World) -> None:
    world.workspace.add_channel("forum", members=["rosa", "ade"], bot=False)

    world.slack.faults.add("member_joined_channel", "duplicate")
    await world.workspace.invite(world.workspace.bot_user, "forum", by="rosa")
    await world.settle()

    [greeting] = world.workspace.said_in("forum")
    assert len(greeting.splitlines()) == 4
    assert "/decide" in greeting
    assert "/action" in greeting
    assert "/meeting every second Tuesday at 10:00" in greeting
    assert "help" in greeting
    assert await members(world, "forum") == {"rosa", "ade"}


async def test_the_bot_that_comes_back_does_not_greet_again(world: World) -> None:
    world.workspace.add_channel("forum", members=["rosa"], bot=False)
    await world.workspace.invite(world.workspace.bot_user, "forum", by="rosa")
    await world.settle()
    await world.workspace.kick(world.workspace.bot_user, "forum")
    await world.advance(minutes=5)

    await world.workspace.invite(world.workspace.bot_user, "forum", by="rosa")
    await world.settle()

    assert len(world.workspace.said_in("forum")) == 1


@pytest.mark.parametrize("private", [False, True])
@pytest.mark.parametrize(
    ("typed", "label"), [("/decide We ship on Friday", "D1"), ("/action @ade draft it by Friday", "A1")]
)
async def test_where_the_bot_is_not_the_recorder_is_told_to_invite_it(
    world: World, typed: str, label: str, private: bool
) -> None:
    workspace = world.workspace
    workspace.add_channel("forum", private=private, members=["rosa", "ade"], bot=False)

    await workspace.slash("rosa", typed, channel="forum")
    await world.settle()

    here = "I am not in this channel: type /invite @Matters Arising and I post its card."
    assert f"{label} is stored. {here}" in [shown.plain for shown in workspace.ephemerals("rosa")]
    await workspace.invite(workspace.bot_user, "forum", by="rosa")
    await world.advance(minutes=1)
    assert [said for said in workspace.said_in("forum") if said.startswith(label)]


async def test_where_the_bot_is_nobody_is_told_to_invite_it(world: World) -> None:
    await decided(world)

    assert not any("/invite" in shown.plain for shown in world.workspace.ephemerals("rosa"))


async def test_who_joins_or_leaves_is_noted(world: World) -> None:
    await decided(world)

    await world.workspace.join("sam", "board")
    await world.settle()
    assert "sam" in await members(world, "board")

    await world.workspace.leave("sam", "board")
    await world.settle()
    assert "sam" not in await members(world, "board")


async def test_one_person_whom_slack_does_not_describe_hides_nobody_else(world: World) -> None:
    workspace = world.workspace
    await decided(world)
    async with world.sessions.begin() as session:
        await people.join(session, workspace.team_id, workspace.channel("board").id, "U0GONE", at=world.now)
    await workspace.join("sam", "board")
    await world.settle()
    world.slack.faults.add("users.info", "ok:false", error="internal_error")

    await membership.sync(world.bot, workspace.team_id, workspace.channel("board").id)

    async with world.sessions.read() as session:
        found = await people.members_of(session, workspace.team_id, workspace.channel("board").id)
    names = ("rosa", "ade", "val", "mal", "priya", "sam")
    assert {each.user for each in found} == {workspace.person(name).id for name in names}
    known = await group(world, "board")
    assert known
    assert known.synced_at == world.now


async def test_whoever_was_described_today_is_not_asked_about_again(world: World) -> None:
    board = world.workspace.channel("board").id
    await membership.sync(world.bot, world.workspace.team_id, board)
    world.slack.calls.clear()
    await world.slack.advance(timedelta(hours=2))

    await membership.sync(world.bot, world.workspace.team_id, board)

    asked = {call.method for call in world.slack.calls}
    assert asked == {"conversations.info", "conversations.members", "usergroups.list"}


async def test_news_that_arrives_late_does_not_bring_a_member_back(world: World) -> None:
    await decided(world)

    world.slack.faults.add("member_joined_channel", "reorder")
    await world.workspace.join("sam", "board")
    await world.workspace.leave("sam", "board")
    await world.settle()

    assert "sam" not in await members(world, "board")


async def test_a_group_follows_its_channels_name_and_end(world: World) -> None:
    await decided(world)

    await world.workspace.rename("board", "wellbeing-board")
    await world.settle()
    renamed = await group(world, "wellbeing-board")
    assert renamed is not None
    assert renamed.name == "wellbeing-board"

    await world.workspace.archive("wellbeing-board", "rosa")
    archived = await group(world, "wellbeing-board")
    assert archived is not None
    assert archived.archived_at == world.now


async def test_a_channel_that_becomes_private_is_private_at_once(world: World) -> None:
    await decided(world)

    await world.workspace.convert_to_private("board")

    converted = await group(world, "board")
    assert converted is not None
    assert converted.private is True


async def test_a_new_channel_id_takes_the_whole_record_along(world: World) -> None:
    await decided(world)
    await world.advance(minutes=1)

    await world.workspace.change_id("board")
    await world.settle()
    await decided(world, "Tea is at four")

    assert world.workspace.said_in("board") == ["D1 We ship on Friday", "D2 Tea is at four"]
    assert await members(world, "board") == {"rosa", "ade", "val", "mal", "priya"}


async def test_a_card_is_still_updated_under_the_new_channel_id(world: World) -> None:
    await decided(world)
    await world.workspace.change_id("board")
    await world.advance(minutes=20)

    [card] = [each for each in world.workspace.messages("board") if each.user == world.workspace.bot_user]
    assert "[Undo]" not in card.readable


async def test_what_was_recorded_under_the_new_id_too_early_is_numbered_on(world: World) -> None:
    await decided(world)
    board, team = world.workspace.channel("board").id, world.workspace.team_id

    world.slack.faults.add("channel_id_changed", "reorder")
    new = await world.workspace.change_id("board")
    await world.workspace.slash("ade", "/decide We ship early", channel="board")
    await world.settle()
    await world.slack.settle()

    async with world.sessions.read() as session:
        found = await decisions.latest(session, team, new, limit=10)
        assert await decisions.latest(session, team, board, limit=10) == []
    assert [(each.label, each.text) for each in found] == [
        ("D2", "We ship early"),
        ("D1", "We ship on Friday"),
    ]


WEEKLY = "every Thursday at 14:00 until 10 December"


@pytest.mark.parametrize(
    ("before", "early", "planned"),
    [
        ("3 December at 14:00", "3 December at 14:00", ["2026-12-03"]),
        ("3 December at 14:00", "10 December at 14:00", ["2026-12-03", "2026-12-10"]),
        (WEEKLY, "3 December at 14:00", ["2026-12-03", "2026-12-10"]),
        (
            "every Thursday at 14:00 until 10 December",
            "every Thursday at 14:00 until 3 December",
            ["2026-12-03"],
        ),
    ],
)
async def test_meetings_planned_under_both_ids_become_one_plan(
    world: World, before: str, early: str, planned: list[str]
) -> None:
    workspace, ade = world.workspace, world.workspace.person("ade").id
    workspace.add_channel("renamed", members=["rosa", "ade"])
    team, old, new = workspace.team_id, workspace.channel("board").id, workspace.channel("renamed").id
    await plan(world, before, "board")
    await plan(world, early, "renamed")
    async with world.sessions.begin() as session:
        meeting = (await meetings.coming(session, team, new, world.now, 10))[-1]
        await meetings.attend(session, meeting, ade, Presence.APOLOGIES, by=ade, at=world.now)

        await groups.move(session, team, old, new, at=world.now)

        assert await meetings.coming(session, team, old, world.now, 10) == []
        found = await meetings.coming(session, team, new, datetime(2026, 12, 1, tzinfo=UTC), 10)
        assert [meeting.day.isoformat() for meeting in found] == planned
        said = [one.user for each in found for one in await meetings.attendances_of(session, each)]
        assert said == [ade]
        series = await meetings.series_of(session, team, new)
        assert (series is not None) == ("every" in before + early)


async def plan(world: World, words: str, channel: str) -> None:
    await world.workspace.slash("rosa", f"/meeting {words}", channel=channel)
    await world.bot.background.drain()
    await world.workspace.click("rosa", "Confirm")


async def test_somebody_who_moves_is_known_to_live_elsewhere(world: World) -> None:
    ade, team = world.workspace.person("ade").id, world.workspace.team_id
    await world.bot.people.person(team, ade)

    await world.workspace.set_zone("ade", "Asia/Kolkata")

    async with world.sessions.read() as session:
        known = await people.find(session, team, ade)
    assert known is not None
    assert known.zone == "Asia/Kolkata"
    assert known.locale == "en-GB"


async def test_somebody_whose_account_is_closed_is_believed_gone_at_once(world: World) -> None:
    team, board = world.workspace.team_id, world.workspace.channel("board").id
    ade = world.workspace.person("ade").id
    assert await access.may_see(world.bot.people, team, ade, board)

    await world.slack.advance(timedelta(seconds=1))
    await world.workspace.deactivate("ade")

    assert not await access.may_see(world.bot.people, team, ade, board)
