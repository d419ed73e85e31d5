"""The same thing arriving again and again, or many things at once: one record each, the same answers."""

import asyncio
from collections.abc import AsyncIterator
from typing import cast

import pytest

from bot.sandbox import Answer
from bot.sandbox.inbound import Delivery
from storage import database
from tests.conftest import KINDS
from tests.reliability import promises
from tests.world import World, opened

REASONS = (
    *("http_timeout", "http_error", "connection_failed"),
    *("ssl_error", "too_many_redirects", "unknown_error"),
)


@pytest.fixture(params=["sqlite_sessions", "postgres_sessions"], ids=KINDS)
def sessions_kept(request: pytest.FixtureRequest) -> database.Sessions:
    """Return the sessions of a database of each kind."""
    return cast("database.Sessions", request.getfixturevalue(request.param))


@pytest.fixture
async def either(sessions_kept: database.Sessions) -> AsyncIterator[World]:
    """Yield a world on each kind of database."""
    async with opened(sessions_kept) as world:
        yield world


async def again(world: World, delivery: Delivery, times: int, reason: str = "") -> list[Answer]:
    """Deliver something so many times more, all at once."""
    inbound, attempt = world.slack.inbound, 1 if reason else 0
    return await asyncio.gather(
        *(
            inbound._attempt(world.workspace, delivery.form, delivery.payload, attempt, reason)
            for _ in range(times)
        )
    )


async def test_ten_people_who_decide_at_once_get_ten_numbers(either: World) -> None:
    await asyncio.gather(
        *(
            either.workspace.slash(
                ["rosa", "ade", "val"][number % 3], f"/decide Build house {number}", "board"
            )
            for number in range(10)
        )
    )
    await either.settle()

    numbers = [int(said.split()[0][1:]) for said in either.workspace.said_in("board")]
    assert sorted(numbers) == list(range(1, 11))


@pytest.mark.parametrize("times", [2, 50])
async def test_a_form_that_arrives_many_times_at_once_records_once(either: World, times: int) -> None:
    await either.workspace.slash("rosa", "/decide", channel="board")
    await either.workspace.fill("rosa", {"Decision": "We ship on Friday"})
    await either.workspace.submit("rosa")
    (submitted,) = [each for each in either.slack.deliveries if each.payload.get("type") == "view_submission"]

    answers = await again(either, submitted, times)
    await either.settle()

    assert {(answer.status, answer.body) for answer in answers} == {
        (submitted.answer.status, submitted.answer.body)
    }
    assert either.workspace.said_in("board") == ["D1 We ship on Friday"]


async def test_a_form_that_first_arrives_fifty_times_at_once_records_once(either: World) -> None:
    await either.workspace.slash("rosa", "/decide", channel="board")
    await either.workspace.fill("rosa", {"Decision": "We ship on Friday"})
    url = either.slack.inbound._urls[None]
    either.slack.connect("http://127.0.0.1:9/nobody")
    await either.workspace.submit("rosa")
    either.slack.connect(url)
    (lost,) = [each for each in either.slack.deliveries if each.payload.get("type") == "view_submission"]

    answers = await again(either, lost, 50)
    await either.settle()

    assert len({(answer.status, answer.body) for answer in answers}) == 1
    assert either.workspace.said_in("board") == ["D1 We ship on Friday"]


@pytest.mark.parametrize("reason", REASONS)
async def test_a_mention_is_recorded_once_however_often_slack_tries(world: World, reason: str) -> None:
    world.slack.faults.add("app_mention", "lost reply")
    await world.workspace.post("rosa", "@Matters Arising decide We ship on Friday", "board")
    mentions = [
        each for each in world.slack.deliveries if each.payload.get("event", {}).get("type") == "app_mention"
    ]
    assert mentions, [each.payload.get("event") for each in world.slack.deliveries]

    answers = await again(world, mentions[0], 3, reason)
    await world.settle()

    assert all(answer.acked for answer in answers)
    assert list(await promises.wordings(world.sessions)) == ["We ship on Friday"]
    assert sum((await promises.wordings(world.sessions)).values()) == 1


async def test_a_command_replayed_a_hundred_times_does_no_more(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade draft the paper by Friday", channel="board")
    (typed,) = [each for each in world.slack.deliveries if each.form == "slash_commands"]

    await again(world, typed, 100)
    await world.settle()

    assert len([said for said in world.workspace.said_in("board") if said.startswith("A")]) == 1
    assert len(world.workspace.direct_messages("ade")) == 1
