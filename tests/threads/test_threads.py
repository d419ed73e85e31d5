"""Who took part in the thread of a decision, whatever comes between record and look."""

from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

import pytest

from bot.decisions import participants
from bot.slack.background import Background
from tests.world import World


class Dead(Background):
    """What follows an acknowledgement in a process that is killed right after the commit: nothing."""

    def start(self, work: Coroutine[Any, Any, Any]) -> None:
        work.close()


async def decided(world: World) -> None:
    """Record a decision in a thread in which rosa and ade wrote."""
    root = await world.workspace.post("rosa", "Shall we open in May?", channel="board")
    await world.workspace.post("ade", "Yes, in May", channel="board", thread=root)
    await world.workspace.post("rosa", "@Matters Arising decide We open in May", channel="board", thread=root)


async def card(world: World) -> str:
    await world.advance(minutes=1)
    return next(each.readable for each in world.workspace.messages("board") if "D1 We open" in each.readable)


async def test_they_are_learnt_after_a_kill_right_behind_the_commit(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as dying:
        dying.setattr(world.bot.background, "start", Dead().start)
        await decided(world)
        await world.settle()
    assert "ade" not in await card(world)

    await participants.remember_unread(world.bot)

    assert "ade" in await card(world)


async def test_they_are_learnt_once_slack_gives_the_thread(world: World) -> None:
    world.slack.faults.add("conversations.replies", "ok:false", error="internal_error")
    await decided(world)
    await world.settle()
    assert "ade" not in await card(world)

    await participants.remember_unread(world.bot)

    assert "ade" in await card(world)


async def test_a_thread_is_looked_into_once_and_not_for_ever(world: World) -> None:
    await decided(world)
    await world.settle()
    world.slack.calls.clear()
    await participants.remember_unread(world.bot)
    assert world.slack.calls == []

    world.slack.faults.add("conversations.replies", "ok:false", error="thread_not_found", times=9)
    await decided(world)
    await world.settle()
    await world.slack.advance(participants.GIVE_UP_AFTER + timedelta(minutes=1))
    world.slack.calls.clear()
    await participants.remember_unread(world.bot)

    assert world.slack.calls == []
