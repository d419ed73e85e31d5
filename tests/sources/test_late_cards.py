"""Whoever records something sees its card and nothing beside it; of a late one they are told."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.decisions import service as decision_service
from bot.sources import late_cards
from scheduler import courier
from tests.world import World

LATE = "If its card is not here yet, it follows as soon as it can be posted."
FOLLOWS = "Its card follows as soon as it can be posted."


def told(world: World, person: str = "rosa") -> list[str]:
    """Return what somebody was told alone, wherever."""
    shown = [*world.workspace.ephemerals(person), *world.workspace.direct_messages(person)]
    return [message.plain for message in shown]


async def by_command(world: World) -> None:
    await world.workspace.slash("rosa", "/decide We open in May", channel="board")


async def by_mention(world: World) -> None:
    await world.workspace.post("rosa", "@Matters Arising decide We open in May", "board")


async def by_form(world: World) -> None:
    await world.workspace.slash("rosa", "/decide", channel="board")
    await world.workspace.fill("rosa", {"Decision": "We open in May"})
    await world.workspace.submit("rosa")


async def by_action_form(world: World) -> None:
    await world.workspace.slash("rosa", "/action", channel="board")
    await world.workspace.fill("rosa", {"Action": "open the hall", "Owners": ["rosa"]})
    await world.workspace.submit("rosa")


async def by_thread(world: World) -> None:
    ts = await world.workspace.post("rosa", "Agreed: we open in May", "board")
    await world.workspace.shortcut("rosa", "capture_thread", ts, "board")
    await world.slack.settle()
    await world.bot.background.drain()
    await world.workspace.fill("rosa", {"Record 1 as": "Decision"})
    await world.workspace.submit("rosa")


DOORS = [by_command, by_mention, by_form, by_action_form, by_thread]
Door = Callable[[World], Awaitable[None]]
every_door = pytest.mark.parametrize("record", DOORS, ids=lambda door: door.__name__)


def cards(world: World) -> int:
    """Return how many cards stand in the channel, in threads or out."""
    return sum("[Details]" in each.readable for each in world.workspace.channel("board").messages.values())


@every_door
async def test_nothing_is_said_beside_the_card(world: World, record: Door) -> None:
    await record(world)
    await world.advance(minutes=10)

    assert cards(world) == 1
    assert told(world) == []


@every_door
@pytest.mark.parametrize(
    ("fault", "details"),
    [
        ("429", {"retry_after": 60}),
        ("5xx", {"times": 3}),
        ("drop before", {"times": 3}),
        ("ok:false", {"error": "account_inactive", "times": 3}),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
async def test_whoever_waits_for_a_card_is_told_once_and_it_comes(
    world: World, record: Door, fault: str, details: dict[str, Any]
) -> None:
    world.slack.faults.add("chat.postMessage", fault, channel="board", **details)

    await record(world)
    await world.advance(minutes=30)

    [said] = told(world)
    assert said.startswith("Recorded as ")
    assert said.endswith(LATE)
    assert cards(world) == 1


async def test_they_are_told_where_they_typed_though_slack_takes_no_messages(world: World) -> None:
    for method in ("chat.postMessage", "chat.postEphemeral"):
        world.slack.faults.add(method, "5xx", times=1000)

    await by_command(world)
    await world.advance(minutes=1)

    assert cards(world) == 0
    assert told(world) == [f"Recorded as D1. {LATE}"]


@pytest.mark.parametrize("fault", ["429", "5xx", "drop before", "ok:false"])
async def test_while_no_card_goes_the_answer_to_a_command_says_so(world: World, fault: str) -> None:
    world.slack.faults.add("chat.postMessage", fault, retry_after=60, error="account_inactive", times=2)
    await world.workspace.slash("ade", "/decide We meet on Mondays", channel="board")
    await courier.deliver(world.sessions, world.messenger, world.slack.clock)
    await world.slack.advance(late_cards.PATIENCE)

    answer = await world.workspace.slash("rosa", "/decide We close in June", channel="board")
    await world.advance(hours=1)

    assert f"Recorded as D2. {FOLLOWS}" in answer.body
    assert told(world) == [f"Recorded as D2. {FOLLOWS}"]
    assert world.workspace.said_in("board") == ["D1 We meet on Mondays", "D2 We close in June"]


async def test_what_is_late_in_another_channel_is_told_of_there_alone(world: World) -> None:
    world.workspace.add_channel("finance", members=["rosa"])
    world.slack.faults.add("chat.postMessage", "5xx", channel="board", times=2)
    await by_command(world)
    await courier.deliver(world.sessions, world.messenger, world.slack.clock)
    await world.slack.advance(late_cards.PATIENCE)

    answer = await world.workspace.slash("rosa", "/decide We close in June", channel="finance")

    assert answer.body == ""


@pytest.mark.parametrize("code", ["is_archived", "restricted_action"])
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("/decide We open in May", "/decisions D1 shows it."),
        ("/action @ade to open the hall", "/actions A1 shows it."),
    ],
)
async def test_where_slack_takes_no_card_they_are_told_how_to_see_what_is_recorded(
    world: World, code: str, typed: str, shown: str
) -> None:
    world.slack.faults.add("chat.postMessage", "ok:false", error=code, channel="board")

    await world.workspace.slash("rosa", typed, channel="board")
    await world.advance(hours=1)

    [said] = told(world)
    assert said.startswith("Recorded as ")
    assert "Slack does not let me post its card here" in said
    assert said.endswith(shown)


async def test_of_what_was_undone_meanwhile_nothing_more_is_told(world: World) -> None:
    world.slack.faults.add("chat.postMessage", "429", channel="board", retry_after=60)
    await by_command(world)
    await courier.deliver(world.sessions, world.messenger, world.slack.clock)
    rosa = world.workspace.person("rosa").id
    async with world.sessions.begin() as session:
        await decision_service.undo(session, world.workspace.team_id, 1, user=rosa, at=world.now)
    await world.advance(hours=1)

    assert cards(world) == 0
    assert told(world) == []


async def test_where_the_bot_is_not_its_recorder_hears_of_that_alone(world: World) -> None:
    world.workspace.add_channel("forum", members=["rosa"], bot=False)

    await world.workspace.slash("rosa", "/decide We open in May", channel="forum")
    await world.advance(hours=1)

    [said] = told(world)
    assert said.startswith("D1 is stored. I am not in this channel")
