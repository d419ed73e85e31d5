"""Of a group that somebody may see no longer, nothing stays on their Home."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from bot.slack import membership
from tests.home.tab.opened import open_home, press, published, slash
from tests.world import World

CANARY = "canary"


@pytest.fixture
async def shown(world: World) -> World:
    """Return a world in which Val has the Home open, with things of two groups on it, one of them private."""
    world.workspace.add_channel("chairs", members=["rosa", "val"], private=True)
    for typed in (
        "/meeting tomorrow at 10:00",
        f"/action @val feed the {CANARY} by Friday",
        f"/decide The {CANARY} sings",
        f"/decide Proposal: the {CANARY} flies",
    ):
        await slash(world, "rosa", typed, "chairs")
    await world.workspace.click("rosa", "Confirm")
    await slash(world, "val", f"/action @rosa clean the {CANARY} by Friday", "chairs")
    await slash(world, "val", f"/action rosa or val to let the {CANARY} out", "chairs")
    await slash(world, "rosa", "/action @val ring the hall by Friday")
    text = await open_home(world, "val")
    assert text.count(CANARY) == 5
    assert "#chairs" in text
    assert "A1 ring the hall" in text
    return world


def nothing_stays(world: World, person: str = "val") -> bool:
    text = world.workspace.home_text(person)
    return CANARY not in text and "#chairs" not in text and world.workspace.modal(person) is None


async def left(world: World) -> None:
    await world.workspace.leave("val", "chairs")


async def thrown_out(world: World) -> None:
    await world.workspace.kick("val", "chairs")


async def without_a_word(world: World) -> None:
    """Slack's word of it is lost; it says so when it is asked, as it is once a minute."""
    place = world.workspace.channel("chairs")
    place.members.remove(world.workspace.person("val").id)
    await world.slack.advance(timedelta(minutes=1))


async def as_listed(world: World) -> None:
    """Slack's word of it is lost, and long after the Home was opened all of the group's people are listed."""
    await world.until(world.now + timedelta(days=2))
    place = world.workspace.channel("chairs")
    place.members.remove(world.workspace.person("val").id)
    await world.slack.advance(timedelta(minutes=1))
    await membership.sync(world.bot, world.workspace.team_id, place.id)


async def without_the_bot(world: World) -> None:
    """Take the bot out, and let a minute pass: for so long is believed what Slack said of who is in."""
    await world.workspace.kick(world.workspace.bot_user, "chairs")
    await world.settle()
    await world.slack.advance(timedelta(minutes=1))


WAYS: dict[str, Callable[[World], Awaitable[None]]] = {
    "they leave": left,
    "they are removed": thrown_out,
    "Slack says so when it is asked": without_a_word,
    "Slack lists who is in": as_listed,
    "the bot is removed": without_the_bot,
}


@pytest.mark.parametrize("way", WAYS)
async def test_nothing_of_the_group_stays(shown: World, way: str) -> None:
    await WAYS[way](shown)
    await shown.settle()

    assert nothing_stays(shown)
    assert "A1 ring the hall" in shown.workspace.home_text("val")


async def test_it_is_gone_however_long_ago_it_was_opened(shown: World) -> None:
    await shown.until(shown.now + timedelta(days=30))

    await left(shown)
    await shown.settle()

    assert nothing_stays(shown)


async def test_a_public_group_that_somebody_has_left_stays_no_more(world: World) -> None:
    await slash(world, "rosa", f"/action @val feed the {CANARY} by Friday")
    await slash(world, "rosa", f"/decide The {CANARY} sings")
    assert CANARY in await open_home(world, "val")

    await world.workspace.leave("val", "board")
    await world.settle()

    assert CANARY not in world.workspace.home_text("val")
    await world.workspace.join("val", "board")
    await world.settle()
    assert CANARY in world.workspace.home_text("val")


async def test_what_becomes_private_is_gone_from_the_homes_of_strangers(world: World) -> None:
    await slash(world, "rosa", f"/action @sam feed the {CANARY} by Friday")
    assert CANARY in await open_home(world, "sam")

    await world.workspace.convert_to_private("board")
    await world.settle()

    assert CANARY not in world.workspace.home_text("sam")


async def test_whoever_comes_back_to_an_account_finds_nothing_of_old(shown: World) -> None:
    """Slack takes no Home for a closed account, but nobody can look at it either."""
    await shown.workspace.deactivate("val")
    await shown.until(shown.now + timedelta(days=1))
    await shown.workspace.reactivate("val")
    await shown.settle()

    assert nothing_stays(shown)


async def test_an_answer_about_the_group_goes_with_it(shown: World) -> None:
    assert f"the {CANARY} out" in await press(shown, "val", "val")
    assert shown.workspace.home_text("val").startswith("Recorded as A3.")

    await left(shown)
    await shown.settle()

    assert nothing_stays(shown)


async def test_a_press_that_comes_too_late_is_answered_without_a_word_of_the_group(shown: World) -> None:
    place = shown.workspace.channel("chairs")
    place.members.remove(shown.workspace.person("val").id)
    await shown.slack.advance(timedelta(minutes=1))

    text = await press(shown, "I'll do it", "val", on="feed the canary")

    assert nothing_stays(shown)
    assert text.startswith("You are no longer in this group, or there is nothing like that in it")


async def test_while_slack_does_not_say_nothing_is_shown_and_it_says_why(world: World) -> None:
    await slash(world, "rosa", f"/decide The {CANARY} sings")
    await world.slack.advance(timedelta(minutes=1))
    world.slack.faults.add("conversations.members", kind="5xx", times=50)

    text = await open_home(world)

    assert CANARY not in text
    assert "There may be more. Slack can not tell me just now what you may see" in text
    world.slack.faults.clear()
    await world.slack.advance(timedelta(minutes=1))
    await world.settle()
    assert CANARY in world.workspace.home_text("ade")


async def test_a_home_is_left_as_it_is_while_slack_does_not_say(world: World) -> None:
    await slash(world, "rosa", f"/decide The {CANARY} sings")
    await open_home(world)
    before = published(world)
    await world.slack.advance(timedelta(minutes=1))
    world.slack.faults.add("conversations.members", kind="5xx", times=50)

    await world.settle()

    assert published(world) == before
    assert CANARY in world.workspace.home_text("ade")
