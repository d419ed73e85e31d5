"""A Home that somebody has before them shows how things are: soon, once, and never an older state last."""

from datetime import timedelta

import pytest

from bot.home.tab import refresh
from bot.sandbox.data.calls import Call
from storage import homes, outbox
from storage.records import OutboxState
from tests.home.tab.opened import open_home, press, published, slash
from tests.world import World


def calls(world: World) -> list[Call]:
    return [call for call in world.slack.calls if call.method == "views.publish"]


async def test_what_others_do_shows_without_opening_it_again(world: World) -> None:
    await open_home(world)

    await slash(world, "rosa", "/action @ade send the numbers by Friday")
    assert "A1 send the numbers" in world.workspace.home_text("ade")

    await world.workspace.click("rosa", "Undo", "board")
    await world.settle()
    assert "A1" not in world.workspace.home_text("ade")


async def test_what_does_not_concern_somebody_puts_up_nothing(world: World) -> None:
    await slash(world, "rosa", "/action @val send the numbers by Friday")
    await open_home(world)
    before = published(world)

    await world.workspace.click("val", "I'll do it", dm=True)
    for _ in range(5):
        await world.advance(minutes=1)

    assert published(world) == before


async def test_another_day_has_other_words(world: World) -> None:
    await slash(world, "ade", "/action I will send the numbers by today")
    await world.advance(hours=14)
    await open_home(world)
    assert "Due today" in world.workspace.home_text("ade")

    await world.advance(hours=2)

    assert "Was due on Monday 23 November" in world.workspace.home_text("ade")


async def test_after_some_hours_it_waits_until_it_is_opened_again(world: World) -> None:
    await open_home(world)
    await world.advance(hours=5)

    await slash(world, "rosa", "/action @ade send the numbers by Friday")
    assert "A1" not in world.workspace.home_text("ade")

    assert "A1 send the numbers" in await open_home(world)


async def test_each_gets_a_turn_when_many_have_it_open(world: World) -> None:
    for person in ("ade", "mal", "priya", "val"):
        await open_home(world, person)
    await world.workspace.slash("rosa", "/decide We pilot the café", channel="board")
    looks = refresh.Looks(world.bot, at_once=3)

    counts = []
    for _ in range(2):
        await looks()
        counts.append(await waiting(world))

    assert counts == [3, 4]


async def waiting(world: World) -> int:
    """Return how many Homes are to be put up."""
    async with world.sessions.read() as session:
        found = [
            await outbox.find(session, world.workspace.team_id, homes.key(person))
            for person in world.slack.people
        ]
    return sum(one is not None and one.state is OutboxState.PENDING for one in found)


async def test_two_presses_at_once_end_in_the_state_of_both(world: World) -> None:
    await slash(world, "rosa", "/action @ade send the numbers by Friday")
    await slash(world, "rosa", "/action @ade ring the hall by Friday")
    await open_home(world)

    for on in ("A1 send the numbers", "A2 ring the hall"):
        await world.workspace.click("ade", "I'll do it", home=True, on=on)
    await world.settle()

    text = world.workspace.home_text("ade")
    assert text.count("You said that you'll do it") == 2
    assert "Waiting for you" not in text


FAULTS = ["drop before", "drop after", "429", "5xx", "ok:false", "html200", "truncate"]


@pytest.mark.parametrize("fault", FAULTS)
async def test_what_goes_wrong_on_the_way_is_made_good(world: World, fault: str) -> None:
    await slash(world, "rosa", "/action @ade send the numbers by Friday")
    await open_home(world)
    world.slack.faults.add("views.publish", kind=fault)

    await world.workspace.click("ade", "I'll do it", home=True)
    await world.until(world.now + timedelta(minutes=2))

    assert "You said that you'll do it" in world.workspace.home_text("ade")


async def test_slack_is_told_which_home_is_replaced(world: World) -> None:
    await open_home(world)
    await open_home(world)

    first, second = calls(world)
    assert "hash" not in first.arguments
    assert second.arguments["hash"] == first.answer["view"]["hash"]


async def test_a_home_that_another_has_replaced_is_replaced_all_the_same(world: World) -> None:
    await open_home(world)
    world.slack.faults.add("views.publish", kind="ok:false", error="hash_conflict")

    await slash(world, "rosa", "/action @ade send the numbers by Friday")
    await world.until(world.now + timedelta(minutes=1))

    assert "A1 send the numbers" in world.workspace.home_text("ade")
    assert "hash" not in calls(world)[-1].arguments


async def test_what_is_pressed_while_it_is_on_its_way_follows_it(world: World) -> None:
    """Slack is slow to take one Home, and the next press comes before it has answered."""
    await slash(world, "rosa", "/action @ade send the numbers by Friday")
    await open_home(world)
    await press(world, "I'll do it")

    assert "[Done]" in world.workspace.home_text("ade")
    assert "Done. Thank you!" in await press(world, "Done")


async def test_slack_is_asked_no_more_often_than_it_takes(world: World) -> None:
    """The sandbox refuses what goes over Slack's rates."""
    for person in ("ade", "mal", "priya", "val", "rosa"):
        await open_home(world, person)
    for number in range(10):
        await slash(world, "rosa", f"/decide We open on day {number}")

    assert [call.answer.get("error") for call in calls(world) if not call.answer["ok"]] == []
