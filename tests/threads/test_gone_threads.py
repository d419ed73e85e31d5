"""What is to be said in a thread of which nothing is left: a card goes to the channel, an answer nowhere."""

import pytest

from bot.sandbox import Message
from storage import outbox
from storage.records import OutboxState
from tests.threads.test_capture_thread import talk
from tests.world import World


async def captured(world: World) -> str:
    """Record a lone message as a decision by Capture thread, up to its card; return the message's ts."""
    ts = await world.workspace.post("val", "let's pilot it", "board")
    await world.workspace.shortcut("rosa", "capture_thread", ts, "board")
    await world.settle()
    await world.workspace.fill("rosa", {"Record 1 as": "Decision"})
    return ts


def by_bot(world: World) -> list[Message]:
    return [each for each in world.workspace.channel("board").messages.values() if each.bot_id]


@pytest.mark.parametrize("fault", [None, "drop before", "drop after"])
async def test_the_card_of_what_was_said_in_it_comes_to_the_channel_once(
    world: World, fault: str | None
) -> None:
    ts = await captured(world)
    await world.workspace.delete("val", ts, "board")
    if fault is not None:
        # The first try is the one in the thread.
        world.slack.faults.add("chat.postMessage", "ok:false", error="thread_not_found")
        world.slack.faults.add("chat.postMessage", fault)

    await world.workspace.submit("rosa")
    await world.advance(hours=1)

    [card] = by_bot(world)
    assert card.plain == "D1 (proposed) pilot it"
    assert card.thread_ts is None
    assert "Undo" not in card.readable


async def test_a_card_that_may_be_in_it_is_not_there(world: World) -> None:
    ts = await captured(world)
    world.slack.faults.add("chat.postMessage", "drop before")
    await world.workspace.submit("rosa")
    await world.slack.settle()
    await world.workspace.delete("val", ts, "board")
    await world.advance(hours=1)

    assert [card.plain for card in by_bot(world)] == ["D1 (proposed) pilot it"]


async def test_a_mention_that_is_deleted_before_its_answer_has_none(world: World) -> None:
    ts = await world.workspace.post("val", "@Matters Arising action ring the library", "board")
    await world.slack.settle()
    await world.workspace.delete("val", ts, "board")
    await world.settle()

    assert by_bot(world) == []
    async with world.sessions.read() as session:
        board = world.workspace.channel("board").id
        answer = await outbox.find(session, world.workspace.team_id, f"mention question:{board}:{ts}")
    assert answer is not None
    assert answer.state is OutboxState.DROPPED


async def test_what_slack_puts_in_the_place_of_a_deleted_message_is_nothing_that_anybody_said(
    world: World,
) -> None:
    root, reply = await talk(world, "ade: the leaflet", "val: @Matters Arising")
    await world.settle()
    await world.workspace.delete("ade", root, "board")
    await world.workspace.shortcut("rosa", "capture_thread", reply, "board")
    await world.settle()

    form = world.workspace.modal_text("rosa")
    assert "This message was deleted" not in form
    assert "Slackbot" not in form
