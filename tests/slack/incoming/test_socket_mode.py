"""Requests in Socket Mode: each is recorded once, however often it comes."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from tests.linked import Linked, opened
from tests.world import World


@pytest.fixture
async def linked(world: World) -> AsyncIterator[Linked]:
    async with opened(world) as linked_world:
        yield linked_world


async def test_a_second_copy_of_an_envelope_changes_nothing(linked: Linked) -> None:
    linked.sockets.copies = 3
    await linked.decide("We open in May", "We close in June")
    await linked.workspace.post("ade", "@Matters Arising decide We rest in July", channel="board")

    assert await linked.recorded() == ["We close in June", "We open in May", "We rest in July"]


async def test_what_slack_delivers_again_because_no_answer_came_is_recorded_once(linked: Linked) -> None:
    slack = linked.world.slack
    slack.faults.add("app_mention", "lost reply")
    await linked.workspace.post("rosa", "@Matters Arising decide We open in May", channel="board")
    await linked.sockets.disconnect("refresh_requested")
    await linked.reconnected()
    await slack.advance(timedelta(minutes=1))

    assert await linked.recorded() == ["We open in May"]


async def test_what_arrives_for_the_first_time_as_a_retry_is_recorded(linked: Linked) -> None:
    workspace, inbound = linked.workspace, linked.world.slack.inbound
    said = f"<@{workspace.bot_user}> decide We open in May"
    channel, user = workspace.channel("board").id, workspace.person("rosa").id
    event = {"type": "app_mention", "channel": channel, "user": user, "text": said, "ts": "1795424401.000100"}
    told = {"type": "event_callback", "team_id": workspace.team_id, "event_id": "Ev1", "event": event}

    answer = await inbound._attempt(workspace, "events_api", told, 2, "timeout")

    assert answer.acked
    assert await linked.recorded() == ["We open in May"]


async def test_what_is_under_way_is_answered_before_the_line_ends(linked: Linked) -> None:
    linked.reception.door.clear()
    texts = [f"Number {number}" for number in range(20)]
    deciding = asyncio.create_task(linked.decide(*texts))
    await linked.reception.came.wait()
    ending = asyncio.create_task(linked.line.stop(5))
    linked.reception.door.set()
    acked = await deciding
    await ending

    assert acked == texts
    assert await linked.recorded() == sorted(texts)
    assert linked.sockets.open == []
