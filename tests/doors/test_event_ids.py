"""Events that come without an id, or with one that was used before: each message still counts once."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from storage.database import Sessions
from tests import front
from tests.front import Front
from tests.world import World, opened


@pytest.fixture
async def world(sqlite_sessions: Sessions) -> AsyncIterator[World]:
    async with opened(sqlite_sessions) as opened_world:
        yield opened_world


@pytest.fixture
async def door(world: World) -> AsyncIterator[Front]:
    async with front.opened(world) as opened_front:
        yield opened_front


async def hear(door: Front, ids: dict[str, str], **event: Any) -> None:
    """Let the bot hear of an event, twice."""
    body = {"type": "event_callback", "team_id": door.world.workspace.team_id, "event": event, **ids}
    for _ in range(2):
        status, _ = await door.event(body)
        assert status == 200
    await door.world.settle()


@pytest.mark.parametrize("ids", [{}, {"event_id": "Ev1"}, {"event_id": ""}])
async def test_every_mention_counts_once_whatever_its_events_id(door: Front, ids: dict[str, str]) -> None:
    workspace = door.world.workspace
    for number, words in ((1, "We ship on Friday"), (2, "Tea is at four")):
        said = f"<@{workspace.bot_user}> decide {words}"
        ts = f"179542440{number}.000100"
        channel, user = workspace.channel("board").id, workspace.person("val").id
        await hear(door, ids, type="app_mention", channel=channel, user=user, text=said, ts=ts)

    assert workspace.said_in("board") == ["D1 We ship on Friday", "D2 Tea is at four"]


@pytest.mark.parametrize("kind", [{"channel_type": "im"}, {}])
@pytest.mark.parametrize("ids", [{}, {"event_id": "Ev1"}])
async def test_every_reply_is_noted_once_whatever_its_event_says(
    door: Front, ids: dict[str, str], kind: dict[str, str]
) -> None:
    workspace = door.world.workspace
    await workspace.slash("rosa", "/action @ade draft the paper", channel="board")
    await door.world.settle()
    channel, user = workspace.direct("ade").id, workspace.person("ade").id
    for number in (1, 2):
        ts = f"179542440{number}.000100"
        said = {"channel": channel, "user": user, "text": f"A1 waiting for page {number}", "ts": ts}
        await hear(door, ids, type="message", **said, **kind)

    await door.world.morning()
    passed_on = " ".join(each.plain for each in workspace.direct_messages("rosa"))
    assert (passed_on.count("page 1"), passed_on.count("page 2")) == (1, 1)


@pytest.mark.parametrize("attempt", ["1", "2", "3"])
async def test_what_arrives_for_the_first_time_as_a_retry_is_recorded(door: Front, attempt: str) -> None:
    workspace = door.world.workspace
    channel, user = workspace.channel("board").id, workspace.person("val").id
    said = f"<@{workspace.bot_user}> decide We try again"
    event = {"type": "app_mention", "channel": channel, "user": user, "text": said, "ts": "1795424401.000100"}
    told = {"type": "event_callback", "team_id": workspace.team_id, "event_id": "Ev1", "event": event}
    body = json.dumps(told).encode()
    again = {"X-Slack-Retry-Num": attempt, "X-Slack-Retry-Reason": "http_timeout"}

    status, _ = await door.send(body, headers=door.signed(body) | again)
    await door.world.settle()

    assert status == 200
    assert workspace.said_in("board") == ["D1 We try again"]
