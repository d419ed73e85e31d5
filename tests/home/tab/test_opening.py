"""What somebody finds on their Home when they open it."""

from datetime import datetime, timedelta

import pytest

from bot.sandbox import Impossible
from storage import actions
from storage.records import Assignee, OwnerKind, Source
from tests.home.tab.opened import NO_GROUP, open_home, published, slash
from tests.world import MONDAY_NINE, World


async def test_somebody_in_no_group_is_told_how_one_begins(world: World) -> None:
    text = await open_home(world, "sam")

    assert text.startswith(f"Good morning, sam. {NO_GROUP}")
    assert text.endswith("as a rule twice a week.\n[How I am reminded]")


async def test_all_that_concerns_somebody_stands_on_it(world: World) -> None:
    await slash(world, "rosa", "/meeting tomorrow at 10:00")
    await world.workspace.click("rosa", "Confirm")
    for person, typed in (
        ("rosa", "/action @ade send the numbers by Friday"),
        ("rosa", "/decide Proposal: we close on Mondays"),
        ("rosa", "/decide We pilot the café"),
        ("ade", "/action I will book the room by Thursday"),
        ("ade", "/action @val ring the hall by Wednesday"),
        ("ade", "/action mal or val to write to the trust"),
    ):
        await slash(world, person, typed)

    text = await open_home(world)

    for words in (
        "Good morning, ade. Next: #board, tomorrow at 10:00.\n[I'll be there] [Apologies]",
        "A1 send the numbers\nrosa asked for it, in #board. Due Friday 27 November.",
        "D1 we close on Mondays\nProposed by rosa in #board",
        "You typed in #board: mal or val to write to the trust",
        "Your actions\nA2 book the room\nDue Thursday 26 November, in #board.",
        "Decided in the channel since\nD2 We pilot the café",
        "What you asked of others\nA3 ring the hall\nval, due Wednesday 25 November, in #board.",
        "Your groups\n#board: tomorrow at 10:00",
    ):
        assert words in text
    assert text.count("D1") == 1


async def test_it_is_put_up_each_time_that_it_is_opened_and_only_then(world: World) -> None:
    await open_home(world)
    await open_home(world)
    assert published(world) == 2

    await world.workspace.open_home("ade", "messages")
    await world.settle()
    assert published(world) == 2


async def test_a_second_arrival_of_the_event_changes_nothing(world: World) -> None:
    world.slack.faults.add("app_home_opened", kind="duplicate")
    await open_home(world)

    assert published(world) == 1


async def test_an_answer_is_there_until_it_is_opened_again(world: World) -> None:
    await open_home(world)
    await world.workspace.click("ade", "How I am reminded", home=True)
    await world.settle()
    assert "[Twice a week]" in world.workspace.home_text("ade")

    assert "[Twice a week]" not in await open_home(world)


TIMES = [(0, "morning"), (3, "afternoon"), (9, "evening")]


@pytest.mark.parametrize(("hours", "part"), TIMES)
async def test_it_greets_by_the_readers_own_clock(world: World, hours: int, part: str) -> None:
    await world.until(MONDAY_NINE + timedelta(hours=hours))

    assert (await open_home(world, "rosa")).startswith(f"Good {part}")


async def test_a_meeting_is_told_by_the_readers_own_clock(world: World) -> None:
    await slash(world, "rosa", "/meeting today at 14:00")
    await world.workspace.click("rosa", "Confirm")
    await world.settle()

    assert "Next: #board, today at 14:00." in await open_home(world)
    assert "Next: #board, today at 19:30 your time." in await open_home(world, "priya")


async def test_while_a_meeting_runs_one_can_say_so(world: World) -> None:
    await slash(world, "rosa", "/meeting today at 14:00 for 90 minutes")
    await world.workspace.click("rosa", "Confirm")
    await world.until(datetime(2026, 11, 23, 14, 5, tzinfo=MONDAY_NINE.tzinfo))

    text = await open_home(world)
    assert text.startswith("Good afternoon, ade. Now: #board, until 15:30.\n[I'm here] [Apologies]")


async def test_five_hundred_actions_are_counted_and_shown_in_a_form(world: World) -> None:
    await slash(world, "rosa", "/action @ade begin by 1 December")
    await give(world, 499)

    text = await open_home(world)
    assert "Waiting for you (500)" in text
    assert "… and 495 more\n[Show all]" in text

    await world.workspace.click("ade", "Show all", home=True)
    listed = world.workspace.modal_text("ade")
    assert listed.startswith("Asked of you")
    assert "A500 do it" in listed


async def give(world: World, count: int) -> None:
    """Have somebody own many actions more."""
    workspace = world.workspace
    board, rosa, ade = workspace.channel("board").id, workspace.person("rosa").id, workspace.person("ade").id
    async with world.sessions.begin() as session:
        for _ in range(count):
            await actions.record(
                session,
                "do it",
                (Assignee(OwnerKind.PERSON, ade),),
                source=Source(workspace.team_id, board, rosa),
                at=world.now,
            )


async def test_what_is_theirs_elsewhere_stands_on_it_too(world: World) -> None:
    """Somebody who is asked in a public channel that they are not in may see it, and is reminded of it."""
    await slash(world, "rosa", "/action @sam send the numbers by Friday")

    text = await open_home(world, "sam")

    assert "A1 send the numbers\nrosa asked for it, in #board." in text
    assert "Your groups" not in text


async def test_an_app_without_the_tab_is_left_alone(world: World) -> None:
    await open_home(world)
    world.workspace.home_tab = False

    with pytest.raises(Impossible, match="not switched on"):
        await world.workspace.open_home("ade")
    await slash(world, "rosa", "/action @ade send the numbers by Friday")
    assert published(world) == 1
    await world.until(world.now + timedelta(hours=1))
    refused = [call for call in world.slack.calls if call.answer.get("error") == "not_enabled"]
    assert len(refused) == 1
