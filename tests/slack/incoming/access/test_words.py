"""What is written to the bot alone, about a group whose members Slack is asked for."""

import asyncio

import pytest

from bot.slack.incoming.access.doors import AWAY, GONE, UNSURE
from bot.slack.people import People
from storage.database import Busy
from tests import forging
from tests.slack.incoming.access.leaving import MEMBERS, a_minute_later, asked, is_stored, thrown_out
from tests.world import World

CLOSED = "is done, thank you"


async def says(world: World, person: str, words: str) -> str:
    """Let somebody write to the bot; return what it says to them last."""
    await world.workspace.post(person, words)
    await world.settle()
    return forging.told(world, person)[-1]


def acknowledged(world: World, person: str) -> list[bool]:
    """Return whether each attempt to deliver what somebody wrote was acknowledged."""
    events = [(each.payload.get("event", {}), each.answer) for each in world.slack.deliveries]
    return [
        answer.acked for event, answer in events if event.get("user") == world.workspace.person(person).id
    ]


async def test_whoever_was_confirmed_within_the_minute_is_believed_at_once(chairs: World) -> None:
    await chairs.workspace.slash("val", "/decisions", channel="chairs")
    chairs.slack.faults.add(MEMBERS, "5xx", times=20)

    assert CLOSED in await says(chairs, "val", "done")


async def test_a_minute_later_slack_is_asked_once(chairs: World) -> None:
    before = asked(chairs)

    assert CLOSED in await says(chairs, "val", "A1 done")
    await says(chairs, "val", "it sings again")

    assert asked(chairs) == before + 1


async def test_words_about_nothing_ask_slack_nothing(chairs: World) -> None:
    before = asked(chairs)

    await says(chairs, "sam", "hello")

    assert asked(chairs) == before


async def test_words_are_acknowledged_once_what_they_mean_is_stored(
    chairs: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking, answered, ask = asyncio.Event(), asyncio.Event(), People._ask_members

    async def late(people: People, team: str, channel: str) -> frozenset[str]:
        asking.set()
        await answered.wait()
        return await ask(people, team, channel)

    monkeypatch.setattr(People, "_ask_members", late)
    saying = asyncio.create_task(chairs.workspace.post("val", "done"))
    await asking.wait()
    # By the time that somebody else is answered, an acknowledgement would have come.
    await chairs.workspace.slash("rosa", "/decide help", channel="board")
    assert acknowledged(chairs, "val") == []

    answered.set()
    await saying
    assert acknowledged(chairs, "val") == [True]
    await chairs.settle()
    assert CLOSED in forging.told(chairs, "val")[-1]


async def test_words_that_took_too_long_are_not_acknowledged_so_that_slack_sends_them_again(
    chairs: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask, tries = People._ask_members, iter((Busy,))

    async def busy_once(people: People, team: str, channel: str) -> frozenset[str]:
        for error in tries:
            raise error
        return await ask(people, team, channel)

    monkeypatch.setattr(People, "_ask_members", busy_once)

    assert CLOSED in await says(chairs, "val", "done")
    assert acknowledged(chairs, "val") == [False, True]


async def test_what_could_not_be_told_can_be_said_again(chairs: World) -> None:
    chairs.slack.faults.add(MEMBERS, "ok:false", error="fatal_error")

    assert await says(chairs, "val", "done") == UNSURE
    assert CLOSED in await says(chairs, "val", "done")


async def test_whoever_has_left_as_far_as_is_known_is_told_so_though_slack_is_silent(chairs: World) -> None:
    await chairs.workspace.leave("mallory", "chairs")
    await chairs.settle()
    chairs.slack.faults.add(MEMBERS, "5xx", times=20)

    assert await says(chairs, "mallory", "done") == GONE


async def test_once_the_bot_is_removed_from_a_private_channel_it_can_not_tell(chairs: World) -> None:
    await chairs.workspace.kick(chairs.workspace.bot_user, "chairs")
    await chairs.settle()

    assert await says(chairs, "val", "done") == AWAY.replace("`", "")


async def test_a_group_that_they_left_is_not_asked_about_beside_one_that_they_are_in(chairs: World) -> None:
    await chairs.workspace.slash("rosa", "/action @mallory paint the hall", channel="board")
    chairs.workspace.channel("board").members.append(chairs.workspace.person("mallory").id)
    thrown_out(chairs, "mallory")
    await chairs.settle()
    await a_minute_later(chairs)

    assert "paint the hall" in await says(chairs, "mallory", "A1 done")
    assert "canary" not in forging.told(chairs, "mallory")[-1]
    assert not await is_stored(chairs, "mallory")


async def test_an_owner_outside_a_public_channel_does_what_is_theirs(chairs: World) -> None:
    await chairs.workspace.slash("rosa", "/action @sam paint the hall", channel="board")
    await chairs.settle()
    await a_minute_later(chairs)

    assert CLOSED in await says(chairs, "sam", "done")


async def test_an_owner_does_nothing_once_a_channel_became_private_without_them(chairs: World) -> None:
    await chairs.workspace.slash("rosa", "/action @sam paint the hall", channel="board")
    await chairs.settle()
    chairs.workspace.channel("board").kind = "private"
    await a_minute_later(chairs)

    assert await says(chairs, "sam", "done") == GONE


async def test_a_guest_does_nothing_once_they_have_left_a_public_channel(chairs: World) -> None:
    workspace = chairs.workspace
    workspace.add_person("gwen", is_guest=True)
    workspace.channel("board").members.append(workspace.person("gwen").id)
    await workspace.slash("rosa", "/action @gwen paint the hall", channel="board")
    await chairs.settle()
    thrown_out(chairs, "gwen", "board")
    await a_minute_later(chairs)

    assert await says(chairs, "gwen", "done") == GONE
