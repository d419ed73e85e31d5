"""A message that changes between the reading of it and its record: whichever door it was captured by.

What had changed before it was read is in the record already, however late Slack tells of it.
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from bot.sources import message_changes
from tests.world import World

CHANGED = "Source changed after capture"
BOT = "@Matters Arising"
WORDS = "let's pilot it by Friday 4 December"

Change = Callable[[World, str], Awaitable[None]]


async def edited(world: World, ts: str) -> None:
    await world.workspace.edit("val", ts, "let's not pilot it by Monday 7 December", "board")


async def deleted(world: World, ts: str) -> None:
    await world.workspace.delete("val", ts, "board")


async def record_decision(world: World, ts: str) -> None:
    await world.workspace.shortcut("rosa", "record_decision", ts, "board")


async def record_action(world: World, ts: str) -> None:
    await world.workspace.shortcut("rosa", "record_action", ts, "board")
    await world.workspace.fill("rosa", {"Owners": ["mal"]})


async def capture_as_decision(world: World, ts: str) -> None:
    await world.workspace.shortcut("rosa", "capture_thread", ts, "board")
    await world.settle()
    await world.workspace.fill("rosa", {"Record 1 as": "Decision"})


async def capture_as_action(world: World, ts: str) -> None:
    await world.workspace.shortcut("rosa", "capture_thread", ts, "board")
    await world.settle()
    await world.workspace.fill("rosa", {"Record 1 as": "Action", "Owners 1": ["mal"]})


async def scales(world: World, ts: str) -> None:
    await world.workspace.react("rosa", "scales", ts, "board")
    await world.settle()
    await world.workspace.click("rosa", "Open the form", ephemeral=True)
    await world.settle()


async def pushpin(world: World, ts: str) -> None:
    await world.workspace.react("rosa", "pushpin", ts, "board")
    await world.settle()
    await world.workspace.click("rosa", "Open the form", ephemeral=True)
    await world.settle()
    await world.workspace.fill("rosa", {"Owners": ["mal"]})


DOORS: list[Change] = [
    record_decision,
    record_action,
    capture_as_decision,
    capture_as_action,
    scales,
    pushpin,
]
doors = pytest.mark.parametrize("open_form", DOORS, ids=lambda door: door.__name__)


async def record(world: World, person: str = "rosa") -> str:
    """Press Record, and return the card that comes."""
    await world.workspace.submit(person)
    await world.settle()
    return card(world)


def card(world: World) -> str:
    """Return the one card that the bot has posted, in the channel or in a thread."""
    posted = [each for each in world.workspace.channel("board").messages.values() if each.bot_id]
    [shown] = [each for each in posted if "[Details]" in each.readable]
    return shown.readable


@doors
@pytest.mark.parametrize("change", [edited, deleted], ids=["edited", "deleted"])
async def test_a_change_between_the_form_and_its_record_is_shown(
    world: World, open_form: Change, change: Change
) -> None:
    ts = await world.workspace.post("val", WORDS, "board")
    await open_form(world, ts)
    await change(world, ts)
    await world.advance(seconds=30)

    assert CHANGED in await record(world)


@doors
async def test_an_edit_that_the_form_had_read_is_none_after_capture(world: World, open_form: Change) -> None:
    ts = await world.workspace.post("val", "lets pilt it", "board")
    await edited(world, ts)
    await world.advance(seconds=30)
    await open_form(world, ts)

    assert CHANGED not in await record(world)


@doors
@pytest.mark.parametrize("later", [edited, deleted], ids=["edited", "deleted"])
async def test_of_two_changes_only_the_later_one_came_after_the_form(
    world: World, open_form: Change, later: Change
) -> None:
    ts = await world.workspace.post("val", "lets pilt it", "board")
    await world.workspace.edit("val", ts, WORDS, "board")
    await world.advance(seconds=30)
    await open_form(world, ts)
    await world.advance(seconds=30)
    changed_at = world.now
    await later(world, ts)
    await world.advance(seconds=30)

    assert CHANGED in await record(world)
    async with world.sessions.read() as session:
        team, board = world.workspace.team_id, world.workspace.channel("board").id
        [kept] = await message_changes.recorded_from(session, team, board, ts)
    assert kept.source_change == later.__name__
    assert kept.source_changed_at is not None
    assert kept.source_changed_at >= changed_at


@doors
@pytest.mark.parametrize("edits", [1, 2])
async def test_an_edit_that_slack_tells_of_late_was_read_all_the_same(
    world: World, open_form: Change, edits: int
) -> None:
    ts = await world.workspace.post("val", "lets pilt it", "board")
    world.slack.faults.add("message", "reorder", times=edits)
    for turn in range(edits):
        await world.workspace.edit("val", ts, f"{WORDS}{'!' * turn}", "board")
        await world.slack.advance(timedelta(seconds=1))
    await open_form(world, ts)
    await world.workspace.submit("rosa")
    await world.advance(minutes=10)

    assert CHANGED not in card(world)


@pytest.mark.parametrize("change", [edited, deleted], ids=["edited", "deleted"])
async def test_an_incomplete_mention_that_changes_while_its_form_is_open(
    world: World, change: Change
) -> None:
    ts = await world.workspace.post("val", f"{BOT} action ring the library", "board")
    await world.settle()
    await world.workspace.click("val", "Open the form")
    await world.settle()
    await world.workspace.fill("val", {"Owners": ["mal"]})
    await change(world, ts)

    assert CHANGED in await record(world, "val")


async def test_a_mention_that_was_edited_before_the_bot_read_it_is_as_it_was_captured(world: World) -> None:
    ts = await world.workspace.post("val", "decide We pilot it", "board")
    await world.advance(seconds=30)
    await world.workspace.edit("val", ts, f"{BOT} decide We pilot it", "board")
    await world.settle()
    now = world.workspace.channel("board").messages[ts].as_event()

    mention = {**now, "type": "app_mention", "channel": world.workspace.channel("board").id, "event_ts": ts}
    await world.workspace.tell_app(mention, "board")
    await world.settle()

    assert "edited" in now
    assert CHANGED not in card(world)


async def test_a_mention_that_is_edited_twice_at_once_shows_the_later_edit(world: World) -> None:
    world.slack.faults.add("app_mention", "reorder")
    ts = await world.workspace.post("val", f"{BOT} decide We pilot it", "board")
    await world.workspace.edit("val", ts, f"{BOT} decide We plot it", "board")
    await world.slack.advance(timedelta(seconds=20))
    latest = world.now
    await world.workspace.edit("val", ts, f"{BOT} decide We do not pilot it", "board")
    await world.settle()

    assert CHANGED in card(world)
    async with world.sessions.read() as session:
        board = world.workspace.channel("board").id
        [decision] = await message_changes.recorded_from(session, world.workspace.team_id, board, ts)
    assert decision.source_changed_at is not None
    assert decision.source_changed_at >= latest
