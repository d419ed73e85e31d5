"""Whom people speak for: what their workspace tells, and what the group says in plain words."""

from datetime import UTC, datetime

import pytest

from bot.slack import membership
from tests.world import World

TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@pytest.fixture
async def meeting(world: World) -> World:
    """Return a world whose board, chaired by Rosa, has just begun to meet; ade and val are there."""
    await world.workspace.slash("rosa", "/meeting every second Tuesday at 10:00", channel="board")
    await world.settle()
    await world.workspace.click("rosa", "Confirm")
    await world.until(TUESDAY)
    for person in ("ade", "val"):
        await world.workspace.click(person, "I'm here", channel="board")
    await world.settle()
    return world


def post(world: World) -> str:
    """Return the meeting's post as people read it."""
    posts = [each for each in world.workspace.messages("board") if each.plain.startswith("Meeting: ")]
    return posts[-1].readable


async def said(world: World, words: str, person: str = "rosa") -> str:
    """Return what somebody is told who types `/meeting organisation …`."""
    await world.workspace.slash(person, f"/meeting organisation {words}".strip(), channel="board")
    await world.settle()
    return world.workspace.ephemerals(person)[-1].plain


async def test_in_a_channel_of_one_workspace_nobody_speaks_for_that(meeting: World) -> None:
    await membership.sync(meeting.bot, meeting.workspace.team_id, meeting.workspace.channel("board").id)

    assert "Here: ade and val." in post(meeting)


async def test_in_a_shared_channel_everybody_speaks_for_their_workspace_at_first(meeting: World) -> None:
    council = meeting.slack.add_workspace("Council", installed=False)
    council.add_person("olu")
    meeting.slack.share_channel(meeting.workspace, "board", council)
    await meeting.workspace.join("olu", "board")
    await membership.sync(meeting.bot, meeting.workspace.team_id, meeting.workspace.channel("board").id)
    await meeting.workspace.click("olu", "I'm here", channel="board")
    await meeting.settle()

    assert "Here: Wellbeing: ade and val; Council: olu." in post(meeting)

    await said(meeting, "@val Mind Cymru")
    assert "Here: Wellbeing: ade; Mind Cymru: val; Council: olu." in post(meeting)


@pytest.mark.parametrize(
    "words",
    [
        "@val Mind Cymru",
        "@val: Mind Cymru",
        "@val speaks for Mind Cymru",
        "@val is from Mind Cymru",
        "Mind Cymru: @val",
        "Mind Cymru @val",
    ],
)
async def test_the_chair_says_whom_somebody_speaks_for(meeting: World, words: str) -> None:
    answer = await said(meeting, words)

    assert answer == "val speaks for Mind Cymru in this group; its meetings' posts say so."
    assert "Here: ade; Mind Cymru: val." in post(meeting)


async def test_several_people_of_one_organisation_are_said_at_once(meeting: World) -> None:
    answer = await said(meeting, "@val, @ade and @mal Mind Cymru")

    assert "val, ade and mal speak for Mind Cymru" in answer
    assert "Here: Mind Cymru: ade and val." in post(meeting)
    assert "; Mind Cymru: mal." in post(meeting).partition("Expected: ")[2]


async def test_only_the_chair_says_it_of_others(meeting: World) -> None:
    answer = await said(meeting, "@val Mind Cymru", person="ade")

    assert answer.startswith("Only the chair, rosa, can say whom others speak for.")
    assert "You typed: organisation @val Mind Cymru" in answer
    assert "Mind Cymru" not in post(meeting)


async def test_it_can_be_taken_back(meeting: World) -> None:
    await said(meeting, "@val Mind Cymru")

    assert "whom val speaks for in this group is taken back" in await said(meeting, "@val none")
    assert "Here: ade and val." in post(meeting)


async def test_without_more_it_shows_who_speaks_for_whom(meeting: World) -> None:
    assert "Nobody has said whom they speak for yet." in await said(meeting, "")

    await said(meeting, "@val Mind Cymru")
    await said(meeting, "@ade Gwynedd Council")
    answer = await said(meeting, "", person="mal")
    assert "Gwynedd Council: ade" in answer
    assert "Mind Cymru: val" in answer
    assert "`/meeting organisation @sam Mind Cymru`".strip("`") in answer


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("@val", "Which organisation?"),
        ("@sam Mind Cymru", "sam is not in this channel"),
        ("@joan Mind Cymru", "Nobody here goes by ‘joan’"),
        ("@val " + "Mind " * 40, "That name is too long"),
        ("@Matters Arising Mind Cymru", "is not in this channel"),
    ],
)
async def test_what_can_not_be_said_is_answered_with_what_can(
    meeting: World, words: str, answer: str
) -> None:
    told = await said(meeting, words)

    assert answer in told
    assert "You typed: " in told
    assert "Here: ade and val." in post(meeting)


async def test_an_organisations_name_shouts_at_nobody(meeting: World) -> None:
    await said(meeting, "@val <!channel> & <https://evil.example|Mind>")

    board = meeting.workspace.messages("board")
    assert not any("<!channel>" in each.text or "evil.example|" in each.text for each in board)
