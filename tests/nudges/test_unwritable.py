"""Somebody to whom Slack lets the bot write nothing: outsiders and restricted accounts."""

from datetime import timedelta

import pytest

from bot.sandbox.data.faults import Fault
from storage import outbox
from storage.records import OutboxState
from tests.nudges.story import at, record
from tests.recaps.test_recaps import RECAP_DAY, fill
from tests.world import World

CODES = [
    *("cannot_dm_bot", "user_not_visible", "user_disabled", "user_not_found", "users_not_found"),
    *("invalid_user_combination", "restricted_action", "not_allowed", "channel_not_found"),
]


def barred(world: World, code: str, times: int = 1) -> Fault:
    return world.slack.faults.add("conversations.open", "ok:false", error=code, times=times)


async def kept(world: World, kind: str) -> list[tuple[OutboxState, str | None]]:
    """Return what became of the messages of a kind."""
    async with world.sessions.read() as session:
        keys = {
            "ask": "ask:A:1:1",
            "nudge": f"nudge:{world.workspace.person('ade').id}:2026-12-02",
        }
        sent = await outbox.find(session, world.workspace.team_id, keys[kind])
        return [(sent.state, sent.reason)] if sent is not None else []


@pytest.mark.parametrize("code", CODES)
async def test_the_recorder_hears_that_an_owner_can_not_be_asked(world: World, code: str) -> None:
    barred(world, code)

    await world.workspace.slash("rosa", "/action @ade draft the scope paper by 4 December", channel="board")
    await world.settle()

    reason = f"Slack lets nobody write to the recipient: {code}"
    assert await kept(world, "ask") == [(OutboxState.DROPPED, reason)]
    (told,) = world.workspace.direct_messages("rosa")
    assert told.plain.startswith("ade was not asked to take on A1: ")
    assert "or Slack does not let me write to them." in told.plain


async def test_the_chair_hears_of_an_owner_who_can_not_be_nudged(world: World) -> None:
    await record(world, "draft the scope paper", "ade")
    await world.until(at(2, 8, 59))
    barred(world, "cannot_dm_bot")

    await world.until(at(2, 12))

    assert [state for state, _ in await kept(world, "nudge")] == [OutboxState.DROPPED]
    (told,) = world.workspace.direct_messages("rosa")
    assert "ade owns it and was not nudged" in told.plain


async def test_a_recap_that_nobody_can_be_sent_is_settled(world: World) -> None:
    _, second = await fill(world)
    await world.until(RECAP_DAY - timedelta(minutes=1))
    barred(world, "user_not_visible", times=10)

    await world.until(RECAP_DAY + timedelta(hours=3))

    async with world.sessions.read() as session:
        key = f"recap:{second.id}:{world.workspace.person('val').id}"
        sent = await outbox.find(session, world.workspace.team_id, key)
    assert sent is not None
    assert sent.state is OutboxState.DROPPED


@pytest.mark.parametrize("code", ["internal_error", "ratelimited", "service_unavailable", "access_denied"])
async def test_what_may_pass_is_tried_again(world: World, code: str) -> None:
    barred(world, code)

    await world.workspace.slash("rosa", "/action @ade draft the scope paper by 4 December", channel="board")
    await world.advance(minutes=10)

    assert [state for state, _ in await kept(world, "ask")] == [OutboxState.SENT]
