"""The same thing arriving again and again, or many things at once: one record each, the same answers."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import cast

import pytest
from sqlalchemy import select

from bot.sandbox import Answer
from bot.sandbox.delivery.inbound import Delivery
from storage import database
from storage.database import errands, postgresql
from storage.tables import metadata
from tests.conftest import KINDS
from tests.reliability import promises
from tests.world import World, opened

Request = Callable[[World], Awaitable[object]]

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


async def ready(world: World) -> None:
    """Let there be a decision and an action, its owner asked, and a form before Val."""
    await world.workspace.slash("rosa", "/decide We meet on Mondays", channel="board")
    await world.workspace.slash("rosa", "/action @ade draft the paper by Friday", channel="board")
    await world.settle()
    await world.workspace.slash("val", "/action", channel="board")
    answers = {"Action": "ring the venue", "Owners": ["mal"], "Due": "Friday"}
    await world.workspace.fill("val", answers)
    await world.workspace.click("rosa", "Details", "board", on="D1")
    await world.workspace.click("rosa", "Correct the wording", modal=True)
    answers = {"Wording": "We meet on Tuesdays", "What kind of correction": "Only the wording"}
    await world.workspace.fill("rosa", answers)


RECORD = ("decisions", "actions", "owners", "concerns", "notes", "history", "outbox")


async def effects(world: World) -> dict[str, int]:
    """Return how many rows there are of what people see, or are told."""
    async with world.sessions.read() as session:
        found = {name: len(list(await session.execute(select(metadata.tables[name])))) for name in RECORD}
    return {**found, "said": sum(len(place.messages) for place in world.slack.channels.values())}


AT_ONCE: dict[str, Request] = {
    "decide": lambda world: world.workspace.slash("rosa", "/decide We ship on Friday", "board"),
    "action": lambda world: world.workspace.slash("rosa", "/action @val and @mal sweep by Friday", "board"),
    "replace": lambda world: world.workspace.slash("val", "/decide We never meet replaces D1", "board"),
    "mention": lambda world: world.workspace.post("val", "@Matters Arising decide We ship", "board"),
    "form": lambda world: world.workspace.submit("val"),
    "correct": lambda world: world.workspace.submit("rosa"),
    "press": lambda world: world.workspace.click("ade", "I'll do it", dm=True),
    "undo": lambda world: world.workspace.click("rosa", "Undo", "board", on="A1"),
    "note": lambda world: world.workspace.post("ade", "the figures are late"),
}


@pytest.mark.parametrize("arrive", AT_ONCE.values(), ids=AT_ONCE.keys())
async def test_what_first_arrives_three_times_at_once_has_one_effect(either: World, arrive: Request) -> None:
    await ready(either)
    before, url = await effects(either), either.slack.inbound._urls[None]
    delivered = len(either.slack.deliveries)
    either.slack.connect("http://127.0.0.1:9/nobody")
    await arrive(either)
    either.slack.connect(url)
    lost = either.slack.deliveries[delivered:]

    answers = await asyncio.gather(*(again(either, each, 3) for each in lost))
    await either.settle()
    once = await effects(either)
    for each in lost:
        await again(either, each, 1)
    await either.settle()

    assert lost
    # The first leaves it to the card to say that it is recorded, a later one says so.
    told = [{(answer.status, promises.taken(answer.body)) for answer in same} for same in answers]
    assert all(len(each) == 1 for each in told)
    assert all(answer.acked for same in answers for answer in same)
    # A note is its writer's own, and in no history before they let the group see it.
    assert sum(once[kept] - before[kept] for kept in ("history", "notes")) in (1, 2, 3)
    assert await effects(either) == once
    assert all(once[name] - before[name] in (0, 1) for name in ("decisions", "actions", "notes"))
    assert promises.doubled(either.slack) == []


@pytest.mark.usefixtures("in_time")
async def test_who_finds_the_database_busy_hears_that_nothing_was_stored_and_what_they_typed(
    postgres_filled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(postgres_filled) as world, AsyncExitStack() as busy:
        await ready(world)
        for _ in range(postgresql.CONNECTIONS):
            await busy.enter_async_context(world.sessions.read())
        monkeypatch.setattr(errands, "BUSY_SECONDS", 0.1)

        typed = await world.workspace.slash("rosa", "/decide We ship on <Friday>", channel="board")
        await world.workspace.submit("val")
        assert "nothing was recorded" in typed.body
        assert "You typed: We ship on &lt;Friday&gt;" in typed.body
        assert "nothing was recorded" in " ".join(world.workspace.errors("val").values())

        await busy.aclose()
        await world.workspace.submit("val")
        await world.settle()
        assert world.workspace.said_in("board")[-1].startswith("A2 ring the venue")
