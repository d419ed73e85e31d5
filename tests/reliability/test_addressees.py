"""Whom a message reaches: the person it is for, while they have an account, and nobody in their place."""

from datetime import timedelta

import pytest

from bot.sandbox.api import conversations
from bot.sandbox.api.method import Request
from bot.sandbox.data.channels import Channel
from tests.nudges.story import at, nudges, record
from tests.world import World


def read(world: World, person: str) -> list[str]:
    return [each.plain for each in world.workspace.direct_messages(person)]


async def test_what_slack_would_bring_to_somebody_else_waits_until_it_is_brought_to_them(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def astray(request: Request, person_id: str) -> Channel:
        return request.workspace.direct("mal")

    with monkeypatch.context() as mistaken:
        mistaken.setattr(conversations, "direct", astray)
        await world.workspace.slash("rosa", "/action @ade draft the paper", channel="board")
        await world.settle()
        await world.advance(minutes=1)
        assert (read(world, "mal"), read(world, "ade")) == ([], [])

    await world.advance(hours=1)

    assert read(world, "mal") == []
    assert len(read(world, "ade")) == 1


def close_unheard(world: World, person: str) -> None:
    """Close somebody's account without the bot hearing of it, so that they still stand in every list."""
    world.workspace.person(person).deleted = True


async def test_whose_account_was_closed_unheard_is_asked_nothing(world: World) -> None:
    close_unheard(world, "ade")
    await world.slack.advance(timedelta(minutes=2))

    await world.workspace.slash("rosa", "/action @ade draft the paper", channel="board")
    await world.settle()

    assert read(world, "ade") == []
    said = world.workspace.ephemerals("rosa")[-1].plain
    assert "ade has no account here any more: name somebody else." in said


async def test_whose_account_was_closed_unheard_is_not_answered(world: World) -> None:
    await world.workspace.post("sam", "hello")
    close_unheard(world, "sam")
    await world.slack.advance(timedelta(minutes=2))

    await world.settle()

    assert [each for each in read(world, "sam") if each != "hello"] == []


async def test_whose_account_was_closed_unheard_is_not_nudged_and_who_asked_hears_of_it(
    world: World,
) -> None:
    await record(world, "draft the scope paper", "ade")
    await world.until(at(1, 12))
    close_unheard(world, "ade")

    await world.until(at(4, 12))

    assert nudges(world, "ade") == []
    (told,) = nudges(world, "rosa")
    assert told.startswith("ade has no account here any more. One action of theirs is still open:")


AWAY = [timedelta(seconds=3), timedelta(hours=1), timedelta(days=3)]


@pytest.mark.parametrize("away", AWAY, ids=str)
async def test_what_was_due_while_nobody_was_there_to_send_it_is_sent_late(
    world: World, away: timedelta
) -> None:
    await world.workspace.slash("rosa", "/decide We open in May", channel="board")
    await world.workspace.slash("rosa", "/action @ade draft the paper", channel="board")
    await world.slack.advance(away)

    await world.settle()

    assert [said.split()[0] for said in world.workspace.said_in("board")] == ["D1", "A1"]
    assert len(read(world, "ade")) == 1


async def test_no_message_unfolds_a_link_that_somebody_wrote(world: World) -> None:
    link = "https://example.org/minutes"
    await world.workspace.slash("rosa", f"/decide We keep to {link}", channel="board")
    await world.workspace.slash("rosa", f"/action @ade read {link}", channel="board")
    await world.settle()

    posts = [call.arguments for call in world.slack.calls if call.method == "chat.postMessage"]
    assert len(posts) == 3
    assert {(post.get("unfurl_links"), post.get("unfurl_media")) for post in posts} == {(False, False)}
