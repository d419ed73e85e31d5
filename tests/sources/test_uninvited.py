"""What is recorded where the bot is not is stored; its recorder is told once to invite it, by every door."""

from collections.abc import Awaitable, Callable

import pytest

from tests.world import World

ASKS = "type /invite @Matters Arising there and I post what you record"


async def by_decision_form(world: World, ts: str) -> None:
    await world.workspace.slash("rosa", "/decide", channel="forum")
    await world.workspace.fill("rosa", {"Decision": "We pilot it"})
    await world.workspace.submit("rosa")


async def by_action_form(world: World, ts: str) -> None:
    await world.workspace.slash("rosa", "/action", channel="forum")
    await world.workspace.fill("rosa", {"Action": "draft it", "Owners": ["ade"]})
    await world.workspace.submit("rosa")


async def by_shortcut(world: World, ts: str) -> None:
    await world.workspace.shortcut("rosa", "record_decision", ts, "forum")
    await world.workspace.submit("rosa")


async def by_mention(world: World, ts: str) -> None:
    """Mention the bot just before it is put out of the channel."""
    await mention(world, "@Matters Arising decide We pilot it")


async def by_mention_of_an_action(world: World, ts: str) -> None:
    """Mention the bot just before it is put out of the channel."""
    await mention(world, "@Matters Arising action @ade draft it")


async def mention(world: World, words: str) -> None:
    workspace = world.workspace
    await workspace.invite(workspace.bot_user, "forum", by="rosa")
    await world.settle()
    await workspace.post("rosa", words, "forum")
    await world.slack.settle()
    await workspace.kick(workspace.bot_user, "forum")


async def by_thread(world: World, ts: str) -> None:
    """Go through a thread just before the bot is put out of the channel, and record two things of it."""
    workspace = world.workspace
    await workspace.invite(workspace.bot_user, "forum", by="rosa")
    await workspace.post("ade", "agreed", "forum", ts)
    await workspace.post("rosa", "I'll draft the paper", "forum", ts)
    await world.settle()
    await workspace.shortcut("rosa", "capture_thread", ts, "forum")
    await world.settle()
    await workspace.kick(workspace.bot_user, "forum")
    await workspace.fill("rosa", {"Record 1 as": "Decision", "Record 2 as": "Action", "Owners 2": ["rosa"]})
    await workspace.submit("rosa")


DOORS: list[Callable[[World, str], Awaitable[None]]] = [
    by_decision_form,
    by_action_form,
    by_shortcut,
    by_mention,
    by_mention_of_an_action,
    by_thread,
]


def told(world: World) -> list[str]:
    """Return where rosa is told to invite the bot."""
    shown = [*world.workspace.direct_messages("rosa"), *world.workspace.ephemerals("rosa")]
    return [each.plain for each in shown if "/invite" in each.plain]


@pytest.mark.parametrize("private", [False, True], ids=["public", "private"])
@pytest.mark.parametrize("record", DOORS, ids=lambda door: door.__name__)
async def test_the_recorder_is_told_once_and_the_card_comes_when_the_bot_does(
    world: World, record: Callable[[World, str], Awaitable[None]], private: bool
) -> None:
    workspace = world.workspace
    workspace.add_channel("forum", private=private, members=["rosa", "ade"], bot=False)
    ts = await workspace.post("ade", "let's pilot it", "forum")

    await record(world, ts)
    await world.advance(hours=2)

    [asked] = told(world)
    assert "What you recorded in #forum is stored" in asked
    assert ASKS in asked

    await workspace.invite(workspace.bot_user, "forum", by="rosa")
    await world.advance(hours=1)
    cards = [each for each in workspace.channel("forum").messages.values() if "[Details]" in each.readable]
    assert len(cards) == (2 if record is by_thread else 1)
    assert len(told(world)) == 1


async def test_whoever_invites_the_bot_at_once_is_not_told(world: World) -> None:
    workspace = world.workspace
    workspace.add_channel("forum", members=["rosa", "ade"], bot=False)
    await by_decision_form(world, "")
    await workspace.invite(workspace.bot_user, "forum", by="rosa")
    await world.advance(hours=1)

    assert told(world) == []
    assert "D1 We pilot it" in workspace.said_in("forum")


async def test_a_command_is_answered_where_it_was_typed_and_nowhere_else(world: World) -> None:
    workspace = world.workspace
    workspace.add_channel("forum", members=["rosa", "ade"], bot=False)

    await workspace.slash("rosa", "/decide We ship on Friday", channel="forum")
    await world.advance(hours=1)

    [asked] = told(world)
    assert asked.startswith("D1 is stored.")
    assert asked in [each.plain for each in workspace.ephemerals("rosa")]
